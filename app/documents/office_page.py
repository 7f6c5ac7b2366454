"""The plain office page of the papers about time: letterhead, foot, marks and one paragraph."""

from datetime import datetime
from zoneinfo import ZoneInfo

from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Paragraph

from app.documents.base import SAMPLE_MARK, Letterhead, draw_letterhead, print_time
from app.documents.lettering import REGULAR
from app.documents.pen import Pen

PAGE = (210.0, 297.0)
LEFT, RIGHT = 20.0, 192.0
TEXT = 9.6
_FOOT = 280.5
_STYLE = ParagraphStyle(
    "office", fontName=REGULAR, fontSize=TEXT, leading=14.5, alignment=TA_JUSTIFY
)


def draw_page(
    pen: Pen,
    head: Letterhead | None,
    *,
    printed_at: datetime,
    zone: ZoneInfo,
    number: int,
    pages: int,
    sample: bool,
) -> None:
    """Draw what every page has; `head` is None from the second page on."""
    if head is not None:
        draw_letterhead(pen, head, left=LEFT, right=RIGHT, sample=sample, large=True)
    pen.rule(LEFT, _FOOT, RIGHT, _FOOT)
    when = print_time(printed_at, zone)
    pen.text(LEFT, _FOOT + 4.1, f"Meja Aduan, dicetak {when}", 7.2)
    pen.text(RIGHT, _FOOT + 4.1, f"Halaman {number} dari {pages}", 7.2, align="right")
    if sample:
        for y in (4.8, _FOOT + 5.7):
            pen.word_box((LEFT + RIGHT) / 2 - 11, y, 22, 6.2, SAMPLE_MARK, size=9.5)


def flow(pen: Pen, y: float, marked: str) -> float:
    """Draw a justified paragraph of marked-up text below `y`; return where it ends, in mm."""
    paragraph = Paragraph(marked, _STYLE)
    _, high = paragraph.wrapOn(pen.canvas, (RIGHT - LEFT) * mm, PAGE[1] * mm)
    paragraph.drawOn(pen.canvas, LEFT * mm, (pen.height - y) * mm - high)
    return y + float(high) / mm
