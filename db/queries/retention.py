"""Statements of retention: rules, holds, what is closed; erasing words, and what was erased."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, delete, func, insert, select, update
from sqlalchemy.orm import Session

from db.queries.selecting import Visibility
from db.tables import (
    Complaint,
    Event,
    LegalHold,
    MediumEntry,
    RetentionRule,
)

GONE = "(dimusnahkan)"


def rules(session: Session) -> dict[str, int]:
    """Return the years of every class that has a rule."""
    return dict(session.execute(select(RetentionRule.case_class, RetentionRule.years)).all())


def set_rules(session: Session, years: Mapping[str, int | None]) -> None:
    """Write the years of some classes; None takes a class's rule away."""
    for case_class, wanted in years.items():
        session.execute(delete(RetentionRule).where(RetentionRule.case_class == case_class))
        if wanted is not None:
            session.execute(insert(RetentionRule).values(case_class=case_class, years=wanted))


def put_hold(session: Session, complaint_id: int, **values: object) -> None:
    """Hold a complaint, anew when it is held already."""
    session.execute(delete(LegalHold).where(LegalHold.complaint_id == complaint_id))
    session.execute(insert(LegalHold).values(complaint_id=complaint_id, reason="", **values))


def worded_holds(session: Session) -> Sequence[Row[int, bool, str]]:
    """Return (complaint, confidential, reason) of the holds whose reason lies in their row."""
    return session.execute(
        select(LegalHold.complaint_id, Complaint.confidential, LegalHold.reason)
        .join(Complaint, Complaint.id == LegalHold.complaint_id)
        .where(LegalHold.reason != "")
        .order_by(LegalHold.complaint_id)
    ).all()


def empty_hold_reasons(session: Session, complaint_ids: Collection[int]) -> None:
    """Take the reasons out of the rows of holds."""
    chosen = LegalHold.complaint_id.in_(complaint_ids)
    session.execute(update(LegalHold).where(chosen).values(reason=""))


def drop_hold(session: Session, complaint_id: int) -> bool:
    """End a hold; False when there is none."""
    held = session.get(LegalHold, complaint_id)
    if held is None:
        return False
    session.delete(held)
    session.flush()
    return True


def closed_cases(visibility: Visibility) -> Select[*tuple[Any, ...]]:
    """Select the closed complaints that nobody holds and that were not erased, by their end."""
    held = select(LegalHold.complaint_id)
    return (
        select(
            Complaint.id,
            Complaint.year,
            Complaint.seq,
            Complaint.title,
            Complaint.classification,
            Complaint.confidential,
            Complaint.closed_at,
            MediumEntry.code.label("medium_code"),
        )
        .join(MediumEntry, MediumEntry.id == Complaint.medium_id)
        .where(
            Complaint.closed_at.is_not(None),
            Complaint.erased_at.is_(None),
            Complaint.id.not_in(held),
            *visibility.conditions(),
        )
        .order_by(Complaint.closed_at, Complaint.id)
    )


def not_erased(session: Session, complaint_ids: Sequence[int]) -> list[int]:
    """Return those of the complaints that are there and were not erased."""
    wanted = Complaint.id.in_(complaint_ids)
    return list(session.scalars(select(Complaint.id).where(wanted, Complaint.erased_at.is_(None))))


def mark_of(session: Session, complaint_id: int) -> str:
    """Return what tells a complaint from any other that ever had its id: its first event's hash."""
    events = select(Event.hash).where(Event.complaint_id == complaint_id).order_by(Event.id)
    return f"{complaint_id} {session.scalar(events.limit(1))}"


def erasures(session: Session) -> list[tuple[datetime, int]]:
    """Return when words were erased and of how many complaints each time, the newest first."""
    at = Complaint.erased_at
    counted = select(at, func.count()).where(at.is_not(None)).group_by(at).order_by(at.desc())
    return [(moment, count) for moment, count in session.execute(counted) if moment]


def erased_at(moment: datetime) -> Select[*tuple[Any, ...]]:
    """Select what the statistics keep of the complaints erased at a moment, with the events."""
    return (
        select(
            Complaint.year,
            Complaint.seq,
            Complaint.classification,
            Complaint.received_at,
            Complaint.closed_at,
            Event.id.label("position"),
            Event.hash,
            Event.actor,
            Event.data,
        )
        .join(Event, Event.complaint_id == Complaint.id)
        .where(Complaint.erased_at == moment, Event.kind == "erased")
        .order_by(Event.id)
    )
