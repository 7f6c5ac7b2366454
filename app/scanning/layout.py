"""Where on a printed page its codes, squares and tick boxes stand, all in millimetres.

Measured from the top left corner of the side that is read; on a page with several sheets each is a
side of its own. A printing keeps its layout, since boxes and what they mean change with the years.
"""

import math
from typing import NamedTuple

SQUARE_SIDE = 4.0
"""Side of the solid squares that help to find a page's geometry."""


class CodePlace(NamedTuple):
    """One of the codes: its letter, and its top left corner and side without the quiet zone."""

    letter: str
    x: float
    y: float
    side: float

    @property
    def corners(self) -> tuple[tuple[float, float], ...]:
        """The corners from the top left clockwise."""
        x, y, side = self.x, self.y, self.side
        return (x, y), (x + side, y), (x + side, y + side), (x, y + side)


class TickBox(NamedTuple):
    """One box for a tick: its meaning, and the outer top left corner and side of its outline."""

    key: str
    x: float
    y: float
    side: float

    @property
    def centre(self) -> tuple[float, float]:
        """The middle of the box."""
        return self.x + self.side / 2, self.y + self.side / 2


class PageLayout(NamedTuple):
    """One side: its size, its codes, the centres of its solid squares, its boxes."""

    width: float
    height: float
    codes: tuple[CodePlace, ...]
    squares: tuple[tuple[float, float], ...]
    boxes: tuple[TickBox, ...]

    def room(self, box: TickBox) -> float:
        """Return how much white lies between a box and the nearest other one."""
        return min(
            (
                max(abs(box.x - other.x), abs(box.y - other.y)) - max(box.side, other.side)
                for other in self.boxes
                if other is not box
            ),
            default=math.inf,
        )
