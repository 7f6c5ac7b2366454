"""A ruled table on paper, parted between rows at a page's end, its head repeated above the rest.

The library's own table weighs every cell anew for each page: 5,000 rows take it a minute.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from app.documents.lettering import text_width
from app.documents.pen import FRAME, GRID
from app.documents.typesetting import write


class GridCell(NamedTuple):
    """Words in lines, set in the middle of a cell, or from its left side on; sizes in points."""

    lines: Sequence[str]
    font: str
    size: float
    leading: float
    left: bool = False

    @property
    def high(self) -> float:
        """The height of the lines in points."""
        return len(self.lines) * self.leading


class HeadCell(NamedTuple):
    """A cell of the head with the place of its first column and row, and how many it takes."""

    cell: GridCell
    column: int
    row: int
    columns: int = 1
    rows: int = 1


class Head(NamedTuple):
    """The head of a table, and the height of each of its rows in points."""

    cells: Sequence[HeadCell]
    highs: Sequence[float]


class GridRow(NamedTuple):
    """A row of a table and its height in points."""

    cells: Sequence[GridCell]
    high: float


def row_of(cells: Sequence[GridCell], around: float) -> GridRow:
    """Return a row as high as its highest cell, with so many points above and below."""
    return GridRow(cells, max((cell.high for cell in cells), default=0.0) + 2 * around)


def head_of(cells: Sequence[HeadCell], around: float) -> Head:
    """Return a head whose rows are as high as needed, with so many points above and below."""
    count = max((each.row + each.rows for each in cells), default=0)
    highs = [2 * around] * count
    for each in cells:
        if each.rows == 1:
            highs[each.row] = max(highs[each.row], each.cell.high + 2 * around)
    for each in cells:
        of = range(each.row, each.row + each.rows)
        lacks = each.cell.high + 2 * around - sum(highs[at] for at in of)
        if lacks > 0:
            for at in of:
                highs[at] += lacks / each.rows
    return Head(cells, highs)


class DrawnTable(Flowable):
    """A table of `widths` in millimetres; `padding` is the room beside the words in a cell."""

    def __init__(
        self, head: Head, rows: Sequence[GridRow], widths: Sequence[float], *, padding: float
    ) -> None:
        super().__init__()
        self._head, self._rows, self._widths, self._padding = head, rows, widths, padding

    @cached_property
    def _sides(self) -> list[float]:
        """Where the columns begin, and the last one ends."""
        sides = [0.0]
        for width in self._widths:
            sides.append(sides[-1] + width * mm)
        return sides

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the size in points."""
        self.width = self._sides[-1]
        self.height = sum(self._head.highs) + sum(row.high for row in self._rows)
        return self.width, self.height

    def split(self, _width: float, height: float) -> list[Flowable]:
        """Part it below the last row that has room; without room for one it moves on whole."""
        room = height - sum(self._head.highs)
        fits = 0
        for row in self._rows:
            room -= row.high
            if room < -1e-6:
                break
            fits += 1
        if not 0 < fits < len(self._rows):
            return []
        return [
            DrawnTable(self._head, rows, self._widths, padding=self._padding)
            for rows in (self._rows[:fits], self._rows[fits:])
        ]

    def draw(self) -> None:
        """Draw it from the top down."""
        below = self.height - sum(self._head.highs)
        self._draw_head()
        y = below
        heights = []
        for row in self._rows:
            y -= row.high
            for at, cell in enumerate(row.cells):
                self._put(cell, at, at + 1, y, row.high)
            heights.append(y)
        sides = self._sides
        self._rule(GRID, [(0, high, sides[-1], high) for high in heights[:-1]])
        self._rule(GRID, [(side, 0, side, below) for side in sides[1:-1]])
        self._rule(FRAME, [(0, below, sides[-1], below)] if self._rows else [])
        self.canv.addLiteral(f"{FRAME:g} w n 0 0 {sides[-1]:.2f} {self.height:.2f} re S")

    def _draw_head(self) -> None:
        sides, highs = self._sides, self._head.highs
        for each in self._head.cells:
            top = self.height - sum(highs[: each.row])
            high = sum(highs[each.row : each.row + each.rows])
            last = each.column + each.columns
            self._put(each.cell, each.column, last, top - high, high)
            left, right = sides[each.column], sides[last]
            # The frame is drawn around them all.
            above = [(left, top, right, top)] if each.row else []
            beside = [(right, top, right, top - high)] if last < len(self._widths) else []
            self._rule(GRID, [*above, *beside])

    def _put(self, cell: GridCell, first: int, last: int, bottom: float, high: float) -> None:
        """Write a cell's lines between two sides."""
        left, right = self._sides[first], self._sides[last]
        y = bottom + (high + cell.high) / 2 - cell.size
        if cell.left:
            lines = [((line, cell.font),) for line in cell.lines]
            place = left + self._padding * mm, y
            write(self.canv, *place, lines, size=cell.size, leading=cell.leading)
            return
        for number, line in enumerate(cell.lines):
            x = (left + right - text_width(line, cell.font, cell.size)) / 2
            place = x, y - number * cell.leading
            write(self.canv, *place, [((line, cell.font),)], size=cell.size)

    def _rule(self, width: float, lines: Sequence[tuple[float, float, float, float]]) -> None:
        if lines:
            self.canv.addLiteral(" ".join([f"{width:g} w n", *_paths(lines), "S"]))


def _paths(lines: Sequence[tuple[float, float, float, float]]) -> Iterator[str]:
    for x1, y1, x2, y2 in lines:
        yield f"{x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l"
