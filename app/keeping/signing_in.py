"""Signing in: the password against the key book, the wait after failures, the first events."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING

from app.access.key_book import KeyBook, Slot
from app.access.passwords import is_outdated
from app.access.reading_accounts import read_accounts
from app.access.sealing import CannotOpen, KeyPair
from app.access.slots import make_slot, open_slot
from app.access.vault import Vault
from app.clock import Clock
from app.desk.event_log import NewEvent, append_many, append_plain
from app.desk.reading_office import cached_office
from app.errors import UserMistake
from app.guard import allowed
from app.register import Register
from app.roles import Account, Role
from app.rules.event_kinds import EventKind
from db.engine import transaction
from db.trouble import StorageTrouble, Trouble

if TYPE_CHECKING:
    from app.access.key_store import KeyStore

_log = logging.getLogger(__name__)
WRONG = "Nama masuk atau kata sandi tidak cocok. Periksa Caps Lock, lalu ulangi."


def unlock(
    store: KeyStore, login: str, password: str, *, clock: Clock
) -> tuple[Slot, KeyPair, tuple[bytes, ...]]:
    """Return the slot, key pair and register keys behind a password.

    Raises UserMistake under "password" when it does not fit, or when it is too early to try again.
    """
    book = store.read()
    if book is None:
        raise StorageTrouble(Trouble.KEYLESS)
    ensure_no_wait(book, login, clock=clock)
    slot = book.slot(login)
    try:
        if slot is None:
            raise CannotOpen
        pair, keys = open_slot(slot, password)
    except CannotOpen as error:
        now = clock.now()
        book = store.change(lambda kept: kept.failing(login, now=now))
        wait = book.wait(login, now=now)
        raise UserMistake({"password": _wait_words(wait) if wait else WRONG}) from error
    if is_outdated(slot.hashing) and not book.sample:
        # The password is known now, so its hash can follow what is standard today.
        slot, _ = make_slot(
            login=slot.login, name=slot.name, password=password, keys=keys, pair=pair
        )
        store.change(lambda kept: kept.with_slot(slot))
    return slot, pair, keys


def ensure_no_wait(book: KeyBook, login: str, *, clock: Clock) -> None:
    """Raise UserMistake while a login must still wait after failing."""
    if wait := book.wait(login, now=clock.now()):
        raise UserMistake({"password": _wait_words(wait)})


def _wait_words(wait: timedelta) -> str:
    seconds = max(int(wait.total_seconds()), 1)
    left = f"{seconds} detik" if seconds < 90 else f"{-(-seconds // 60)} menit"
    return f"Sudah beberapa kali tidak cocok. Coba lagi {left} lagi."


def enter(register: Register, book: KeyBook, *, login: str, pair: KeyPair) -> None:
    """Let somebody in: the account as the register has it, and the events about it.

    Raises UserMistake when the account was closed meanwhile.
    """
    with transaction(register.engine, writing=False) as session:
        accounts = read_accounts(session)
    account = next((each for each in accounts if each.login == login and each.active), None)
    if account is None or account.public_key != pair.public:
        raise UserMistake({"login": "Akun itu sudah ditutup. Hubungi admin register ini."})
    register.enter(account, Vault(pair, account_id=account.id, register=book.register))
    if book.former is not None:
        settle_recovery(register)
    _tell_of_it(register, account)


@allowed(*Role)
def settle_recovery(register: Register) -> None:
    """Keep of two recovery codes in the key book the one that the register seals to."""
    with register.reading() as session:
        public = cached_office(register, session).recovery
    register.key_store.change(lambda book: book.settled(public))


def _tell_of_it(register: Register, account: Account) -> None:
    """Write into the log who came in, and every failure since the last time somebody did."""
    told: list[tuple[str, object]] = []

    def take(book: KeyBook) -> KeyBook:
        from dataclasses import replace

        told[:] = list(book.failed)
        return replace(book.succeeding(account.login), failed=())

    store = register.key_store
    book = store.read()
    if book is not None and (book.failed or account.login in book.failures):
        store.change(take)
    with register.writing() as session:
        failures = [
            (None, NewEvent(EventKind.SIGN_IN_FAILED, at, {"login": login}))  # type: ignore[arg-type]
            for login, at in told
        ]
        now = register.clock.now()
        entered = (None, NewEvent(EventKind.SIGNED_IN, now, {"login": account.login}))
        append_many(register, session, events=[*failures, entered])


@allowed(*Role)
def sign_out(register: Register) -> None:
    """Lock the register: an event, then every key is forgotten."""
    try:
        with register.writing() as session:
            append_plain(register, session, EventKind.LOCKED, login=register.actor)
    finally:
        register.lock()
