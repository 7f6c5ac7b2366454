"""A backup in one file: the encrypted register with its key book, read back before it counts."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from app.access.key_book_text import DamagedBook, book_text, read_book
from app.access.key_store import FileKeyStore
from app.atomic_file import building, scratch
from app.desk.event_log import append_plain
from app.errors import EnvironmentTrouble, UserMistake
from app.guard import allowed
from app.keeping.register_place import ensure_free
from app.keeping.saving import ensure_place
from app.outcome import Outcome
from app.register import Register
from app.register_files import KEYS
from app.roles import Role
from app.rules.event_kinds import EventKind
from app.storage_troubles import storage_troubles
from db.encrypting import copy_whole
from db.location import is_server
from db.trouble import StorageTrouble, Trouble

if TYPE_CHECKING:
    from app.access.key_book import KeyBook

SUFFIX = ".cadangan"
_REGISTER = "register.mejaaduan"
_KEYS = _REGISTER + KEYS
_LARGEST_BOOK = 4 * 1024 * 1024
_PART = 1024 * 1024
_UNREADABLE = (OSError, EOFError, LookupError, ValueError, RuntimeError, zipfile.BadZipFile)


@allowed(Role.ADMIN, Role.DESK, Role.HEAD)
def make_backup(register: Register, *, place: Path) -> Outcome:
    """Write register and key book, as they are at one moment, into one file.

    Raises UserMistake for a register on a server, which its administrator backs up.
    """
    if is_server(register.location):
        raise UserMistake({"": "Register di server dicadangkan oleh pengelola servernya."})
    ensure_place(place, spared=[register.location])
    with register.writing() as session:
        append_plain(register, session, EventKind.EXPORTED, what="backup")
    with storage_troubles(), building(place, private=True) as archive_file:
        # Beside its place, not beside the register: a full disk must not stop a copy to a stick.
        with scratch(place) as copy:
            copy_whole(Path(register.location), copy, key=register.file_key)
            # The book after the file, which accepts no older one than it knew then.
            book = register.key_store.read()
            if book is None:
                raise StorageTrouble(Trouble.KEYLESS)
            # Stored as it is: what is encrypted does not get smaller.
            with zipfile.ZipFile(archive_file, "w", zipfile.ZIP_STORED) as archive:
                archive.write(copy, _REGISTER)
                archive.writestr(_KEYS, book_text(book))
        with _contents(archive_file) as (archive, _):
            if archive.testzip() is not None:
                raise StorageTrouble(Trouble.DAMAGED, "the backup reads back otherwise")
    return Outcome(f"Cadangan disimpan di {place}.", frozenset({"backup"}))


def restore_backup(backup: Path, *, place: Path) -> None:
    """Lay a backup out as a register at a place where none is; its passwords are those of then.

    Raises EnvironmentTrouble with kind exists, damaged_backup or those of writing.
    """
    with storage_troubles(), _contents(backup) as (archive, book):
        ensure_free(place)
        with building(place, private=True, mark=book.register) as beside:
            with archive.open(_REGISTER) as source, beside.open("wb") as target:
                _copy(source, target, backup)
            FileKeyStore(place).create(book)


@contextmanager
def _contents(backup: Path) -> Iterator[tuple[zipfile.ZipFile, KeyBook]]:
    """Open a backup's register and key book, no more of either than the file can hold."""
    with ExitStack() as opened:
        try:
            archive = opened.enter_context(zipfile.ZipFile(backup))
            register, keys = archive.getinfo(_REGISTER), archive.getinfo(_KEYS)
            stored = all(each.compress_type == zipfile.ZIP_STORED for each in (register, keys))
            whole = backup.stat().st_size
            if not stored or register.file_size > whole or keys.file_size > _LARGEST_BOOK:
                raise _damaged(backup)
            book = read_book(archive.read(_KEYS).decode())
        except (*_UNREADABLE, DamagedBook) as error:
            raise _damaged(backup) from error
        yield archive, book


def _copy(source: IO[bytes], target: IO[bytes], backup: Path) -> None:
    while True:
        try:
            part = source.read(_PART)
        except (*_UNREADABLE, DamagedBook) as error:
            raise _damaged(backup) from error
        if not part:
            return
        target.write(part)


def _damaged(backup: Path) -> EnvironmentTrouble:
    return EnvironmentTrouble(
        "damaged_backup",
        f"{backup.name} bukan cadangan yang utuh.",
        "Pilih cadangan lain, atau buat lagi.",
    )
