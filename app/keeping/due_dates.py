"""Due dates counted on request, with the register's own calendar or with the default one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from app.desk.reading_calendar import read_calendar
from app.desk.reading_office import office_in
from app.errors import UserMistake
from app.guard import allowed
from app.keeping.holiday_seed import estimated_years, national_days_off, ramadan_seasons
from app.office_settings import OfficeSettings
from app.register import Register
from app.roles import Role
from app.rules.date_entry import parse_moment
from app.rules.work_calendar import COVERED_YEARS, DEFAULT_SEASON, DayNote, WorkCalendar

_MOST_DAYS = 2000
_FIRST, _LAST = COVERED_YEARS[0], COVERED_YEARS[-1]


@dataclass(frozen=True, slots=True)
class DueDate:
    """A due date with its reasons, day by day; moments are in the office's zone."""

    start: datetime
    due: datetime
    estimated: bool
    days: tuple[DayNote, ...]


def default_calendar(*, joint_leave_off: bool) -> WorkCalendar:
    """Return the calendar of a new register."""
    return WorkCalendar(
        zone=OfficeSettings().zone,
        seasons=(DEFAULT_SEASON, *ramadan_seasons(_FIRST, _LAST)),
        days_off=national_days_off(_FIRST, _LAST),
        estimated_years=estimated_years(_FIRST, _LAST),
        joint_leave_off=joint_leave_off,
    )


@allowed(*Role)
def register_calendar(register: Register, *, joint_leave_off: bool) -> WorkCalendar:
    """Return the register's own calendar, joint leave as asked for."""
    with register.reading() as session:
        zone = office_in(register, session).zone
        return read_calendar(session, zone=zone, joint_leave_off=joint_leave_off)


def read_moment(text: str, *, zone: ZoneInfo, now: datetime) -> datetime:
    """Read "2026-03-17", "2026-03-17T10:00" or "17-03-2026 10.00"; a day alone is its start.

    A moment without offset is in `zone`, as is the answer. Raises UserMistake.
    """
    try:
        found = _iso(text.strip(), zone) or parse_moment(text[:60], zone=zone, now=now)
        if isinstance(found, datetime):
            return found.astimezone(zone)
        return datetime.combine(found, time(), zone)
    except (ValueError, OverflowError) as error:
        sentence = str(error) if isinstance(error, ValueError) else "Waktu itu tidak mungkin."
        raise UserMistake({"from": sentence}) from error


def _iso(text: str, zone: ZoneInfo) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=zone)


def working_days_due(calendar: WorkCalendar, *, start: datetime, days: int) -> DueDate:
    """Count working days from the day after `start`; UserMistake beyond the calendar."""
    if not 1 <= days <= _MOST_DAYS:
        raise UserMistake({"working_days": f"Hari kerja antara 1 dan {_MOST_DAYS}."})
    count: Callable[[datetime, int], datetime] = calendar.due_after_working_days
    try:
        due = count(start, days)
        notes = calendar.explain_working_days(start, days)
    except ValueError as error:
        raise UserMistake(
            {"from": f"Tahun {start.year} di luar kalender kerja (1900 sampai 2200)."}
        ) from error
    return DueDate(
        start=start,
        due=due,
        estimated=calendar.is_estimated(start.date(), due.date()),
        days=notes,
    )
