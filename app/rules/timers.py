"""The countdown of a running step in parts: what is left, or how late it is, and how urgent."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.rules.clock_rows import Span
from app.rules.kinds import Unit
from app.rules.work_calendar import WorkCalendar


class TimerState(StrEnum):
    """How urgent a running step is."""

    CALM = "calm"
    SOON = "soon"
    LATE = "late"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class Timer:
    """A countdown; `span` is what is left, or by how much the step is `late`.

    `standard` is in `unit`. `used_days` are working days gone by, at most `standard`; `late_days`
    is at least 1 when the step is late. Both are 0 for steps counted in minutes.
    """

    span: Span
    late: bool
    paused: bool
    state: TimerState
    unit: Unit
    standard: int
    used_days: int
    late_days: int

    @property
    def target_days(self) -> int:
        """The standard in working days, 0 for a step counted in minutes."""
        return self.standard if self.unit is Unit.WORKING_DAYS else 0

    @property
    def last_minute(self) -> bool:
        """Tell whether it is less than a minute that is left, or that it is late."""
        return self.span == Span()


def timer(
    calendar: WorkCalendar,
    *,
    started_at: datetime,
    due_at: datetime,
    now: datetime,
    unit: Unit,
    amount: int,
    paused: bool = False,
    by_day: bool = False,
    warn_percent: int = 80,
    warn_days: int = 1,
) -> Timer:
    """Return the timer of a running step; moments are aware, in any zone.

    Outside office hours it stands still. `amount` is the standard in `unit`. Of a paused step
    `now` is the moment the pause began, unless `due_at` already has the pause up to now in it.
    A step that began `by_day` is late by days alone: nobody knows of its minutes.
    It warns in the last `warn_days` working days, or when `warn_percent` of the minutes are used.
    """
    # A clock that was set back must not make more than the whole target remain.
    now = max(now, started_at)
    days, seconds = calendar.work_span(anchor=due_at, moment=now)
    late = now > due_at
    in_days = unit is Unit.WORKING_DAYS
    if in_days and not late:
        # The first day, which isn't counted, would show more than was ever given.
        given = max(amount, calendar.working_days_between(started_at, due_at))
        days, seconds = (given, 0) if days >= given else (days, seconds)
    left = days + bool(seconds)
    if in_days:
        soon = calendar.working_days_between(now, due_at) <= warn_days
    else:
        # Told by what is left, so that paused minutes don't count as used.
        left_minutes = calendar.working_minutes_between(now, due_at)
        soon = 100 * left_minutes <= (100 - warn_percent) * amount
    return Timer(
        span=Span(days, None if by_day and late else seconds // 60),
        late=late,
        paused=paused,
        state=_state(late=late, soon=soon, paused=paused),
        unit=unit,
        standard=amount,
        used_days=(amount if late else max(0, amount - left)) if in_days else 0,
        late_days=max(1, days) if in_days and late else 0,
    )


def _state(*, late: bool, soon: bool, paused: bool) -> TimerState:
    if paused:
        return TimerState.PAUSED
    if late:
        return TimerState.LATE
    return TimerState.SOON if soon else TimerState.CALM
