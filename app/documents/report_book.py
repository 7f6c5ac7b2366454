"""The annual report as a book: cover, contents and numbered pages around what flows."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Literal

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from app.documents.base import DRAFT_MARK, LANGUAGE, SAMPLE_MARK
from app.documents.lettering import BOLD, REGULAR, fit, load_fonts, plain, text_width
from app.documents.pen import Pen

PORTRAIT, LANDSCAPE = (210.0, 297.0), (297.0, 210.0)
LEFT, RIGHT, TOP, BOTTOM = 30.0, 185.0, 25.0, 22.0
WIDTH = RIGHT - LEFT
SIDE = 20.0
LINES_FROM, LINES_TO, LINE = 38.6, 268.0, 5.87
SECTIONS = {"chapter": "DAFTAR ISI", "table": "DAFTAR TABEL", "figure": "DAFTAR GAMBAR"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents."""

    kind: Literal["chapter", "table", "figure"]
    text: str
    page: int = 0


def roman(number: int) -> str:
    """Return a Roman numeral in capitals."""
    steps = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"))
    text = ""
    for value, sign in (*steps, (4, "IV"), (1, "I")):
        times, number = divmod(number, value)
        text += sign * times
    return text


class BookCanvas(Canvas):
    """A canvas that draws the front matter last and puts it first: only then is it known."""

    front: Callable[["BookCanvas"], None]

    def __init__(self, filename: BytesIO, **keywords: object) -> None:
        self._held: list[dict[str, object]] = []
        super().__init__(filename, **keywords)

    def showPage(self) -> None:  # noqa: N802 - the library's name
        """Hold the page back until all are drawn."""
        self._held.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Draw the front matter and write everything in reading order."""
        body, self._held = self._held, []
        self.front(self)
        pages = self._held + body
        for page in pages:
            self.__dict__.update(page)
            super().showPage()
        super().save()


class Book(BaseDocTemplate):
    """Flows the chapters onto pages and notes what the contents must name."""

    def __init__(self, out: BytesIO, *, title: str, draw_cover: Callable[[Pen], None]) -> None:
        load_fonts()
        self.foot = title
        self.entries: list[Entry] = []
        self.marks: tuple[str, ...] = ()
        self._draw_cover = draw_cover
        super().__init__(
            out,
            pagesize=(PORTRAIT[0] * mm, PORTRAIT[1] * mm),
            title=plain(title),
            creator="Meja Aduan",
            invariant=1,
            lang=LANGUAGE,
            pageCompression=1,
            initialFontName=REGULAR,
        )
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

    def bind(self, marks: tuple[str, ...], story: list[Flowable]) -> None:
        """Lay the story out; every page carries the marks."""
        self.marks = marks
        self.build(story, canvasmaker=self._canvas)

    def _canvas(self, filename: BytesIO, **keywords: object) -> BookCanvas:
        canvas = BookCanvas(filename, **keywords)
        canvas.front = self._draw_front
        return canvas

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802 - the library's name
        """Note the page of what the contents name."""
        entry = getattr(flowable, "entry", None)
        if isinstance(entry, Entry):
            self.entries.append(Entry(entry.kind, entry.text, self.page))

    def _finish(self, canvas: Canvas, number: str, *, wide: bool = False) -> None:
        """Draw foot, page number and marks."""
        width, height = LANDSCAPE if wide else PORTRAIT
        left, right = (SIDE, width - SIDE) if wide else (LEFT, RIGHT)
        pen = Pen(canvas, height=height)
        pen.rule(left, height - 17.2, right, height - 17.2)
        size, lines = fit(
            self.foot, font=REGULAR, size=7.8, floor=7, width=(right - left - 15) * mm
        )
        pen.text(left, height - 13.2, " ".join(lines), size)
        pen.text(right, height - 13.2, number, 8.8, BOLD, align="right")
        self._mark(pen, width)

    def _mark(self, pen: Pen, width: float) -> None:
        step = 26.0
        first = width / 2 - step * len(self.marks) / 2
        for number, word in enumerate(self.marks):
            for y in (6.0, pen.height - 11.0):
                pen.word_box(first + number * step + 2, y, step - 4, 6.0, word)

    def _draw_front(self, canvas: BookCanvas) -> None:
        canvas.setPageSize((PORTRAIT[0] * mm, PORTRAIT[1] * mm))
        pen = Pen(canvas, height=PORTRAIT[1])
        self._draw_cover(pen)
        self._mark(pen, PORTRAIT[0])
        canvas.showPage()
        page = 1
        y = LINES_FROM - 9.3
        for kind, heading in SECTIONS.items():
            entries = [entry for entry in self.entries if entry.kind == kind]
            if not entries:
                continue
            if y + 9.3 + LINE > LINES_TO:
                page, y = self._turn(canvas, page)
            pen.text((LEFT + RIGHT) / 2, y, heading, 12.5, BOLD, align="centre")
            y += 9.3
            for entry in entries:
                if y > LINES_TO:
                    page, y = self._turn(canvas, page)
                _draw_entry(pen, y, entry)
                y += LINE
            y += 5.7
        self._turn(canvas, page)

    def _turn(self, canvas: BookCanvas, page: int) -> tuple[int, float]:
        """Finish a page of the contents; return the next page's number and first line."""
        self._finish(canvas, roman(page).lower())
        canvas.showPage()
        return page + 1, LINES_FROM - 9.3


def _draw_entry(pen: Pen, y: float, entry: Entry) -> None:
    size, lines = fit(entry.text, font=REGULAR, size=11, floor=9, width=(WIDTH - 14) * mm)
    text = " ".join(lines)
    pen.text(LEFT, y, text, size)
    end = LEFT + text_width(text, REGULAR, size) / mm
    if end < RIGHT - 13:
        pen.dots(end + 1.8, RIGHT - 9.2, y + 0.3)
    pen.text(RIGHT, y, str(entry.page), 11, align="right")


def report_marks(*, sample: bool, draft: bool) -> tuple[str, ...]:
    """Return the words every page of this report carries in a box."""
    return (SAMPLE_MARK,) * sample + (DRAFT_MARK,) * draft
