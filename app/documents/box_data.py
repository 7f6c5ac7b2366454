"""What the minutes of opening the suggestion boxes say."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from app.rules.moments import Stated


@dataclass(frozen=True, slots=True)
class OpenedBox:
    """One box that was opened; `opened_before` is the day of the time before, None for the first."""

    name: str
    lock_state: str
    opened_before: date | None
    found: int


@dataclass(frozen=True, slots=True)
class FoundSlip:
    """A line of the appendix: a case of a slip, or slips that became none (`number` is empty).

    `slip` is its number within its box, 0 for several that are only counted.
    """

    box: str
    slip: int
    summary: str
    classification: str
    number: str
    remark: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True)
class BoxMinutes:
    """Who opened which boxes when, and what lay in them; moments are aware and shown in `zone`,
    `opened_at` may be a day.

    `registered` counts the slips of which at least one case came.
    """

    boxes: tuple[OpenedBox, ...]
    slips: tuple[FoundSlip, ...]
    registered: int
    thanks: int
    set_aside: int
    opened_at: Stated
    officers: tuple[tuple[str, str], tuple[str, str]]
    printed_at: datetime
    zone: ZoneInfo
    sample: bool = False

    @property
    def found(self) -> int:
        """How many slips lay in all boxes."""
        return sum(box.found for box in self.boxes)
