"""An office paper of tables below each other: letterhead, title, tables, two signatures."""

from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from typing import NamedTuple
from zoneinfo import ZoneInfo

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from app.documents.base import counted_canvas, draw_letterhead
from app.documents.letterhead import Letterhead
from app.documents.lettering import BOLD, REGULAR, fit, plain, wrap
from app.documents.marks import DRAFT_MARK, SECRET_MARK, UNKNOWN_PLACE
from app.documents.office_page import MARKS_AT, PAGE, draw_foot, draw_sample_marks
from app.documents.pdf_pages import WIDTH
from app.documents.pdf_tables import PADDING, drawn_table
from app.documents.pen import Pen
from app.documents.report_blocks import TableBlock
from app.rules.moments import date_words

Named = tuple[str, TableBlock]
"""A table and the heading above it, "" for none."""
_LEFT = (PAGE[0] - WIDTH) / 2
_RIGHT = _LEFT + WIDTH
_NEXT_TOP, _BOTTOM = 20.0, 278.0
_HEADING, _GAP, _SIGNATURES, _SIGN_AT = 4.6, 3.2, 33.0, 104.0
_LEAST = 26.0
HEAD_SIZE = 8.4
"""Of the heads of such tables, in points."""


class PaperFacts(NamedTuple):
    """What such a paper says around its tables; a `draft` is marked as one."""

    letterhead: Letterhead
    title: str
    period: str
    told_on: date
    printed_at: datetime
    zone: ZoneInfo
    officer_name: str
    officer_nip: str
    draft: bool = False
    sample: bool = False
    secret: bool = False


def table_paper(facts: PaperFacts, tables: Sequence[Named], *, name: str) -> bytes:
    """Return the paper as an A4 PDF, called `name`; where tables are long it has further pages."""
    out = BytesIO()
    canvas = counted_canvas(
        out,
        size=PAGE,
        title=name,
        finish=lambda pen, page, pages: _draw_foot(pen, facts, page, pages),
    )
    _Pages(canvas, facts).draw(tables)
    canvas.save()
    return out.getvalue()


def broken_head(head: str, wide: float) -> str:
    """Break the head of a column of so many millimetres into lines."""
    room = (wide - 2 * PADDING) * mm
    lines, _ = wrap(plain(head), font=BOLD, size=HEAD_SIZE, width=room, most=9)
    return "\n".join(lines)


def _draw_foot(pen: Pen, facts: PaperFacts, page: int, pages: int) -> None:
    places = {"left": _LEFT, "right": _RIGHT}
    draw_foot(pen, page, pages, printed_at=facts.printed_at, zone=facts.zone, **places)
    if facts.secret:
        for y in MARKS_AT:
            pen.word_box(PAGE[0] / 2 + 15, y, 23.6, 6.2, SECRET_MARK, size=9.5)
    if facts.sample:
        draw_sample_marks(pen, PAGE[0] / 2 - 11)


class _Pages:
    """Draws tables below each other; one that has no room goes on over the page."""

    def __init__(self, canvas: Canvas, data: PaperFacts) -> None:
        self._canvas, self._data = canvas, data
        self._pen = Pen(canvas, height=PAGE[1])
        self._y = 0.0

    def draw(self, named: Sequence[Named]) -> None:
        self._opening()
        *tables, last = named
        for heading, block in tables:
            self._table(heading, block)
        # Signatures never stand alone: the last table goes along with them.
        self._table(*last, foot=_SIGNATURES)
        self._sign(self._y)
        self._canvas.showPage()

    def _opening(self) -> None:
        pen, data = self._pen, self._data
        places = {"left": _LEFT, "right": _RIGHT}
        draw_letterhead(pen, data.letterhead, sample=data.sample, large=True, **places)
        pen.text(PAGE[0] / 2, 43.5, data.title, 12.5, BOLD, align="centre")
        pen.text(PAGE[0] / 2, 48.7, data.period, 10.5, align="centre")
        if data.draft:
            pen.word_box(_RIGHT - 22, 44.5, 22, 6.2, DRAFT_MARK, size=9.5)
        self._y = 52.5

    def _table(self, heading: str, block: TableBlock, *, foot: float = 0.0) -> None:
        """Draw a table with its heading, which never stands alone, and leave room for a `foot`."""
        table = drawn_table(block)
        _, high = table.wrapOn(self._canvas, WIDTH * mm, PAGE[1] * mm)
        above = _HEADING if heading else 0.0
        room = _BOTTOM - self._y - above
        whole = _BOTTOM - _NEXT_TOP - above
        # What is longer than a page anyhow begins where there is room.
        if high / mm + foot > room and (room < _LEAST or (foot and high / mm + foot <= whole)):
            self._turn()
        if heading:
            self._pen.text(_LEFT, self._y + 3, heading, 9.6, BOLD)
            self._y += above
        self._place(table, foot)
        self._y += _GAP

    def _place(self, table: Flowable, foot: float) -> None:
        """Draw what has room; the rest of a very long table goes on over further pages.

        Its last rows leave room for the `foot`.
        """
        while True:
            _, high = table.wrapOn(self._canvas, WIDTH * mm, PAGE[1] * mm)
            room = _BOTTOM - self._y
            if room < high / mm + foot:
                room -= foot * (high / mm <= room)
            split = table.split(WIDTH * mm, room * mm) if high / mm > room else []
            if len(split) < 2:
                break
            self._put(split[0])
            self._turn()
            table = split[1]
        self._put(table)

    def _put(self, table: Flowable) -> None:
        _, high = table.wrapOn(self._canvas, WIDTH * mm, PAGE[1] * mm)
        table.drawOn(self._canvas, _LEFT * mm, (PAGE[1] - self._y) * mm - high)
        self._y += high / mm

    def _turn(self) -> None:
        self._canvas.showPage()
        self._y = _NEXT_TOP

    def _sign(self, y: float) -> None:
        pen, data, head = self._pen, self._data, self._data.letterhead
        place = f"{head.city or UNKNOWN_PLACE}, {date_words(data.told_on)}"
        room = (_RIGHT - _SIGN_AT) * mm
        title = f"Mengetahui, {head.head_title}"
        for at, text in ((y + 2, place), (y + 7, title)):
            size, lines = fit(text, font=REGULAR, size=9.6, floor=7.5, width=room)
            pen.text(_SIGN_AT, at, " ".join(lines), size)
        pen.text(_LEFT, y + 7, "Petugas Pengaduan,", 9.6)
        width = _RIGHT - _SIGN_AT
        pen.signature_name(_LEFT, y + 29, 66, data.officer_name, data.officer_nip, size=9)
        pen.signature_name(_SIGN_AT, y + 29, width, head.head_name, head.head_nip, size=9)
