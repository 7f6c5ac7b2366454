"""What a lembar disposisi says, and how it lies on the paper."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from app.rules.kinds import Urgency
from app.rules.moments import Stated
from app.rules.signers import Signatory


class SheetLayout(StrEnum):
    """How sheets lie on the paper."""

    A5 = "a5"
    TWO_ON_A4 = "two_on_a4"
    TWO_ON_F4 = "two_on_f4"
    """Folio, 215 by 330 mm, as most offices have it."""


@dataclass(frozen=True, slots=True)
class SheetData:
    """One complaint on its way to the head.

    Moments are aware and shown in `zone`; when it came may be a day. `standard` words how long the team has,
    `due_estimated` tells that holidays in between are not decreed yet;
    `print_count` is 1 for the first printing. Teams and instructions are offered to the pen,
    never ticked. `review` is the desk's; of a confidential complaint it must only say where it is. `lead` and `copies` are there once the head has decided. Of a confidential complaint neither origin nor source reference is printed,
    whatever is given; its title must be a neutral one. `mark` is what its codes say but
    their letter, empty in a preview.
    """

    number: str
    index: str
    code: str
    due_at: datetime
    standard: str
    origin: str
    medium: str
    complained_at: Stated | None
    source_reference: str
    received_at: Stated
    attachments: int
    urgency: Urgency
    title: str
    teams: tuple[str, ...]
    instructions: tuple[str, ...]
    printed_at: datetime
    zone: ZoneInfo
    print_count: int = 1
    due_estimated: bool = False
    anonymous: bool = False
    confidential: bool = False
    sample: bool = False
    signer: Signatory = Signatory("", "", "")
    mark: str = ""
    lead: str = ""
    copies: tuple[str, ...] = ()
    review: str = ""
    blank: bool = False
    """A spare sheet for power cuts: all that belongs to a complaint is left to the pen."""
