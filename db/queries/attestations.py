"""The signed ends of transactions, and the events as a check of them reads them."""

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial
from typing import Any, NamedTuple

from sqlalchemy import (
    BindParameter,
    Select,
    TextClause,
    bindparam,
    func,
    select,
    text,
    union_all,
)
from sqlalchemy.orm import Session

from db.queries.streaming import stream
from db.tables import AttestationEntry, ChainHead, Event

# Built once: every transaction asks for it.
_LAST = (
    select(AttestationEntry.serial, AttestationEntry.digest)
    .order_by(AttestationEntry.serial.desc())
    .limit(1)
)


class AttestationRow(NamedTuple):
    """An attestation with the hash of the event at its position, if there is one."""

    serial: int
    position: int
    actor: int
    states: str
    previous: str
    digest: str
    signature: bytes
    head: str | None


class ChainRow(NamedTuple):
    """An event as the database keeps it, with its open note, if there is one.

    Moments are UTC as "2026-03-17 02:00:00.000000", `data` is JSON text.
    """

    id: int
    complaint_id: int | None
    kind: str
    happened_at: str
    recorded_at: str
    actor: str
    via: str
    data: str
    hash: str
    speaker: str | None
    text: str | None
    salt: bytes | None


# As their `_make`, without counting each time: a check reads every row there ever was.
_attestation_row: Callable[[Iterable[Any]], AttestationRow] = partial(tuple.__new__, AttestationRow)
_chain_row: Callable[[Iterable[Any]], ChainRow] = partial(tuple.__new__, ChainRow)


def last_attestation(session: Session) -> tuple[int, str]:
    """Return serial and digest of the last attestation; 0 and "" before the first."""
    row = session.connection().execute(_LAST).one_or_none()
    return (0, "") if row is None else (row.serial, row.digest)


def signed_since(session: Session, known: tuple[int, str], *, limit: int) -> list[str] | None:
    """Return the states of the attestations after a `known` one: its serial and digest.

    None where that one is not there, or more than `limit` letters were signed since.
    """
    entry = AttestationEntry
    written = func.sum(func.length(entry.states)).filter(entry.serial > known[0])
    still = func.count().filter(entry.serial == known[0], entry.digest == known[1])
    told = select(written, still).where(entry.serial >= known[0])
    letters, there = session.execute(told).one()
    if not there or (letters or 0) > limit:
        return None
    since = select(entry.states).where(entry.serial > known[0])
    return list(session.scalars(since))


def printed_end(session: Session) -> tuple[int, str] | None:
    """Return the end of the history as papers print it: a position and a digest (hex).

    It is that of the last attestation, which covers rows as well as events; the last event's hash
    where nobody signed. None when the end of the chain is gone.
    """
    head = session.execute(select(ChainHead.position, ChainHead.hash)).one_or_none()
    if head is None:
        return None
    entry = AttestationEntry
    last = select(entry.digest).where(entry.position == head.position)
    return head.position, session.scalar(last.order_by(entry.serial.desc())) or head.hash


def ends_at(session: Session, position: int) -> list[str]:
    """Return everything that `printed_end` may have been at a position."""
    entry = AttestationEntry
    signed = select(entry.digest).where(entry.position == position)
    hashed = select(Event.hash).where(Event.id == position)
    return list(session.scalars(union_all(signed, hashed)))


def attestation_at(session: Session, serial: int) -> tuple[int, str] | None:
    """Return position and digest of one attestation; None when there is none."""
    entry = AttestationEntry
    row = session.execute(
        select(entry.position, entry.digest).where(entry.serial == serial)
    ).one_or_none()
    return None if row is None else (row.position, row.digest)


def attestations(session: Session, *, after: int = 0) -> Iterator[AttestationRow]:
    """Yield all attestations after a serial, in their order."""
    chosen = _attested().where(AttestationEntry.serial > after).order_by(AttestationEntry.serial)
    return map(_attestation_row, stream(session, chosen))


def _attested() -> Select[*tuple[Any, ...]]:
    entry = AttestationEntry
    columns = (
        *(entry.serial, entry.position, entry.actor, entry.states, entry.previous),
        *(entry.digest, entry.signature, Event.hash),
    )
    return select(*columns).outerjoin(Event, Event.id == entry.position)


class End(NamedTuple):
    """The attestation that ends an event's transaction, and the position of the one before it."""

    row: AttestationRow
    since: int


def end_of(session: Session, position: int) -> End | None:
    """Return the signed end of the transaction that an event belongs to; None without one."""
    entry = AttestationEntry
    found = session.execute(
        _attested().where(entry.position >= position).order_by(entry.position, entry.serial)
    ).first()
    if found is None:
        return None
    row = AttestationRow._make(found)
    before = session.scalar(select(entry.position).where(entry.serial == row.serial - 1))
    return End(row, before or 0)


def hash_before(session: Session, position: int) -> str | None:
    """Return the hash of the event before a position; None for the first."""
    return session.scalar(select(Event.hash).where(Event.id == position - 1))


def chain_events(
    session: Session,
    complaint_ids: Collection[int],
    *,
    kinds: Collection[str] = (),
    since: int = 0,
) -> Iterator[ChainRow]:
    """Yield the events of some kinds, or all, about complaints from a position on, in order."""
    chosen = "e.complaint_id IN :ids AND e.id >= :since"
    values: list[BindParameter[Any]] = [
        bindparam("ids", sorted(complaint_ids), expanding=True),
        bindparam("since", since),
    ]
    if kinds:
        chosen += " AND e.kind IN :kinds"
        values.append(bindparam("kinds", sorted(kinds), expanding=True))
    statement = _chain(session, chosen).bindparams(*values)
    return map(_chain_row, stream(session, statement))


def letter_events(session: Session) -> Iterator[ChainRow]:
    """Yield the events that gave a letter its number, in order; an index of just these serves."""
    return map(ChainRow._make, stream(session, _chain(session, "e.kind = 'lettered'")))


def events_after(
    session: Session, position: int, *, until: int | None = None
) -> Iterator[ChainRow]:
    """Yield the events after a position, values as the database keeps them."""
    chosen = "e.id > :after" if until is None else "e.id > :after AND e.id <= :until"
    values = {"after": position} | ({} if until is None else {"until": until})
    statement = _chain(session, chosen).bindparams(**values)
    return map(_chain_row, stream(session, statement))


def _chain(session: Session, chosen: str) -> TextClause:
    server = session.get_bind().dialect.name == "postgresql"
    server_form = "to_char({} AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')"
    shown = server_form if server else "CAST({} AS text)"
    happened, recorded = shown.format("e.happened_at"), shown.format("e.recorded_at")
    return text(
        f"SELECT e.id, e.complaint_id, e.kind, {happened}, {recorded}, e.actor, e.via, CAST(e.data AS text), "  # noqa: S608
        "e.hash, n.speaker, n.text, n.salt FROM event e LEFT JOIN event_note n "
        f"ON n.event_id = e.id WHERE {chosen} ORDER BY e.id"
    )
