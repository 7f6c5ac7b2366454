"""Reads long results some rows at a time; who stops in between leaves nothing open."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Row, Select, TextClause
from sqlalchemy.orm import Session

# Few at once: many would be looked through for rings while they wait, a sixth of the time.
_BATCH = 200


def stream(
    session: Session,
    statement: Select[*tuple[Any, ...]] | TextClause,
    *,
    at_once: int = _BATCH,
) -> Iterator[Row[Any]]:
    """Yield the rows of a statement, read `at_once`; its cursor is closed with the iterator."""
    with session.execute(statement, execution_options={"yield_per": at_once}) as rows:
        for some in rows.partitions(at_once):
            yield from some
