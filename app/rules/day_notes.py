"""Day-by-day notes that explain a due date in the words of the office."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.rules.seasons import DayOff, DayOffKind
from app.rules.wording import minutes_words

ESTIMATED = " (perkiraan)"
WEEKEND = "libur akhir pekan"
NO_HOURS = "bukan hari kerja"


@dataclass(frozen=True, slots=True)
class DayNote:
    """What one day did to a due date: its working-day number, or None and why it was skipped."""

    day: date
    counted: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class Pause:
    """A stretch of time, aware at both ends, in which a step stood still, and why."""

    began: datetime
    ended: datetime
    reason: str = ""


def merged(pauses: Iterable[Pause]) -> tuple[tuple[datetime, datetime], ...]:
    """Return the pauses in order of time, those that touch made one, so that none counts twice."""
    stretches: list[tuple[datetime, datetime]] = []
    for pause in sorted(pauses, key=lambda pause: pause.began):
        if pause.ended <= pause.began:
            continue
        if stretches and pause.began <= stretches[-1][1]:
            began, ended = stretches[-1]
            stretches[-1] = (began, max(ended, pause.ended))
        else:
            stretches.append((pause.began, pause.ended))
    return tuple(stretches)


def closed_reason(day: date, *, day_off: DayOff | None, estimated_year: bool) -> str:
    """Say why the office is closed on a day; a named day off wins over the weekend."""
    if day_off is None:
        return WEEKEND if day.weekday() >= 5 else NO_HOURS
    name = day_off.name
    if day_off.kind is DayOffKind.JOINT_LEAVE:
        prefix = "cuti bersama"
        if name.lower().startswith(prefix):
            name = name[len(prefix) :].lstrip(" :")
        name = f"{prefix}: {name}" if name else prefix
    return name + (ESTIMATED if day_off.estimated or estimated_year else "")


def paused_words(minutes: int, reasons: Sequence[str]) -> str:
    """Say how long a day was paused, in working time, and why."""
    why = ", ".join(dict.fromkeys(reason for reason in reasons if reason))
    return f"dijeda {minutes_words(minutes)}" + (f": {why}" if why else "")


def make_up_words(minutes: int) -> str:
    """Say that a day after the last counted one stands for paused working time."""
    return f"pengganti jeda {minutes_words(minutes)}"
