"""Writes a file whole or not at all."""

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path
from secrets import token_hex

from app.errors import EnvironmentTrouble
from db.trouble import Trouble, disk_trouble


def ensure_place(path: Path) -> None:
    """Make sure that a file can be made or replaced; EnvironmentTrouble as in `write_whole`."""
    with _beside(path) as building:
        building.unlink()


def write_whole(path: Path, content: bytes, *, private: bool = False) -> None:
    """Write beside the place, then move there, so that an older file stays until the new is whole.

    A `private` file is for its owner's eyes only. Raises EnvironmentTrouble with kind full or
    unwritable.
    """
    with _beside(path, mode=0o600 if private else 0o666) as building:
        with building.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        building.replace(path.resolve())


@contextlib.contextmanager
def _beside(path: Path, *, mode: int = 0o666) -> Iterator[Path]:
    """Make an empty file beside the place; what is left of it afterwards is removed."""
    building: Path | None = None
    try:
        path = path.resolve()
        if path.exists() and not path.is_file():
            raise FileExistsError(errno.EEXIST, "a folder or a device")
        if path.exists() and not os.access(path, os.W_OK):
            raise PermissionError(errno.EACCES, "read-only")
        # Not by tempfile, whose files nobody else in the office may read.
        beside = path.with_name(f".{path.name[:60]}.{token_hex(4)}")
        beside.touch(mode, exist_ok=False)
        building = beside
        yield building
    except OSError as error:
        if disk_trouble(error) is Trouble.FULL:
            raise EnvironmentTrouble(
                "full", f"Diska penuh; {path} tidak dibuat.", "Kosongkan ruang, lalu ulangi."
            ) from error
        raise EnvironmentTrouble(
            "unwritable",
            f"{path} tidak dapat ditulis.",
            "Tutup berkas itu bila sedang terbuka, atau periksa folder dan izinnya.",
        ) from error
    finally:
        if building is not None:
            with contextlib.suppress(OSError):
                building.unlink(missing_ok=True)
