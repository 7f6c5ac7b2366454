"""Selects for lists of complaints: narrow ids from an index first, then the rows of one page."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    CompoundSelect,
    Select,
    String,
    Text,
    and_,
    case,
    cast,
    func,
    literal,
    null,
    or_,
    select,
    true,
    union_all,
)

from db.queries.selecting import EVERYTHING, Selection, Visibility, conditions_of
from db.tables import Complaint, Event, MediumEntry, NumberCounter

ORDERS: dict[str, tuple[Any, ...]] = {
    "number": (Complaint.year, Complaint.seq),
    "received": (Complaint.year, Complaint.received_at, Complaint.id),
    "due": (Complaint.due_at, Complaint.id),
}


def count_selected(selection: Selection) -> Select[int]:
    """Count a selection."""
    return (
        select(func.count()).select_from(Complaint).where(and_(true(), *conditions_of(selection)))
    )


def _ids_selected(
    selection: Selection, keys: Sequence[Any], *, limit: int, offset: int
) -> Select[int]:
    """Select one page of ids in an order, from a covering index."""
    return (
        select(Complaint.id)
        .where(and_(true(), *conditions_of(selection)))
        .order_by(*keys)
        .limit(limit)
        .offset(offset)
    )


def figures(
    selection: Selection, *, standing: Selection, others: Sequence[Selection]
) -> CompoundSelect[str, str, int]:
    """Select in one what stands above a list, as (what, of what, how many).

    "list" is the size of the selection, "chip" that of each of the `others` by its chip, "status"
    the complaints by status where the list is `standing`, "year" a year with numbers, and "last"
    the newest number of its year.
    """
    by_status = (
        select(literal("status"), Complaint.status, func.count())
        .where(and_(true(), *conditions_of(standing)))
        .group_by(Complaint.status)
    )
    newest = select(Complaint.seq).where(*standing.visibility.conditions())
    if standing.year is not None:
        newest = newest.where(Complaint.year == standing.year)
    newest = newest.order_by(Complaint.seq.desc()).limit(1)
    counted = [("list", "", selection), *(("chip", each.chip, each) for each in others)]
    return union_all(
        by_status,
        *(
            select(literal(what), literal(of), count_selected(each).scalar_subquery())
            for what, of, each in counted
        ),
        select(literal("year"), literal(""), NumberCounter.year),
        select(literal("last"), literal(""), func.coalesce(newest.scalar_subquery(), 0)),
    )


# Of plain tables: the mapper would mark what all lists share at its first use, and so have the
# first of each compiled twice.
_EVENT, _CASE = Event.__table__, Complaint.__table__
_LAST_PAUSE = (
    select(_EVENT.c.data)
    .where(_EVENT.c.complaint_id == _CASE.c.id, _EVENT.c.kind == "paused")
    .order_by(_EVENT.c.id.desc())
    .limit(1)
    .correlate(_CASE)
)
_TAKEN_BACK = _EVENT.alias()
# A reminder is taken back alone: what withdraws it names one event in its list.
_WITHDRAWAL = (
    select(literal(1))
    .where(
        _TAKEN_BACK.c.complaint_id == Complaint.id,
        _TAKEN_BACK.c.kind == "withdrawn",
        _TAKEN_BACK.c.id > Event.id,
        cast(_TAKEN_BACK.c.data, Text).contains("[" + cast(Event.id, String) + "]"),
    )
    .correlate(Complaint, Event)
)
_LAST_REMINDER = (
    select(Event.happened_at)
    .where(Event.complaint_id == Complaint.id, Event.kind == "reminded", ~_WITHDRAWAL.exists())
    .order_by(Event.id.desc())
    .limit(1)
    .correlate(Complaint)
)
ROW_COLUMNS = (
    Complaint.id,
    Complaint.year,
    Complaint.seq,
    Complaint.received_at,
    Complaint.received_by_day,
    MediumEntry.name.label("medium"),
    MediumEntry.code.label("medium_code"),
    Complaint.title,
    Complaint.classification,
    Complaint.status,
    Complaint.turn,
    Complaint.holder,
    Complaint.step,
    Complaint.step_started_at,
    Complaint.due_at,
    Complaint.paused_at,
    Complaint.extended_days,
    Complaint.forwarded,
    Complaint.awaited_since,
    Complaint.anonymous,
    Complaint.confidential,
    Complaint.closed_at,
    Complaint.settlement,
    Complaint.version,
    # Asked for of what is paused only.
    case(
        (Complaint.paused_at.is_not(None), _LAST_PAUSE.scalar_subquery()),
        else_=null(),
    ).label("last_pause"),
    # Only who has something to do is reminded of it, here or at another office.
    case(
        (
            or_(Complaint.turn.in_(("team", "head")), Complaint.awaited_since.is_not(None)),
            _LAST_REMINDER.scalar_subquery(),
        ),
        else_=null(),
    ).label("last_reminder"),
)


def rows_selected(
    selection: Selection,
    *,
    order: str,
    descending: bool,
    limit: int,
    offset: int,
    backwards: bool = False,
) -> Select[*tuple[Any, ...]]:
    """Select one page of rows; `backwards` from the end of the same list.

    What has no due date stands last in either direction, on every database.
    """
    downwards = descending is not backwards
    keys = [key.desc() if downwards else key.asc() for key in ORDERS[order]]
    if order == "due":
        undated = Complaint.due_at.is_(None)
        keys.insert(0, undated.desc() if backwards else undated.asc())
    if selection.first:
        others = Complaint.id.not_in(selection.first)
        keys.insert(0, others.desc() if backwards else others.asc())
    page = _ids_selected(selection, keys, limit=limit, offset=offset).subquery()
    return (
        select(*ROW_COLUMNS)
        .join(page, page.c.id == Complaint.id)
        .join(MediumEntry, MediumEntry.id == Complaint.medium_id)
        .order_by(*keys)
    )


def open_rows(limit: int, *, visibility: Visibility = EVERYTHING) -> Select[*tuple[Any, ...]]:
    """Select open complaints in no order: `limit` of those that are due, the most urgent.

    And of those without a due date, which only wait to be closed, as many.
    """
    seen = visibility.conditions()
    due = select(Complaint.id).where(Complaint.due_at.is_not(None), *seen)
    # Year by year, as the index on the status begins with the year.
    known = Complaint.year.in_(select(NumberCounter.year))
    answered = select(Complaint.id).where(known, Complaint.status == "answered", *seen)
    both = union_all(
        *(
            select(ids.order_by(*keys).limit(limit).subquery().c.id)
            for ids, keys in ((due, ORDERS["due"]), (answered, (Complaint.id,)))
        )
    ).subquery()
    return (
        select(*ROW_COLUMNS)
        .join(both, both.c.id == Complaint.id)
        .join(MediumEntry, MediumEntry.id == Complaint.medium_id)
    )


def years_known() -> Select[int]:
    """Select the years that have numbers."""
    return select(NumberCounter.year).order_by(NumberCounter.year)


def by_check_code(code: str, *, visibility: Visibility) -> Select[int, int, int]:
    """Select id and number of what has a check code, newest first; more than one are rare."""
    return (
        select(Complaint.id, Complaint.year, Complaint.seq)
        .where(Complaint.check_code == code, *visibility.conditions())
        .order_by(Complaint.id.desc())
    )


def by_sequence(seq: int, *, visibility: Visibility) -> Select[int]:
    """Select the ids of a number in every year, the newest first."""
    known = Complaint.year.in_(select(NumberCounter.year))
    return (
        select(Complaint.id)
        .where(known, Complaint.seq == seq, *visibility.conditions())
        .order_by(Complaint.year.desc())
    )


def by_number(year: int, seq: int, *, visibility: Visibility = EVERYTHING) -> Select[int]:
    """Select the id behind a number."""
    return select(Complaint.id).where(
        Complaint.year == year, Complaint.seq == seq, *visibility.conditions()
    )
