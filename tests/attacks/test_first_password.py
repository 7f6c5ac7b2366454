"""The password that an admin chose opens nothing but the change of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from app.access.sealing import CannotOpen
from app.access.slots import open_slot
from app.access.vault import Vault
from app.desk.sealing_cases import seal_again
from app.errors import UserMistake
from app.keeping.accounts import read_accounts
from app.keeping.certifying import certify_accounts
from app.keeping.opening import open_register
from app.keeping.signing_in import FirstPassword
from app.register import Register
from app.roles import Role
from tests.attacks.attackers import keys_of, secret_case
from tests.helpers.registers import (
    FIRST_PASSWORD,
    PASSWORD,
    prepare_person,
    signed_in,
    take_over,
)


def attempt(register: Register, new: str) -> Register:
    return open_register(
        register.location,
        login="dewi",
        password=FIRST_PASSWORD,
        new_password=new,
        clock=register.clock,
    )


@pytest.mark.parametrize("new", ["", FIRST_PASSWORD, "pendek", "Ibu Dewi"])
def test_nothing_opens_without_ones_own(register: Register, new: str) -> None:
    prepare_person(register, "dewi", Role.DESK)
    with pytest.raises(UserMistake) as mistake:
        attempt(register, new)
    assert list(mistake.value.fields) == ["new"]
    assert isinstance(mistake.value, FirstPassword) == (not new)
    with pytest.raises(FirstPassword):
        attempt(register, "")


def test_with_ones_own_it_opens_and_the_first_is_dead(register: Register) -> None:
    prepare_person(register, "dewi", Role.DESK)
    attempt(register, PASSWORD).close()
    with pytest.raises(UserMistake, match="tidak cocok"):
        attempt(register, PASSWORD)
    with signed_in(register, "dewi") as dewi:
        assert dewi.account.name == "Ibu Dewi"


def test_the_keys_that_an_admin_made_are_never_sealed_to(register: Register) -> None:
    """The admin keeps a copy of the slot whose first password it knows."""
    secret_case(register)
    with signed_in(register, "admin", Role.ADMIN) as admin:
        prepare_person(admin, "kepala", Role.HEAD)
        book = admin.key_store.read()
        assert book is not None
        copied = book.slot("kepala")
        assert copied is not None
        stolen, _ = open_slot(copied, FIRST_PASSWORD)
        target = next(each.id for each in read_accounts(admin) if each.login == "kepala")
    certify_accounts(register, account_ids=[target])
    assert seal_again(register) is None
    assert keys_of(register, target) == 0
    take_over(register, "kepala")
    assert seal_again(register) is None
    assert keys_of(register, target) > 0
    eve = Vault(stolen, account_id=target, register=register.vault.register)
    with register.reading() as session:
        for row in _keys(session, target):
            with pytest.raises(CannotOpen):
                eve._opener.open_key(row)


def _keys(session: Session, account_id: int) -> list[bytes]:
    found = text("SELECT sealed FROM case_key WHERE account_id = :id")
    return [bytes(row[0]) for row in session.execute(found, {"id": account_id})]


def test_a_file_copied_while_it_waits_opens_nothing(file_register: Register) -> None:
    with signed_in(file_register, "admin", Role.ADMIN) as admin:
        prepare_person(admin, "kepala", Role.HEAD)
        book = admin.key_store.read()
    assert book is not None
    slot = book.slot("kepala")
    assert slot is not None
    assert slot.keys == ()
    assert Path(file_register.location).exists()
