"""Every change to a register's rows; the caller holds the transaction."""

from collections.abc import Sequence
from typing import Any, cast

from sqlalchemy import Row, Table, insert, select, update
from sqlalchemy.orm import Session

from db.queries.search import insert_search, update_search
from db.tables import Base, ChainHead, Complaint, ComplaintContent


def _core(mapped: type[Base]) -> Table:
    """Return the plain table: writing past the mapper takes a third of the time."""
    return cast("Table", mapped.__table__)


def add_rows(session: Session, table: type[Base], rows: Sequence[dict[str, Any]]) -> None:
    """Insert plain rows into a table; nothing happens for none."""
    if rows:
        session.connection().execute(insert(_core(table)), rows)


def add_complaints(session: Session, rows: Sequence[dict[str, Any]]) -> list[int]:
    """Insert complaints and return their ids in the same order."""
    complaint = _core(Complaint)
    added = insert(complaint).returning(complaint.c.id, sort_by_parameter_order=len(rows) > 1)
    return list(session.connection().scalars(added, rows))


def add_search(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    """Insert searchable bodies: rows of `rowid` and `body`."""
    session.connection().execute(insert_search(), rows)


def change_search(session: Session, complaint_id: int, body: str) -> None:
    """Replace one complaint's searchable body."""
    session.execute(update_search(complaint_id, body))


def move_head(session: Session, count: int) -> tuple[int, str]:
    """Move the chain's end by `count`; its new position and last hash.

    The update locks the row until the commit, on both databases.
    """
    head = _core(ChainHead)
    moved = update(head).where(head.c.id == 1).values(position=head.c.position + count)
    returned = session.connection().execute(moved.returning(head.c.position, head.c.hash)).one()
    return returned.position, returned.hash


def set_head(session: Session, last: str) -> None:
    """Keep the hash of the newest event."""
    head = _core(ChainHead)
    session.connection().execute(update(head).where(head.c.id == 1).values(hash=last))


def lock_complaint(session: Session, complaint_id: int) -> Row[*tuple[Any, ...]] | None:
    """Lock a complaint and return what every user action on it needs, or None."""
    return session.execute(
        select(
            Complaint.year,
            Complaint.seq,
            Complaint.received_at,
            Complaint.confidential,
            Complaint.version,
        )
        .where(Complaint.id == complaint_id)
        .with_for_update()
    ).one_or_none()


def change_complaint(session: Session, complaint_id: int, **values: object) -> None:
    """Change columns of a complaint; its version counts up."""
    session.execute(
        update(Complaint)
        .where(Complaint.id == complaint_id)
        .values(version=Complaint.version + 1, **values)
    )


def change_content(session: Session, complaint_id: int, **values: str) -> None:
    """Change the words of a complaint."""
    entry = ComplaintContent
    session.execute(update(entry).where(entry.complaint_id == complaint_id).values(**values))
