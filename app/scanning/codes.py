"""The codes of a page, found by trying again with a clearer picture where that may help."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PIL import Image, ImageFilter

from app.scanning.found import CODE_SHAPE, FoundCode, FoundSheet, Point
from app.scanning.projection import Projection, fitted

MODULES = 21
"""A code's modules a side: 19 characters fit the smallest kind."""
QUIET = 4
LARGEST = 5600
"""No picture is enlarged to more pixels a side."""


class Attempt(NamedTuple):
    """How a page is looked at: sharpened (radius and percent), then enlarged, by which threshold."""

    sharpened: tuple[float, int] | None = None
    times: int = 1
    one_threshold: bool = False


# Each finds codes that others don't: small ones, blurred ones, those something is drawn across. The
# first are all made, as a page may show several sheets, and more where codes are small; the rest
# until anything is found.
ATTEMPTS = (
    Attempt(),
    Attempt(one_threshold=True),
    Attempt((2, 200)),
    Attempt((2, 200), one_threshold=True),
    Attempt((1, 150), 2, one_threshold=True),
    Attempt((1, 150), 2),
    Attempt((1.5, 250), 3),
    Attempt((1.5, 250), 3, one_threshold=True),
    Attempt(None, 2),
    Attempt((1.5, 200), 4),
)
ALWAYS, ALWAYS_IF_SMALL = 3, 8
SMALL_MODULE = 3.2


def find_sheets(page: Image.Image) -> Sequence[FoundSheet]:
    """Return the printings whose codes a page (8-bit grey) shows, from top to bottom."""
    codes: list[FoundCode] = []
    for number, attempt in enumerate(ATTEMPTS):
        if codes and number >= (ALWAYS_IF_SMALL if _any_small(codes) else ALWAYS):
            break
        codes = _joined(codes, _attempted(page, attempt))
    for clearer in (_without_specks, _with_thicker_lines):
        if codes:
            break
        codes = read_codes(clearer(page))
    sheets: dict[str, list[FoundCode]] = {}
    for code in sorted(codes, key=lambda code: code.corners[0][1]):
        sheets.setdefault(code.sheet, []).append(code)
    return [FoundSheet(text, tuple(codes)) for text, codes in sheets.items()]


def read_codes(page: Image.Image, *, one_threshold: bool = False) -> list[FoundCode]:
    """Return the codes of our shape on a picture."""
    # Loaded late: most days no paper comes back.
    from zxingcpp import BarcodeFormat, BarcodeFormats, Binarizer, read_barcodes

    found = []
    formats = BarcodeFormats(BarcodeFormat.QRCode)
    way = Binarizer.GlobalHistogram if one_threshold else Binarizer.LocalAverage
    for code in read_barcodes(page, formats=formats, try_invert=False, binarizer=way):
        if CODE_SHAPE.fullmatch(code.text):
            at = code.position
            corners = (at.top_left, at.top_right, at.bottom_right, at.bottom_left)
            a, b, c, d = ((float(corner.x), float(corner.y)) for corner in corners)
            found.append(FoundCode(code.text, (a, b, c, d)))
    return found


def sharpest_corners(page: Image.Image, code: FoundCode) -> FoundCode:
    """Return a code with its corners between pixels, by reading it once more, straightened."""
    places = ((0, 0), (MODULES, 0), (MODULES, MODULES), (0, MODULES))
    there = fitted(list(zip(places, code.corners, strict=True)), reach=2 * MODULES)
    return next(
        (again for again in read_again(page, there, MODULES, 12) if again.text == code.text), code
    )


def read_again(
    page: Image.Image, there: Projection, side: float, scale: float, *, corner: Point = (0, 0)
) -> list[FoundCode]:
    """Return the codes within a square and its quiet zone, straightened before they are read.

    Their corners are those on the page.
    """
    quiet = side * QUIET / MODULES
    left, top = corner[0] - quiet, corner[1] - quiet
    crop = there.straight(page, (left, top), (side + 2 * quiet,) * 2, scale=scale)
    found = []
    for text, corners in read_codes(crop) or read_codes(_sharpened(crop)):
        a, b, c, d = (there.at((left + u / scale, top + v / scale)) for u, v in corners)
        found.append(FoundCode(text, (a, b, c, d)))
    return found


def _any_small(codes: Sequence[FoundCode]) -> bool:
    """Tell whether modules are so small that other codes may have been overlooked."""
    return any(math.dist(*code.corners[:2]) / MODULES < SMALL_MODULE for code in codes)


def _joined(first: list[FoundCode], second: Iterable[FoundCode]) -> list[FoundCode]:
    """Add what was not found at that place before."""
    found = list(first)
    for code in second:
        side = math.dist(*code.corners[:2])
        if not any(
            code.text == other.text and math.dist(code.corners[0], other.corners[0]) < side
            for other in found
        ):
            found.append(code)
    return found


def _attempted(page: Image.Image, attempt: Attempt) -> list[FoundCode]:
    times = attempt.times
    if times > 1 and max(page.size) * times > LARGEST:
        return []
    if attempt.sharpened is not None:
        page = _sharpened(page, *attempt.sharpened)
    if times > 1:
        page = page.resize((page.width * times, page.height * times), Image.Resampling.BICUBIC)
    return [
        FoundCode(
            text, (_shrunk(a, times), _shrunk(b, times), _shrunk(c, times), _shrunk(d, times))
        )
        for text, (a, b, c, d) in read_codes(page, one_threshold=attempt.one_threshold)
    ]


def _shrunk(point: Point, times: int) -> Point:
    return point[0] / times, point[1] / times


def _sharpened(page: Image.Image, radius: float = 3, percent: int = 150) -> Image.Image:
    return page.filter(ImageFilter.UnsharpMask(radius=radius, percent=percent, threshold=0))


def _without_specks(page: Image.Image) -> Image.Image:
    return page.filter(ImageFilter.MedianFilter(3))


def _with_thicker_lines(page: Image.Image) -> Image.Image:
    return page.filter(ImageFilter.MinFilter(3))
