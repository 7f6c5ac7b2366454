"""Reads long results some rows at a time; who stops in between leaves nothing open."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Row, Select, TextClause
from sqlalchemy.orm import Session

_BATCH = 2000


def stream(
    session: Session, statement: Select[*tuple[Any, ...]] | TextClause
) -> Iterator[Row[Any]]:
    """Yield the rows of a statement; its cursor is closed with the iterator."""
    with session.execute(statement, execution_options={"yield_per": _BATCH}) as rows:
        for some in rows.partitions(_BATCH):
            yield from some
