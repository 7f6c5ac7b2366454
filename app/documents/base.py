"""What all papers are drawn with: letterhead, marks, tick boxes, pen lines, QR code."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from io import BytesIO
from typing import Literal
from zoneinfo import ZoneInfo

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from app.documents.lettering import (
    BOLD,
    BOLD_ITALIC,
    LONGEST,
    REGULAR,
    drawable,
    fit,
    fit_name,
    load_fonts,
    plain,
    text_width,
)
from app.rules.wording import clock_words, table_date

LANGUAGE = "id-ID"
SAMPLE_MARK = "CONTOH"
SECRET_MARK = "RAHASIA"  # noqa: S105 - a word printed on paper
DRAFT_MARK = "KONSEP"
WITHHELD = "Dirahasiakan"

FRAME, GRID, DOT = 0.95, 0.5, 1.0
DOT_PITCH = 2.4

Align = Literal["left", "right", "centre"]


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The office as its papers name it; all from settings.

    `name_lines` stand large above the address, `office_name` is used in sentences. `logo`
    holds the bytes of a PNG or JPEG picture.
    """

    name_lines: tuple[str, ...]
    office_name: str
    address: str
    contact: str
    city: str
    head_title: str
    head_name: str = ""
    head_nip: str = ""
    logo: bytes | None = None


def new_canvas(out: BytesIO, *, size: tuple[float, float], title: str) -> Canvas:
    """Return a canvas for paper of `size` millimetres that gives the same bytes every time."""
    load_fonts()
    canvas = Canvas(
        out,
        pagesize=(size[0] * mm, size[1] * mm),
        invariant=1,
        lang=LANGUAGE,
        initialFontName=REGULAR,
        pageCompression=1,
    )
    canvas.setTitle(plain(title))
    canvas.setCreator("Meja Aduan")
    return canvas


def print_time(moment: datetime, zone: ZoneInfo) -> str:
    """Return "22-12-2026 09.47 WIB"."""
    return f"{table_date(moment.astimezone(zone).date())} {clock_words(moment, zone)}"


def readable_image(picture: bytes | None) -> ImageReader | None:
    """Open a picture; None where there is none or it is damaged, so that papers still print."""
    if not picture:
        return None
    try:
        image = ImageReader(BytesIO(picture))
        image.getRGBData()
    # The picture library raises whatever its decoders raise.
    except Exception:  # noqa: BLE001
        return None
    return image


@lru_cache(maxsize=256)
def _dark_runs(text: str) -> tuple[int, tuple[tuple[int, int, int], ...]]:
    """Return the modules per side and the dark runs (row, column, length) of a QR code."""
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.version = code.calculate_version()
    # Every reader takes any mask; weighing all eight costs eight times as much.
    code.makeImpl(False, 3)  # noqa: FBT003
    runs = []
    for row, cells in enumerate(code.modules):
        column = 0
        while column < len(cells):
            start = column
            while column < len(cells) and cells[column]:
                column += 1
            if column > start:
                runs.append((row, start, column - start))
            column += 1
    return len(code.modules), tuple(runs)


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
        self.canvas.setFont(font, size)
        self.canvas.drawString(left, (self.height - y) * mm, line, charSpace=spacing)
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
        self.canvas.setLineWidth(width)
        self.canvas.line(x1 * mm, (self.height - y1) * mm, x2 * mm, (self.height - y2) * mm)

    def box(self, x: float, y: float, width: float, height: float, line: float = FRAME) -> None:
        """Draw a frame whose top left corner is (x, y)."""
        self.canvas.setLineWidth(line)
        self.canvas.rect(x * mm, (self.height - y - height) * mm, width * mm, height * mm)

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
        self, x: float, y: float, width: float, height: float, word: str, size: float = 9
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
        left, top = x * mm, (self.height - y) * mm
        path = self.canvas.beginPath()
        for row, column, length in runs:
            path.rect(left + column * step, top - (row + 1) * step, length * step, step)
        self.canvas.drawPath(path, stroke=0, fill=1)

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

    def logo(
        self, x: float, y: float, side: float, head: Letterhead, *, sample: bool, size: float = 7
    ) -> None:
        """Draw the logo; a sample without one shows where it will stand."""
        if head.logo and self.picture(x, y, side, head.logo):
            return
        if sample:
            self.canvas.saveState()
            self.canvas.setDash([2, 2])
            self.box(x, y, side, side, FRAME)
            self.canvas.restoreState()
            self.text(x + side / 2, y + side / 2 + 0.8, "LOGO", size, BOLD, align="centre")

    def signature_name(
        self, x: float, y: float, width: float, name: str, nip: str, size: float = 8.5
    ) -> None:
        """Write name and NIP, the NIP on baseline `y`, a long name growing upwards.

        Dots stand where the office has set no name.
        """
        leading = size * 1.25 / mm
        if not plain(name):
            self.dots(x, x + width, y - leading + 0.4)
            self.blank(x, y, "NIP", x + width, size)
            return
        smaller, lines = fit_name(name, font=BOLD, size=size, width=width * mm, most=3)
        first = y - leading - (len(lines) - 1) * smaller * 1.15 / mm
        self.lines(x, first, lines, smaller, BOLD, leading=smaller * 1.15 / mm)
        if plain(nip):
            self.text(x, y, f"NIP {nip}", size)


@dataclass(frozen=True, slots=True)
class _HeadPlaces:
    """Where a letterhead's parts stand, in millimetres from the top; sizes in points."""

    top: float
    logo: float
    first_name: float
    names_high: float
    small: float
    small_lines: tuple[float, float]
    rules: tuple[tuple[float, float], tuple[float, float]]


_SMALL = _HeadPlaces(7, 14.5, 11.4, 9.6, 7.2, (19.1, 21.8), ((22.8, 1.8), (23.8, 0.7)))
_LARGE = _HeadPlaces(11.8, 22, 18.1, 14.0, 8.5, (30.0, 33.6), ((36.2, 2.4), (37.3, 0.7)))


def draw_letterhead(
    pen: Pen, head: Letterhead, *, left: float, right: float, sample: bool, large: bool = False
) -> None:
    """Draw the letterhead between two margins; it ends 24 mm (large 38 mm) below the top."""
    places = _LARGE if large else _SMALL
    pen.logo(left, places.top, places.logo, head, sample=sample, size=8 if large else 7)
    width = (right - left - places.logo - 1.5) * mm
    centre = (left + places.logo + right) / 2
    names = head.name_lines[:3]
    leading = min(places.names_high / 2, places.names_high / max(1, len(names)))
    first = places.first_name + (places.names_high - leading * len(names)) / 2
    for number, name in enumerate(names):
        size, lines = fit(name, font=BOLD_ITALIC, size=leading * 2.5, floor=7, width=width)
        line = " ".join(lines)
        pen.text(centre, first + number * leading, line, size, BOLD_ITALIC, align="centre")
    for baseline, text in zip(places.small_lines, (head.address, head.contact), strict=True):
        _draw_small_line(pen, centre, baseline, text, places.small, width)
    for line, thick in places.rules:
        pen.rule(left, line, right, line, thick)


def _draw_small_line(
    pen: Pen, centre: float, baseline: float, text: str, size: float, width: float
) -> None:
    """Draw a line of the address; parts that wide spaces divide stay divided."""
    line = "   ".join(plain(part) for part in re.split(r"\s{2,}", text[:LONGEST]))
    while text_width(line, REGULAR, size) > width and size > 7:
        size = max(7.0, size - 0.25)
    if text_width(line, REGULAR, size) > width:
        line = " ".join(fit(text, font=REGULAR, size=size, floor=size, width=width)[1])
    pen.text(centre, baseline, line, size, align="centre")
