"""The office's A4 page: its foot with the count of pages, its marks and one paragraph."""

from datetime import datetime
from zoneinfo import ZoneInfo

from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Paragraph

from app.documents.base import print_time
from app.documents.held_canvas import Finish
from app.documents.lettering import REGULAR
from app.documents.marks import SAMPLE_MARK
from app.documents.pen import Pen

PAGE = (210.0, 297.0)
LEFT, RIGHT = 20.0, 192.0
TEXT = 9.6
FOOT = 280.5
# Boxed words stand above everything else, and between the foot and the edge.
MARKS_AT = (4.8, FOOT + 5.7)
_STYLE = ParagraphStyle(
    "office", fontName=REGULAR, fontSize=TEXT, leading=14.5, alignment=TA_JUSTIFY
)


def draw_foot(
    pen: Pen,
    page: int,
    pages: int,
    *,
    printed_at: datetime,
    zone: ZoneInfo,
    left: float = LEFT,
    right: float = RIGHT,
) -> None:
    """Draw when the paper was printed, and which of its pages this is."""
    pen.rule(left, FOOT, right, FOOT)
    when = print_time(printed_at, zone)
    pen.text(left, FOOT + 4.1, f"Meja Aduan, dicetak {when}", 7.2)
    pen.text(right, FOOT + 4.1, f"Halaman {page} dari {pages}", 7.2, align="right")


def draw_sample_marks(pen: Pen, left: float) -> None:
    """Mark a page as one of a sample register, above and below."""
    for y in MARKS_AT:
        pen.word_box(left, y, 22, 6.2, SAMPLE_MARK, size=9.5)


def office_foot(*, printed_at: datetime, zone: ZoneInfo, sample: bool) -> Finish:
    """Return what the pages of a plain office paper end in."""

    def finish(pen: Pen, page: int, pages: int) -> None:
        draw_foot(pen, page, pages, printed_at=printed_at, zone=zone)
        if sample:
            draw_sample_marks(pen, (LEFT + RIGHT) / 2 - 11)

    return finish


def flow(pen: Pen, y: float, marked: str) -> float:
    """Draw a justified paragraph of marked-up text below `y`; return where it ends, in mm."""
    paragraph = Paragraph(marked, _STYLE)
    _, high = paragraph.wrapOn(pen.canvas, (RIGHT - LEFT) * mm, PAGE[1] * mm)
    paragraph.drawOn(pen.canvas, LEFT * mm, (pen.height - y) * mm - high)
    return y + float(high) / mm
