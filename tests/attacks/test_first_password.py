"""The password that an admin chose opens nothing but the change of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from sqlalchemy import text
from sqlalchemy.orm import Session

from app.access.sealing import CannotOpen
from app.access.slots import open_slot
from app.access.vault import Vault
from app.desk.sealing_cases import seal_again
from app.errors import UserMistake
from app.keeping.accounts import read_accounts
from app.keeping.certifying import certify_accounts, pending_accounts
from app.keeping.opening import open_register
from app.keeping.signing_in import FirstPassword
from app.register import Register
from app.roles import Role
from tests.attacks.attackers import keys_of, secret_case
from tests.helpers.registers import (
    FIRST_PASSWORD,
    PASSWORD,
    add_person,
    prepare_person,
    signed_in,
    take_over,
)
from ui.parts.cells.item_roles import ItemRole
from ui.settings.accounts_section import AccountModel


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


def test_the_list_of_accounts_shows_whose_first_password_still_waits(
    file_register: Register, qapp: object
) -> None:
    """An admin who signs in first as the owner takes the mark away: the owner's word against it."""
    add_person(file_register, "tono", Role.ADMIN)
    with signed_in(file_register, "tono") as admin:
        prepare_person(admin, "dewi", Role.DESK)
    (waiting,) = pending_accounts(file_register)
    certify_accounts(file_register, account_ids=[waiting.account_id])
    assert "belum diganti pemiliknya" in shown_of(file_register, "dewi")
    take_over(file_register, "dewi")
    assert "belum diganti" not in shown_of(file_register, "dewi")


def shown_of(register: Register, login: str) -> str:
    parent = QWidget()
    model = AccountModel({}, parent)
    model.show(read_accounts(register))
    row = next(at for at, each in enumerate(model.rows) if each.login == login)
    return str(model.index(row, 1).data(ItemRole.SECONDARY))
