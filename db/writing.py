"""Every change to a register's rows; the caller holds the transaction."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple, cast

from sqlalchemy import Insert, Row, Table, bindparam, delete, insert, select, update
from sqlalchemy.orm import Session

from db.queries.clock import last_recorded
from db.queries.search import insert_search, update_search
from db.tables import Base, ChainHead, Complaint, ComplaintContent, Event, EventNote, Setting


def _core(mapped: type[Base]) -> Table:
    """Return the plain table: writing past the mapper takes a third of the time."""
    return cast("Table", mapped.__table__)


# Statements are built once: building one costs more than SQLite takes to run it.
_HEAD = _core(ChainHead)
_MOVE_HEAD = (
    update(_HEAD)
    .where(_HEAD.c.id == 1)
    .values(position=_HEAD.c.position + bindparam("count"))
    .returning(_HEAD.c.position, _HEAD.c.hash, last_recorded().scalar_subquery().label("newest"))
)
_SET_HEAD = update(_HEAD).where(_HEAD.c.id == 1).values(hash=bindparam("last"))
_END = "end of the chain"
_ADD_SEARCH = insert_search()
_ADD_COMPLAINT = insert(_core(Complaint)).returning(_core(Complaint).c.id)


@cache
def _adding(table: type[Base]) -> Insert:
    return insert(_core(table))


def add_rows(session: Session, table: type[Base], rows: Sequence[dict[str, Any]]) -> None:
    """Insert plain rows into a table; nothing happens for none."""
    if rows:
        session.connection().execute(_adding(table), rows)


def put_setting(session: Session, key: str, value: str) -> None:
    """Set one setting, of which an older register may not have heard."""
    session.merge(Setting(key=key, value=value))
    session.flush()


def add_complaints(session: Session, rows: Sequence[dict[str, Any]]) -> list[int]:
    """Insert complaints and return their ids in the same order."""
    if len(rows) == 1:
        return [session.connection().execute(_ADD_COMPLAINT, rows[0]).scalar_one()]
    # Found again by their numbers: asking each insert for its id would send them one by one.
    session.connection().execute(_adding(Complaint), rows)
    given: dict[tuple[int, int], int] = {}
    for year in {row["year"] for row in rows}:
        seqs = [row["seq"] for row in rows if row["year"] == year]
        numbers = select(Complaint.seq, Complaint.id).where(
            Complaint.year == year, Complaint.seq.between(min(seqs), max(seqs))
        )
        given |= {(year, seq): key for seq, key in session.connection().execute(numbers)}
    return [given[row["year"], row["seq"]] for row in rows]


def add_search(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    """Insert searchable bodies: rows of `rowid` and `body`."""
    session.connection().execute(_ADD_SEARCH, rows)


def change_search(session: Session, complaint_id: int, body: str) -> None:
    """Replace one complaint's searchable body."""
    session.execute(update_search(complaint_id, body))


class MovedHead(NamedTuple):
    """The chain's new end, its last hash, and when the last event was recorded (UTC)."""

    position: int
    hash: str
    newest: datetime | None


def move_head(session: Session, count: int) -> MovedHead:
    """Move the chain's end by `count`.

    The update locks the row until the commit, on both databases.
    """
    return MovedHead(*session.connection().execute(_MOVE_HEAD, {"count": count}).one())


def set_head(session: Session, position: int, last: str) -> None:
    """Keep the hash of the newest event, which `move_head` made place for."""
    session.connection().execute(_SET_HEAD, {"last": last})
    session.info[_END] = (position, last)


def chain_end(session: Session) -> tuple[int, str]:
    """Return the chain's end and its hash, locked until the commit; asked only if not written."""
    kept: tuple[int, str] | None = session.info.get(_END)
    return kept or move_head(session, 0)[:2]


def lock_complaint(session: Session, complaint_id: int) -> Row[*tuple[Any, ...]] | None:
    """Lock a complaint and return what every user action on it needs, or None."""
    return session.execute(
        select(
            Complaint.year,
            Complaint.seq,
            Complaint.received_at,
            Complaint.anonymous,
            Complaint.confidential,
            Complaint.version,
            Complaint.erased_at,
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


def drop_open_words(session: Session, complaint_id: int) -> None:
    """Delete the words of a complaint and of its events that lie in the open."""
    session.execute(delete(ComplaintContent).where(ComplaintContent.complaint_id == complaint_id))
    events = select(Event.id).where(Event.complaint_id == complaint_id)
    session.execute(delete(EventNote).where(EventNote.event_id.in_(events)))
