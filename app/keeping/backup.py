"""A backup in one file: the encrypted register with its key book, read back before it counts."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from app.access.key_book_text import DamagedBook, book_text, read_book
from app.access.key_store import SUFFIX as KEY_SUFFIX
from app.access.key_store import FileKeyStore
from app.atomic_file import write_whole
from app.desk.event_log import append_plain
from app.errors import EnvironmentTrouble, UserMistake
from app.guard import allowed
from app.keeping.opening import building_file, ensure_free
from app.outcome import Outcome
from app.register import Register
from app.roles import Role
from app.rules.event_kinds import EventKind
from app.storage_troubles import storage_troubles
from db.encrypting import copy_whole
from db.location import is_server
from db.trouble import StorageTrouble, Trouble, disk_errors

SUFFIX = ".cadangan"
_REGISTER = "register.mejaaduan"
_KEYS = _REGISTER + KEY_SUFFIX


@allowed(Role.ADMIN, Role.DESK, Role.HEAD)
def make_backup(register: Register, *, place: Path) -> Outcome:
    """Write register and key book, as they are at one moment, into one file.

    Raises UserMistake for a register on a server, which its administrator backs up.
    """
    if is_server(register.location):
        raise UserMistake({"": "Register di server dicadangkan oleh pengelola servernya."})
    with register.writing() as session:
        append_plain(register, session, EventKind.EXPORTED, what="backup")
    with storage_troubles(), building_file(Path(register.location)) as copy:
        copy_whole(Path(register.location), copy, key=register.file_key)
        # The book after the file, which accepts no older one than it knew then.
        book = register.key_store.read()
        if book is None:
            raise StorageTrouble(Trouble.KEYLESS)
        content = io.BytesIO()
        # Stored as it is: what is encrypted does not get smaller.
        with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as archive:
            archive.write(copy, _REGISTER)
            archive.writestr(_KEYS, book_text(book))
    write_whole(place, content.getvalue())
    _read(place)
    return Outcome(f"Cadangan disimpan di {place}.", frozenset({"backup"}))


def restore_backup(backup: Path, *, place: Path) -> None:
    """Lay a backup out as a register at a place where none is; its passwords are those of then.

    Raises EnvironmentTrouble with kind exists, damaged_backup or those of writing.
    """
    content, keys = _read(backup)
    with storage_troubles():
        ensure_free(place)
        with building_file(place) as building:
            with disk_errors():
                building.write_bytes(content)
            FileKeyStore(place).create(read_book(keys))
            with disk_errors():
                building.replace(place)


def _read(backup: Path) -> tuple[bytes, str]:
    """Return a backup's register and key book, each checked to be whole."""
    try:
        with zipfile.ZipFile(backup) as archive:
            content, keys = archive.read(_REGISTER), archive.read(_KEYS).decode()
        read_book(keys)
    except (OSError, KeyError, ValueError, zipfile.BadZipFile, DamagedBook) as error:
        raise EnvironmentTrouble(
            "damaged_backup",
            f"{backup.name} bukan cadangan yang utuh.",
            "Pilih cadangan lain, atau buat lagi.",
        ) from error
    return content, keys
