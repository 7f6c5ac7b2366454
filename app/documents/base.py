"""What papers share: the office's letterhead, the marks, and files that come out alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from reportlab import rl_config
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from app.documents.held_canvas import Finish, HeldCanvas
from app.documents.letterhead import Letterhead
from app.documents.lettering import (
    BOLD,
    BOLD_ITALIC,
    REGULAR,
    fit,
    load_fonts,
    plain,
    text_width,
)
from app.documents.pen import FRAME, Pen
from app.documents.pictures import is_readable
from app.rules.moments import clock_words, table_date

LANGUAGE = "id-ID"
CREATOR = "Meja Aduan"
Drawn = TypeVar("Drawn", bound=Canvas)


def file_settings(size: tuple[float, float]) -> dict[str, Any]:
    """Return what the library needs for paper of `size` mm and the same bytes every time."""
    load_fonts()
    # As letters and digits a file's streams are a fifth longer, and take longer than all drawing.
    rl_config.useA85 = 0
    return {
        "pagesize": (size[0] * mm, size[1] * mm),
        "invariant": 1,
        "lang": LANGUAGE,
        "initialFontName": REGULAR,
        "pageCompression": 1,
    }


def new_canvas(out: BytesIO, *, size: tuple[float, float], title: str) -> Canvas:
    """Return a canvas for paper of `size` millimetres that gives the same bytes every time."""
    return _titled(Canvas(out, **file_settings(size)), title)


def counted_canvas(
    out: BytesIO, *, size: tuple[float, float], title: str, finish: Finish | None = None
) -> HeldCanvas:
    """Return such a canvas whose pages say how many there are."""
    return _titled(HeldCanvas(out, finish=finish, **file_settings(size)), title)


def _titled(canvas: Drawn, title: str) -> Drawn:
    canvas.setTitle(plain(title))
    canvas.setCreator(CREATOR)
    return canvas


def print_time(moment: datetime, zone: ZoneInfo) -> str:
    """Return "22-12-2026 09.47 WIB"."""
    return f"{table_date(moment.astimezone(zone).date())} {clock_words(moment, zone)}"


def draw_logo(pen: Pen, x: float, y: float, side: float, *, logo: bytes | None, due: bool) -> None:
    """Draw the logo into a square; where it is `due` and missing, show where it will stand."""
    if logo and pen.picture(x, y, side, logo):
        return
    if due:
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
    pen: Pen,
    head: Letterhead,
    *,
    left: float,
    right: float,
    sample: bool,
    large: bool = False,
    corner: float = 0.0,
) -> None:
    """Draw the letterhead between two margins; it ends 24 mm (large 38 mm) below the top.

    In the `corner` at the top right so many millimetres are kept free of names. Whose paper it is
    stands in the file's properties too.
    """
    pen.canvas.setAuthor(plain(head.office_name))
    places = _LARGE if large else _SMALL
    draw_logo(pen, left, places.top, places.logo, logo=head.logo, due=sample)
    has_logo = sample or (head.logo is not None and is_readable(head.logo))
    beside = places.logo if has_logo else 0.0
    width = (right - left - beside - 1.5 - 2 * corner) * mm
    centre = (left + beside + right) / 2
    names = head.name_lines[:3]
    leading = min(places.names_high / 2, places.names_high / max(1, len(names)))
    first = places.first_name + (places.names_high - leading * len(names)) / 2
    for number, name in enumerate(names):
        size, lines = fit(name, font=BOLD_ITALIC, size=leading * 2.5, floor=7, width=width)
        line = " ".join(lines)
        pen.text(centre, first + number * leading, line, size, BOLD_ITALIC, align="centre")
    for baseline, parts in zip(places.small_lines, (head.address, head.contact), strict=True):
        _draw_small_line(pen, centre, baseline, parts, size=places.small, width=width)
    for height, thick in places.rules:
        pen.rule(left, height, right, height, thick)


def _draw_small_line(
    pen: Pen, centre: float, baseline: float, parts: Sequence[str], *, size: float, width: float
) -> None:
    """Draw a line of the address, its parts well apart while there is room."""
    line = "   ".join(map(plain, parts))
    while text_width(line, REGULAR, size) > width and size > 7:
        size = max(7.0, size - 0.25)
    if text_width(line, REGULAR, size) > width:
        line = " ".join(fit(" ".join(parts), font=REGULAR, size=size, floor=size, width=width)[1])
    pen.text(centre, baseline, line, size, align="centre")
