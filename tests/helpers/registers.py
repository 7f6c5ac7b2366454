"""Registers for tests: made and opened with one account of all roles, at a cost tests can pay."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from app.access import passwords
from app.access.key_book import Cost
from app.access.key_store import FileKeyStore
from app.keeping import creating, looking, opening
from app.keeping.accounts import add_account
from app.keeping.certifying import certify_accounts, pending_accounts
from app.keeping.setup import Setup
from app.keeping.signing_in import WaitsForHead

if TYPE_CHECKING:
    from app.clock import Clock
    from app.register import Register
    from app.roles import Role

LOGIN, PASSWORD = "siti", "empat puluh lembar"
FIRST_PASSWORD = "dibuatkan oleh admin"
SETUP = Setup("BPS Provinsi Banten", "Siti Rahmah", LOGIN, PASSWORD)
STANDARD = passwords.STANDARD
"""The real cost; `cheaply` takes its place in every test."""


def cheaply() -> None:
    """Have passwords hashed at the lowest cost there is: a thousand tests sign in."""
    passwords.STANDARD = Cost(mebibytes=8, rounds=1)
    passwords.PUBLISHED = Cost(mebibytes=8, rounds=1)


def create_register(location: str, *, clock: Clock | None = None) -> Register:
    """Create a register of a single desk and return it open."""
    created = creating.create_register(location, setup=SETUP, clock=clock)
    creating.confirm_recovery(created.register, code=" ".join(created.words))
    return created.register


def copy_register(source: Path, target: Path) -> Path:
    """Copy a register file with its key book."""
    shutil.copy(source, target)
    for kept, made in zip(FileKeyStore(source).places, FileKeyStore(target).places, strict=True):
        shutil.copy(kept, made)
    return target


def open_register(
    location: str,
    *,
    clock: Clock | None = None,
    login: str = LOGIN,
    password: str = PASSWORD,
) -> Register:
    """Open such a register; a sample one with its own account."""
    if looking.look_at(location).sample:
        login = password = ""
    return opening.open_register(location, login=login, password=password, clock=clock)


def add_person(register: Register, login: str, *roles: Role, team: str = "") -> None:
    """Open an account beside the first one, whose owner chooses their own password."""
    prepare_person(register, login, *roles, team=team)
    take_over(register, login)


def prepare_person(register: Register, login: str, *roles: Role, team: str = "") -> None:
    """Open an account whose owner has not signed in yet; a head must certify it or be who opens it."""
    add_account(
        register,
        login=login,
        name=f"Ibu {login.title()}",
        roles=frozenset(roles),
        team=team,
        password=FIRST_PASSWORD,
    )


def take_over(register: Register, login: str) -> None:
    """Sign in with the first password and put one's own in its place."""
    opening.open_register(
        register.location,
        login=login,
        password=FIRST_PASSWORD,
        new_password=PASSWORD,
        clock=register.clock,
    ).close()


def take_keys(register: Register, login: str) -> str:
    """The same while the account waits for a head; return the code that its owner is told."""
    try:
        take_over(register, login)
    except WaitsForHead as waits:
        return waits.code
    raise AssertionError("nobody waits")


def certify(register: Register, login: str) -> None:
    """Have the owner of a prepared account take keys, and a head certify them by the code."""
    key = next(each.account_id for each in pending_accounts(register) if each.login == login)
    certify_accounts(register, account_ids=[key], codes={key: take_keys(register, login)})


@contextmanager
def signed_in(
    register: Register, login: str, *roles: Role, team: str = "", password: str = PASSWORD
) -> Iterator[Register]:
    """Open the same register for another person, whose account is made if roles are given."""
    if roles:
        add_person(register, login, *roles, team=team)
    other = opening.open_register(
        register.location, login=login, password=password, clock=register.clock
    )
    try:
        yield other
    finally:
        other.close()
