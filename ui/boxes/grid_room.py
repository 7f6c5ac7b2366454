"""How wide the columns of the slip grid are, by the room there is for it."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

from ui.boxes.slip_model import Column


class Room(IntEnum):
    """How much room the grid has: of a wide window, of a narrow one, or beside a picture."""

    WIDE = 0
    NARROW = 1
    BESIDE = 2


# What the slip says has the rest.
WIDTHS: Final = {
    Column.NUMBER: (48, 48, 44),
    Column.DAY: (92, 80, 76),
    Column.PERSON: (168, 124, 108),
    Column.SECTION: (176, 124, 66),
    Column.KIND: (192, 116, 56),
    Column.SECRET: (78, 72, 74),
}
LEAST_TEXT: Final = 150
"""Where there would be less for what a slip says, the grid scrolls sideways."""
