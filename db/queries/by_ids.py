"""Runs a statement over many ids, as many at a time as both databases take."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

from sqlalchemy import Executable, Row
from sqlalchemy.orm import Session

_AT_ONCE = 5_000


def rows_of(
    session: Session,
    wanted: Callable[[Sequence[int]], Executable],
    ids: Collection[int],
) -> list[Row[*tuple[Any, ...]]]:
    """Return the rows of a statement that is `wanted` for some ids; none for no ids."""
    listed = list(ids)
    found: list[Row[*tuple[Any, ...]]] = []
    for first in range(0, len(listed), _AT_ONCE):
        found += session.execute(wanted(listed[first : first + _AT_ONCE])).all()
    return found
