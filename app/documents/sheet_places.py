"""Where on a lembar disposisi its codes, squares and boxes stand: for the pen and for the reader."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.documents.pen import Pen
from app.rules.kinds import TeamResult, Urgency
from app.scanning.layout import CodePlace, PageLayout, TickBox
from app.scanning.sheet_code import PREVIEW, code_at

# Two sheets fill A4 landscape exactly, so the second begins at the cut.
SHEET_WIDTH, SHEET_HEIGHT, CUT = 148.0, 210.0, 148.5
LEFT, RIGHT, HALF = 12.0, 138.0, 78.1
INSET = 1.6
FRONT_CODES = (CodePlace("A", 125.5, 190.9, 12.5), CodePlace("C", LEFT, 25.2, 10.0))
BACK_CODES = (CodePlace("B", 123.8, 166.4, 12.5), CodePlace("D", LEFT, 11.0, 10.0))
SQUARES = ((136.0, 7.0), (8.0, 202.0))
_SQUARE = 4.0
PRINTED_BOX, PEN_BOX = 3.4, 4.0
URGENCY_PLACES = {
    Urgency.ORDINARY: (95.0, 63.3),
    Urgency.URGENT: (95.0, 68.8),
    Urgency.VERY_URGENT: (111.7, 63.3),
}
SECRET_PLACE = (111.7, 68.8)
VALUE = 35.8
NAMED_AREA = (VALUE - 0.6, 50.2, HALF - VALUE + 0.2, 8.8)
"""Where the front may name who brought the complaint: left, top, width and height."""
RESULT_TOP, RESULT_PITCH = 113.0, 6.2
RESULTS = (TeamResult.SETTLED, TeamResult.FORWARDED, TeamResult.WAITING, TeamResult.IMPOSSIBLE)
EVIDENCE_LINE = 140.25
NO_EVIDENCE, SOME_EVIDENCE = 39.0, 63.0
BY_HAND = "+"
"""Stands in a key for the line on which something else is written by hand."""
_MOST_ROWS, _CLOSE_ROWS = 18, 23


class Choices(NamedTuple):
    """Where the boxes for the pen stand: first row, distance and number of rows, and the end.

    What finds no room in the rows goes on in a column beside them.
    """

    top: float
    pitch: float
    rows: int
    end: float

    @property
    def side(self) -> float:
        """How wide a box is."""
        return min(PEN_BOX, self.pitch - 0.6)

    def row(self, number: int) -> float:
        """Return the height on which a box is centred."""
        return self.top + 8.45 + number % self.rows * self.pitch

    def column(self, number: int, of: int, left: float, right: float) -> tuple[float, float]:
        """Return from where to where the choice `number` (from 0) of so many has room."""
        wide = (right - left) / -(-of // self.rows)
        start = left + number // self.rows * wide
        return start, start + wide


def choices_for(
    teams: int, instructions: int, *, confidential: bool, shift: float = 0.0
) -> Choices:
    """Give so many choices their room; beyond ten rows the notes below give some of theirs.

    They stand lower by `shift` millimetres where the desk's review stands above them.
    """
    top = (91.6 if confidential else 89.6) + shift
    most = max(9, teams + 1, instructions + 1)
    # Two columns leave a name room to be read; three don't.
    rows = min(most, _MOST_ROWS if most <= 2 * _MOST_ROWS else _CLOSE_ROWS)
    pitch = 5.92 if rows == 9 else max(2.9, min(5.0, 61.5 / (rows - 1)))
    return Choices(top, pitch, rows, max(top + 60.0, top + 12.5 + (rows - 1) * pitch))


def front_layout(
    teams: Sequence[str],
    instructions: Sequence[str],
    *,
    confidential: bool,
    shift: float = 0.0,
) -> PageLayout:
    """Return the front's places; the codes of teams and instructions become the boxes' keys."""
    choices = choices_for(len(teams), len(instructions), confidential=confidential, shift=shift)
    boxes = [
        *_pen_boxes(choices, "team", teams, LEFT + INSET, HALF),
        *_pen_boxes(choices, "instruction", instructions, HALF + INSET, RIGHT),
    ]
    for urgency, (x, y) in URGENCY_PLACES.items():
        boxes.append(TickBox(f"urgency:{urgency}", x, y - PRINTED_BOX / 2, PRINTED_BOX))
    x, y = SECRET_PLACE
    boxes.append(TickBox("secret:", x, y - PRINTED_BOX / 2, PRINTED_BOX))
    return PageLayout(SHEET_WIDTH, SHEET_HEIGHT, FRONT_CODES, SQUARES, tuple(boxes))


def _pen_boxes(
    choices: Choices, kind: str, codes: Sequence[str], left: float, right: float
) -> Iterator[TickBox]:
    listed = (*codes, BY_HAND)
    for number, code in enumerate(listed):
        start, _ = choices.column(number, len(listed), left, right)
        top = choices.row(number) - choices.side / 2
        yield TickBox(f"{kind}:{code}", start + 0.3, top, choices.side)


def back_layout() -> PageLayout:
    """Return the back's places."""
    left = LEFT + INSET + 0.3
    rows = [
        (f"result:{each}", left, RESULT_TOP + at * RESULT_PITCH) for at, each in enumerate(RESULTS)
    ]
    rows += [
        ("evidence:none", NO_EVIDENCE, EVIDENCE_LINE),
        ("evidence:some", SOME_EVIDENCE, EVIDENCE_LINE),
    ]
    boxes = tuple(TickBox(key, x, y - PEN_BOX / 2, PEN_BOX) for key, x, y in rows)
    return PageLayout(SHEET_WIDTH, SHEET_HEIGHT, BACK_CODES, SQUARES, boxes)


def draw_squares(pen: Pen) -> None:
    """Draw the solid squares by which a picture of the page is straightened."""
    for x, y in SQUARES:
        pen.solid(x - _SQUARE / 2, y - _SQUARE / 2, _SQUARE)


def draw_codes(pen: Pen, codes: Sequence[CodePlace], mark: str) -> None:
    """Draw the codes of a side."""
    for place in codes:
        pen.qr(place.x, place.y, place.side, code_at(mark or PREVIEW, place.letter))
