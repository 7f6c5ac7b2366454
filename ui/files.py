"""Writes a file whole or not at all."""

import errno
import os
import tempfile
from pathlib import Path

from app.errors import EnvironmentTrouble


def write_whole(path: Path, data: bytes) -> None:
    """Write beside the place, then move there; an older file stays until the new one is whole.

    Raises EnvironmentTrouble with kind full or read_only.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".baru")
        part = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            if os.name != "nt":
                part.chmod(0o644)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise EnvironmentTrouble(
                "full", "Diska penuh; PDF tidak tersimpan.", "Kosongkan ruang, lalu simpan lagi."
            ) from error
        raise EnvironmentTrouble(
            "read_only",
            f"{path.name} tidak dapat ditulis di map itu.",
            "Tutup file itu bila sedang terbuka, atau pilih map lain.",
        ) from error
