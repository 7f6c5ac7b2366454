"""Where a register's own backups lie: beside it, and in a second place that this PC knows of."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from app.atomic_file import ensure_folder, write_whole
from app.keeping.places import backup_notes_file


@dataclass(frozen=True, slots=True)
class BackupNotes:
    """What this PC knows of a register's backups.

    `second` is a folder, empty when none was chosen. While `paused`, after a restore that nobody
    has confirmed yet, no backup is made by itself.
    """

    second: str = ""
    paused: bool = False


def first_place(location: str) -> Path:
    """Return the folder beside a register file in which its backups lie; it may not exist yet."""
    place = Path(location)
    return place.with_name(f"Cadangan {place.stem[:100]}")


def read_notes(location: str) -> BackupNotes:
    """Return what is known; nothing where nothing can be read."""
    told = _all_notes().get(_key(location))
    if not isinstance(told, dict):
        return BackupNotes()
    return BackupNotes(second=str(told.get("second", "")), paused=told.get("paused") is True)


def change_notes(
    location: str, *, second: Path | None = None, paused: bool | None = None
) -> BackupNotes:
    """Change what is known. Raises EnvironmentTrouble when it can't be kept."""
    notes = read_notes(location)
    if second is not None:
        notes = replace(notes, second=str(second))
    if paused is not None:
        notes = replace(notes, paused=paused)
    place = backup_notes_file()
    with suppress(OSError):
        ensure_folder(place.parent)
    told = _all_notes() | {_key(location): asdict(notes)}
    write_whole(place, json.dumps(told, ensure_ascii=False).encode(), private=True)
    return notes


def same_disk(one: Path, other: Path) -> bool:
    """Tell whether two folders lie on one disk, so that both would be lost together."""
    with suppress(OSError):
        return _there(one).stat().st_dev == _there(other).stat().st_dev
    return False


def _there(folder: Path) -> Path:
    return next(each for each in (folder, *folder.parents) if each.exists())


def _key(location: str) -> str:
    return os.path.normcase(Path(location).absolute())


def _all_notes() -> dict[str, Any]:
    try:
        told = json.loads(backup_notes_file().read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}
