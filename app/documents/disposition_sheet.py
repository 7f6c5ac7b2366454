"""Lembar disposisi: the head's instruction to a team, with the team's report on its back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from io import BytesIO
from zoneinfo import ZoneInfo

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from app.documents.base import (
    FRAME,
    SAMPLE_MARK,
    SECRET_MARK,
    WITHHELD,
    Letterhead,
    Pen,
    draw_small_letterhead,
    new_canvas,
    print_time,
)
from app.documents.disposition_back import draw_back_form, fill_back
from app.documents.lettering import BOLD, ITALIC, REGULAR, fit, fit_name, plain
from app.facts import URGENCY_WORDS, Urgency
from app.rules.wording import clock_words, count_words, date_words, weekday_date_words

WIDTH, HEIGHT = 148.0, 210.0
LEFT, RIGHT = 12.0, 138.0
VALUE = 35.8
HALF, NOTE_END = 78.1, 83.9
FRAME_TOP, FRAME_END = 35.1, 189.3
FACTS_TOP, TITLE_TOP = 48.1, 71.2
NOTES_TOP = 148.1
URGENCY_PLACES = {
    Urgency.ORDINARY: (95.0, 61.8),
    Urgency.URGENT: (95.0, 67.3),
    Urgency.VERY_URGENT: (111.7, 61.8),
}
SECRET_PLACE = (111.7, 67.3)
PRINTED_BOX, PEN_BOX = 3.4, 4.0


class SheetLayout(StrEnum):
    """How sheets lie on the paper."""

    A5 = "a5"
    TWO_ON_A4 = "two_on_a4"


@dataclass(frozen=True, slots=True)
class SheetData:
    """One complaint on its way to the head.

    Moments are aware and shown in `zone`. `print_count` is 1 for the first printing. Teams and
    instructions are offered to the pen, never ticked. Of a confidential complaint neither
    origin nor source reference is printed, whatever is given; its title must be a neutral one.
    """

    number: str
    index: str
    code: str
    due_at: datetime
    due_days: int
    origin: str
    medium: str
    complained_at: datetime | None
    source_reference: str
    received_at: datetime
    attachments: int
    urgency: Urgency
    title: str
    teams: tuple[str, ...]
    instructions: tuple[str, ...]
    printed_at: datetime
    zone: ZoneInfo
    print_count: int = 1
    anonymous: bool = False
    confidential: bool = False
    sample: bool = False


def disposition_sheets(
    sheets: Sequence[SheetData],
    *,
    letterhead: Letterhead,
    layout: SheetLayout = SheetLayout.A5,
    with_back: bool = True,
) -> bytes:
    """Return the sheets as a PDF: A5 pages, or two sheets on each A4 landscape page.

    With backs, print A5 on both sides, and A4 on both sides flipped on the short edge: there
    the backs stand in reversed order, so that each comes to lie behind its own front.
    """
    if not sheets:
        raise ValueError("no sheet to print")
    out = BytesIO()
    two = layout is SheetLayout.TWO_ON_A4
    canvas = new_canvas(out, size=(297 if two else WIDTH, HEIGHT), title="Lembar Disposisi")
    forms = _Forms(canvas, letterhead)
    step = 2 if two else 1
    for start in range(0, len(sheets), step):
        group = sheets[start : start + step]
        for number, sheet in enumerate(group):
            _place(canvas, number * WIDTH_ON_A4, lambda s=sheet: forms.draw_front(s))
        _end_page(canvas, two=two)
        if with_back:
            for number, sheet in enumerate(group):
                offset = (step - 1 - number) * WIDTH_ON_A4
                _place(canvas, offset, lambda s=sheet: forms.draw_back(s))
            _end_page(canvas, two=two)
    canvas.save()
    return out.getvalue()
