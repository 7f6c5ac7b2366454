"""The office's calendar as it is kept: entries read, a change previewed, then applied."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from app.desk.calendar_changes import (
    CalendarEntries,
    Change,
    DayOffRecord,
    Scribe,
    SeasonRecord,
    changed,
)
from app.desk.changing_office import mark_changed, tell_changed
from app.desk.reading_calendar import build_calendar, hours_text, read_hours
from app.desk.reading_office import office_in, standing_in
from app.desk.recounting import MovedDue, moved_by, recount
from app.guard import allowed
from app.office import Office
from app.outcome import Outcome
from app.register import Register
from app.roles import Role
from app.rules.work_calendar import DayOff, DayOffKind, Season
from db import writing
from db.queries import office as queries

if TYPE_CHECKING:
    from db.session import Session

_GAP_FROM_MONTH = 10


@dataclass(frozen=True, slots=True)
class CalendarYear:
    """A year of the calendar; `estimated` when any of it is not decreed yet."""

    year: int
    days: tuple[DayOffRecord, ...]
    seasons: tuple[SeasonRecord, ...]
    joint_leave_off: bool
    estimated: bool


@allowed(*Role)
def read_year(register: Register, *, year: int) -> CalendarYear:
    """Return the days off and the hours that touch a year."""
    with register.reading() as session:
        office = office_in(register, session)
        book = _read(session, office)
    first, last = date(year, 1, 1), date(year, 12, 31)
    seasons = [
        season
        for season in book.seasons
        if season.first is None or ((season.last or last) >= first and season.first <= last)
    ]
    return CalendarYear(
        year=year,
        days=tuple(entry for entry in book.days if entry.day.year == year),
        seasons=tuple(seasons),
        joint_leave_off=book.joint_leave_off,
        estimated=office.calendar.is_estimated(first, last),
    )


@allowed(Role.ADMIN)
def preview_change(register: Register, *, change: Change) -> tuple[MovedDue, ...]:
    """Return which open cases would get which due date; nothing is written.

    Raises UserMistake by field when the change can't be.
    """
    with register.reading() as session:
        office = office_in(register, session)
        book = changed(_read(session, office), change, _scribe(register))
        calendar = build_calendar(
            [_day_off(entry) for entry in book.days],
            [_season(entry) for entry in book.seasons],
            zone=office.zone,
            joint_leave_off=book.joint_leave_off,
        )
        moved = moved_by(session, targets=office.targets, calendar=calendar)
        hidden = standing_in(register, session).hidden
    # Who keeps the calendar need not be one who reads cases, or may be whom a case is about.
    reads = register.account.roles & {Role.DESK, Role.HEAD}
    return tuple(
        each if reads and each.complaint_id not in hidden else replace(each, title="")
        for each in moved
    )


@allowed(Role.ADMIN)
def apply_change(register: Register, *, change: Change) -> Outcome:
    """Change the calendar; each open case that moves gets an event with its old and new date."""
    with register.writing() as session:
        writing.chain_end(session)
        before = _read(session, office_in(register, session))
        after = changed(before, change, _scribe(register))
        _write(session, before, after)
        mark_changed(session)
        tell_changed(register, session, "calendar")
        moved = recount(register, session)
    told = f"{len(moved)} tenggat bergeser" if moved else "tidak ada tenggat yang bergeser"
    return Outcome(f"Kalender tersimpan; {told}.", frozenset({"settings", "complaints"}))


@dataclass(frozen=True, slots=True)
class CalendarGap:
    """A year that comes soon and has no decreed day off yet."""

    year: int

    @property
    def fact(self) -> str:
        """What is missing, without a full stop."""
        return f"Hari libur {self.year} belum diisi menurut SKB"

    @property
    def consequence(self) -> str:
        """What it means, without a capital."""
        return "tenggat tahun depan masih perkiraan."

    @property
    def sentence(self) -> str:
        """Both in one sentence."""
        return f"{self.fact}; {self.consequence}"


def calendar_gap(office: Office, *, now: datetime) -> CalendarGap | None:
    """Return, from October on, next year when it has no decreed day off yet."""
    today = now.astimezone(office.zone).date()
    if today.month < _GAP_FROM_MONTH:
        return None
    day = date(today.year + 1, 1, 1)
    while day.year == today.year + 1:
        entry = office.calendar.day_off_on(day)
        if entry and not entry.estimated and entry.kind is not DayOffKind.CLOSURE:
            return None
        day += timedelta(days=1)
    return CalendarGap(today.year + 1)


def _scribe(register: Register) -> Scribe:
    return Scribe(register.actor, register.clock.now())


def _read(session: Session, office: Office) -> CalendarEntries:
    days = [
        DayOffRecord(
            id=row.id,
            day=row.day,
            name=row.name,
            kind=DayOffKind(row.kind),
            decree=row.decree,
            source=row.source,
            estimated=row.estimated,
            actor=row.actor,
            recorded_at=row.recorded_at,
        )
        for row in session.scalars(queries.days_off())
    ]
    seasons = [
        SeasonRecord(row.id, row.name, read_hours(row.hours), row.first_day, row.last_day)
        for row in session.scalars(queries.seasons())
    ]
    return CalendarEntries(tuple(days), tuple(seasons), office.calendar.joint_leave_off)


def _day_off(entry: DayOffRecord) -> DayOff:
    return DayOff(entry.day, entry.name, entry.kind, entry.estimated, entry.decree, entry.source)


def _season(entry: SeasonRecord) -> Season:
    return Season(entry.name, entry.hours, entry.first, entry.last)


def _write(session: Session, before: CalendarEntries, after: CalendarEntries) -> None:
    """Bring the tables from one state of the calendar to the other."""
    if after.joint_leave_off != before.joint_leave_off:
        value = "1" if after.joint_leave_off else "0"
        writing.put_setting(session, "joint_leave_off", value)
    for entry in {*before.days} - {*after.days}:
        if entry.id not in {kept.id for kept in after.days}:
            session.execute(queries.drop_day_off(entry.id))
    for entry in {*after.days} - {*before.days}:
        session.execute(queries.put_day_off(entry.id, **_day_columns(entry)))
    for season in {*before.seasons} - {*after.seasons}:
        if season.id not in {kept.id for kept in after.seasons}:
            session.execute(queries.drop_season(season.id))
    for season in {*after.seasons} - {*before.seasons}:
        session.execute(queries.put_season(season.id, **_season_columns(season)))


def _day_columns(entry: DayOffRecord) -> dict[str, object]:
    return {
        "day": entry.day,
        "name": entry.name,
        "kind": entry.kind.value,
        "estimated": entry.estimated,
        "decree": entry.decree,
        "source": entry.source,
        "actor": entry.actor,
        "recorded_at": entry.recorded_at,
    }


def _season_columns(entry: SeasonRecord) -> dict[str, object]:
    return {
        "name": entry.name,
        "first_day": entry.first,
        "last_day": entry.last,
        "hours": hours_text(_season(entry)),
    }
