"""Reads a file the user chose, whole."""

from pathlib import Path

from app.errors import EnvironmentTrouble


def read_file(path: Path) -> bytes:
    """Return a file's bytes; EnvironmentTrouble with kind unreadable when it can't be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise EnvironmentTrouble(
            "unreadable", f"{path.name} tidak dapat dibaca.", "Periksa tempat dan izin berkasnya."
        ) from error
