"""Selects for the recap and the evaluation: one pass over one covering index."""

from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Select, delete, func, insert, or_, select
from sqlalchemy import case as sql_case
from sqlalchemy.orm import Session

from db.queries.boxes import still_looked
from db.tables import Complaint, Event, MediumCheck, MediumEntry, NilMonth, ReportChoice

UNDONE = "undone"


def recap_counts(year: int) -> Select[int, int, str, str, int]:
    """Count a year's complaints by month, recap column, settlement ("" = open) and class."""
    keys = (
        *(Complaint.month, Complaint.recap_column_id),
        *(Complaint.settlement, Complaint.classification),
    )
    return select(*keys, func.count()).where(Complaint.received_year == year).group_by(*keys)


def settled_from(
    year: int, moment: datetime, classes: Collection[str]
) -> Select[int, datetime | None, str]:
    """Select month, end and settlement of a year's complaints of some classes settled since then."""
    case = Complaint
    told = select(case.month, case.closed_at, case.settlement)
    since = case.received_year == year, case.closed_at >= moment.astimezone(UTC)
    return told.where(*since, case.classification.in_(classes))


def doubles(year: int) -> Select[int, int, str]:
    """Select number and settlement of the year's complaints that were recorded twice."""
    double = Complaint.settlement.startswith("double:")
    numbers = select(Complaint.year, Complaint.seq, Complaint.settlement)
    return numbers.where(Complaint.received_year == year, double).order_by(Complaint.id)


def undone(year: int) -> Select[int, int]:
    """Select the numbers of the year's complaints whose import was undone, in order."""
    numbers = select(Complaint.year, Complaint.seq)
    of_year = Complaint.received_year == year, Complaint.settlement == UNDONE
    return numbers.where(*of_year).order_by(Complaint.year, Complaint.seq)


def nil_between(session: Session, first: int, last: int) -> set[tuple[int, int]]:
    """Return the months, as (year, 1-12), of some years that were confirmed nil."""
    told = select(NilMonth.year, NilMonth.month).where(NilMonth.year.between(first, last))
    return {(year, month) for year, month in session.execute(told)}


def ids_of_year(year: int, classes: Collection[str]) -> Select[int]:
    """Select a year's complaints of some classes by the date they were made."""
    made = func.coalesce(Complaint.complained_at, Complaint.received_at)
    counted = Complaint.classification.in_(classes)
    chosen = select(Complaint.id).where(Complaint.received_year == year, counted)
    return chosen.order_by(made, Complaint.id)


def ids_received(begin: datetime, end: datetime, classes: Collection[str]) -> Select[int]:
    """Select the complaints of some classes that came between two moments."""
    case, start, stop = Complaint, begin.astimezone(UTC), end.astimezone(UTC)
    there = case.received_at >= start, case.received_at < stop
    chosen = select(case.id).where(*there, case.classification.in_(classes))
    return chosen.order_by(case.received_at, case.id)


def came_and_settled(
    session: Session, begin: datetime, end: datetime, classes: Collection[str]
) -> tuple[int, int]:
    """Count the complaints of some classes that came between two moments, and those settled."""
    case, start, stop = Complaint, begin.astimezone(UTC), end.astimezone(UTC)
    there = case.received_at >= start, case.received_at < stop
    counted = ~case.settlement.startswith("double:"), case.settlement != UNDONE
    settled = func.coalesce(func.sum(sql_case((case.settlement != "", 1), else_=0)), 0)
    told = select(func.count(), settled).where(*there, *counted, case.classification.in_(classes))
    came, ended = session.execute(told).one()
    return int(came), int(ended)


def ids_under_way(begin: datetime, end: datetime, classes: Collection[str]) -> Select[int]:
    """Select the complaints of some classes that came or were under way between two moments."""
    case, start, stop = Complaint, begin.astimezone(UTC), end.astimezone(UTC)
    there = case.received_at < stop, or_(case.closed_at.is_(None), case.closed_at >= start)
    chosen = select(case.id).where(*there, case.classification.in_(classes))
    return chosen.order_by(case.received_at, case.id)


def looks_between(begin: datetime, end: datetime) -> Select[str, int, datetime]:
    """Select of each medium looked at between two moments its code, how often, and the last time."""
    medium, look = MediumEntry, MediumCheck
    times, last = func.count().label("times"), func.max(look.checked_at).label("last")
    span = look.checked_at >= begin.astimezone(UTC), look.checked_at < end.astimezone(UTC)
    joined = select(medium.code, times, last).join(look, look.medium_id == medium.id)
    return joined.where(*span, still_looked(look)).group_by(medium.code)


def chosen_ids(year: int) -> Select[int]:
    """Select the year's complaints that the report tells at length."""
    joined = select(ReportChoice.complaint_id).join(Complaint)
    return joined.where(Complaint.received_year == year)


def choices(year: int, classes: Collection[str]) -> Select[*tuple[Any, ...]]:
    """Select the year's complaints that count, each with its id again where it was chosen."""
    made = func.coalesce(Complaint.complained_at, Complaint.received_at)
    columns = (Complaint.id, Complaint.year, Complaint.seq, Complaint.title)
    chosen = ReportChoice.complaint_id.label("chosen")
    return (
        select(*columns, chosen)
        .outerjoin(ReportChoice, ReportChoice.complaint_id == Complaint.id)
        .where(Complaint.received_year == year, Complaint.classification.in_(classes))
        .where(~Complaint.settlement.startswith("double:"), Complaint.settlement != UNDONE)
        .order_by(made, Complaint.id)
    )


def set_chosen(session: Session, among: Collection[int], chosen: Collection[int]) -> None:
    """Have exactly these of some complaints chosen."""
    session.execute(delete(ReportChoice).where(ReportChoice.complaint_id.in_(among)))
    if chosen:
        session.execute(insert(ReportChoice), [{"complaint_id": key} for key in chosen])


def registered_after(year: int, position: int) -> Select[int, int]:
    """Count the year's complaints, by month, that were written down after a place in the history."""
    told = select(Complaint.month, func.count()).join(Event, Event.complaint_id == Complaint.id)
    late = Event.kind == "registered", Event.id > position
    counted = Complaint.settlement != UNDONE
    return told.where(Complaint.received_year == year, counted, *late).group_by(Complaint.month)
