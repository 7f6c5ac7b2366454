"""Sealed texts, the keys they are sealed with, and what waits to be sealed again."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Delete,
    Row,
    Select,
    delete,
    exists,
    func,
    insert,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session

from db.queries.by_ids import rows_of
from db.tables import (
    CaseKey,
    Complaint,
    Draft,
    Reseal,
    SealedText,
)
from db.touching import touch


def sealed_of(session: Session, complaint_ids: Collection[int]) -> Sequence[Row[*tuple[Any, ...]]]:
    """Return complaint, place, compartment, serial and body of some complaints' sealed texts."""
    text = SealedText
    wanted = select(
        text.complaint_id, text.place, text.compartment, text.serial, text.body
    ).order_by(text.complaint_id, text.place)
    return rows_of(session, lambda ids: wanted.where(text.complaint_id.in_(ids)), complaint_ids)


def keys_of(
    session: Session, complaint_ids: Collection[int], *, account_id: int | None = None
) -> Sequence[Row[*tuple[Any, ...]]]:
    """Return complaint, compartment, serial, account, sealed key and end of complaints' keys."""
    key = CaseKey
    wanted = select(
        key.complaint_id, key.compartment, key.serial, key.account_id, key.sealed, key.until
    ).order_by(key.serial)
    if account_id is not None:
        wanted = wanted.where(key.account_id == account_id)
    return rows_of(session, lambda ids: wanted.where(key.complaint_id.in_(ids)), complaint_ids)


def newest_sealed(
    account_id: int,
    compartment: str,
    place: str,
    *,
    now: datetime,
    below: int | None = None,
    among: Collection[int] | None = None,
    limit: int,
) -> Select[*tuple[Any, ...]]:
    """Select the newest texts of one kind for which an account holds a key.

    Each as complaint, serial, body, sealed key and that key's end; of the complaints `below` an id,
    or `among` some.
    """
    text, key = SealedText, CaseKey
    wanted = (
        select(text.complaint_id, text.serial, text.body, key.sealed, key.until)
        .join(
            key,
            (key.complaint_id == text.complaint_id)
            & (key.compartment == text.compartment)
            & (key.serial == text.serial),
        )
        .where(
            key.account_id == account_id,
            key.compartment == compartment,
            or_(key.until.is_(None), key.until > now),
            text.place == place,
        )
        .order_by(key.complaint_id.desc())
        .limit(limit)
    )
    if below is not None:
        wanted = wanted.where(key.complaint_id < below)
    return wanted if among is None else wanted.where(key.complaint_id.in_(among))


def top_serials(session: Session, complaint_ids: Collection[int]) -> dict[tuple[int, str], int]:
    """Return the newest serial of each compartment of some complaints."""
    key = CaseKey
    rows = session.execute(
        select(key.complaint_id, key.compartment, func.max(key.serial))
        .where(key.complaint_id.in_(complaint_ids))
        .group_by(key.complaint_id, key.compartment)
    )
    return {(complaint, compartment): serial for complaint, compartment, serial in rows}


def drop_place(session: Session, complaint_id: int, place: str) -> None:
    """Delete one sealed text."""
    text = SealedText
    session.execute(delete(text).where(text.complaint_id == complaint_id, text.place == place))


def drop_compartment(session: Session, complaint_id: int, compartment: str) -> None:
    """Delete the sealed texts of a compartment with their keys."""
    text = SealedText
    own = (text.complaint_id == complaint_id, text.compartment == compartment)
    session.execute(delete(text).where(*own))
    session.execute(drop_keys(complaint_id, compartment=compartment))


def drop_keys(
    complaint_id: int,
    *,
    account_id: int | None = None,
    compartment: str | None = None,
    before: tuple[str, int] | None = None,
) -> Delete:
    """Delete a complaint's keys: an account's, a compartment's (`before` up to a serial), or all."""
    key = CaseKey
    gone = delete(key).where(key.complaint_id == complaint_id)
    if account_id is not None:
        gone = gone.where(key.account_id == account_id)
    if compartment is not None:
        gone = gone.where(key.compartment == compartment)
    if before is not None:
        gone = gone.where(key.compartment == before[0], key.serial <= before[1])
    return gone


def drop_keys_of_account(session: Session, account_id: int, *, keep_drafts: bool = False) -> None:
    """Delete every key sealed to an account, and its drafts, unless it can still open those."""
    own = CaseKey.account_id == account_id
    touch(session, session.scalars(select(CaseKey.complaint_id).where(own).distinct()))
    session.execute(delete(CaseKey).where(own))
    if not keep_drafts:
        session.execute(delete(Draft).where(Draft.account_id == account_id))


def sealed_notes(session: Session, complaint_id: int | None = None) -> set[int]:
    """Return the ids of the events whose notes are sealed, of one complaint or of all."""
    wanted = select(SealedText.place).where(SealedText.place.like("note/%"))
    if complaint_id is not None:
        wanted = wanted.where(SealedText.complaint_id == complaint_id)
    return {int(place.removeprefix("note/")) for place in session.scalars(wanted)}


def with_sealed_notes(session: Session) -> list[int]:
    """Return the complaints that have sealed notes."""
    notes = SealedText.place.like("note/%")
    return list(session.scalars(select(SealedText.complaint_id).where(notes).distinct()))


def mark_reseal(session: Session, complaint_ids: Iterable[int] | None, *, rotate: bool) -> None:
    """Put complaints on the list of those to be sealed again; None for all that have keys."""
    if complaint_ids is not None:
        for complaint_id in complaint_ids:
            _mark(session, complaint_id, rotate=rotate)
        return
    if rotate:
        session.execute(update(Reseal).values(rotate=True))
    missing = (
        select(CaseKey.complaint_id, literal(value=rotate))
        .where(~exists().where(Reseal.complaint_id == CaseKey.complaint_id))
        .distinct()
    )
    session.execute(insert(Reseal).from_select(["complaint_id", "rotate"], missing))


def _mark(session: Session, complaint_id: int, *, rotate: bool) -> None:
    kept = session.get(Reseal, complaint_id)
    if kept is None:
        session.add(Reseal(complaint_id=complaint_id, rotate=rotate))
    else:
        kept.rotate = kept.rotate or rotate
    session.flush()


def to_reseal(
    session: Session, account_id: int, *, after: int, limit: int
) -> Sequence[Row[int, bool, bool]]:
    """Return (complaint, rotate, confidential) on that list of which an account has a key."""
    mine = exists().where(
        CaseKey.complaint_id == Reseal.complaint_id, CaseKey.account_id == account_id
    )
    return session.execute(
        select(Reseal.complaint_id, Reseal.rotate, Complaint.confidential)
        .join(Complaint, Complaint.id == Reseal.complaint_id)
        .where(mine, Reseal.complaint_id > after)
        .order_by(Reseal.complaint_id)
        .limit(limit)
    ).all()


def resealed(session: Session, complaint_id: int) -> None:
    """Take a complaint off the list."""
    session.execute(delete(Reseal).where(Reseal.complaint_id == complaint_id))


def any_without(session: Session, account_ids: Collection[int]) -> bool:
    """Tell whether any complaint has keys, but none for any of these accounts."""
    key = CaseKey
    own = select(key.complaint_id).where(key.account_id.in_(account_ids))
    lacking = select(key.complaint_id).where(key.complaint_id.not_in(own)).limit(1)
    return session.scalar(lacking) is not None


def drop_waiting_keys(session: Session, account_id: int) -> None:
    """Delete an account's keys of the cases that still wait to be sealed again."""
    key = CaseKey
    waiting = select(Reseal.complaint_id)
    chosen = (key.account_id == account_id) & key.complaint_id.in_(waiting)
    touch(session, session.scalars(select(key.complaint_id).where(chosen).distinct()))
    session.execute(delete(key).where(chosen))


def lapsed_grants(session: Session, now: datetime) -> list[int]:
    """Return the complaints in which a granted key has run out."""
    key = CaseKey
    return list(
        session.scalars(
            select(key.complaint_id).where(key.until.is_not(None), key.until <= now).distinct()
        )
    )
