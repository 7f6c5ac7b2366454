"""What was found on a page: sheets by the number in their codes, and the marks in their boxes.

A code says 19 characters: 13 name the printing, one tells which of its codes this is and so which
side of the sheet, 5 are a check. Whether it belongs to a register is for `app.desk` to say.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image

NUMBER_LENGTH = 13
CODE_SHAPE = re.compile(r"MA1[0-9A-Z]{10}[A-Z][0-9A-Z]{5}")

Point = tuple[float, float]


class Mark(Enum):
    """What a box shows; whatever is unclear, overlapped or annulled is open: a person decides."""

    TICKED = "ticked"
    BLANK = "blank"
    OPEN = "open"


class FoundCode(NamedTuple):
    """One code: its whole text, and its corners on the page, in pixels.

    The corners are those of its dark square, from its own top left clockwise.
    """

    text: str
    corners: tuple[Point, Point, Point, Point]

    @property
    def letter(self) -> str:
        """The letter that tells the code's place and side."""
        return self.text[NUMBER_LENGTH]

    @property
    def sheet(self) -> str:
        """What all codes of its sheet say, so without the letter."""
        return self.text[:NUMBER_LENGTH] + self.text[NUMBER_LENGTH + 1 :]


class FoundSheet(NamedTuple):
    """The codes of one printing on one page; `text` is what they say without their letter."""

    text: str
    codes: tuple[FoundCode, ...]

    @property
    def letters(self) -> frozenset[str]:
        """The letters that were read."""
        return frozenset(code.letter for code in self.codes)

    @property
    def double(self) -> bool:
        """Whether the page shows the same place of this printing twice."""
        return len(self.letters) < len(self.codes)


class SheetReading(NamedTuple):
    """What a sheet says: a proposal, for a person to confirm.

    `refused` tells that the boxes do not stand where they were printed, so that all are open.
    The straightened sheet has `SCALE` pixels a millimetre.
    """

    marks: Mapping[str, Mark]
    straightened: Image
    refused: bool


SCALE = 8.0
