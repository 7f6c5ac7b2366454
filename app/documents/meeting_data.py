"""The meeting in which an office judges a span of a year, as its three papers tell it."""

from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from app.documents.letterhead import Letterhead


class MeetingReport(NamedTuple):
    """What invitation, list of attendance and minutes say; without `begins_at` the pen has room.

    `counts` are the span's figures, in words and numbers; `invited` and `decided` have a line each.
    """

    letterhead: Letterhead
    period: str
    begins_at: datetime | None
    place: str
    letter_number: str
    invited: tuple[str, ...]
    chair: str
    note_taker: str
    decided: tuple[str, ...]
    counts: tuple[tuple[str, int], ...]
    troubles: str
    result: str
    officer_name: str
    officer_nip: str
    told_on: date
    printed_at: datetime
    zone: ZoneInfo
    sample: bool = False
