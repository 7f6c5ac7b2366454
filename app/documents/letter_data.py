"""The complaint a letter is about, and what the letter says."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from app.rules.kinds import Urgency
from app.rules.letters import LetterKind
from app.rules.moments import Stated


@dataclass(frozen=True, slots=True)
class LetterCase:
    """The complaint a letter is about.

    Moments are aware and shown in `zone`; when it came may be a day. When anonymous or confidential, name and address are
    printed nowhere, whatever is given. An empty `letter_number` leaves room for the pen.
    """

    letter: LetterKind
    number: str
    medium: str
    title: str
    complained_at: Stated | None
    received_at: Stated
    urgency: Urgency
    complainant: str
    address: str
    attachments: int
    letter_number: str
    written_at: datetime
    printed_at: datetime
    zone: ZoneInfo
    print_count: int = 1
    anonymous: bool = False
    confidential: bool = False
    sample: bool = False

    @property
    def withheld(self) -> bool:
        """Whether the complainant stays unnamed."""
        return self.anonymous or self.confidential


@dataclass(frozen=True, slots=True)
class LetterData:
    """What a letter says; texts are worded, `facts` stand as a list below the opening.

    An empty `number` leaves room for the pen. `printed_at` is aware and shown in `zone`;
    `print_count` is 1 for the first printing. With a complaint's number in `asks_about` the letter
    asks how content its reader is.
    """

    number: str
    nature: str
    attachments: str
    subject: str
    date: str
    recipient: tuple[str, ...]
    opening: str
    facts: tuple[tuple[str, str], ...]
    paragraphs: tuple[str, ...]
    closing: str
    copies: tuple[str, ...]
    printed_at: datetime
    zone: ZoneInfo
    print_count: int = 1
    confidential: bool = False
    sample: bool = False
    asks_about: str = ""
