"""What papers share: the office's letterhead, the marks, and files that come out alike."""

import re
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from zoneinfo import ZoneInfo

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from app.documents.lettering import (
    BOLD,
    BOLD_ITALIC,
    LONGEST,
    REGULAR,
    fit,
    load_fonts,
    plain,
    text_width,
)
from app.documents.pen import FRAME, Pen
from app.rules.moments import clock_words, table_date
from app.rules.office_names import counter_words, officer_words

LANGUAGE = "id-ID"
SAMPLE_MARK = "CONTOH"
SECRET_MARK = "RAHASIA"  # noqa: S105 - a word printed on paper
DRAFT_MARK = "KONSEP"
WITHHELD = "Dirahasiakan"
UNKNOWN_PLACE = "…" * 8
"""Where an office has set no city: room for the pen."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The office as its papers name it; all from settings.

    `name_lines` stand large above the address, `office_name` is used in sentences. `logo`
    holds the bytes of a PNG or JPEG picture, `service_hours` when somebody can be asked.
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
    service_hours: str = ""

    @property
    def officer(self) -> str:
        """What papers call who sits at the desk."""
        return officer_words(self.office_name)

    @property
    def counter(self) -> str:
        """What papers call the place where people ask, for short."""
        return counter_words(self.office_name)


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


def draw_logo(pen: Pen, x: float, y: float, side: float, *, head: Letterhead, sample: bool) -> None:
    """Draw the logo into a square; a sample without one shows where it will stand."""
    if head.logo and pen.picture(x, y, side, head.logo):
        return
    if sample:
        pen.canvas.saveState()
        pen.canvas.setDash([2, 2])
        pen.box(x, y, side, side, FRAME)
        pen.canvas.restoreState()
        size = 7 if side < 20 else 9
        pen.text(x + side / 2, y + side / 2 + 0.8, "LOGO", size, BOLD, align="centre")


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
    draw_logo(pen, left, places.top, places.logo, head=head, sample=sample)
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
        _draw_small_line(pen, centre, baseline, text, size=places.small, width=width)
    for height, thick in places.rules:
        pen.rule(left, height, right, height, thick)


def _draw_small_line(
    pen: Pen, centre: float, baseline: float, text: str, *, size: float, width: float
) -> None:
    """Draw a line of the address; parts that wide spaces divide stay divided."""
    line = "   ".join(plain(part) for part in re.split(r"\s{2,}", text[:LONGEST]))
    while text_width(line, REGULAR, size) > width and size > 7:
        size = max(7.0, size - 0.25)
    if text_width(line, REGULAR, size) > width:
        line = " ".join(fit(text, font=REGULAR, size=size, floor=size, width=width)[1])
    pen.text(centre, baseline, line, size, align="centre")
