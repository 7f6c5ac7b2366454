"""A second opinion on cases: what they should be, counted minute by minute and case by case."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from app.keeping.defaults import TARGETS
from app.rules.kinds import Classification, Status
from app.rules.work_calendar import WorkCalendar

_MINUTE = timedelta(minutes=1)
STEPS = {
    Status.NEW: 3,
    Status.AWAITING_DISPOSITION: 4,
    Status.IN_FOLLOW_UP: 5,
    Status.RESULT_PENDING: 6,
    Status.ANSWER_PENDING: 7,
}


@dataclass
class NaiveCase:
    """What a clerk with paper and pencil would know of a case; moments are whole minutes, aware."""

    id: int
    number: str
    received: datetime
    registered: datetime
    column: str
    status: Status = Status.NEW
    started: datetime | None = None
    teams: tuple[str, ...] = ()
    extended: int = 0
    paused_at: datetime | None = None
    paused_minutes: int = 0
    forwarded: bool = False
    answered_via: str = ""
    ending: str = ""
    channel: str = ""
    double_of: str = ""
    leads: set[str] = field(default_factory=set)
    just_disposed: bool = False
    reopened: bool = False
    closed: datetime | None = None
    about: str = ""
    """The code of the office it concerns; "" for our own."""
    classification: Classification = Classification.COMPLAINT

    def begin(self, status: Status, at: datetime, *, teams: tuple[str, ...] = ()) -> None:
        """Begin a status with a clock of its own."""
        self.status, self.started, self.teams = status, at, teams
        self.extended, self.paused_at, self.paused_minutes = 0, None, 0
        self.just_disposed = False

    def close(self, ending: str, at: datetime, *, leader: str = "") -> None:
        """End it, with an answer if there was one since it was opened last."""
        self.closed = at
        self.double_of = leader
        answered = self.answered_via and not leader
        self.ending = "answered" if answered else ending
        self.channel = self.answered_via if answered else ""
        self.status, self.paused_at, self.teams = Status.CLOSED, None, ()
        self.just_disposed = False

    def reopen(self, status: Status, at: datetime, *, teams: tuple[str, ...] = ()) -> None:
        """Open it again."""
        self.begin(status, at, teams=teams)
        self.answered_via = self.ending = self.channel = self.double_of = ""

    def due(self, calendar: WorkCalendar) -> datetime | None:
        """Return when the running step is due, None when none runs."""
        if self.status not in STEPS or self.started is None:
            return None
        amount, unit = TARGETS[STEPS[self.status] - 1]
        if unit == "minutes":
            return minutes_after(calendar, self.started, amount + self.paused_minutes)
        due = days_after(calendar, self.started, amount + self.extended)
        return minutes_after(calendar, due, self.paused_minutes) if self.paused_minutes else due

    def late(self, calendar: WorkCalendar, now: datetime) -> bool:
        """Tell whether the running step is late."""
        due = self.due(calendar)
        return due is not None and self.paused_at is None and due < now


def works(calendar: WorkCalendar, minute: datetime) -> bool:
    """Tell whether the minute that begins then is worked."""
    local = minute.astimezone(calendar.zone)
    hours = calendar.hours_on(local.date())
    if hours is None or not hours.opens <= local.time() < hours.closes:
        return False
    return not any(begins <= local.time() < ends for begins, ends in hours.breaks)


def minutes_after(calendar: WorkCalendar, start: datetime, minutes: int) -> datetime:
    """Return when so many minutes have been worked, counted one by one."""
    at = start
    while minutes:
        minutes -= works(calendar, at)
        at += _MINUTE
    return at


def minutes_between(calendar: WorkCalendar, start: datetime, end: datetime) -> int:
    """Count the minutes worked from one moment to another, one by one."""
    count, at = 0, start
    while at < end:
        count += works(calendar, at)
        at += _MINUTE
    return count


def days_after(calendar: WorkCalendar, start: datetime, days: int) -> datetime:
    """Return the close of the so manieth working day after a start."""
    day = start.astimezone(calendar.zone).date()
    while days:
        day += timedelta(days=1)
        days -= calendar.hours_on(day) is not None
    hours = calendar.hours_on(day)
    assert hours is not None
    return datetime.combine(day, hours.closes, calendar.zone)


def months_of(
    cases: list[NaiveCase], calendar: WorkCalendar
) -> tuple[Counter[tuple[int, int, str]], Counter[tuple[int, int]], Counter[tuple[int, int]]]:
    """Count by (year, month, column), all by (year, month), and those of them that are settled."""
    columns: Counter[tuple[int, int, str]] = Counter()
    months: Counter[tuple[int, int]] = Counter()
    settled: Counter[tuple[int, int]] = Counter()
    for case in cases:
        if case.double_of:
            continue
        day: date = case.received.astimezone(calendar.zone).date()
        columns[day.year, day.month, case.column] += 1
        months[day.year, day.month] += 1
        settled[day.year, day.month] += case.status is Status.CLOSED
    return columns, months, settled
