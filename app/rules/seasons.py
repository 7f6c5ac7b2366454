"""The plain facts a work calendar is built from: weekly hours by season and days off."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from itertools import pairwise


class DayOffKind(StrEnum):
    """Why the office is closed on a day; joint leave can be switched off for the count."""

    HOLIDAY = "holiday"
    JOINT_LEAVE = "joint_leave"
    CLOSURE = "closure"


@dataclass(frozen=True, slots=True)
class DayOff:
    """One day on which the office is closed; `estimated` when no decree names it yet."""

    day: date
    name: str
    kind: DayOffKind
    estimated: bool = False
    decree: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class DayHours:
    """Opening hours of one day in the office's zone, to the minute, breaks in order of time.

    Raises `ValueError` when the times are out of order or have seconds.
    """

    opens: time
    closes: time
    breaks: tuple[tuple[time, time], ...] = ()

    def __post_init__(self) -> None:
        edges = [self.opens, *(edge for pause in self.breaks for edge in pause), self.closes]
        if any(edge.second or edge.microsecond for edge in edges):
            raise ValueError("office hours are kept to the minute")
        if any(later <= earlier for earlier, later in pairwise(edges)):
            raise ValueError(f"office hours out of order: {edges}")

    @property
    def stretches(self) -> tuple[tuple[int, int], ...]:
        """Working stretches between the breaks, in seconds after midnight."""
        edges = [self.opens, *(edge for pause in self.breaks for edge in pause), self.closes]
        seconds = [edge.hour * 3600 + edge.minute * 60 for edge in edges]
        return tuple(zip(seconds[::2], seconds[1::2], strict=True))


@dataclass(frozen=True, slots=True)
class Season:
    """Weekly hours, Monday first; without dates the normal season, a dated one wins over it."""

    name: str
    hours: tuple[DayHours | None, ...]
    first: date | None = None
    last: date | None = None

    def __post_init__(self) -> None:
        if len(self.hours) != 7:
            raise ValueError("a season needs the hours of seven days")
        if (self.first is None) != (self.last is None):
            raise ValueError("a season has both its dates or none")


def _week(monday_to_thursday: DayHours, friday: DayHours) -> tuple[DayHours | None, ...]:
    return (monday_to_thursday,) * 4 + (friday, None, None)


DEFAULT_SEASON = Season(
    "Jam kerja biasa",
    _week(
        DayHours(time(7, 30), time(16, 0), ((time(12, 0), time(13, 0)),)),
        DayHours(time(7, 30), time(16, 30), ((time(11, 30), time(13, 0)),)),
    ),
)
RAMADAN_HOURS = _week(
    DayHours(time(8, 0), time(15, 0), ((time(12, 0), time(12, 30)),)),
    DayHours(time(8, 0), time(15, 30), ((time(11, 30), time(12, 30)),)),
)
