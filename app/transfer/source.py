"""Reading the file that is imported: no more of it than an office can have written."""

from __future__ import annotations

import os
from pathlib import Path

from app.errors import EnvironmentTrouble, UserMistake

LARGEST = 64 * 1024 * 1024


def read_source(path: Path) -> bytes:
    """Return a file's bytes.

    Raises UserMistake under "file" when it isn't there, is a folder or too large,
    EnvironmentTrouble with kind unreadable when it can't be read.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise UserMistake({"file": "Berkas itu lebih dari 64 MB. Bagi dahulu."})
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UserMistake({"file": f"Berkas {path} tidak ditemukan."}) from error
    except OSError as error:
        # Windows refuses a folder as if it were a file that may not be read.
        if os.path.isdir(path):  # noqa: PTH112 - pathlib's own fails where nothing may be seen
            raise UserMistake({"file": f"{path} adalah folder, bukan berkas."}) from error
        raise EnvironmentTrouble(
            "unreadable",
            f"Berkas {path} tidak dapat dibaca.",
            "Periksa tempat dan izin berkasnya.",
        ) from error
