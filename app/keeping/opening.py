"""Creating registers, and opening those that are there: with a password, or with the paper."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.access.key_book import KeyBook
from app.access.key_store import FileKeyStore, KeyStore, ServerKeyStore
from app.clock import Clock, SystemClock
from app.keeping.file_key import finish_file_key
from app.keeping.signing_in import enter, unlock
from app.register import Register, environment_trouble
from db.encrypting import fits
from db.engine import engine_for, ensure_writable, is_plain
from db.location import is_server
from db.migrating import ensure_known, is_open, schema_version, upgrade
from db.trouble import StorageTrouble, Trouble

if TYPE_CHECKING:
    from db.session import Engine

SUFFIX = ".mejaaduan"
SAMPLE_LOGIN, SAMPLE_PASSWORD = "contoh", "contoh"
"""The account of every sample register, which opens by itself."""


@dataclass(frozen=True, slots=True)
class Doorway:
    """What can be known of a register before anybody has signed in.

    `people` are (login, name). An `old` one was made before there were passwords: it must be
    converted, see `app.keeping.converting`.
    """

    location: str
    people: tuple[tuple[str, str], ...] = ()
    sample: bool = False
    old: bool = False
    confirmed: bool = True


def look_at(location: str) -> Doorway:
    """Look at a register from outside; nothing is changed.

    Raises EnvironmentTrouble with kind missing, empty, not_a_database, foreign, keyless,
    key_damaged, read_only or unreachable.
    """
    with storage_troubles():
        ensure_address(location)
        if is_server(location):
            book = None if is_open(_known_version(location)) else ServerKeyStore(location).read()
            return Doorway(location, old=True) if book is None else _doorway(location, book)
        if is_plain(Path(location)):
            return Doorway(location, old=True)
        return _doorway(location, file_book(Path(location)))


def _doorway(location: str, book: KeyBook) -> Doorway:
    people = sorted(((slot.login, slot.name) for slot in book.slots), key=lambda pair: pair[1])
    return Doorway(location, tuple(people), sample=book.sample, confirmed=book.recovery.confirmed)


def file_book(path: Path) -> KeyBook:
    """Return a file's key book. Raises StorageTrouble with KEYLESS or KEY_DAMAGED."""
    book = FileKeyStore(path).read()
    if book is None:
        raise StorageTrouble(Trouble.KEYLESS)
    return book


def open_register(
    location: str, *, login: str = "", password: str = "", clock: Clock | None = None
) -> Register:
    """Sign in to a register; an older one is updated after a copy of it.

    A sample register opens without a login. Raises UserMistake under "login" or "password" when
    they do not fit or must wait, EnvironmentTrouble as `look_at`, and with too_new, locked or
    damaged; the register is left as it was.
    """
    clock = clock or SystemClock()
    with storage_troubles():
        ensure_address(location)
        if is_server(location):
            if is_open(_known_version(location)):
                raise StorageTrouble(Trouble.FOREIGN, "not converted yet")
        elif is_plain(Path(location)):
            raise StorageTrouble(Trouble.FOREIGN, "not converted yet")
        return _signed_in(location, own_store(location), login, password, clock=clock)


def _known_version(location: str) -> str | None:
    """Return the schema version of a server's register, which must be one of ours."""
    engine = engine_for(location)
    try:
        version = schema_version(engine)
        ensure_known(version)
        return version
    finally:
        engine.dispose()


def _signed_in(
    location: str, store: KeyStore, login: str, password: str, *, clock: Clock
) -> Register:
    book = store.read()
    if book is None:
        raise StorageTrouble(Trouble.KEYLESS)
    if book.sample and not login:
        login, password = SAMPLE_LOGIN, SAMPLE_PASSWORD
    slot, pair, keys = unlock(store, login, password, clock=clock)
    register = Register(location, clock=clock, key=fitting_key(location, keys), store=store)
    try:
        bring_up_to_date(location, register.engine)
        enter(register, book, login=slot.login, pair=pair)
        if len(keys) > 1:
            finish_file_key(register, new=keys[0])
    except BaseException:
        register.close()
        raise
    return register


def own_store(location: str) -> KeyStore:
    """Return the store of a register's key book."""
    if is_server(location):
        return ServerKeyStore(location)
    return FileKeyStore(Path(location))


def fitting_key(location: str, keys: tuple[bytes, ...]) -> bytes | None:
    """Return the key a file is encrypted with now; None on a server."""
    if is_server(location):
        return None
    # Two while the file is given a new key, or when the power went before it was.
    found = next((key for key in keys if fits(Path(location), key=key)), None)
    if found is None:
        raise StorageTrouble(Trouble.NOT_A_DATABASE, "no key of the book fits")
    return found


def bring_up_to_date(location: str, engine: Engine) -> None:
    """Update an older schema after a copy, and make sure that the register can be written."""
    version = schema_version(engine)
    if ensure_known(version):
        if not is_server(location):
            shutil.copy2(location, f"{location}.sebelum-{version}")
        upgrade(engine)
    ensure_writable(engine)


@contextmanager
def storage_troubles() -> Iterator[None]:
    """Word every failure of the storage for the user."""
    try:
        yield
    except StorageTrouble as error:
        raise environment_trouble(error) from error


def ensure_address(location: str) -> None:
    """Refuse a URL of another kind, which would be taken for a file's name."""
    if "://" in location and not is_server(location):
        raise StorageTrouble(Trouble.UNREACHABLE, "no such kind of address")


def ensure_free(path: Path) -> None:
    """Raise StorageTrouble when something lies at a place, or when nothing can lie there."""
    try:
        taken = path.exists()
    except OSError as error:
        raise StorageTrouble(Trouble.READ_ONLY, str(error)) from error
    if taken:
        raise StorageTrouble(Trouble.EXISTS)


@contextmanager
def building_file(path: Path) -> Iterator[Path]:
    """Make an empty file beside a place; what is left of it afterwards is removed."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, suffix=".baru")
    except OSError as error:
        raise StorageTrouble(Trouble.READ_ONLY, str(error)) from error
    os.close(handle)
    building = Path(name)
    try:
        yield building
    finally:
        building.unlink(missing_ok=True)
        Path(f"{name}-journal").unlink(missing_ok=True)


def confirmed(book: KeyBook) -> KeyBook:
    """Return the book with its recovery sheet confirmed."""
    return replace(book, recovery=replace(book.recovery, confirmed=True))
