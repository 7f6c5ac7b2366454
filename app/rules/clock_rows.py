"""Frozen rows about the clocks of a case: its SOP steps, its national limits, its three times."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from app.rules.kinds import Unit


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of working time: whole working days and the minutes left over.

    Without `minutes` it was counted in whole days only.
    """

    days: int = 0
    minutes: int | None = 0


class ClockState(StrEnum):
    """What a step's clock does; a skipped step was left without its own end."""

    WAITING = "waiting"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class StepClock:
    """One SOP step's clock, counted as far as the moment it was asked for.

    Moments are None for a step that never began (all) or still runs (`finished`). Worked time
    leaves out pauses: `worked_days` are working days after the day of the start that were not
    wholly paused. `over_by` is None when in time. `amount` is without `extended_days`.
    """

    step: int
    title: str
    amount: int
    unit: Unit
    started: datetime | None
    due: datetime | None
    finished: datetime | None
    worked_minutes: int
    worked_days: int
    paused_minutes: int
    extended_days: int
    over_by: Span | None
    state: ClockState

    @property
    def late(self) -> bool:
        """Tell whether the step took, or takes, longer than it may."""
        return self.over_by is not None


@dataclass(frozen=True, slots=True)
class CaseLimit:
    """A national limit of a case in working days from its receipt; pauses don't move it.

    `code` is "verification" or "whole". `stricter` tells that it ends before the running SOP
    step is due.
    """

    code: str
    title: str
    days: int
    started: datetime
    due: datetime
    finished: datetime | None
    over_by: Span | None
    stricter: bool


@dataclass(frozen=True, slots=True)
class ThreeTimes:
    """The three views of a case's time: on its way to us, worked here, and waited for.

    Only the second is working time: a complainant waits at night and on Sundays too. `before_us` is
    None when nobody knows, and nothing for what came straight to us. What is told `by_day` has whole
    days of both.
    """

    before_us: timedelta | None
    at_our_office: Span
    waited: timedelta
    by_day: bool = False
