"""What can be changed in the office's calendar, and what the calendar is after a change."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from app.desk.entry_checks import clean_line, refuse
from app.rules.moments import table_date
from app.rules.work_calendar import COVERED_YEARS, DayHours, DayOffKind

_LONGEST = 300


@dataclass(frozen=True, slots=True)
class DayOffRecord:
    """A day off as it is kept; `recorded_at` is None for what the program brought along."""

    id: int
    day: date
    name: str
    kind: DayOffKind
    decree: str
    source: str
    estimated: bool
    actor: str
    recorded_at: datetime | None


@dataclass(frozen=True, slots=True)
class SeasonRecord:
    """Weekly hours as they are kept, Monday first; without dates the normal ones."""

    id: int
    name: str
    hours: tuple[DayHours | None, ...]
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class AddDayOff:
    """Enter a day off."""

    day: date
    name: str
    kind: DayOffKind
    decree: str = ""
    source: str = "kantor"
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class ChangeDayOff:
    """Change a day off."""

    id: int
    day: date
    name: str
    kind: DayOffKind
    decree: str = ""
    source: str = "kantor"
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class RemoveDayOff:
    """Take a day off out of the calendar."""

    id: int


@dataclass(frozen=True, slots=True)
class DecreeYear:
    """The decree of a year is out and confirms all its estimated days."""

    year: int
    decree: str


@dataclass(frozen=True, slots=True)
class SwitchJointLeave:
    """Count joint leave as days off, or as working days."""

    off: bool


@dataclass(frozen=True, slots=True)
class AddSeason:
    """Enter weekly hours between two days, e.g. those of a Ramadan."""

    name: str
    hours: tuple[DayHours | None, ...]
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class ChangeSeason:
    """Change weekly hours or their first and last day."""

    id: int
    name: str
    hours: tuple[DayHours | None, ...]
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class RemoveSeason:
    """Take dated weekly hours out of the calendar."""

    id: int


Change = (
    AddDayOff
    | ChangeDayOff
    | RemoveDayOff
    | DecreeYear
    | SwitchJointLeave
    | AddSeason
    | ChangeSeason
    | RemoveSeason
)


@dataclass(frozen=True, slots=True)
class CalendarEntries:
    """The whole calendar as it is kept; what is new has the id 0."""

    days: tuple[DayOffRecord, ...]
    seasons: tuple[SeasonRecord, ...]
    joint_leave_off: bool


@dataclass(frozen=True, slots=True)
class Scribe:
    """Who changes the calendar, and when."""

    actor: str
    now: datetime


def changed(book: CalendarEntries, change: Change, scribe: Scribe) -> CalendarEntries:
    """Return the calendar after a change; UserMistake when it can't be."""
    match change:
        case AddDayOff():
            return replace(book, days=(*book.days, _entered(book, change, scribe, key=0)))
        case ChangeDayOff():
            _known(change.id, book.days)
            entry = _entered(book, change, scribe, key=change.id)
            return replace(book, days=tuple(entry if e.id == entry.id else e for e in book.days))
        case RemoveDayOff():
            _known(change.id, book.days)
            return replace(book, days=tuple(e for e in book.days if e.id != change.id))
        case DecreeYear():
            return replace(book, days=_decreed(book.days, change, scribe))
        case SwitchJointLeave():
            return replace(book, joint_leave_off=change.off)
        case AddSeason():
            return replace(book, seasons=(*book.seasons, _hours(book, change, key=0)))
        case ChangeSeason():
            _known(change.id, book.seasons)
            season = _hours(book, change, key=change.id)
            kept = tuple(season if s.id == season.id else s for s in book.seasons)
            return replace(book, seasons=kept)
        case RemoveSeason():
            _known(change.id, book.seasons)
            if any(s.id == change.id and s.first is None for s in book.seasons):
                refuse({"": "Jam kerja biasa tidak dapat dihapus."})
            return replace(book, seasons=tuple(s for s in book.seasons if s.id != change.id))


def _known(key: int, entries: Sequence[DayOffRecord] | Sequence[SeasonRecord]) -> None:
    if key not in {entry.id for entry in entries}:
        refuse({"": "Catatan kalender itu sudah tidak ada."})


def _entered(
    book: CalendarEntries, change: AddDayOff | ChangeDayOff, scribe: Scribe, *, key: int
) -> DayOffRecord:
    name = clean_line(change.name)
    mistakes = {}
    if not name or len(name) > _LONGEST:
        mistakes["name"] = "Tulis nama hari libur dalam satu baris."
    if change.day.year not in COVERED_YEARS:
        mistakes["day"] = f"Tahun antara {COVERED_YEARS[0]} dan {COVERED_YEARS[-1]}."
    same = [e for e in book.days if e.day == change.day and e.id != key]
    if any(entry.kind is change.kind for entry in same):
        mistakes["day"] = f"{table_date(change.day)} sudah libur: {same[0].name}."
    refuse(mistakes)
    return DayOffRecord(
        id=key,
        day=change.day,
        name=name,
        kind=change.kind,
        decree=clean_line(change.decree)[:_LONGEST],
        source=clean_line(change.source)[:_LONGEST],
        estimated=change.estimated,
        actor=scribe.actor,
        recorded_at=scribe.now,
    )


def _decreed(
    days: Sequence[DayOffRecord], change: DecreeYear, scribe: Scribe
) -> tuple[DayOffRecord, ...]:
    decree = clean_line(change.decree)
    mistakes = {}
    if not decree:
        mistakes["decree"] = "Tulis nomor SKB yang menetapkannya."
    if not any(entry.day.year == change.year and entry.estimated for entry in days):
        mistakes["year"] = f"Tidak ada hari libur perkiraan pada tahun {change.year}."
    refuse(mistakes)
    return tuple(
        replace(
            entry,
            estimated=False,
            decree=decree[:_LONGEST],
            actor=scribe.actor,
            recorded_at=scribe.now,
        )
        if entry.day.year == change.year and entry.estimated
        else entry
        for entry in days
    )


def _hours(book: CalendarEntries, change: AddSeason | ChangeSeason, *, key: int) -> SeasonRecord:
    name = clean_line(change.name)
    mistakes = {}
    if not name or len(name) > _LONGEST:
        mistakes["name"] = "Tulis nama jam kerja ini."
    if len(change.hours) != 7 or not any(change.hours):
        mistakes["hours"] = "Sedikitnya satu hari harus buka."
    normal = any(s.id == key and s.first is None for s in book.seasons)
    if normal and (change.first or change.last):
        mistakes["first"] = "Jam kerja biasa berlaku sepanjang tahun, tanpa tanggal."
    elif not normal and change.first is None:
        mistakes["first"] = "Isi tanggal mulai."
    elif not normal and (change.last is None or (change.first and change.last < change.first)):
        mistakes["last"] = "Isi tanggal akhir, tidak lebih awal daripada tanggal mulai."
    refuse(mistakes)
    return SeasonRecord(key, name, change.hours, change.first, change.last)
