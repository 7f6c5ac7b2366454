"""Restoring to a server: a backup is read through as a file first, then its rows go there at once."""

from __future__ import annotations

import tempfile
from pathlib import Path

from app.access.key_book_text import book_text
from app.clock import Clock, SystemClock
from app.errors import UserMistake
from app.keeping.backup_file import opened_backup
from app.keeping.looking import ensure_address
from app.keeping.opening import fitting_key
from app.keeping.restoring import OLDER, Restored, WayIn, laid_out, unlock_copy
from app.storage_troubles import storage_troubles
from db.engine import engine_for, transaction
from db.migrating import ensure_known, schema_version
from db.moving import bring_over
from db.trouble import disk_errors


def restore_to_server(
    backup: Path, *, location: str, way: WayIn, clock: Clock | None = None
) -> Restored:
    """Make an empty database on a server the register of a backup, whole or not at all.

    Raises UserMistake as `restore_backup`, and under "" for a backup of an older program;
    EnvironmentTrouble with kind exists when the database is not empty.
    """
    with (
        storage_troubles(),
        opened_backup(backup) as found,
        # The temporary folder may lie on a disk that is full.
        disk_errors(),
        tempfile.TemporaryDirectory(prefix="meja-aduan-") as folder,
    ):
        ensure_address(location)
        copy = Path(folder) / "register.mejaaduan"
        opened = unlock_copy(found.book, way)
        problems, complaints = laid_out(found, copy, backup, opened, clock or SystemClock())
        book = found.book._replace(
            recovery=found.book.recovery._replace(keys=()),
            slots=tuple(slot._replace(keys=()) for slot in found.book.slots),
        )
        engine = engine_for(str(copy), key=fitting_key(str(copy), opened.keys))
        try:
            if ensure_known(schema_version(engine)):
                raise UserMistake({"": OLDER})
            with transaction(engine, writing=False) as session:
                bring_over(session, location, key=None, book=book_text(book))
        finally:
            engine.dispose()
    made_at = found.manifest.made_at if found.manifest else None
    return Restored(Path(backup), made_at, problems, complaints)
