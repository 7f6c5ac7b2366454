"""Going on from a case to the one before or after it in the list it was opened from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.desk.listing_cases import list_rows

if TYPE_CHECKING:
    from app.desk.listing_cases import Wanted
    from app.register import Register


_MOVED = 50


class Walk(NamedTuple):
    """A list, and the place of a case in it, from 0."""

    wanted: Wanted
    place: int


def neighbour(register: Register, *, walk: Walk, here: int, by: int) -> tuple[int, Walk] | None:
    """Return the case after the one `here`, for `by` -1 that before it, as the list stands now.

    A case that has left the list gives its place to the next one. None at either end.
    """
    # What came into the list or left it meanwhile moved the case, mostly by a few places.
    first = max(walk.place - _MOVED, 0)
    rows = list_rows(register, wanted=walk.wanted, offset=first, limit=2 * _MOVED + 1)
    ids = [row.id for row in rows]
    gone = here not in ids
    at = walk.place - first if gone else ids.index(here)
    there = at if gone and by > 0 else at + by
    if not 0 <= there < len(ids):
        return None
    return ids[there], Walk(walk.wanted, first + there)
