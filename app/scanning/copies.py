"""Copies of one printing on one page, told apart by where their codes stand to each other."""

from __future__ import annotations

import math
from collections.abc import Sequence

from app.scanning.found import FoundCode, FoundSheet
from app.scanning.layout import PageLayout
from app.scanning.projection import fitted

NEAR = 0.2
"""How far from where it should be a partner may stand, as a part of the way to it."""


def told_apart(found: FoundSheet, layout: PageLayout) -> Sequence[FoundSheet]:
    """Return each copy as a sheet of its own: forms that were photocopied have the same number."""
    if not found.double:
        return [found]
    left = list(found.codes)
    copies = []
    while left:
        first = left.pop(0)
        partner = _partner(first, left, layout)
        if partner is not None:
            left.remove(partner)
        copies.append(FoundSheet(found.text, (first, partner) if partner else (first,)))
    return copies


def _partner(first: FoundCode, others: Sequence[FoundCode], layout: PageLayout) -> FoundCode | None:
    """Return the other code that stands nearest to where the partner of this one must be."""
    places = {code.letter: code for code in layout.codes}
    here = places.get(first.letter)
    if here is None:
        return None
    there = fitted(list(zip(here.corners, first.corners, strict=True)), reach=layout.height / 2)
    best: tuple[float, FoundCode] | None = None
    for other in others:
        place = places.get(other.letter)
        if place is None or other.letter == first.letter:
            continue
        wanted = there.at((place.x, place.y))
        away = math.dist(wanted, other.corners[0]) / math.dist(wanted, first.corners[0])
        if away < NEAR and (best is None or away < best[0]):
            best = (away, other)
    return best[1] if best else None
