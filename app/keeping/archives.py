"""A register's archive, which is its backup, laid open to be read by another register."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from app.clock import Clock, SystemClock
from app.errors import UserMistake
from app.keeping.backup_file import is_backup, opened_backup
from app.keeping.restoring import OLDER, WayIn, entered_copy, laid_out, unlock_copy
from app.register import Register
from app.storage_troubles import storage_troubles
from db.migrating import CURRENT, schema_version
from db.trouble import disk_errors

__all__ = ["WayIn", "is_archive", "opened_archive"]


def is_archive(path: Path) -> bool:
    """Tell by its head whether a file is the archive of a register."""
    try:
        return is_backup(path)
    except (OSError, zipfile.BadZipFile, ValueError):
        return False


@contextmanager
def opened_archive(path: Path, *, way: WayIn, clock: Clock | None = None) -> Iterator[Register]:
    """Yield the register in an archive, which is read through first; it is gone afterwards.

    Raises UserMistake as `restore_backup`, and under "" for one that is not whole or of an older
    program; EnvironmentTrouble as it, and with kind full or damaged where the disk for temporary
    files is.
    """
    clock = clock or SystemClock()
    with storage_troubles(), opened_backup(path) as found, ExitStack() as kept:
        # Of what is done with the register in it nothing is told as an error of this disk.
        with disk_errors():
            # Encrypted as it is, under a key that is nowhere but in its book.
            made = tempfile.TemporaryDirectory(prefix="meja-aduan-", ignore_cleanup_errors=True)
            copy = Path(kept.enter_context(made)) / "arsip.mejaaduan"
            opened = unlock_copy(found.book, way)
            problems, _ = laid_out(found, copy, path, opened, clock)
        if problems:
            raise UserMistake({"": f"Arsip itu bermasalah, jadi tidak dibawa: {problems[0]}"})
        with entered_copy(copy, found.book, opened, clock) as register:
            if schema_version(register.engine) != CURRENT:
                raise UserMistake({"": OLDER})
            yield register
