"""Writes a file whole or not at all."""

import contextlib
import errno
import os
import tempfile
from pathlib import Path

from app.errors import EnvironmentTrouble


def write_whole(path: Path, content: bytes) -> None:
    """Write beside the place, then move there, so that an older file stays until the new is whole.

    Raises EnvironmentTrouble with kind full or unwritable.
    """
    name = ""
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "a folder")
        if path.exists() and not os.access(path, os.W_OK):
            raise PermissionError(errno.EACCES, "read-only")
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError as error:
        if name:
            with contextlib.suppress(OSError):
                Path(name).unlink()
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise EnvironmentTrouble(
                "full", f"Diska penuh; {path} tidak dibuat.", "Kosongkan ruang, lalu ulangi."
            ) from error
        raise EnvironmentTrouble(
            "unwritable", f"{path} tidak dapat ditulis.", "Periksa folder dan izinnya."
        ) from error
