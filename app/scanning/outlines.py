"""Printed squares and box outlines, looked for near where they should be."""

from __future__ import annotations

from typing import NamedTuple

from PIL import Image, ImageChops, ImageFilter

from app.scanning.found import Point
from app.scanning.layout import SQUARE_SIDE
from app.scanning.projection import Projection

SQUARE_SCALE, BOX_SCALE = 6, 10
LEAST_SQUARE, LEAST_OUTLINE = 0.45, 0.16


class Spot(NamedTuple):
    """Where something was found, in millimetres of the side, and how surely (0 to 1)."""

    place: Point
    sure: float


def find_square(page: Image.Image, there: Projection, place: Point, reach: float) -> Spot | None:
    """Return the centre of a solid square within `reach` millimetres of a place, if it is there."""
    window = 2 * reach + 2 * SQUARE_SIDE
    corner = (place[0] - window / 2, place[1] - window / 2)
    crop = there.straight(page, corner, (window, window), scale=SQUARE_SCALE)
    inside = crop.filter(ImageFilter.BoxBlur(SQUARE_SIDE * SQUARE_SCALE / 2 - 1.5))
    around = crop.filter(ImageFilter.BoxBlur(SQUARE_SIDE * SQUARE_SCALE * 0.8))
    darker = ImageChops.subtract(around, inside)
    margin = round(SQUARE_SIDE * SQUARE_SCALE)
    found = _peak(darker, margin)
    if found is None:
        return None
    (x, y), _ = found
    black = float(inside.tobytes()[y * inside.width + x])
    white = _white(crop)
    half = round(SQUARE_SIDE * SQUARE_SCALE * 0.8)
    frame = _frame_share(crop, (x, y), half, (white + black) / 2)
    sure = (white - black) / max(white, 1.0) if frame < 0.3 else 0.0
    if sure < LEAST_SQUARE:
        return None
    return Spot((corner[0] + (x + 0.5) / SQUARE_SCALE, corner[1] + (y + 0.5) / SQUARE_SCALE), sure)


def find_outline(
    page: Image.Image, there: Projection, place: Point, side: float, reach: float
) -> Spot | None:
    """Return the centre of a printed box within `reach` millimetres of a place, if it is there.

    It is where all four edges are darker than what lies beside them.
    """
    window = side + 2 * reach + 3
    corner = (place[0] - window / 2, place[1] - window / 2)
    crop = there.straight(page, corner, (window, window), scale=BOX_SCALE)
    dark = ImageChops.invert(crop)
    lines = ImageChops.subtract(dark, dark.filter(ImageFilter.BoxBlur(8)))
    half = round(side * BOX_SCALE / 2)
    level = lines.filter(ImageFilter.BoxBlur((half * 0.8, 1)))
    upright = lines.filter(ImageFilter.BoxBlur((1, half * 0.8)))
    edges = [
        ImageChops.offset(level, 0, half),
        ImageChops.offset(level, 0, -half),
        ImageChops.offset(upright, half, 0),
        ImageChops.offset(upright, -half, 0),
    ]
    faintest = ImageChops.darker(
        ImageChops.darker(edges[0], edges[1]), ImageChops.darker(edges[2], edges[3])
    )
    found = _peak(faintest, half + 15)
    if found is None:
        return None
    (x, y), strength = found
    sure = strength / max(_white(crop), 1.0)
    if sure < LEAST_OUTLINE:
        return None
    return Spot((corner[0] + (x + 0.5) / BOX_SCALE, corner[1] + (y + 0.5) / BOX_SCALE), sure)


def _peak(picture: Image.Image, margin: int) -> tuple[tuple[int, int], int] | None:
    """Return the brightest pixel and its value, the margin left out."""
    inner = picture.crop((margin, margin, picture.width - margin, picture.height - margin))
    values = inner.tobytes()
    if not values or not (most := max(values)):
        return None
    y, x = divmod(values.index(most), inner.width)
    return (x + margin, y + margin), most


def _white(crop: Image.Image) -> float:
    """Return how bright the paper is: what a tenth of the picture surpasses."""
    counts = crop.histogram()
    left = crop.width * crop.height * 0.1
    for value in range(255, 0, -1):
        left -= counts[value]
        if left <= 0:
            return float(value)
    return 0.0


def _frame_share(crop: Image.Image, at: tuple[int, int], half: int, below: float) -> float:
    """Return how much of the frame around a square is as dark as the square."""
    x, y = at
    big = crop.crop((x - half, y - half, x + half, y + half))
    width = 3
    strips = (
        (0, 0, big.width, width),
        (0, big.height - width, big.width, big.height),
        (0, 0, width, big.height),
        (big.width - width, 0, big.width, big.height),
    )
    dark = count = 0
    for strip in strips:
        histogram = big.crop(strip).histogram()
        dark += sum(histogram[: round(below)])
        count += sum(histogram)
    return dark / max(1, count)
