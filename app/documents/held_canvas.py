"""The canvas of papers whose pages cannot be written one by one as they are drawn."""

from collections.abc import Callable
from io import BytesIO
from typing import NamedTuple

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from app.documents.pen import Pen

# Draws what a page can say only when it is known how many there are: pen, number, pages.
Finish = Callable[[Pen, int, int], None]


class Place(NamedTuple):
    """A place in the file that its outline names, `top` points above the page's foot.

    `key` is what a link to it says; what is at `level` 1 belongs to the last of level 0.
    """

    key: str
    words: str
    top: float
    level: int = 0


class HeldCanvas(Canvas):
    """Holds pages back until it is known how many there are, and what must stand before them.

    `finish` is drawn on every page last of all, "Halaman 2 dari 3" with the rest of its foot;
    `front` draws pages that are put first although only what follows tells what they say.
    """

    def __init__(
        self,
        out: BytesIO,
        *,
        finish: Finish | None = None,
        front: Callable[["HeldCanvas"], None] | None = None,
        **keywords: object,
    ) -> None:
        self._held: list[dict[str, object]] = []
        self._places: list[Place] = []
        # One list for all pages, as what else is known is each page's own.
        self._named: list[str] = []
        self._finish = finish
        self._front = front
        super().__init__(out, **keywords)

    def showPage(self) -> None:  # noqa: N802 - the library's name
        """Hold the page back."""
        self._held.append(dict(self.__dict__))
        self._places = []
        self._startPage()

    def mark(self, place: Place) -> None:
        """Name a place of this page in the file's outline."""
        self._places.append(place)

    def begin_part(self, finish: Finish) -> None:
        """Write the pages so far; those that follow are counted anew, and end in `finish`."""
        self._write()
        self._finish = finish

    def save(self) -> None:
        """Draw the front, then write everything in reading order."""
        if self._front is not None:
            body, self._held = self._held, []
            self._front(self)
            self._held += body
        self._write()
        super().save()

    def _write(self) -> None:
        pages = self._held
        for number, page in enumerate(pages, 1):
            # A page is all the library knew when it ended: its content, size and names.
            self.__dict__.update(page)
            if self._finish is not None:
                self._finish(Pen(self, height=self._pagesize[1] / mm), number, len(pages))
            # Only now is it known which of the file's pages it is.
            for place in self._places:
                self.bookmarkHorizontalAbsolute(place.key, place.top)
                # Before the first heading nothing stands that it could belong to.
                level = place.level if self._named else 0
                self._named.append(place.key)
                self.addOutlineEntry(place.words or "-", place.key, level, closed=True)
            self._places = []
            super().showPage()
        self._held = []
