"""Files that the user names, papers and copies: written whole, and never over a register."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from app import atomic_file
from app.errors import EnvironmentTrouble
from app.keeping.leftovers import shred
from app.keeping.places import default_register, last_register, sample_register
from app.register_files import refuse_part


def ensure_place(place: Path, *, spared: Iterable[str | Path] = ()) -> None:
    """Make sure that a file can be saved at a place.

    Raises UserMistake when it is a part of any register, or one of the `spared` files under
    whatever name; EnvironmentTrouble as `app.atomic_file.building`.
    """
    known = (last_register(), default_register(), sample_register())
    refuse_part(place, spared=[*spared, *(each for each in known if each)])
    atomic_file.ensure_place(place)


def save(place: Path, content: bytes, *, spared: Iterable[str | Path] = ()) -> None:
    """Save a file at a place that the user named. Raises as `ensure_place`."""
    ensure_place(place, spared=spared)
    atomic_file.write_whole(place, content)


def wipe(place: Path) -> None:
    """Overwrite and delete a file that the user saved.

    Raises EnvironmentTrouble with kind unwritable when that can't be done.
    """
    try:
        shred(place)
    except OSError as error:
        raise EnvironmentTrouble(
            "unwritable",
            f"{place} belum terhapus.",
            "Tutup program yang sedang membukanya, lalu ulangi.",
        ) from error
