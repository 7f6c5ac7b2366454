"""What stands in a box: measured against its own paper and its own printed outline."""

from __future__ import annotations

from typing import NamedTuple

from PIL import Image, ImageChops, ImageFilter

from app.scanning.found import Mark, Point
from app.scanning.projection import Projection

SCALE = 10
"""Pixels a millimetre."""
AROUND = 1.6
INSET = 0.5
"""How much of the inside, beside the outline, is left out; in millimetres."""
RING_FROM, RING_TO = 0.4, 1.4
LEAST_ROOM = 0.9
"""Boxes that stand closer together aren't read: what spills over could be the neighbour's."""
STROKE = 15
"""What is thinner than this many pixels is a stroke; folds, stains and shadows are wider."""


class Measures(NamedTuple):
    """Shares of the inside that are dark, tinted at all, and of a stroke; strokes on each side.

    `contrast` is how much darker the printed outline is than the paper.
    """

    contrast: float
    dark: float
    tinted: float
    stroke: float
    ring: tuple[float, float, float, float]


def measured(page: Image.Image, there: Projection, at: Point, side: float, room: float) -> Measures:
    """Measure the box whose centre is at a place, with `room` around it; all in millimetres."""
    window = side + 2 * AROUND
    corner = (at[0] - window / 2, at[1] - window / 2)
    crop = there.straight(page, corner, (window, window), scale=SCALE)
    strokes = ImageChops.subtract(_closed(crop), crop)
    first, last = round(AROUND * SCALE), round((AROUND + side) * SCALE)
    white = _quantile(crop.histogram(), 0.85)
    edge = round(0.2 * SCALE)
    bands = (
        (first, first - edge, last, first + edge),
        (first, last - edge, last, last + edge),
        (first - edge, first, first + edge, last),
        (last - edge, first, last + edge, last),
    )
    outline = [0] * 256
    for band in bands:
        outline = [a + b for a, b in zip(outline, crop.crop(band).histogram(), strict=True)]
    contrast = white - _quantile(outline, 0.25)
    inset = round(INSET * SCALE)
    inner = (first + inset, first + inset, last - inset, last - inset)
    inside = crop.crop(inner)
    faint = contrast * 0.2
    near, far = round(RING_FROM * SCALE), round(min(RING_TO, room - 0.2) * SCALE)
    ring = (
        (first, first - far, last, first - near),
        (last + near, first, last + far, last),
        (first, last + near, last, last + far),
        (first - far, first, first - near, last),
    )
    top, right, bottom, left = (1 - _below(strokes.crop(part), faint) for part in ring)
    return Measures(
        contrast,
        _below(inside, white - contrast * 0.55),
        _below(inside, white - contrast * 0.25),
        1 - _below(strokes.crop(inner), faint),
        (top, right, bottom, left),
    )


def judged(seen: Measures) -> Mark:
    """Say what a box shows; open is whatever might be read in two ways."""
    top, right, bottom, left = seen.ring
    if seen.contrast < 28 or seen.tinted > 0.74:
        return Mark.OPEN
    # Paper that is a little darker without any stroke is a stain or a shadow.
    pale = seen.tinted <= (0.45 if seen.stroke <= 0.02 else 0.2)
    if seen.dark <= 0.02 and seen.stroke <= 0.08 and pale:
        # A circle around the box may mean anything.
        return Mark.OPEN if sorted(seen.ring)[1] > 0.25 else Mark.BLANK
    # What goes on beyond opposite sides is a line or a stamp that crosses the box.
    crossing = max(min(left, right), min(top, bottom)) > max(0.08, 0.35 * seen.stroke)
    blackened = seen.tinted > 0.55 and min(left, right) > 0.05
    spilled = (top + right + bottom + left) / 4 > 0.3 * seen.stroke
    # A cup's rim: pale, and as much of it stain as stroke.
    stained = seen.dark <= 0.02 and seen.tinted > 1.5 * seen.stroke
    if seen.stroke >= 0.16 and not (crossing or blackened or spilled or stained):
        return Mark.TICKED
    return Mark.OPEN


def _closed(crop: Image.Image) -> Image.Image:
    """Fill what is dark and thin with what is around it."""
    return crop.filter(ImageFilter.MaxFilter(STROKE)).filter(ImageFilter.MinFilter(STROKE))


def _below(crop: Image.Image, level: float) -> float:
    """Return the share of pixels darker than a level."""
    counts = crop.histogram()
    return sum(counts[: max(0, round(level))]) / max(1, sum(counts))


def _quantile(counts: list[int], share: float) -> float:
    left = sum(counts) * share
    for value, count in enumerate(counts):
        left -= count
        if left <= 0:
            return float(value)
    return 255.0
