"""Columns on paper: solid black, so that a copier and a printer without colours keep them."""

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from app.documents.lettering import BOLD
from app.documents.pdf_pages import WIDTH
from app.documents.pen import FRAME, Pen
from app.documents.report_blocks import Columns

_HIGH, _TOP, _FOOT = 38.0, 13.0, 6.0
_BAR = 0.5


class DrawnColumns(Flowable):
    """A title, the columns on their line, and a word below each."""

    def __init__(self, chart: Columns) -> None:
        super().__init__()
        self._chart = chart

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the size in points."""
        self.width, self.height = WIDTH * mm, _HIGH * mm
        return self.width, self.height

    def draw(self) -> None:
        """Draw the chart from the top down."""
        pen, counts = Pen(self.canv, height=_HIGH), self._chart.counts
        most = max((count for _, count in counts), default=0) or 1
        floor, step = _HIGH - _FOOT, WIDTH / max(len(counts), 1)
        pen.text(WIDTH / 2, 6.0, self._chart.title, 9.5, BOLD, align="centre")
        pen.rule(0, floor, WIDTH, floor, FRAME)
        for at, (word, count) in enumerate(counts):
            middle, high = (at + 0.5) * step, (floor - _TOP) * count / most
            pen.text(middle, floor + 4.0, word, 8, align="centre")
            told = str(count) if count else self._chart.zeros.get(word, "-")
            pen.text(middle, floor - high - 1.2, told, 8, align="centre")
            if count:
                left, low = middle - step * _BAR / 2, (_HIGH - floor) * mm
                self.canv.rect(left * mm, low, step * _BAR * mm, high * mm, stroke=0, fill=1)
