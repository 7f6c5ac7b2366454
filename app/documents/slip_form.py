"""Formulir saran: the slip that visitors fill in and put into the box; one, two or four on A4."""

from collections.abc import Sequence
from io import BytesIO

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from app.documents.base import new_canvas
from app.documents.letterhead import Letterhead
from app.documents.lettering import BOLD, ITALIC, REGULAR, fit
from app.documents.marks import SAMPLE_MARK
from app.documents.pen import FRAME, GRID, Pen
from app.documents.slip_places import (
    BOX,
    CODE,
    FIELD_PITCH,
    FIELDS_END,
    FOOT_HIGH,
    HEAD_END,
    MARGIN,
    SECOND_CODE,
    SECTION_HEAD,
    SECTIONS,
    UNNAMED,
    SlipSize,
    sections,
    slip_layout,
)
from app.scanning.layout import SQUARE_SIDE, PageLayout
from app.scanning.sheet_code import code_at, number_in

_LINE_PITCH = 7.4
_KIND_WORDS = {
    "complaint": "pengaduan",
    "aspiration": "saran",
    "thanks": "terima kasih",
    "information": "ada, yaitu (judul, tahun, wilayah):",
}
_PAPER = {SlipSize.ONE: (210.0, 297.0), SlipSize.TWO: (297.0, 210.0), SlipSize.FOUR: (210.0, 297.0)}


def suggestion_slips(
    marks: Sequence[str], *, size: SlipSize, letterhead: Letterhead, sample: bool
) -> bytes:
    """Return A4 pages of slips, one for each mark (what its codes say, see `sheet_code`)."""
    if not marks:
        raise ValueError("no slip to print")
    out = BytesIO()
    layout = slip_layout(size)
    wide, high = _PAPER[size]
    canvas = new_canvas(out, size=(wide, high), title="Formulir Saran")
    across = round(wide / layout.width)
    for start in range(0, len(marks), size):
        for place, mark in enumerate(marks[start : start + size]):
            row, column = divmod(place, across)
            canvas.saveState()
            down = high - (row + 1) * layout.height
            canvas.translate(column * layout.width * mm, down * mm)
            pen = Pen(canvas, height=layout.height)
            _Slip(pen, layout, size, letterhead).draw(mark, sample=sample)
            canvas.restoreState()
        _draw_cuts(canvas, layout, wide, high)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


class _Slip:
    """Draws one slip."""

    def __init__(self, pen: Pen, layout: PageLayout, size: SlipSize, head: Letterhead) -> None:
        self._pen = pen
        self._layout = layout
        self._size = size
        self._head = head
        self._right = layout.width - MARGIN

    def draw(self, mark: str, *, sample: bool) -> None:
        """Draw everything, with the codes of this slip."""
        self._draw_marks(mark)
        self._draw_head()
        self._draw_fields()
        for section in sections(self._size):
            self._draw_section(section.key, section.top, section.end)
        self._draw_foot(mark, sample=sample)

    def _draw_marks(self, mark: str) -> None:
        for code in self._layout.codes:
            self._pen.qr(code.x, code.y, code.side, code_at(mark, code.letter))
        for x, y in self._layout.squares:
            self._pen.solid(x - SQUARE_SIDE / 2, y - SQUARE_SIDE / 2, SQUARE_SIDE)

    def _draw_head(self) -> None:
        left, right = MARGIN + SECOND_CODE + 3, self._right - SQUARE_SIDE - 3
        centre, width = (left + right) / 2, (right - left) * mm
        name = self._head.office_name
        size, lines = fit(name, font=BOLD, size=9, floor=7, width=width)
        self._pen.text(centre, 10.6, " ".join(lines), size, BOLD, align="centre")
        self._pen.text(centre, 15.8, "LEMBAR SARAN DAN PENGADUAN", 10.5, BOLD, align="centre")
        self._pen.rule(MARGIN, HEAD_END, self._right, HEAD_END, FRAME)

    def _draw_fields(self) -> None:
        pen, y = self._pen, HEAD_END + 6.2
        middle = MARGIN + (self._right - MARGIN) * 0.42
        pen.blank(MARGIN, y, "Tanggal", middle - 3, 8.5)
        pen.blank(middle, y, "Nama", self._right, 8.5)
        pen.blank(MARGIN, y + FIELD_PITCH, "Surel atau nomor HP", self._right, 8.5)
        box = next(box for box in self._layout.boxes if box.key == UNNAMED)
        pen.tick_box(box.x, box.y + BOX / 2, BOX)
        pen.text(box.x + BOX + 2, box.y + 3.1, "Rahasiakan nama saya", 8.5)
        note = "nama dan kontak boleh dikosongkan"
        pen.text(self._right, box.y + 3.1, note, 7, ITALIC, align="right")
        pen.rule(MARGIN, FIELDS_END, self._right, FIELDS_END, GRID)

    def _draw_section(self, key: str, top: float, end: float) -> None:
        pen, (word, _) = self._pen, SECTIONS[key]
        pen.text(MARGIN, top + 4.4, f"{key}.", 9, BOLD)
        pen.text(MARGIN + 4.4, top + 4.4, word, 9, BOLD)
        for box in self._layout.boxes:
            section, _, kind = box.key.partition(":")
            if section == key:
                pen.tick_box(box.x, box.y + BOX / 2, BOX)
                pen.text(box.x + BOX + 2, box.y + 3.1, _KIND_WORDS[kind], 8.5)
        line = top + SECTION_HEAD
        while line <= end - 1.2:
            pen.dots(MARGIN, self._right, line)
            line += _LINE_PITCH
        if end < self._layout.height - FOOT_HIGH - 1:
            pen.rule(MARGIN, end, self._right, end, GRID)

    def _draw_foot(self, mark: str, *, sample: bool) -> None:
        pen, bottom = self._pen, self._layout.height
        left, right = MARGIN + SQUARE_SIDE + 3, self._right - CODE - 3
        pen.rule(MARGIN, bottom - FOOT_HIGH, self._right, bottom - FOOT_HIGH, FRAME)
        words = (
            "Beri tanda centang di dalam kotak. Salah? Hitamkan kotaknya.",
            "Kurang tempat? Lanjutkan di balik lembar. Terima kasih.",
        )
        for number, sentence in enumerate(words):
            size, lines = fit(
                sentence, font=REGULAR, size=7.5, floor=7, width=(right - MARGIN) * mm
            )
            pen.text(MARGIN, bottom - FOOT_HIGH + 4 + number * 3.6, " ".join(lines), size)
        pen.text(left, bottom - MARGIN - 0.2, f"No. formulir {number_in(mark)}", 7)
        if sample:
            pen.word_box(right - 20, bottom - MARGIN - 4.2, 20, 5.2, SAMPLE_MARK, size=8)


def _draw_cuts(canvas: Canvas, layout: PageLayout, wide: float, high: float) -> None:
    """Draw the lines to cut along."""
    pen = Pen(canvas, height=high)
    canvas.saveState()
    canvas.setDash([5, 3])
    if layout.width < wide - 1:
        pen.rule(layout.width, 2, layout.width, high - 2, 0.7)
    if layout.height < high - 1:
        pen.rule(2, layout.height, wide - 2, layout.height, 0.7)
    canvas.restoreState()
