"""What earlier work left beside a register: cleared away when it is opened next, and told."""

from __future__ import annotations

import contextlib
import os
from datetime import date
from pathlib import Path

from app.atomic_file import sweep, sync_folder
from app.keeping.kept_unsealed import drop_kept, kept_copies
from app.rules.moments import date_words
from db.location import is_plain
from db.trouble import StorageTrouble

PLAIN = ".belum-disegel"
"""What the open text of a register is called for the moment before it is overwritten."""
_FORMERLY = ".lama"


def clear_leftovers(place: Path, *, today: date) -> tuple[str, ...]:
    """Remove what a kill left beside a sealed register, and copies whose time is over.

    Returns what was done, in Indonesian sentences for whoever opens it.
    """
    told = []
    if swept := sweep(place.parent, place.name):
        told.append(f"{swept} berkas setengah jadi dari pekerjaan yang terputus sudah dihapus.")
    copies = kept_copies(place)
    for suffix in (PLAIN, *([_FORMERLY] if copies else [])):
        left = place.with_name(place.name + suffix)
        # When the power went while it was overwritten, only its end is open text still.
        if left.exists() if suffix == PLAIN else _is_open_text(left):
            with contextlib.suppress(OSError):
                shred(left)
                told.append("Sisa register lama yang belum tersandi sudah dihapus.")
    for kept, until in copies:
        if until is not None and until < today:
            with contextlib.suppress(OSError):
                drop_kept(kept)
                told.append(f"Salinan sebelum disegel sudah dihapus; masanya {date_words(until)}.")
    return tuple(told)


def _is_open_text(path: Path) -> bool:
    try:
        return is_plain(path)
    except StorageTrouble:
        return False


def shred(path: Path) -> None:
    """Overwrite a file before it is deleted, as far as the disk lets a program do so.

    One that is gone already is as good. Raises OSError.
    """
    with contextlib.suppress(FileNotFoundError):
        left = path.stat().st_size
        with path.open("r+b") as file:
            while left > 0:
                left -= file.write(b"\0" * min(left, 1 << 20))
            file.flush()
            os.fsync(file.fileno())
        path.unlink()
        sync_folder(path.parent)
