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


def save(
    place: Path, content: bytes, *, spared: Iterable[str | Path] = (), secret: bool = False
) -> None:
    """Save a file at a place that the user named; a `secret` one is its owner's alone.

    Raises as `ensure_place`.
    """
    ensure_place(place, spared=spared)
    atomic_file.write_whole(place, content, private=secret)
    if secret:
        # Its folder may be shared, and on Windows a file has the rights of its folder.
        close(place)


def close(place: Path) -> None:
    """Let a file that the user named be read by its owner alone; made empty if it isn't there.

    Raises EnvironmentTrouble with kind unwritable when that can't be done.
    """
    try:
        atomic_file.close_to_others(place)
    except OSError as error:
        raise EnvironmentTrouble(
            "unwritable", f"{place} tidak dapat ditutup bagi orang lain.", "Pilih map yang lain."
        ) from error


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
