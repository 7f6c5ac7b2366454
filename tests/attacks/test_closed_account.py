"""An account is closed while other desks stand open: they go on, only the closed one is shut out."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.desk.drafts import load_draft, save_draft
from app.desk.listing_cases import Wanted, count_rows
from app.errors import EnvironmentTrouble
from app.keeping.accounts import change_account, close_account, read_accounts
from app.keeping.checking import check_register
from app.register import Register
from app.roles import Role
from db.encrypting import fits
from tests.desk.slips import registered
from tests.helpers.registers import add_person, open_register, signed_in

TYPED: dict[str, object] = {"title": "Setengah diketik"}


@pytest.fixture
def other_desk(register: Register) -> Iterator[Register]:
    """Return the open desk of somebody who saw the register before anything was closed."""
    add_person(register, "tono", Role.ADMIN)
    with signed_in(register, "dewi", Role.DESK) as desk:
        registered(desk)
        yield desk


def _id_of(register: Register, login: str) -> int:
    return next(each.id for each in read_accounts(register) if each.login == login)


def test_other_desks_go_on_after_an_account_is_closed(
    register: Register, other_desk: Register
) -> None:
    close_account(register, account_id=_id_of(register, "tono"))
    assert count_rows(other_desk, wanted=Wanted()) == 1
    close_account(register, account_id=_new(register, "budi"))
    save_draft(other_desk, form="catat", values=TYPED)
    close_account(register, account_id=_new(register, "rina"))
    registered(other_desk)
    kept = load_draft(other_desk, form="catat")
    assert kept is not None
    assert kept[0] == TYPED
    assert check_register(register).ok


def _new(register: Register, login: str) -> int:
    add_person(register, login, Role.ADMIN)
    return _id_of(register, login)


def test_whose_account_was_closed_is_told_to_sign_in_again(
    register: Register, other_desk: Register
) -> None:
    close_account(register, account_id=_id_of(register, "dewi"))
    for _ in range(2):
        with pytest.raises(EnvironmentTrouble, match="Akun Anda ditutup") as caught:
            count_rows(other_desk, wanted=Wanted())
        assert caught.value.kind == "shut_out"
        with pytest.raises(EnvironmentTrouble, match="Akun Anda ditutup"):
            registered(other_desk)
    assert check_register(register).ok


def test_whose_roles_were_changed_is_told_to_sign_in_again(
    register: Register, other_desk: Register
) -> None:
    account_id = _id_of(register, "dewi")
    change_account(
        register,
        account_id=account_id,
        name="Ibu Dewi",
        roles=frozenset({Role.DESK, Role.ADMIN}),
        team="",
    )
    with pytest.raises(EnvironmentTrouble, match="ditutup atau diubah"):
        registered(other_desk)
    save_draft(other_desk, form="catat", values=TYPED)
    with signed_in(register, "dewi") as again:
        kept = load_draft(again, form="catat")
    assert kept is not None
    assert kept[0] == TYPED
    assert check_register(register).ok


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_closing_that_was_cut_short_is_finished_by_who_comes_next(
    file_register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = Path(file_register.location)
    account = _new(file_register, "rina")
    # The power goes right after the register knows that the account is closed.
    monkeypatch.setattr("app.keeping.accounts.shut_out", lambda *_, **__: os._exit(7))
    child = os.fork()
    if child == 0:
        try:
            close_account(file_register, account_id=account)
        finally:
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
    monkeypatch.undo()
    key, book = file_register.file_key, file_register.key_store.read()
    assert book is not None
    assert book.slot("rina") is not None
    with closing(open_register(str(place), clock=file_register.clock)) as again:
        left = again.key_store.read()
        assert left is not None
        assert left.slot("rina") is None
        assert not fits(place, key=key)
        assert check_register(again).ok
