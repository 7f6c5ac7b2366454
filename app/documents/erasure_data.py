"""What the minutes of an erasure say."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class ErasedCase:
    """One case as the statistics keep it; days are of the office's zone.

    `rule` says for which cases and for how long it kept them, each part on lines of its own.
    """

    number: str
    received_on: date
    classification: str
    closed_on: date
    rule: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ErasureMinutes:
    """What was destroyed, when, on whose decision; moments are aware and shown in `zone`."""

    cases: tuple[ErasedCase, ...]
    decided_at: datetime
    approved_by: str
    chain: str
    printed_at: datetime
    zone: ZoneInfo
    sample: bool = False
