"""Signing in: the password against the key book, the wait after failures, the first events."""

from __future__ import annotations

import logging
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from app.access.key_book import KeyBook, Slot
from app.access.passwords import is_outdated, password_mistake
from app.access.reading_accounts import People, read_people
from app.access.sealing import CannotOpen
from app.access.slots import (
    Memory,
    OwnKeys,
    make_slot,
    new_own_keys,
    open_slot,
    spoken_code,
    take_own_keys,
)
from app.access.vault import Vault
from app.clock import Clock
from app.desk.event_log import NewEvent, append_many, append_plain
from app.desk.reading_office import cached_office, people_in
from app.errors import EnvironmentTrouble, UserMistake
from app.guard import allowed
from app.keeping.certifying import certificate_of, issue
from app.keeping.file_key import LEAST_SERIAL, change_book
from app.keeping.pinning import pin
from app.keeping.remembering import look_back, remember
from app.register import Register
from app.roles import Account, Role
from app.rules.event_kinds import EventKind
from db.engine import transaction
from db.queries import seals as seals_queries
from db.queries.office import setting
from db.trouble import StorageTrouble, Trouble
from db.writing import put_setting

if TYPE_CHECKING:
    from app.access.key_store import KeyStore

_log = logging.getLogger(__name__)
WAITS = "Akun itu menunggu pengesahan Pimpinan. Coba lagi sesudah Pimpinan masuk."
_TELL_CODE = (
    "Akun itu menunggu pengesahan Pimpinan. Bacakan sendiri kode ini kepada Pimpinan: {code}."
)
FOREIGN_KEY = (
    "Kunci tanda tangan akun ini di register bukan milik Anda. Minta Pimpinan memberi kata sandi "
    "baru, dan periksa register."
)
WRONG = "Nama masuk atau kata sandi tidak cocok. Periksa Caps Lock, lalu ulangi."


class FirstPassword(UserMistake):
    """The password fits, but somebody else chose it: its owner has to choose another one first."""

    def __init__(self) -> None:
        super().__init__(
            {
                "new": "Kata sandi itu dibuatkan orang lain. Ganti dahulu dengan kata sandi yang "
                "hanya Anda ketahui."
            }
        )


class WaitsForHead(UserMistake):
    """The account waits for a head, to whom its owner reads `code`: by it the head knows its keys."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__({"login": _TELL_CODE.format(code=code)})


def unlock(
    store: KeyStore, login: str, password: str, *, clock: Clock, new: str = ""
) -> tuple[Slot, OwnKeys, tuple[bytes, ...]]:
    """Return the slot, private keys and register keys behind a password.

    Raises UserMistake under "password" when it does not fit, or when it is too early to try again;
    FirstPassword when somebody else chose it and no `new` one is given, UserMistake under "new"
    when that one can't be taken.
    """
    book = store.read()
    if book is None:
        raise StorageTrouble(Trouble.KEYLESS)
    ensure_no_wait(book, login, clock=clock)
    slot = book.slot(login)
    try:
        if slot is None:
            raise CannotOpen
        own, keys = open_slot(slot, password)
    except CannotOpen as error:
        now, uptime = clock.now(), clock.uptime()
        try:
            book = store.change(lambda kept: kept.failing(login, now=now, uptime=uptime))
        except (EnvironmentTrouble, StorageTrouble):
            # A disk that is full or only read keeps no count; what was typed is wrong all the same.
            book = book.failing(login, now=now, uptime=uptime)
        wait = book.wait(login, now=now, uptime=uptime)
        raise UserMistake({"password": _wait_words(wait) if wait else WRONG}) from error
    if slot.first:
        refuse_first(slot, password, new)
    elif own.legacy or (is_outdated(slot.hashing) and not book.sample):
        # The password is known now: its hash follows what is standard today, its slot what a slot
        # holds today.
        cost = slot.hashing.cost if book.sample else None
        made, own = make_slot(
            login=slot.login, name=slot.name, password=password, keys=keys, own=own, cost=cost
        )
        slot = made._replace(sign=slot.sign)
        # Where nothing can be written it waits for another time.
        with suppress(EnvironmentTrouble, StorageTrouble):
            store.change(lambda kept: kept.with_slot(slot))
    return slot, own, keys


def keep_waiting(
    store: KeyStore, book: KeyBook, slot: Slot, own: OwnKeys, *, new: str
) -> WaitsForHead:
    """Have who waits for a head take keys of their own, once; return what to tell them."""
    if slot.first:
        slot = take_own_keys(slot, own, password=new)
        store.change(lambda kept: kept.with_slot(slot))
    return WaitsForHead(spoken_code(book.register, slot))


def refuse_first(slot: Slot, password: str, new: str) -> None:
    """Raise UserMistake unless a first password gives way to one that its owner chose."""
    if not new:
        raise FirstPassword
    if new == password:
        raise UserMistake({"new": "Pilih kata sandi lain daripada yang dibuatkan."})
    if mistake := password_mistake(new, login=slot.login, name=slot.name):
        raise UserMistake({"new": mistake})


@allowed(*Role)
def take_over(register: Register, *, slot: Slot, keys: tuple[bytes, ...], new: str) -> None:
    """Put one's own password in place of the first one; keys that an admin made give way too."""
    account, own = register.account, register.vault.own
    if account.handed:
        own = new_own_keys(own.memory)
        with register.writing() as session:
            renewed = account._replace(public_key=own.pair.public, handed=False)
            issue(register, session, certificate_of(renewed, own.signer.public))
            seals_queries.mark_reseal(session, None, rotate=False)
        register.enter(renewed, Vault(own, account_id=account.id, register=register.vault.register))
    made, _ = make_slot(login=slot.login, name=account.name, password=new, keys=keys, own=own)
    change_book(register, lambda book: book.with_slot(made))


def ensure_no_wait(book: KeyBook, login: str, *, clock: Clock) -> None:
    """Raise UserMistake while a login must still wait after failing."""
    if wait := book.wait(login, now=clock.now(), uptime=clock.uptime()):
        raise UserMistake({"password": _wait_words(wait)})


def _wait_words(wait: timedelta) -> str:
    seconds = max(int(wait.total_seconds()), 1)
    left = f"{seconds} detik" if seconds < 90 else f"{-(-seconds // 60)} menit"
    return f"Sudah beberapa kali tidak cocok. Coba lagi {left} lagi."


def enter(
    register: Register, book: KeyBook, *, slot: Slot, own: OwnKeys, new: str = ""
) -> list[str]:
    """Let somebody in: the account as it is certified. It is on record by `note_arrival` only.

    Returns whose slots are left of closed accounts, because the power went while they were closed.

    Raises UserMistake when the account was closed meanwhile, WaitsForHead when it still waits;
    EnvironmentTrouble with kind distrusted, or key_outdated when the book is an older one.
    """
    with transaction(register.engine, writing=False) as session:
        people = read_people(session, register=book.register, pinned=own.memory.founding)
        least = int(session.scalar(setting(LEAST_SERIAL)) or 0)
    if book.serial < least:
        raise StorageTrouble(Trouble.KEY_OUTDATED, f"{book.serial} of {least}")
    named = (each for each in people.accounts if each.login == slot.login and each.active)
    account = next(named, None)
    if account is not None and account.waiting and account.public_key != own.pair.public:
        raise keep_waiting(register.key_store, book, slot, own, new=new)
    if account is None or account.public_key != own.pair.public:
        raise UserMistake({"login": "Akun itu sudah ditutup. Hubungi admin register ini."})
    register.enter(account, Vault(own, account_id=account.id, register=book.register))
    if register.only_reads is not None:
        register.warning = look_back(register)
        return []
    _know_each_other(register, people, account)
    if book.former is not None:
        settle_recovery(register)
    if not book.sample:
        register.warning = look_back(register)
    return _left_open(people, book)


def _left_open(people: People, book: KeyBook) -> list[str]:
    waiting = {each.login for each in people.trust.waiting.values()}
    still = waiting | {each.login for each in people.accounts if each.active}
    gone = {each.login for each in people.accounts if not each.active} - still
    return [slot.login for slot in book.slots if slot.login in gone]


def _know_each_other(register: Register, people: People, account: Account) -> None:
    """Pin the root that a register is founded by, and let it know an account's signing key.

    Both only once, in a register from before there were certificates.
    """
    own, trust = register.vault.own, people.trust
    if not trust.founded:
        return
    if not own.memory.founding:
        register.vault.own = replace(own, memory=Memory(trust.founding))
        pin(register)
    kept = trust.standing[account.id].sign_key
    if not kept:
        with register.writing() as session:
            issue(register, session, certificate_of(account, own.signer.public))
    elif kept != own.signer.public:
        raise UserMistake({"login": FOREIGN_KEY})


@allowed(*Role)
def settle_recovery(register: Register) -> None:
    """Keep of two recovery codes in the key book the one that the register seals to."""
    with register.reading() as session:
        public = cached_office(register, session).recovery
    register.key_store.change(lambda book: book.settled(public))


@allowed(*Role)
def note_arrival(register: Register) -> None:
    """Put on record who came in, and every failure since the last time somebody did.

    Then keep in mind where the history ends. A register that can only be read stays as it is.
    """
    if register.only_reads is not None:
        return
    told: list[tuple[str, object]] = []
    login = register.actor

    def take(book: KeyBook) -> KeyBook:
        told[:] = list(book.failed)
        return book.succeeding(login)._replace(failed=())

    store = register.key_store
    book = store.read()
    if book is not None and (book.failed or login in book.failures):
        store.change(take)
        book = store.read()
    with register.writing() as session:
        if book is not None:
            put_setting(session, LEAST_SERIAL, str(book.serial))
        failures = [
            (None, NewEvent(EventKind.SIGN_IN_FAILED, at, {"login": failed}))  # type: ignore[arg-type]
            for failed, at in told
        ]
        data: dict[str, object] = {"login": login}
        trust = people_in(register, session).trust
        if trust.founded:
            data["certificate"] = trust.tip
        entered = (None, NewEvent(EventKind.SIGNED_IN, register.clock.now(), data))
        append_many(register, session, events=[*failures, entered])
    # Whoever opens a sample has the same published password, and nothing to know it by.
    if book is None or not book.sample:
        remember(register)


@allowed(*Role)
def sign_out(register: Register) -> None:
    """Lock the register: an event, then every key is forgotten."""
    try:
        if register.only_reads is not None:
            return
        with register.writing() as session:
            append_plain(register, session, EventKind.LOCKED, login=register.actor)
        remember(register)
    finally:
        register.lock()
