"""What stands above the choices of a sheet: its title, the desk's review, and how much room they take."""

from typing import NamedTuple

from reportlab.lib.units import mm

from app.documents.lettering import BOLD, REGULAR, fit, plain
from app.documents.sheet_places import INSET, RIGHT, VALUE, choices_for

FIRST, TITLE_STEP = 77.0, 4.3
REVIEW_SIZE, REVIEW_STEP = 8.0, 3.4
_BELOW_TITLE, _ABOVE_CHOICES = 4.6, 2.2
_MOST_REVIEW = 4
# Notes, coordinator, copies and a signature need so much above the foot of the frame.
_LOWEST_END = 163.5
_BLANK_SHIFT = 8.0
_WIDTH = (RIGHT - INSET - VALUE) * mm


class SheetHeading(NamedTuple):
    """Both texts as lines that fit, the baseline of the review's first, and by how much the choices go down."""

    title: tuple[str, ...]
    title_size: float
    review: tuple[str, ...]
    review_line: float
    shift: float


def blank_heading(*, most: int) -> SheetHeading:
    """Return the room for the pen on a blank sheet: its subject on two lines, and a review below."""
    room = _LOWEST_END - choices_for(most, most, confidential=False).end
    shift = _BLANK_SHIFT if room >= _BLANK_SHIFT else 0.0
    return SheetHeading((), 0.0, (), 94.6 if shift else 0.0, shift)


def heading_of(title: str, review: str, *, most: int, confidential: bool) -> SheetHeading:
    """Fit a title and a review above up to `most` choices; both end in " …" where room ends.

    The whole review stands in the register, so a sheet with many choices has less of it.
    """
    said = plain(review)
    size, lines = fit(title, font=BOLD, size=10, floor=8, width=_WIDTH, most=2 if said else 3)
    line = FIRST + max(0, len(lines) - 1) * TITLE_STEP + _BELOW_TITLE
    if not said:
        return SheetHeading(tuple(lines), size, (), line, 0.0)
    choices = choices_for(most, most, confidential=confidential)
    # Where a secret sheet says what is not printed.
    bottom = choices.top - _ABOVE_CHOICES - (3.2 if confidential else 0.0)
    room = max(0.0, _LOWEST_END - choices.end)
    allowed = 1 + int(max(0.0, bottom + room - line) / REVIEW_STEP)
    _, told = fit(
        said,
        font=REGULAR,
        size=REVIEW_SIZE,
        floor=REVIEW_SIZE,
        width=_WIDTH,
        most=min(_MOST_REVIEW, allowed),
    )
    last = line + (len(told) - 1) * REVIEW_STEP
    shift = round(min(room, max(0.0, last - bottom)), 2)
    return SheetHeading(tuple(lines), size, tuple(told), line, shift)
