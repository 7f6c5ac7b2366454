"""The password that an admin chose opens nothing but the change of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from sqlalchemy import text
from sqlalchemy.orm import Session

from app.access.key_book import KeyBook
from app.access.sealing import CannotOpen
from app.access.slots import new_own_keys, open_slot, take_own_keys
from app.access.vault import Vault
from app.desk.sealing_cases import seal_again
from app.errors import UserMistake
from app.keeping.accounts import read_accounts
from app.keeping.certifying import certify_accounts, pending_accounts, refuse_accounts
from app.keeping.checking import check_register
from app.keeping.opening import open_register
from app.keeping.signing_in import FirstPassword, WaitsForHead
from app.register import Register
from app.roles import Account, Role
from tests.attacks.attackers import keys_of, secret_case
from tests.desk.slips import registered
from tests.helpers.registers import (
    FIRST_PASSWORD,
    PASSWORD,
    certify,
    prepare_person,
    signed_in,
    take_keys,
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
    with pytest.raises(UserMistake, match="belum masuk"):
        certify_accounts(register, account_ids=[target])
    assert keys_of(register, target) == 0
    certify(register, "kepala")
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


def test_who_signs_in_before_the_owner_is_not_certified(register: Register) -> None:
    """The admin knows the first password; the head goes by what the owner reads to her."""
    with signed_in(register, "admin", Role.ADMIN) as admin:
        prepare_person(admin, "dewi", Role.DESK)
    assert take_keys(register, "dewi")
    with pytest.raises(UserMistake, match="tidak cocok"):
        take_keys(register, "dewi")
    (waits,) = pending_accounts(register)
    for typed in ("", "7K4MQ-2XW9D"):
        with pytest.raises(UserMistake) as refused:
            certify_accounts(register, account_ids=[waits.account_id], codes={3: typed})
        assert list(refused.value.fields) == ["code.3"]
    refuse_accounts(register, account_ids=[waits.account_id])
    assert pending_accounts(register) == ()
    assert check_register(register).problems == ()


def test_keys_planted_after_the_owner_read_the_code_are_not_certified(register: Register) -> None:
    with signed_in(register, "admin", Role.ADMIN) as admin:
        prepare_person(admin, "dewi", Role.HEAD)
        code = take_keys(register, "dewi")

        def plant(book: KeyBook) -> KeyBook:
            slot = book.slot("dewi")
            assert slot is not None
            return book.with_slot(take_own_keys(slot, new_own_keys(), password=FIRST_PASSWORD))

        admin.key_store.change(plant)
    (waits,) = pending_accounts(register)
    with pytest.raises(UserMistake, match="orang lain sudah masuk"):
        certify_accounts(register, account_ids=[waits.account_id], codes={3: code})


def test_the_code_is_the_same_however_often_and_however_it_is_typed(register: Register) -> None:
    with signed_in(register, "admin", Role.ADMIN) as admin:
        prepare_person(admin, "dewi", Role.DESK)
    code = take_keys(register, "dewi")
    with pytest.raises(WaitsForHead, match=code):
        open_register(register.location, login="dewi", password=PASSWORD, clock=register.clock)
    assert check_register(register).problems == ()
    typed = f" {code.lower().replace('-', ' ')} "
    certify_accounts(register, account_ids=[3], codes={3: typed})
    with signed_in(register, "dewi") as dewi:
        assert not dewi.account.handed
        registered(dewi)
    assert check_register(register).problems == ()


def test_the_list_of_accounts_shows_whose_keys_are_still_an_admins(qapp: object) -> None:
    """Certified by an older program, before its owner came."""
    roles = frozenset({Role.DESK})
    assert "belum diganti pemiliknya" in shown_of(Account(2, "dewi", "Dewi", roles, handed=True))
    assert shown_of(Account(2, "dewi", "Dewi", roles)) == ""


def shown_of(account: Account) -> str:
    parent = QWidget()
    model = AccountModel({}, parent)
    model.show([account])
    return str(model.index(0, 1).data(ItemRole.SECONDARY))
