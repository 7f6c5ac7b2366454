"""Lembar disposisi: the head's instruction to a team, with the team's report on its back."""

from collections.abc import Callable, Hashable, Sequence
from io import BytesIO

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from app.documents.base import new_canvas
from app.documents.disposition_back import draw_back_form, fill_back
from app.documents.disposition_front import draw_front_form, fill_front, heading
from app.documents.letterhead import Letterhead
from app.documents.pen import Pen
from app.documents.sheet_data import SheetData, SheetLayout
from app.documents.sheet_places import CUT, SHEET_HEIGHT, SHEET_WIDTH

CUT_LINE = 0.7
_F4 = (330.0, 215.0)
_BESIDE = (_F4[0] / 2 - SHEET_WIDTH) / 2
# The size of the paper, and where the left edges of its sheets are.
_PAPERS = {
    SheetLayout.A5: ((SHEET_WIDTH, SHEET_HEIGHT), (0.0,)),
    SheetLayout.TWO_ON_A4: ((2 * CUT, SHEET_HEIGHT), (0.0, CUT)),
    SheetLayout.TWO_ON_F4: (_F4, (_BESIDE, _F4[0] / 2 + _BESIDE)),
}


def disposition_sheets(
    sheets: Sequence[SheetData],
    *,
    letterhead: Letterhead,
    layout: SheetLayout = SheetLayout.A5,
    with_back: bool = True,
) -> bytes:
    """Return the sheets as a PDF: A5 pages, or two sheets on each A4 or F4 landscape page.

    With backs, A5 is printed on both sides, and the others on both sides flipped on the short edge:
    there the backs stand in reversed order, so that each lies behind its own front.
    """
    if not sheets:
        raise ValueError("no sheet to print")
    out = BytesIO()
    size, places = _PAPERS[layout]
    printer = _Printer(new_canvas(out, size=size, title="Lembar Disposisi"), letterhead, size)
    two = len(places) > 1
    for start in range(0, len(sheets), len(places)):
        group = sheets[start : start + len(places)]
        for sheet, place in zip(group, places, strict=False):
            printer.front(sheet, place)
        printer.end_page(cut=two)
        if with_back:
            for sheet, place in zip(group, reversed(places), strict=False):
                printer.back(sheet, place)
            printer.end_page(cut=two)
    printer.canvas.save()
    return out.getvalue()


class _Printer:
    """Draws sides of sheets; what many have in common is kept in the file only once."""

    def __init__(self, canvas: Canvas, letterhead: Letterhead, size: tuple[float, float]) -> None:
        self.canvas = canvas
        self._size = size
        self._letterhead = letterhead
        self._pen = Pen(canvas, height=SHEET_HEIGHT)
        self._forms: dict[Hashable, str] = {}

    def front(self, sheet: SheetData, place: float) -> None:
        """Draw the front, its left edge at `place` millimetres."""
        above = heading(sheet)
        given = sheet.teams, sheet.instructions, sheet.signer
        key = ("front", sheet.confidential, sheet.sample, above.shift, *given)
        form = self._form(
            key,
            lambda: draw_front_form(self._pen, sheet, self._letterhead, shift=above.shift),
        )
        self._draw(form, place, lambda: fill_front(self._pen, sheet, above))

    def back(self, sheet: SheetData, place: float) -> None:
        """Draw the back, its left edge at `place` millimetres."""
        key = ("back", sheet.confidential, sheet.sample)
        form = self._form(key, lambda: draw_back_form(self._pen, sheet, self._letterhead))
        self._draw(form, place, lambda: fill_back(self._pen, sheet))

    def end_page(self, *, cut: bool) -> None:
        """Finish a page; two-up pages get their cut line."""
        if cut:
            _draw_cut(Pen(self.canvas, height=self._size[1]), *self._size)
        self.canvas.showPage()

    def _form(self, key: Hashable, draw: Callable[[], None]) -> str:
        if key not in self._forms:
            name = f"sheet{len(self._forms)}"
            self.canvas.beginForm(name)
            draw()
            self.canvas.endForm()
            self._forms[key] = name
        return self._forms[key]

    def _draw(self, form: str, place: float, fill: Callable[[], None]) -> None:
        self.canvas.saveState()
        # A sheet keeps its true size; on larger paper it lies half way up.
        self.canvas.translate(place * mm, (self._size[1] - SHEET_HEIGHT) / 2 * mm)
        self.canvas.doForm(form)
        fill()
        self.canvas.restoreState()


def _draw_cut(pen: Pen, width: float, height: float) -> None:
    """Draw the line to cut along, its words in a gap at half height."""
    canvas, cut = pen.canvas, width / 2
    canvas.saveState()
    canvas.setDash([5, 3])
    pen.rule(cut, 2, cut, height / 2 - 11, CUT_LINE)
    pen.rule(cut, height / 2 + 11, cut, height - 2, CUT_LINE)
    canvas.restoreState()
    canvas.saveState()
    canvas.translate((cut + 0.9) * mm, height / 2 * mm)
    canvas.rotate(90)
    Pen(canvas, height=0).text(0, 0, "potong di sini", 7, align="centre")
    canvas.restoreState()
