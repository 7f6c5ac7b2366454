"""Every change to a register's rows; the caller holds the transaction."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple, cast

from sqlalchemy import Insert, Row, Table, bindparam, delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from db.queries.clock import last_recorded
from db.queries.search import insert_search, update_search
from db.tables import Base, ChainHead, Complaint, ComplaintContent, Event, EventNote, Setting
from db.trouble import StorageTrouble, Trouble


def _core(mapped: type[Base]) -> Table:
    """Return the plain table: writing past the mapper takes a third of the time."""
    return cast("Table", mapped.__table__)


# Statements are built once: building one costs more than SQLite takes to run it.
_HEAD = _core(ChainHead)
_ENDS = (_HEAD.c.position, _HEAD.c.hash, last_recorded().scalar_subquery().label("newest"))
_LOCK_END = select(*_ENDS).where(_HEAD.c.id == 1).with_for_update(of=_HEAD)
_CASE = _core(Complaint)
# Locked in the order they are named in, on every desk the same: none waits for one that waits.
_LOCK_CASE = (
    select(*_ENDS, *(_CASE.c[name] for name in ("year", "seq", "received_at", "anonymous")))
    .add_columns(*(_CASE.c[name] for name in ("confidential", "version", "erased_at")))
    .select_from(_HEAD.join(_CASE, _HEAD.c.id == 1))
    .where(_CASE.c.id == bindparam("complaint"))
    .with_for_update(of=(_HEAD, _CASE))
)
_SET_HEAD = (
    update(_HEAD).where(_HEAD.c.id == 1).values(position=bindparam("at"), hash=bindparam("last"))
)
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


def add_events(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    """Insert events at the chain's end. Raises StorageTrouble with BEYOND when some lie there."""
    try:
        add_rows(session, Event, rows)
    except IntegrityError as error:
        # Who moved the end was alone with it: nobody of us wrote beyond.
        raise StorageTrouble(Trouble.BEYOND) from error


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


class ChainEnd(NamedTuple):
    """The position and hash of the last event, and when it was recorded (UTC)."""

    position: int
    hash: str
    newest: datetime | None


def chain_end(session: Session) -> ChainEnd:
    """Return the chain's end, locked until the commit: on a server too one writes at a time.

    A transaction asks once. What it reads afterwards, others can't change before it ends, if they
    too lock before they read.
    """
    kept: ChainEnd | None = session.info.get(_END)
    if kept is None:
        kept = session.info[_END] = ChainEnd(*session.connection().execute(_LOCK_END).one())
    return kept


def set_end(session: Session, end: ChainEnd) -> None:
    """Move the chain's end, which `chain_end` locked."""
    session.connection().execute(_SET_HEAD, {"at": end.position, "last": end.hash})
    session.info[_END] = end


def lock_complaint(session: Session, complaint_id: int) -> Row[*tuple[Any, ...]] | None:
    """Lock the chain's end and a complaint; return what every action on it needs, or None."""
    row = session.connection().execute(_LOCK_CASE, {"complaint": complaint_id}).one_or_none()
    if row is not None:
        # Another one locked before in the same transaction may have moved the end meanwhile.
        session.info.setdefault(_END, ChainEnd(row.position, row.hash, row.newest))
    return row


def change_complaint(session: Session, complaint_id: int, **values: object) -> None:
    """Change columns of a complaint; its version counts up."""
    session.execute(
        update(Complaint)
        .where(Complaint.id == complaint_id)
        .values(version=Complaint.version + 1, **values)
    )


def change_complaints(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    """Change the same columns of many complaints, each row with its `case`; versions count up."""
    columns: dict[str, Any] = {name: bindparam(name) for name in rows[0] if name != "case"}
    changed = update(_CASE).where(_CASE.c.id == bindparam("case"))
    session.connection().execute(changed.values(version=_CASE.c.version + 1, **columns), list(rows))


def change_content(session: Session, complaint_id: int, **values: str) -> None:
    """Change the words of a complaint."""
    entry = ComplaintContent
    session.execute(update(entry).where(entry.complaint_id == complaint_id).values(**values))


def drop_open_words(session: Session, complaint_id: int) -> None:
    """Delete the words of a complaint and of its events that lie in the open."""
    session.execute(delete(ComplaintContent).where(ComplaintContent.complaint_id == complaint_id))
    events = select(Event.id).where(Event.complaint_id == complaint_id)
    session.execute(delete(EventNote).where(EventNote.event_id.in_(events)))
