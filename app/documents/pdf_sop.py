"""The office's SOP on one landscape page of the printed report: a table with boxes and arrows."""

from collections.abc import Sequence
from itertools import pairwise

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from app.documents.lettering import BOLD, REGULAR, wrap
from app.documents.pdf_pages import LANDSCAPE, SIDE, ContentsLine
from app.documents.pen import FRAME, Pen
from app.documents.report_blocks import SopChart, SopStep

WIDTH = LANDSCAPE[0] - 2 * SIDE
HEIGHT = LANDSCAPE[1] - 25.0 - 22.0
WIDTHS = (9.0, 58.0, 22.0, 22.0, 22.0, 22.0, 37.0, 26.0, 17.5, 21.5)
EDGES = tuple(sum(WIDTHS[:number]) for number in range(len(WIDTHS) + 1))
FIRST_LANE, FIRST_STANDARD, LAST_STANDARD = 2, 6, 8
HEAD_HIGH, STANDARD_HIGH, NUMBERS_HIGH = 15.2, 6.0, 4.6
BOX_WIDE, BOX_HIGH = 13.2, 5.7
ROW_LEAST, PAD = 12.0, 1.2
CAPTION_GAP = 9.3


class DrawnSop(Flowable):
    """The SOP as one figure that fills its page."""

    def __init__(self, chart: SopChart) -> None:
        super().__init__()
        if abs(EDGES[-1] - WIDTH) > 0.01:
            raise ValueError("the SOP's columns do not fill the page")
        self.contents_line = ContentsLine("figure", chart.caption.words)
        self._chart = chart
        self._size, self._rows = _fitting(chart.steps)

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Return the size in points: the whole frame."""
        self.width, self.height = width, HEIGHT * mm
        return self.width, self.height

    def draw(self) -> None:
        """Draw head, rows, boxes and caption."""
        pen = Pen(self.canv, height=HEIGHT)
        tops = self._tops()
        _draw_grid(pen, tops)
        _draw_heads(pen, self._chart)
        for number, cells in enumerate(self._rows):
            self._draw_row(pen, number, cells, tops[number], tops[number + 1])
        _draw_flow(pen, self._chart, tops)
        caption = self._chart.caption.words
        pen.text(WIDTH / 2, tops[-1] + CAPTION_GAP, caption, 10.3, BOLD, align="centre")

    def _tops(self) -> list[float]:
        tops = [HEAD_HIGH + NUMBERS_HIGH]
        tops += [0.0] * len(self._rows)
        for number, cells in enumerate(self._rows):
            tops[number + 1] = tops[number] + _row_height(cells, self._size)
        return tops

    def _draw_row(
        self, pen: Pen, number: int, cells: dict[int, list[str]], top: float, bottom: float
    ) -> None:
        leading = _leading(self._size)
        middle = (top + bottom) / 2
        pen.text(EDGES[1] / 2, middle + 1.0, f"{number + 1}.", self._size + 0.4, align="centre")
        for column, lines in cells.items():
            y = middle - (len(lines) - 1) * leading / 2 + self._size * 0.36 / mm
            if column == LAST_STANDARD:
                centre = (EDGES[column] + EDGES[column + 1]) / 2
                for place, line in enumerate(lines):
                    pen.text(centre, y + place * leading, line, self._size, align="centre")
            else:
                pen.lines(EDGES[column] + PAD, y, lines, self._size, REGULAR, leading=leading)


def _leading(size: float) -> float:
    return size * 1.25 / mm


def _row_height(cells: dict[int, list[str]], size: float) -> float:
    most = max((len(lines) for lines in cells.values()), default=1)
    return max(ROW_LEAST, most * _leading(size) + 2.4)


def _fitting(steps: Sequence[SopStep]) -> tuple[float, list[dict[int, list[str]]]]:
    """Return the largest type with which all rows stay on the page, and their cells' lines."""
    room = HEIGHT - HEAD_HIGH - NUMBERS_HIGH - CAPTION_GAP - 2
    for size in (8.2, 7.8, 7.4, 7.0):
        rows = [_cells(step, size) for step in steps]
        if sum(_row_height(cells, size) for cells in rows) <= room:
            break
    return size, rows


def _cells(step: SopStep, size: float) -> dict[int, list[str]]:
    """Break the texts of a step into lines, by column."""
    found = {}
    texts = {1: step.activity, 6: (step.needs,), 7: (step.output,), 8: (step.time,)}
    for column, parts in (texts | {9: (step.note,)}).items():
        width = (WIDTHS[column] - 2 * PAD) * mm
        found[column] = [
            line
            for part in parts
            for line in wrap(part, font=REGULAR, size=size, width=width, most=6)[0]
        ]
    return found


def _draw_grid(pen: Pen, tops: list[float]) -> None:
    pen.box(0, 0, WIDTH, tops[-1], 1.2)
    pen.rule(0, HEAD_HIGH, WIDTH, HEAD_HIGH, FRAME)
    pen.rule(EDGES[FIRST_STANDARD], STANDARD_HIGH, EDGES[LAST_STANDARD + 1], STANDARD_HIGH)
    for top in tops[:-1]:
        pen.rule(0, top, WIDTH, top)
    for column, edge in enumerate(EDGES[1:-1], 1):
        within = FIRST_STANDARD < column <= LAST_STANDARD
        pen.rule(edge, STANDARD_HIGH if within else 0, edge, tops[-1])


def _draw_heads(pen: Pen, chart: SopChart) -> None:
    standard = (EDGES[FIRST_STANDARD] + EDGES[LAST_STANDARD + 1]) / 2
    pen.text(standard, 4.1, chart.standard, 8.2, BOLD, align="centre")
    for column, head in enumerate(chart.heads):
        room = (WIDTHS[column] - 2 * PAD) * mm
        lines, _ = wrap(head, font=BOLD, size=8.2, width=room, most=3)
        centre = (EDGES[column] + EDGES[column + 1]) / 2
        top = STANDARD_HIGH if FIRST_STANDARD <= column <= LAST_STANDARD else 0.0
        first = (top + HEAD_HIGH) / 2 + 1.1 - (len(lines) - 1) * 1.75
        for number, line in enumerate(lines):
            pen.text(centre, first + number * 3.5, line, 8.2, BOLD, align="centre")
        middle = HEAD_HIGH + NUMBERS_HIGH / 2 + 0.9
        pen.text(centre, middle, f"({column + 1})", 7, align="centre")


def _draw_flow(pen: Pen, chart: SopChart, tops: list[float]) -> None:
    """Draw capsules for the first and last step, boxes for the rest, and the arrows."""
    places = []
    for number, step in enumerate(chart.steps):
        middle = (tops[number] + tops[number + 1]) / 2
        for lane in step.lanes:
            column = FIRST_LANE + lane
            places.append(((EDGES[column] + EDGES[column + 1]) / 2, middle))
    for before, after in pairwise(places):
        _draw_arrow(pen, before, after)
    words = {0: chart.begin, len(places) - 1: chart.end}
    for number, (x, y) in enumerate(places):
        left, bottom = (x - BOX_WIDE / 2) * mm, (pen.height - y - BOX_HIGH / 2) * mm
        radius = BOX_HIGH / 2 * mm if number in words else 0.01
        pen.canvas.setLineWidth(1.1)
        pen.canvas.roundRect(left, bottom, BOX_WIDE * mm, BOX_HIGH * mm, radius)
        if number in words:
            pen.text(x, y + 1.0, words[number], 7.6, BOLD, align="centre")


def _draw_arrow(pen: Pen, before: tuple[float, float], after: tuple[float, float]) -> None:
    """Join two boxes: along a row, straight down, or out at the side and in at the top."""
    (x1, y1), (x2, y2) = before, after
    side = BOX_WIDE / 2 if x2 > x1 else -BOX_WIDE / 2
    if y1 == y2:
        pen.rule(x1 + side, y1, x2 - side, y2, 0.9)
        _draw_head(pen.canvas, (x2 - side) * mm, (pen.height - y2) * mm, -1 if x2 < x1 else 1, 0)
        return
    top = y2 - BOX_HIGH / 2
    if x1 == x2:
        pen.rule(x1, y1 + BOX_HIGH / 2, x2, top, 0.9)
    else:
        pen.rule(x1 + side, y1, x2, y1, 0.9)
        pen.rule(x2, y1, x2, top, 0.9)
    _draw_head(pen.canvas, x2 * mm, (pen.height - top) * mm, 0, -1)


def _draw_head(canvas: Canvas, x: float, y: float, along: int, up: int) -> None:
    """Draw an arrow's head with its point at (x, y), in points."""
    long, half = 2.2 * mm, 0.85 * mm
    path = canvas.beginPath()
    path.moveTo(x, y)
    path.lineTo(x - along * long - up * half, y - up * long - along * half)
    path.lineTo(x - along * long + up * half, y - up * long + along * half)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)
