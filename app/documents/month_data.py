"""What the monitoring report of a month is told."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from app.documents.letterhead import Letterhead
from app.recap import ConfirmedNil
from app.rules.moments import MONTHS


@dataclass(frozen=True, slots=True)
class MonthCounts:
    """How many cases were left from before, came, were settled, and are under way at the end.

    Of those under way some are `paused`, some are `late`; `left + came - settled` are under way.
    """

    left: int
    came: int
    settled: int
    running: int
    paused: int
    late: int


@dataclass(frozen=True, slots=True)
class MonthMedium:
    """A column of the recap: how many came by it in the month, and were settled."""

    label: str
    came: int
    settled: int


@dataclass(frozen=True, slots=True)
class MonthCase:
    """A case that came in the month or is still under way, all in words but its `id`."""

    id: int
    number: str
    received: str
    medium: str
    title: str
    about_office: str
    state: str


@dataclass(frozen=True, slots=True)
class MonthStep:
    """A step of the SOP: how often it ended in the month, in time and late, and the longest."""

    title: str
    standard: str
    ended: int
    late: int
    longest: str


@dataclass(frozen=True, slots=True)
class MonthLook:
    """How often a medium was looked at in the month, the last time, and what came of it.

    None where that is not told of this medium alone.
    """

    medium: str
    times: int
    last: date | None
    came: int | None


@dataclass(frozen=True, slots=True)
class MonthReport:
    """The month (1-12), told on the day `told_on`; one that is not over yet is told up to that day."""

    letterhead: Letterhead
    year: int
    month: int
    counts: MonthCounts
    media: tuple[MonthMedium, ...]
    cases: tuple[MonthCase, ...]
    steps: tuple[MonthStep, ...]
    looks: tuple[MonthLook, ...]
    officer_name: str
    officer_nip: str
    told_on: date
    printed_at: datetime
    zone: ZoneInfo
    sample: bool = False
    troubles: str = ""
    result: str = ""
    """What the office noted of the month: its troubles with what helped, and its evaluation."""
    nil: ConfirmedNil | None = None
    """Who confirmed that nothing came."""
    asked: bool = False
    """Whether nothing came and nobody confirmed that yet."""

    @property
    def draft(self) -> bool:
        """Whether the month is not over yet."""
        return (self.told_on.year, self.told_on.month) <= (self.year, self.month)

    @property
    def name(self) -> str:
        """The month in words: "Februari 2023"."""
        return f"{MONTHS[self.month - 1]} {self.year}"
