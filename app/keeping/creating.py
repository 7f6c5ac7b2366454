"""Creates registers: the office's defaults, the first account, the recovery code."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING

from app.access.attesting import attest
from app.access.certificates import Trust
from app.access.key_book import Cost, KeyBook
from app.access.passwords import PUBLISHED
from app.access.recovery_code import new_entropy, read_code, words_of
from app.access.sealing import CannotOpen, new_key
from app.access.slots import OwnKeys, make_recovery, make_slot, new_own_keys, open_recovery
from app.atomic_file import building, ensure_folder
from app.clock import Clock, SystemClock
from app.desk.entry_checks import clean_line, refuse
from app.errors import UserMistake
from app.guard import allowed
from app.keeping.certifying import certificate_of, paper_certificate, put_certificates
from app.keeping.looking import ensure_address
from app.keeping.opening import (
    SAMPLE_LOGIN,
    SAMPLE_PASSWORD,
    confirmed,
    open_register,
)
from app.keeping.register_place import ensure_free, mark_of, write_keys
from app.keeping.setup import Setup, setup_mistakes
from app.register import Register
from app.roles import RECOVERY, WHOLE_OFFICE, Account, Role, roles_text
from app.storage_troubles import storage_troubles
from db.engine import engine_for, transaction
from db.location import is_server
from db.migrating import create_file, schema_version, upgrade
from db.queries import accounts as queries
from db.trouble import StorageTrouble, Trouble, disk_errors
from db.writing import put_setting

if TYPE_CHECKING:
    from datetime import datetime

    from db.session import Session

SAMPLE_OFFICE = "BPS Provinsi Banten"
NOT_THE_CODE = "Kata-kata itu bukan kode register ini. Pakai lembar pemulihan yang terbaru."


@dataclass(frozen=True, slots=True)
class Created:
    """A new register, open, and the words of its recovery code, which are kept nowhere."""

    register: Register
    words: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class FirstKeys:
    """The first account's keys, those of the recovery sheet, and the key book of both."""

    book: KeyBook
    own: OwnKeys
    paper: OwnKeys
    file_key: bytes = field(repr=False)
    words: tuple[str, ...] = field(repr=False)


def create_register(location: str, *, setup: Setup, clock: Clock | None = None) -> Created:
    """Create a register with the office's defaults and its first account, and open it.

    A file is built beside its place and moved there whole, so that a crash leaves nothing half
    made. The recovery code is in force at once, but counts as unconfirmed until it was typed back.
    Raises UserMistake by field of the set-up, EnvironmentTrouble, e.g. when one is there already.
    """
    refuse(setup_mistakes(setup))
    words = make_register(location, setup, clock=clock)
    register = open_register(location, login=setup.login, password=setup.password, clock=clock)
    return Created(register, words)


def create_sample_register(location: str, *, clock: Clock) -> Register:
    """Create an empty sample register, whose password everybody knows, and open it."""
    setup = Setup(SAMPLE_OFFICE, "Petugas Contoh", SAMPLE_LOGIN, SAMPLE_PASSWORD)
    make_register(location, setup, clock=clock, sample=True)
    return open_register(location, clock=clock)


def make_register(
    location: str, setup: Setup, *, clock: Clock | None = None, sample: bool = False
) -> tuple[str, ...]:
    """Build a register at its place; returns the words of its recovery code."""
    now = (clock or SystemClock()).now()
    with storage_troubles():
        ensure_address(location)
        keys = first_keys(setup, sample=sample, on_server=is_server(location))
        if is_server(location):
            _build(location, keys, setup, now=now, sample=sample)
        else:
            _build_file(Path(location), keys, setup, now=now, sample=sample)
    return keys.words


def first_keys(
    setup: Setup, *, sample: bool = False, on_server: bool, founding: bool = True
) -> FirstKeys:
    """Make the key book of a register with one account, which knows its root if `founding`."""
    cost: Cost | None = PUBLISHED if sample else None
    file_key, entropy = new_key(), new_entropy()
    in_file = () if on_server else (file_key,)
    recovery, paper = make_recovery(entropy, keys=in_file, cost=cost)
    slot, own = make_slot(
        login=setup.login.strip().lower(),
        name=clean_line(setup.officer_name),
        password=setup.password,
        keys=in_file,
        cost=cost,
        own=new_own_keys(paper.memory if founding else None),
    )
    book = KeyBook(token_hex(8), recovery, (slot,), sample=sample)
    return FirstKeys(confirmed(book) if sample else book, own, paper, file_key, words_of(entropy))


def put_first_account(session: Session, keys: FirstKeys, *, now: datetime) -> int:
    """Write the first account, and what the register must know of its keys; returns its id."""
    slot = keys.book.slots[0]
    values = {
        "register_id": keys.book.register,
        "recovery_key": keys.book.recovery.public.hex(),
        "officer_name": slot.name,
        "sheet_key": token_hex(32),
    }
    for key, value in values.items():
        put_setting(session, key, value)
    return queries.add_account(
        session,
        login=slot.login,
        name=slot.name,
        roles=roles_text(WHOLE_OFFICE),
        team="",
        public_key=slot.public,
        active=True,
        created_at=now,
    )


def first_account(account_id: int, keys: FirstKeys) -> Account:
    """Return the first account, which holds every role that a single desk needs."""
    slot = keys.book.slots[0]
    return Account(account_id, slot.login, slot.name, WHOLE_OFFICE, public_key=slot.public)


def put_founding(session: Session, account_id: int, keys: FirstKeys) -> None:
    """Found a new register by the root of its sheet, which certifies the first account."""
    put_certificates(
        session,
        Trust(),
        [
            paper_certificate(keys.paper.pair.public, keys.paper.signer.public),
            certificate_of(first_account(account_id, keys), keys.own.signer.public),
        ],
        issuer=RECOVERY,
        signer=keys.paper.signer,
        register=keys.book.register,
        position=0,
    )


def _build(location: str, keys: FirstKeys, setup: Setup, *, now: datetime, sample: bool) -> None:
    # Imported here: the calendar of holidays costs 0.1 s and most starts make no register.
    from app.access.key_book_text import book_text
    from app.keeping.defaults import fill

    on_server = is_server(location)
    engine = engine_for(location, key=None if on_server else keys.file_key)
    try:
        if on_server and schema_version(engine) is not None:
            raise StorageTrouble(Trouble.EXISTS)
        upgrade(engine)
        with transaction(engine, writing=True) as session:
            fill(session, setup.settings(), sample=sample)
            account_id = put_first_account(session, keys, now=now)
            put_founding(session, account_id, keys)
            attest(
                session,
                register=keys.book.register,
                actor=account_id,
                signer=keys.own.signer,
                everything=True,
            )
            if on_server:
                queries.put_key_book(session, book_text(keys.book))
    finally:
        engine.dispose()


def _build_file(path: Path, keys: FirstKeys, setup: Setup, *, now: datetime, sample: bool) -> None:
    ensure_free(path)
    with disk_errors():
        ensure_folder(path.parent)
    with building(path, private=True, mark=mark_of(keys.book)) as beside:
        create_file(beside, key=keys.file_key)
        _build(str(beside), keys, setup, now=now, sample=sample)
        ensure_free(path)
        write_keys(path, beside, keys.book)


@allowed(*Role)
def confirm_recovery(register: Register, *, code: str) -> None:
    """Take note that the recovery sheet was printed: its code was typed back.

    Raises UserMistake under "code" when it is another one.
    """
    entropy = read_code(code)
    book = register.key_store.read()
    if book is None:
        raise StorageTrouble(Trouble.KEYLESS)
    try:
        open_recovery(book, entropy)
    except CannotOpen as error:
        raise UserMistake({"code": NOT_THE_CODE}) from error
    register.key_store.change(confirmed)
