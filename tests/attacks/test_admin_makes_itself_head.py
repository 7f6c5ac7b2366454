"""An account that is only an admin tries to become entitled to what is sealed."""

from __future__ import annotations

import pytest

from app.desk.opening_seals import open_seals
from app.desk.sealing_cases import seal_again
from app.errors import UserMistake
from app.keeping.accounts import (
    change_account,
    close_account,
    read_accounts,
    reset_password,
)
from app.keeping.certifying import certify_accounts, pending_accounts, refuse_accounts
from app.keeping.checking import check_register
from app.register import Register
from app.roles import Refused, Role
from tests.attacks.attackers import keys_of, secret_case
from tests.helpers.registers import (
    FIRST_PASSWORD,
    add_person,
    certify,
    open_register,
    prepare_person,
    signed_in,
    take_keys,
)

HEAD = frozenset({Role.HEAD})


def number(register: Register, login: str) -> int:
    return next(each.id for each in read_accounts(register) if each.login == login)


def heads_visit(register: Register) -> None:
    """A real head signs in, and everything that waits is sealed again."""
    visit = open_register(register.location, clock=register.clock)
    assert seal_again(visit) is None
    visit.close()


def test_a_head_it_adds_gets_nothing(register: Register) -> None:
    secret_case(register)
    with signed_in(register, "admin", Role.ADMIN) as admin:
        prepare_person(admin, "palsu", Role.HEAD)
        heads_visit(register)
        assert keys_of(register, number(admin, "palsu")) == 0
        code = take_keys(register, "palsu")
        heads_visit(register)
        assert keys_of(register, number(admin, "palsu")) == 0
        with pytest.raises(Refused):
            pending_accounts(admin)
        with pytest.raises(Refused):
            certify_accounts(admin, account_ids=[number(admin, "palsu")], codes={3: code})
    refuse_accounts(register, account_ids=[number(register, "palsu")])
    assert pending_accounts(register) == ()
    assert check_register(register).problems == ()


def test_itself_it_cannot_make_head(register: Register) -> None:
    case = secret_case(register)
    with signed_in(register, "admin", Role.ADMIN) as admin:
        own = number(admin, "admin")
        said = change_account(
            admin, account_id=own, name="Ibu Admin", roles=HEAD | {Role.ADMIN}, team=""
        )
        assert "Menunggu pengesahan Pimpinan" in said.sentence
        heads_visit(register)
        assert keys_of(register, own) == 0
    with signed_in(register, "admin") as again:
        assert again.account.roles == {Role.ADMIN}
        with pytest.raises(Refused):
            open_seals(again, complaint_id=case)


def test_a_heads_password_it_resets_opens_nothing(register: Register) -> None:
    secret_case(register)
    add_person(register, "kepala", Role.HEAD)
    with signed_in(register, "admin", Role.ADMIN) as admin:
        target = number(admin, "kepala")
        before = keys_of(register, target)
        reset_password(admin, account_id=target, password=FIRST_PASSWORD)
        heads_visit(register)
        assert keys_of(register, target) == before
    # Its owner asked for it and made keys of their own: the other head certifies those.
    certify(register, "kepala")
    assert keys_of(register, target) == before
    with signed_in(register, "kepala"):
        pass
    assert check_register(register).problems == ()


def test_taking_rights_away_needs_no_head(register: Register) -> None:
    secret_case(register)
    add_person(register, "kepala", Role.HEAD, Role.DESK)
    add_person(register, "dewi", Role.DESK)
    with signed_in(register, "admin", Role.ADMIN) as admin:
        target = number(admin, "kepala")
        change_account(
            admin, account_id=target, name="Ibu Kepala", roles=frozenset({Role.DESK}), team=""
        )
        assert keys_of(register, target) == 0
        close_account(admin, account_id=number(admin, "dewi"))
    with pytest.raises(UserMistake, match="tidak cocok"), signed_in(register, "dewi"):
        pass
    # The file has another key since: who was in comes in again.
    with signed_in(register, "siti") as again:
        assert pending_accounts(again) == ()
        assert check_register(again).problems == ()


def test_giving_and_taking_at_once_takes_at_once(register: Register) -> None:
    add_person(register, "budi", Role.DESK)
    with signed_in(register, "admin", Role.ADMIN) as admin:
        target = number(admin, "budi")
        change_account(
            admin, account_id=target, name="Budi", roles=frozenset({Role.TEAM}), team="umum"
        )
        changed = next(each for each in read_accounts(admin) if each.id == target)
        assert (changed.roles, changed.waiting) == (frozenset(), frozenset({Role.TEAM}))
    certify_accounts(register, account_ids=[target])
    with signed_in(register, "budi") as budi:
        assert (budi.account.roles, budi.account.team) == (frozenset({Role.TEAM}), "umum")
