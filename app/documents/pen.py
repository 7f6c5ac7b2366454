"""The pen all papers are drawn with: type, lines, tick boxes, marks and QR codes."""

from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO
from typing import Literal

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from app.documents.lettering import (
    BOLD,
    REGULAR,
    drawable,
    fit,
    fit_name,
    plain,
    text_width,
)
from app.documents.pictures import is_readable
from app.documents.typesetting import write
from app.scanning.qr_drawing import dark_runs

FRAME, GRID, DOT = 0.95, 0.5, 1.0
DOT_PITCH = 2.4

Align = Literal["left", "right", "centre"]


def readable_image(picture: bytes | None) -> ImageReader | None:
    """Open a picture; None where there is none or it is damaged, so that papers still print."""
    return ImageReader(BytesIO(picture)) if picture and is_readable(picture) else None


@lru_cache(maxsize=256)
def _dark_runs(text: str) -> tuple[int, str]:
    """Return the modules per side of a QR code, and its dark runs as the file's own rectangles.

    Written down at once: a path of the library takes five times as long.
    """
    side, runs = dark_runs(text)
    return side, " ".join([*(f"{first} {row} {many} 1 re" for row, first, many in runs), "f"])


class Pen:
    """Draws on one sheet; places are in millimetres from its top left corner, type in points."""

    def __init__(self, canvas: Canvas, *, height: float) -> None:
        self.canvas = canvas
        self.height = height

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float = 8.5,
        font: str = REGULAR,
        *,
        align: Align = "left",
        spacing: float = 0.0,
    ) -> float:
        """Write one line on baseline `y`; return where it ends, in millimetres."""
        line = drawable(text)
        wide = text_width(line, font, size) + spacing * max(0, len(line) - 1)
        left = x * mm - {"left": 0.0, "right": wide, "centre": wide / 2}[align]
        place = left, (self.height - y) * mm
        write(self.canvas, *place, [[(line, font)]], size=size, spacing=spacing)
        return (left + wide) / mm

    def lines(
        self, x: float, y: float, lines: Sequence[str], size: float, font: str, *, leading: float
    ) -> float:
        """Write lines downwards from baseline `y`, `leading` apart; return the last baseline."""
        for number, line in enumerate(lines):
            self.text(x, y + number * leading, line, size, font)
        return y + max(0, len(lines) - 1) * leading

    def rule(self, x1: float, y1: float, x2: float, y2: float, width: float = GRID) -> None:
        """Draw a straight line."""
        start = f"{x1 * mm:.2f} {(self.height - y1) * mm:.2f} m"
        end = f"{x2 * mm:.2f} {(self.height - y2) * mm:.2f} l"
        self.canvas.addLiteral(f"{width:g} w n {start} {end} S")

    def box(self, x: float, y: float, width: float, height: float, line: float = FRAME) -> None:
        """Draw a frame whose top left corner is (x, y)."""
        corner = f"{x * mm:.2f} {(self.height - y - height) * mm:.2f}"
        size = f"{width * mm:.2f} {height * mm:.2f}"
        self.canvas.addLiteral(f"{line:g} w n {corner} {size} re S")

    def solid(self, x: float, y: float, side: float) -> None:
        """Draw a black square whose top left corner is (x, y)."""
        place = (x * mm, (self.height - y - side) * mm, side * mm, side * mm)
        self.canvas.rect(*place, stroke=0, fill=1)

    def dots(self, x1: float, x2: float, y: float) -> None:
        """Draw a dotted line to write on; finer dots are lost in a copier."""
        self.canvas.saveState()
        self.canvas.setLineCap(1)
        self.canvas.setDash([0, DOT_PITCH])
        self.rule(x1, y, x2, y, DOT)
        self.canvas.restoreState()

    def blank(self, x: float, y: float, label: str, to: float, size: float = 7.8) -> None:
        """Write a label and dots from behind it to `to`."""
        self.dots(self.text(x, y, label, size) + 1.0, to, y + 0.4)

    def tick_box(self, x: float, y: float, side: float, *, ticked: bool = False) -> None:
        """Draw a box centred on height `y`, with a tick if it is chosen."""
        self.box(x, y - side / 2, side, side, 0.9)
        if ticked:
            self.tick(x, y, side)

    def tick(self, x: float, y: float, side: float) -> None:
        """Draw the tick of a box at the same place."""
        top = self.height - y + side / 2
        path = self.canvas.beginPath()
        path.moveTo((x + side * 0.18) * mm, (top - side * 0.55) * mm)
        path.lineTo((x + side * 0.42) * mm, (top - side * 0.82) * mm)
        path.lineTo((x + side * 0.88) * mm, (top - side * 0.16) * mm)
        self.canvas.setLineWidth(1.7)
        self.canvas.drawPath(path)

    def word_box(
        self, x: float, y: float, width: float, height: float, word: str, *, size: float = 9
    ) -> None:
        """Draw a boxed word such as RAHASIA, its top left corner at (x, y)."""
        self.box(x, y, width, height, 1.7)
        baseline = y + height / 2 + size * 0.36 / mm
        self.text(x + width / 2, baseline, word, size, BOLD, align="centre", spacing=1)

    def reprint_box(self, x: float, y: float, width: float, count: int, when: str) -> None:
        """Draw the mark that every printing after the first carries; 7.3 mm high."""
        self.box(x, y, width, 7.3, FRAME)
        centre = x + width / 2
        self.text(centre, y + 3.1, f"CETAK ULANG ke-{count}", 7.2, BOLD, align="centre")
        self.text(centre, y + 6.1, when, 7, align="centre")

    def qr(self, x: float, y: float, side: float, text: str) -> None:
        """Draw a QR code of level M, its top left corner at (x, y)."""
        count, runs = _dark_runs(plain(text))
        step = side * mm / count
        self.canvas.saveState()
        self.canvas.translate(x * mm, (self.height - y) * mm)
        # Whole modules as units: the numbers in the file stay short and quick to write.
        self.canvas.scale(step, -step)
        self.canvas.addLiteral(runs)
        self.canvas.restoreState()

    def picture(self, x: float, y: float, side: float, picture: bytes) -> bool:
        """Draw a picture within a square; return whether it could be read."""
        image = readable_image(picture)
        if image is None:
            return False
        self.canvas.drawImage(
            image,
            x * mm,
            (self.height - y - side) * mm,
            side * mm,
            side * mm,
            preserveAspectRatio=True,
            mask="auto",
        )
        return True

    def signature_name(
        self,
        x: float,
        y: float,
        width: float,
        name: str,
        nip: str,
        *,
        size: float = 8.5,
        most: int = 3,
    ) -> None:
        """Write name and NIP, the NIP on baseline `y`, a long name growing upwards, `most` lines.

        Dots stand where the office has set no name.
        """
        leading = size * 1.25 / mm
        if not plain(name):
            self.dots(x, x + width, y - leading + 0.4)
            self.blank(x, y, "NIP", x + width, size)
            return
        smaller, lines = fit_name(name, font=BOLD, size=size, width=width * mm, most=most)
        first = y - leading - (len(lines) - 1) * smaller * 1.15 / mm
        self.lines(x, first, lines, smaller, BOLD, leading=smaller * 1.15 / mm)
        if plain(nip):
            fitted = fit(f"NIP {nip}", font=REGULAR, size=size, floor=7, width=width * mm)
            self.lines(x, y, fitted[1], fitted[0], REGULAR, leading=0)
