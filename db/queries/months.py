"""Months that were closed, what came to them later, and the meetings that judged them."""

from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    CompoundSelect,
    Insert,
    Select,
    and_,
    func,
    insert,
    literal,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from db.queries.recap import UNDONE
from db.tables import Complaint, EvaluationMeeting, Event, MonthAct, MonthCopy, NilMonth


def add_act() -> Insert:
    """Insert an act on a month and return its id."""
    return insert(MonthAct).returning(MonthAct.id)


def acts(year: int, month: int) -> Select[MonthAct]:
    """Select what was done to a month (1-12), the newest last."""
    of_month = MonthAct.year == year, MonthAct.month == month
    return select(MonthAct).where(*of_month).order_by(MonthAct.id)


def is_closed(session: Session, year: int, month: int) -> bool:
    """Tell whether a month (1-12) is closed."""
    of_month = MonthAct.year == year, MonthAct.month == month
    last = select(MonthAct.closes).where(*of_month).order_by(MonthAct.id.desc()).limit(1)
    return bool(session.scalar(last))


def certain_months(year: int, late: Collection[str]) -> CompoundSelect[*tuple[Any, ...]]:
    """Select a year's months that were confirmed nil, and those that are closed (`closes`).

    Of each number, moment and actor; of a nil one what was looked at, of a closed one of how many
    cases something came `later`: events of the kinds `late` behind what the closing knew of, or that it was
    brought in by an import or a box's opening which was undone behind it.
    """
    nil, act, case = NilMonth, MonthAct, Complaint
    confirmed = select(
        literal(value=False).label("closes"),
        *(nil.month, nil.confirmed_at.label("at"), nil.actor, nil.looked),
        literal(0).label("later"),
    ).where(nil.year == year)
    last = select(func.max(act.id)).where(act.year == year).group_by(act.month)
    # No event of a case that was never worked on but this one tells of it.
    undone = and_(Event.kind == "closed", case.settlement == UNDONE)
    touched = (
        select(func.count(case.id.distinct()))
        .join(Event, Event.complaint_id == case.id)
        .where(case.received_year == act.year, case.month == act.month)
        .where(Event.id > act.position, or_(Event.kind.in_(late), undone))
        .correlate(act)
        .scalar_subquery()
    )
    closed = select(act.closes, act.month, act.at, act.actor, literal(""), touched)
    return union_all(confirmed, closed.where(act.id.in_(last), act.closes))


def copy_of(act_id: int) -> Select[MonthCopy]:
    """Select what was kept of a closing."""
    return select(MonthCopy).where(MonthCopy.act_id == act_id)


def erased_of(ids: Collection[int], moment: datetime) -> Select[int, int, datetime | None]:
    """Select number and moment of those of some complaints that were erased since a moment."""
    case = Complaint
    told = select(case.year, case.seq, case.erased_at)
    since = case.id.in_(ids), case.erased_at >= moment.astimezone(UTC)
    return told.where(*since).order_by(case.erased_at, case.id)


def every_closing() -> Select[*tuple[Any, ...]]:
    """Select of all closings year, month, moment, both digests, both copies (or None) and cases."""
    act, copy = MonthAct, MonthCopy
    told = (act.year, act.month, act.at, act.paper_digest, act.facts_digest)
    joined = (
        select(*told, copy.paper, copy.facts, copy.cases)
        .outerjoin(copy, copy.act_id == act.id)
        .where(act.closes)
    )
    return joined.order_by(act.id).execution_options(yield_per=1)


def meetings_of(session: Session, year: int) -> int:
    """Count the meetings of a year that were written down."""
    told = select(func.count()).where(EvaluationMeeting.year == year)
    return session.scalar(told) or 0


def put_meeting(session: Session, **row: Any) -> None:  # noqa: ANN401 - columns
    """Set the meeting that judged a span of a year."""
    session.merge(EvaluationMeeting(**row))
    session.flush()
