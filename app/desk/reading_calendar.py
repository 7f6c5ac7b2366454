"""Reads the office's calendar tables into a work calendar."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from app.rules.work_calendar import DayHours, DayOff, DayOffKind, Season, WorkCalendar
from db.queries import office as queries

if TYPE_CHECKING:
    from db.session import Session


def hours_text(season: Season) -> str:
    """Write a season's weekly hours as JSON text, Monday first."""
    return json.dumps(
        [
            None
            if day is None
            else [
                day.opens.isoformat("minutes"),
                day.closes.isoformat("minutes"),
                [[a.isoformat("minutes"), b.isoformat("minutes")] for a, b in day.breaks],
            ]
            for day in season.hours
        ]
    )


def read_hours(text: str) -> tuple[DayHours | None, ...]:
    """Read what `hours_text` wrote."""
    clock = time.fromisoformat
    return tuple(
        None
        if day is None
        else DayHours(clock(day[0]), clock(day[1]), tuple((clock(a), clock(b)) for a, b in day[2]))
        for day in json.loads(text)
    )


def read_calendar(session: Session, *, zone: ZoneInfo, joint_leave_off: bool) -> WorkCalendar:
    """Build the calendar from the register's own tables."""
    days_off = [
        DayOff(
            day=row.day,
            name=row.name,
            kind=DayOffKind(row.kind),
            estimated=row.estimated,
            decree=row.decree,
            source=row.source,
        )
        for row in session.scalars(queries.days_off())
    ]
    seasons = [
        Season(name=row.name, hours=read_hours(row.hours), first=row.first_day, last=row.last_day)
        for row in session.scalars(queries.seasons())
    ]
    return build_calendar(days_off, seasons, zone=zone, joint_leave_off=joint_leave_off)


def build_calendar(
    days_off: Sequence[DayOff], seasons: Sequence[Season], *, zone: ZoneInfo, joint_leave_off: bool
) -> WorkCalendar:
    """Build a calendar in which years that no decree covers are estimated."""
    decreed = {
        entry.day.year
        for entry in days_off
        if not entry.estimated and entry.kind is not DayOffKind.CLOSURE
    }
    known = range(min(decreed, default=2020), max(decreed, default=2020) + 1)
    estimated = {y for y in range(2015, 2041) if y not in known} | {
        entry.day.year for entry in days_off if entry.estimated
    }
    return WorkCalendar(
        zone=zone,
        seasons=seasons,
        days_off=days_off,
        estimated_years=estimated,
        joint_leave_off=joint_leave_off,
    )
