"""Making a backup: copied while the desk works, opened and read through before it counts.

The full check works in the same way: on a copy, so that nobody waits until it has read everything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from pathlib import Path

from app.access.key_book import KeyBook
from app.access.sealing import new_key
from app.atomic_file import building, scratch, sweep
from app.desk.event_log import append_plain
from app.errors import EnvironmentTrouble
from app.guard import allowed
from app.keeping.backup_file import (
    SUFFIX,
    Manifest,
    digest_of,
    opened_backup,
    write_archive,
)
from app.keeping.backup_places import change_notes
from app.keeping.checking import Checked, Progress, check_register
from app.keeping.file_key_holders import known_keys, with_keys
from app.keeping.saving import ensure_place
from app.outcome import Outcome
from app.register import Register
from app.roles import Role
from app.rules.event_kinds import EventKind
from app.storage_troubles import storage_troubles
from db.encrypting import copy_whole, damage_of
from db.location import is_server
from db.migrating import CURRENT, create_file
from db.moving import bring_over
from db.trouble import StorageTrouble, Trouble

__all__ = [
    "SUFFIX",
    "check_and_note",
    "make_backup",
    "write_backup",
    "write_backup_before_update",
]


@allowed(Role.ADMIN, Role.DESK, Role.HEAD)
def make_backup(register: Register, *, place: Path) -> Outcome:
    """Save register and key book, as they are at one moment, in one file that the user named.

    That of a register on a server holds it as a file, to be restored as one or to another server.
    Raises UserMistake as `app.keeping.saving.ensure_place`; EnvironmentTrouble.
    """
    ensure_place(place, spared=[register.location])
    with register.writing() as session:
        append_plain(register, session, EventKind.EXPORTED, what="backup")
    manifest = write_backup(register, place)
    said = f"Cadangan disimpan di {place}."
    if not manifest.verified:
        said += " Register bermasalah, demikian pula cadangannya: jalankan Periksa register."
    return Outcome(said, frozenset({"backup"}))


@allowed(Role.ADMIN, Role.DESK, Role.HEAD)
def write_backup(register: Register, place: Path) -> Manifest:
    """Write a backup of a register; nothing takes the place before it was read back.

    The copy is made beside the place, as a full disk must not stop a backup to a stick. Raises
    EnvironmentTrouble.
    """
    if is_server(register.location):
        key = new_key()
        return _write(register, place, CURRENT, partial(_from_server, register, key=key), key=key)
    fill = partial(_from_file, register, key=register.file_key)
    return _write(register, place, CURRENT, fill, key=register.file_key)


@allowed(Role.ADMIN, Role.HEAD, Role.DESK)
def check_and_note(
    register: Register, *, printed: str = "", progress: Progress | None = None
) -> Checked:
    """Check the register as `check_register`, and note when that was and how much it found.

    A file's copy is read: whoever saves meanwhile need not wait for the end of it.
    """
    with ExitStack() as kept:
        checked = check_register(_copied(register, kept), printed=printed, progress=progress)
    _note(register, checked)
    return checked


def write_backup_before_update(register: Register, place: Path, *, schema: str) -> None:
    """Write a backup of a register that nobody is let into yet: its schema is an older one.

    Its pages are authenticated; what stands on them only its own program could read. Raises
    EnvironmentTrouble.
    """
    key = register.unlocked_key
    _write(register, place, schema, partial(_from_file, register, key=key), key=key)


def _from_file(register: Register, copy: Path, *, key: bytes) -> KeyBook:
    copy_whole(Path(register.location), copy, key=key)
    # The book after the file, which accepts no older one than it knew then.
    book = register.key_store.read()
    if book is None:
        raise StorageTrouble(Trouble.KEYLESS)
    return book


def _from_server(register: Register, copy: Path, *, key: bytes) -> KeyBook:
    """Bring every row as it is at one moment into a file, for everybody certified to open."""
    create_file(copy, key=key)
    with register.reading() as session:
        book = register.key_store.read()
        if book is None:
            raise StorageTrouble(Trouble.KEYLESS)
        bring_over(session, str(copy), key=key)
        return with_keys(book, (key,), known_keys(register))


def _write(
    register: Register, place: Path, schema: str, fill: Callable[[Path], KeyBook], *, key: bytes
) -> Manifest:
    now = register.clock.now()
    sweep(place.parent)
    with storage_troubles(), building(place, private=True) as archive, scratch(place) as copy:
        book = fill(copy)
        manifest = Manifest(
            register=book.register,
            made_at=now,
            schema=schema,
            size=copy.stat().st_size,
            sha256=digest_of(copy),
            verified=_is_whole(register, copy, key)
            if schema == CURRENT
            else not damage_of(copy, key=key),
        )
        write_archive(archive, copy, book, manifest)
        with opened_backup(archive) as backup:
            backup.read_through()
    return manifest


def _is_whole(register: Register, copy: Path, key: bytes) -> bool:
    """Read a copy from end to end as who is signed in: pages, links, history, signatures, rows."""
    with _opened(register, copy, key) as opened:
        checked = check_register(opened)
    # A server's storage was not read with it: only the rows were brought over.
    if not is_server(register.location):
        _note(register, checked)
    return checked.ok


def _copied(register: Register, kept: ExitStack) -> Register:
    """Return the register's copy to be read through; itself where there can be none."""
    if is_server(register.location):
        return register
    place, key = Path(register.location), register.file_key
    try:
        with ExitStack() as attempt:
            copy = attempt.enter_context(scratch(place))
            copy_whole(place, copy, key=key)
            opened = attempt.enter_context(_opened(register, copy, key))
            kept.push(attempt.pop_all())
    except (EnvironmentTrouble, StorageTrouble):
        # Too little room, or a damage: the check itself finds which.
        return register
    return opened


@contextmanager
def _opened(register: Register, copy: Path, key: bytes) -> Iterator[Register]:
    """Open a copy as who is signed in."""
    opened = Register(
        str(copy), clock=register.clock, key=key, store=register.key_store, frugal=True
    )
    try:
        opened.enter(register.account, register.vault)
        yield opened
    finally:
        opened.close()


def _note(register: Register, checked: Checked) -> None:
    # Where nothing can be noted it is checked again sooner.
    with suppress(EnvironmentTrouble):
        change_notes(
            register.location, checked=register.clock.now(), problems=len(checked.problems)
        )
