"""Where a register's own backups lie: beside it, and in a second place that this PC knows of."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from app.atomic_file import ensure_folder, write_whole
from app.errors import EnvironmentTrouble
from app.keeping.places import backup_notes_file
from app.rules.event_detail import number

_ERASED = "dimusnahkan "


@dataclass(frozen=True, slots=True)
class BackupNotes:
    """What this PC knows of a register's backups.

    `second` is a folder, empty when none was chosen. While `paused`, after a restore that nobody
    has confirmed yet, no backup is made by itself. `rehearsed` is when a restore was last
    rehearsed, `checked` when the register was checked from end to end (ISO 8601, empty when never),
    which found so many `problems`.
    """

    second: str = ""
    paused: bool = False
    rehearsed: str = ""
    checked: str = ""
    problems: int = 0


def first_place(location: str) -> Path:
    """Return the folder beside a register file in which its backups lie; it may not exist yet."""
    place = Path(location)
    return place.with_name(f"Cadangan {place.stem[:100]}")


def read_notes(location: str) -> BackupNotes:
    """Return what is known; nothing where nothing can be read."""
    told = _all_notes().get(_key(location))
    if not isinstance(told, dict):
        return BackupNotes()
    return BackupNotes(
        second=str(told.get("second", "")),
        paused=told.get("paused") is True,
        rehearsed=str(told.get("rehearsed", "")),
        checked=str(told.get("checked", "")),
        problems=number(told, "problems"),
    )


def noted_moment(noted: str) -> datetime | None:
    """Return a moment as it was noted (aware); None where that is none."""
    try:
        found = datetime.fromisoformat(noted)
    except ValueError:
        return None
    return found if found.tzinfo else None


def change_notes(
    location: str,
    *,
    second: Path | None = None,
    paused: bool | None = None,
    rehearsed: datetime | None = None,
    checked: datetime | None = None,
    problems: int = 0,
) -> BackupNotes:
    """Change what is known. Raises EnvironmentTrouble when it can't be kept."""
    notes = read_notes(location)
    if second is not None:
        notes = replace(notes, second=str(second))
    if paused is not None:
        notes = replace(notes, paused=paused)
    if rehearsed is not None:
        notes = replace(notes, rehearsed=rehearsed.isoformat())
    if checked is not None:
        notes = replace(notes, checked=checked.isoformat(), problems=problems)
    _keep(location, notes)
    return notes


def note_restored(location: str) -> None:
    """Note that another register lies at a place now: backups pause, its last check was not of this.

    What is kept must not give way to a register that nobody has looked at. Where nothing can be
    noted the restore is done all the same.
    """
    with suppress(EnvironmentTrouble):
        _keep(location, replace(read_notes(location), paused=True, checked="", problems=0))


def note_erased(identity: str, erased: Mapping[str, Mapping[str, object]]) -> None:
    """Note cases that were erased, for a backup from before it; each by its mark, with its rule.

    `identity` is the register's id. Where nothing can be written nothing is noted.
    """
    told = _all_notes()
    key = f"{_ERASED}{identity}"
    kept = told.get(key)
    with suppress(OSError, EnvironmentTrouble):
        ensure_folder(backup_notes_file().parent)
        _write(told | {key: (kept if isinstance(kept, dict) else {}) | dict(erased)})


def erased_before(identity: str) -> dict[str, dict[str, Any]]:
    """Return the cases of a register that were erased here, as they were noted."""
    kept = _all_notes().get(f"{_ERASED}{identity}")
    return kept if isinstance(kept, dict) else {}


def same_disk(one: Path, other: Path) -> bool:
    """Tell whether two folders lie on one disk, so that both would be lost together."""
    with suppress(OSError):
        return _there(one).stat().st_dev == _there(other).stat().st_dev
    return False


def _there(folder: Path) -> Path:
    return next(each for each in (folder, *folder.parents) if each.exists())


def _key(location: str) -> str:
    return os.path.normcase(Path(location).absolute())


def _keep(location: str, notes: BackupNotes) -> None:
    with suppress(OSError):
        ensure_folder(backup_notes_file().parent)
    _write(_all_notes() | {_key(location): asdict(notes)})


def _write(told: Mapping[str, object]) -> None:
    content = json.dumps(told, ensure_ascii=False).encode()
    write_whole(backup_notes_file(), content, private=True)


def _all_notes() -> dict[str, Any]:
    try:
        told = json.loads(backup_notes_file().read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}
