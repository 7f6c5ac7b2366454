"""A page as the window hands it over, in 8-bit grey, and pictures on their way back."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image

_QUALITY = 82
_COVER = 214
_LONGEST_EDGE = 2400


class GreyPage(NamedTuple):
    """Rows of one byte for each pixel, 0 for black, without anything between them."""

    width: int
    height: int
    pixels: bytes


def image_of(page: GreyPage) -> Image:
    """Return a page as the reader takes it. Raises ValueError when pixels are missing."""
    from PIL import Image

    return Image.frombytes("L", (page.width, page.height), page.pixels)


def covered(image: Image, area: tuple[float, float, float, float], *, scale: float) -> Image:
    """Return a picture with an area (left, top, width, height) painted over, at so many pixels each."""
    left, top, width, height = (round(each * scale) for each in area)
    image = image.copy()
    image.paste(_COVER, (left, top, left + width, top + height))
    return image


def as_jpeg(image: Image) -> bytes:
    """Return a picture as the file that is kept, no larger than is needed to read the paper."""
    image = image.copy()
    image.thumbnail((_LONGEST_EDGE, _LONGEST_EDGE))
    out = BytesIO()
    image.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()
