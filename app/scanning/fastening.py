"""Where a sheet lies on a page: from its codes, its squares, and at last its printed boxes."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from app.scanning.codes import read_again, sharpest_corners
from app.scanning.found import FoundCode, FoundSheet, Point
from app.scanning.layout import CodePlace, PageLayout
from app.scanning.outlines import Spot, find_outline, find_square
from app.scanning.projection import Pair, Projection, fitted

if TYPE_CHECKING:
    from PIL import Image

MOST_MISSING = 0.12
"""If more of the boxes are not where they should be, none is believed: all could be a row off.

One box alone may always be hidden.
"""
GOOD_ENOUGH = 0.05
LIKE_OTHERS = 0.45
# How far from where they should be marks are looked for, in millimetres: squares by the number of
# codes known; boxes more the farther they stand from anything found. Rows stand about 6 apart.
SQUARE_REACH = {1: 16.0, 2: 6.0}
LEAST_REACH, MOST_REACH, REACH_PER_MM = 0.8, 2.4, 0.05
TILTS = (-0.0018, -0.0012, -0.0006, 0.0, 0.0006, 0.0012, 0.0018)


class Fastened(NamedTuple):
    """A sheet's projection, and the centres of the boxes that were found, by their keys."""

    there: Projection
    boxes: Mapping[str, Point]
    printed: int
    """How many boxes the layout has."""

    @property
    def missing(self) -> int:
        """How many of them were not found."""
        return self.printed - len(self.boxes)

    @property
    def fits(self) -> bool:
        """Whether enough boxes stand where they were printed."""
        return self.missing <= max(1, MOST_MISSING * self.printed)


def fasten(page: Image.Image, found: FoundSheet, layout: PageLayout) -> Fastened | None:
    """Return where a sheet lies on the page; None if none of its codes is one of this side."""
    codes = _codes(page, found, layout)
    if not codes:
        return None
    best: Fastened | None = None
    for pairs, there in _candidates(page, codes, layout):
        tried = _on_boxes(page, pairs, there, layout)
        if best is None or tried.missing < best.missing:
            best = tried
        if best.missing <= GOOD_ENOUGH * best.printed:
            break
    return best


def _codes(page: Image.Image, found: FoundSheet, layout: PageLayout) -> list[Pair]:
    """Return the corners of the side's codes; one that was not read is looked for at its place."""
    places = {code.letter: code for code in layout.codes}
    seen = {code.letter: code for code in found.codes if code.letter in places}
    if not seen:
        return []
    pairs = [
        pair
        for letter, code in seen.items()
        for pair in _corners(places[letter], sharpest_corners(page, code))
    ]
    there = fitted(pairs, reach=layout.height / 2)
    for letter in places.keys() - seen.keys():
        place = places[letter]
        again = _second_look(page, there, place, found.text)
        if again is not None:
            pairs += _corners(place, again)
    return pairs


def _second_look(
    page: Image.Image, there: Projection, place: CodePlace, sheet: str
) -> FoundCode | None:
    for around in (1.0, 3.0):
        spare = place.side * (around - 1) / 2
        codes = read_again(
            page, there, place.side * around, 16, corner=(place.x - spare, place.y - spare)
        )
        for code in codes:
            if code.letter == place.letter and code.sheet == sheet:
                return sharpest_corners(page, code)
    return None


def _corners(place: CodePlace, code: FoundCode) -> list[Pair]:
    return list(zip(place.corners, code.corners, strict=True))


def _candidates(
    page: Image.Image, codes: list[Pair], layout: PageLayout
) -> Iterator[tuple[list[Pair], Projection]]:
    """Return ways the sheet may lie, the likeliest first: a square may be somebody's ink."""
    reach = layout.height / 2
    there = fitted(codes, reach=reach)
    wide = SQUARE_REACH[min(2, len(codes) // 4)]
    squares: list[Pair] = []
    for place in sorted(layout.squares, key=lambda place: _nearness(place, codes)):
        with_those = fitted(codes + squares, reach=reach)
        spot = find_square(page, with_those, place, wide)
        if spot is not None:
            squares.append((place, with_those.at(spot.place)))
    several = [codes + squares, codes, *([*codes, square] for square in squares[: len(squares)])]
    for pairs in several if squares else [codes]:
        yield pairs, fitted(pairs, reach=reach)
    if len(codes) == 4:
        middle = (codes[0][0][0], codes[0][0][1])
        for g in TILTS:
            for h in TILTS:
                yield codes, there.tilted(middle, g, h)


def _nearness(place: Point, pairs: Sequence[Pair]) -> float:
    return min(math.dist(place, known) for known, _ in pairs)


def _on_boxes(
    page: Image.Image, marks: Sequence[Pair], there: Projection, layout: PageLayout
) -> Fastened:
    """Find the boxes one by one from the marks outwards, each from where its neighbours are."""
    known = [(place, (0.0, 0.0)) for place, _ in marks]
    found: dict[str, Spot] = {}
    left = {box.key: box for box in layout.boxes}
    while left:
        box, (near, drift) = min(
            ((box, min(known, key=lambda k: math.dist(k[0], box.centre))) for box in left.values()),
            key=lambda pair: math.dist(pair[1][0], pair[0].centre),
        )
        del left[box.key]
        x, y = box.centre
        far = math.dist(near, (x, y))
        # Never so far that the next row could be taken for this one.
        next_row = 0.4 * (box.side + layout.room(box))
        reach = min(MOST_REACH, LEAST_REACH + REACH_PER_MM * far, next_row)
        spot = find_outline(page, there, (x + drift[0], y + drift[1]), box.side, reach)
        if spot is not None:
            found[box.key] = spot
            known.append(((x, y), (spot.place[0] - x, spot.place[1] - y)))
    usual = sorted(spot.sure for spot in found.values())[len(found) // 2] if found else 0.0
    # What is much fainter than the page's other outlines is writing that looks like one.
    boxes = {key: spot.place for key, spot in found.items() if spot.sure >= LIKE_OTHERS * usual}
    return Fastened(there, boxes, len(layout.boxes))
