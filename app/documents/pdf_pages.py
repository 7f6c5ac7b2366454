"""The pages of the printed annual report: cover, contents, and numbered ones for what flows."""

from dataclasses import dataclass, replace
from functools import partial
from io import BytesIO

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from app.documents.base import CREATOR, file_settings
from app.documents.held_canvas import HeldCanvas, Place
from app.documents.lettering import BOLD, REGULAR, fit, plain, text_width
from app.documents.pdf_cover import draw_cover
from app.documents.pen import Pen
from app.documents.report_blocks import Listing, Report
from app.documents.report_numbers import roman

PORTRAIT, LANDSCAPE = (210.0, 297.0), (297.0, 210.0)
LEFT, RIGHT, TOP, BOTTOM = 30.0, 185.0, 25.0, 22.0
WIDTH = RIGHT - LEFT
SIDE = 20.0
LINES_FROM, LINES_TO, LINE = 38.6, 268.0, 5.87
# Who follows a link finds the place so many points below the window's edge.
_ABOVE = 12.0


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """A line of the contents."""

    listing: Listing
    text: str
    page: int = 0
    key: str = ""


class _Unwritten(HeldCanvas):
    """Takes pages and keeps none."""

    def showPage(self) -> None:  # noqa: N802 - the library's name
        """Let the page go."""
        self._startPage()

    def save(self) -> None:
        """Write nothing."""


class ReportPages(BaseDocTemplate):
    """Flows a report onto pages and notes what its contents must name."""

    def __init__(self, out: BytesIO, report: Report) -> None:
        self._report = report
        # What the contents name, as it was met.
        self.lines: list[ContentsLine] = []
        about = {"title": plain(report.title), "creator": CREATOR}
        about |= {"author": plain(report.author), "subject": plain(report.subject)}
        super().__init__(out, **about, **file_settings(PORTRAIT))
        self.addPageTemplates([self._template("upright"), self._template("wide")])

    def _template(self, name: str) -> PageTemplate:
        wide = name == "wide"
        size = LANDSCAPE if wide else PORTRAIT
        left, right = (SIDE, SIDE) if wide else (LEFT, size[0] - RIGHT)
        frame = Frame(
            left * mm,
            BOTTOM * mm,
            (size[0] - left - right) * mm,
            (size[1] - TOP - BOTTOM) * mm,
            leftPadding=0,
            rightPadding=0,
            topPadding=0,
            bottomPadding=0,
        )
        return PageTemplate(
            id=name,
            frames=[frame],
            pagesize=(size[0] * mm, size[1] * mm),
            onPage=lambda canvas, doc: self._finish(canvas, str(doc.page), wide=wide),
        )

    def bind(self, story: list[Flowable]) -> None:
        """Lay the story out, then put cover and contents before it."""
        self.build(story, canvasmaker=partial(HeldCanvas, front=self._draw_front))

    def lay_out(self, story: list[Flowable]) -> None:
        """Lay the story out for what the contents name alone; no file is written."""
        self.build(story, canvasmaker=_Unwritten)

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802 - the library's name
        """Note the page of what the contents and the file's outline name."""
        line = getattr(flowable, "contents_line", None)
        if not isinstance(line, ContentsLine):
            return
        key = f"isi-{len(self.lines)}"
        self.lines.append(replace(line, page=self.page, key=key))
        top = self.frame._y + flowable.height + _ABOVE  # noqa: SLF001 - kept nowhere else
        self.canv.mark(Place(key, plain(line.text), top, int(line.listing != "chapter")))

    def _finish(self, canvas: Canvas, number: str, *, wide: bool = False) -> None:
        """Draw foot, page number and marks."""
        width, height = LANDSCAPE if wide else PORTRAIT
        left, right = (SIDE, width - SIDE) if wide else (LEFT, RIGHT)
        pen = Pen(canvas, height=height)
        pen.rule(left, height - 17.2, right, height - 17.2)
        size, lines = fit(
            self._report.title, font=REGULAR, size=7.8, floor=7, width=(right - left - 15) * mm
        )
        pen.text(left, height - 13.2, " ".join(lines), size)
        pen.text(right, height - 13.2, number, 8.8, BOLD, align="right")
        self._mark(pen, width)

    def _mark(self, pen: Pen, width: float) -> None:
        step = 26.0
        first = width / 2 - step * len(self._report.marks) / 2
        for number, word in enumerate(self._report.marks):
            for y in (6.0, pen.height - 11.0):
                pen.word_box(first + number * step + 2, y, step - 4, 6.0, word)

    def _draw_front(self, canvas: HeldCanvas) -> None:
        canvas.setPageSize((PORTRAIT[0] * mm, PORTRAIT[1] * mm))
        canvas.showOutline()
        # What a viewer calls the pages is what stands on them.
        canvas.addPageLabel(0, prefix="Sampul")
        canvas.addPageLabel(1, style="ROMAN_LOWER", start=1)
        pen = Pen(canvas, height=PORTRAIT[1])
        draw_cover(pen, self._report.cover)
        self._mark(pen, PORTRAIT[0])
        canvas.showPage()
        page = 1
        y = LINES_FROM - 9.3
        for listing, heading in self._report.contents:
            lines = [line for line in self.lines if line.listing == listing]
            if not lines:
                continue
            if y + 9.3 + LINE > LINES_TO:
                page, y = self._turn(canvas, page)
            pen.text((LEFT + RIGHT) / 2, y, heading, 12.5, BOLD, align="centre")
            y += 9.3
            for line in lines:
                if y > LINES_TO:
                    page, y = self._turn(canvas, page)
                _draw_line(pen, y, line)
                rectangle = (
                    LEFT * mm,
                    (pen.height - y - 1.5) * mm,
                    RIGHT * mm,
                    (pen.height - y + 4) * mm,
                )
                canvas.linkAbsolute("", line.key, rectangle)
                y += LINE
            y += 5.7
        last, _ = self._turn(canvas, page)
        canvas.addPageLabel(last, style="ARABIC", start=1)

    def _turn(self, canvas: HeldCanvas, page: int) -> tuple[int, float]:
        """Finish a page of the contents; return the next page's number and first line."""
        self._finish(canvas, roman(page).lower())
        canvas.showPage()
        return page + 1, LINES_FROM - 9.3


def _draw_line(pen: Pen, y: float, line: ContentsLine) -> None:
    size, lines = fit(line.text, font=REGULAR, size=11, floor=9, width=(WIDTH - 14) * mm)
    text = " ".join(lines)
    pen.text(LEFT, y, text, size)
    end = LEFT + text_width(text, REGULAR, size) / mm
    if end < RIGHT - 13:
        pen.dots(end + 1.8, RIGHT - 9.2, y + 0.3)
    pen.text(RIGHT, y, str(line.page), 11, align="right")
