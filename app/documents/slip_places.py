"""Where everything on a suggestion slip stands: for the pen and for the reader.

One, two or four slips fill an A4 page; all have the same parts, only the lines to write on differ
in number. The letters of the codes tell the size. Slips lie in drawers for years: places that change
need letters of their own, and these must stay readable.
"""

from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from app.scanning.layout import CodePlace, PageLayout, TickBox

MARGIN = 8.0
BOX = 4.0
HEAD_END, FIELDS_END, FOOT_HIGH = 21.0, 44.6, 21.5
FIELD_PITCH = 7.0
SECTION_HEAD = 17.4
CODE, SECOND_CODE = 12.5, 10.0
UNNAMED = "unnamed"
"""The box of who wants to stay unnamed."""
KIND_WIDTHS = {"complaint": 25.0, "aspiration": 19.0, "thanks": 27.0, "information": 60.0}
SECTIONS = {
    "1": ("Layanan petugas", ("complaint", "aspiration", "thanks")),
    "2": ("Sarana dan prasarana", ("complaint", "aspiration", "thanks")),
    "3": ("Informasi yang belum saya temukan", ("information",)),
}
"""The questions: their word, and what an answer may be."""


class SlipSize(IntEnum):
    """How many slips an A4 page holds."""

    ONE = 1
    TWO = 2
    FOUR = 4


_SIZES = {
    SlipSize.ONE: (210.0, 297.0),
    SlipSize.TWO: (148.5, 210.0),
    SlipSize.FOUR: (105.0, 148.5),
}
_LETTERS = {SlipSize.ONE: ("J", "K"), SlipSize.TWO: ("G", "H"), SlipSize.FOUR: ("E", "F")}


class Section(NamedTuple):
    """A question: its key, where it begins and ends."""

    key: str
    top: float
    end: float


def slip_size(letters: frozenset[str]) -> SlipSize | None:
    """Return the size of the slip whose codes have these letters; None for another paper."""
    return next((size for size, own in _LETTERS.items() if not letters.isdisjoint(own)), None)


def sections(size: SlipSize) -> Iterator[Section]:
    """Return the questions from the top; they share the room between them."""
    _, height = _SIZES[size]
    each = (height - FOOT_HIGH - FIELDS_END) / len(SECTIONS)
    for number, key in enumerate(SECTIONS):
        top = FIELDS_END + number * each
        yield Section(key, top, top + each)


def slip_layout(size: SlipSize) -> PageLayout:
    """Return the places of a slip; boxes are named "1:complaint", or `UNNAMED`."""
    width, height = _SIZES[size]
    first, second = _LETTERS[size]
    boxes = [TickBox(UNNAMED, MARGIN, FIELDS_END - 6.6, BOX)]
    for section in sections(size):
        x = MARGIN + 4.4
        for kind in SECTIONS[section.key][1]:
            boxes.append(TickBox(f"{section.key}:{kind}", x, section.top + 6.4, BOX))
            x += KIND_WIDTHS[kind]
    return PageLayout(
        width,
        height,
        (
            CodePlace(first, width - MARGIN - CODE, height - MARGIN - CODE + 1, CODE),
            CodePlace(second, MARGIN, MARGIN, SECOND_CODE),
        ),
        ((width - MARGIN - 2, MARGIN + 2), (MARGIN + 2, height - MARGIN - 1)),
        tuple(boxes),
    )
