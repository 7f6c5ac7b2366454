"""The files a register on a disk is made of: they are moved, refused and set aside together."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable
from pathlib import Path

from app.errors import UserMistake
from db.location import is_plain, is_server
from db.trouble import StorageTrouble, Trouble

REGISTER_SUFFIX = ".mejaaduan"
KEYS, KEYS_COPY = ".kunci", ".kunci-salinan"
KEYS_ASIDE, KEYS_LOCK = ".kunci-lama", ".kunci-gembok"
IN_USE = ".dipakai"
BEFORE_RESTORE = ".sebelum-pulih"
JOURNALS = ("-journal", "-wal", "-shm")
LONGEST_NAME = 255 - len(KEYS_COPY)
"""How many bytes a register's name may have, so that its other files have room for theirs."""
# Compiled when it is asked for: the window is painted before that.
_PART = (
    r"(?P<register>.+?)"
    r"(?P<end>\.kunci(-[\w-]+)?|\.gembok|\.dipakai|\.lama(-\d+)?|\.sebelum-[\w-]+|-journal|-wal|-shm)+"
)


def ensure_name(register: Path) -> None:
    """Raise UserMistake for a name that leaves no room for the names of a register's other files."""
    if len(register.name.encode("utf-8", "surrogateescape")) > LONGEST_NAME:
        raise UserMistake({"": f"Nama register paling panjang {LONGEST_NAME} huruf; pendekkan."})


def with_parts(register: Path) -> list[Path]:
    """Return those of a register's files that lie at its place, itself first."""
    suffixes = ("", *JOURNALS, KEYS, KEYS_COPY)
    parts = (register.with_name(register.name + suffix) for suffix in suffixes)
    return [part for part in parts if part.exists()]


def hot_journals(register: Path) -> list[Path]:
    """Return the journals that a register at this place would be rolled back by."""
    journals = (register.with_name(register.name + suffix) for suffix in JOURNALS[:2])
    return [journal for journal in journals if journal.is_file() and journal.stat().st_size]


def key_files(register: Path) -> list[Path]:
    """Return the copies of the key book that lie at a register's place."""
    copies = (register.with_name(register.name + suffix) for suffix in (KEYS, KEYS_COPY))
    return [copy for copy in copies if copy.exists()]


def refuse_part(target: Path, *, spared: Iterable[str | Path] = ()) -> None:
    """Raise UserMistake when writing to a target would overwrite a part of any register.

    A register is told by its name or by the key book beside it. `spared` are registers, and other
    files, that must not be written over under whatever name either.
    """
    try:
        place = target.resolve()
        found = _is_part(place) or any(_same(place, Path(each)) for each in _files(spared))
    except (OSError, RuntimeError, ValueError):
        return
    if found:
        raise UserMistake(
            {"": f"{target} dipakai register; pilih nama lain. Tidak ada yang diubah."}
        )


def _files(spared: Iterable[str | Path]) -> Iterable[Path]:
    for each in spared:
        if not is_server(str(each)):
            yield from with_parts(Path(each))


def _same(place: Path, other: Path) -> bool:
    with contextlib.suppress(OSError):
        return place.samefile(other)
    return False


def _is_part(place: Path) -> bool:
    if _is_register(place):
        return True
    part = re.fullmatch(_PART, place.name, re.IGNORECASE)
    if part is None:
        return False
    register = place.with_name(part["register"])
    # Keys and journals are nobody else's, whether their register is there or was moved away.
    named = part["end"].lower().startswith(".kunci") or register.suffix.lower() == REGISTER_SUFFIX
    return named or _is_register(register)


def _is_register(place: Path) -> bool:
    if key_files(place) or (place.suffix.lower() == REGISTER_SUFFIX and place.exists()):
        return True
    try:
        return is_plain(place)
    except StorageTrouble as trouble:
        return trouble.kind is Trouble.READ_ONLY and place.suffix.lower() == REGISTER_SUFFIX
