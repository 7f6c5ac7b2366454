"""Reading a sheet: straightened, and each of its boxes ticked, blank or open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.scanning.fastening import fasten
from app.scanning.found import SCALE, FoundSheet, Mark, SheetReading
from app.scanning.layout import PageLayout
from app.scanning.ticks import LEAST_ROOM, judged, measured

if TYPE_CHECKING:
    from PIL import Image


def read_sheet(page: Image.Image, found: FoundSheet, layout: PageLayout) -> SheetReading:
    """Read a side of a sheet whose codes were found on a page (8-bit grey).

    The layout must be that of the side: a sheet none of whose letters is there raises ValueError.
    """
    fastened = fasten(page, found, layout)
    if fastened is None:
        raise ValueError("no code of this side")
    there = fastened.there
    marks = {}
    for box in layout.boxes:
        at, room = fastened.boxes.get(box.key), layout.room(box)
        marks[box.key] = (
            judged(measured(page, there, at, box.side, room))
            if at is not None and fastened.fits and room >= LEAST_ROOM
            else Mark.OPEN
        )
    straightened = there.straight(page, (0, 0), (layout.width, layout.height), scale=SCALE)
    return SheetReading(marks, straightened, not fastened.fits)
