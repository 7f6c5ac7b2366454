"""Selects for lists of complaints: narrow ids from an index first, then the rows of one page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, bindparam, func, select, true
from sqlalchemy.orm import Session

from db.queries.parties import of_team
from db.tables import Complaint, MediumEntry, NumberCounter

CLOSED = "closed"
UNDER_WAY = ("in_follow_up", "result_pending", "answer_pending", "answered")


@dataclass(frozen=True, slots=True)
class Visibility:
    """What a reader may see at all: only a team's cases, and none of the hidden ones."""

    team: str | None = None
    hidden: tuple[int, ...] = ()

    def conditions(self) -> list[ColumnElement[bool]]:
        """Return what limits any list of complaints."""
        found: list[ColumnElement[bool]] = []
        if self.team is not None:
            found.append(Complaint.id.in_(of_team(self.team)))
        if self.hidden:
            found.append(Complaint.id.not_in(self.hidden))
        return found


EVERYTHING = Visibility()


@dataclass(frozen=True, slots=True)
class Selection:
    """Which complaints a list shows.

    `chip` is one of "", "new", "awaiting_disposition", "running", "due_soon", "late", "closed",
    "open". Late means due before `now`, due soon means due before `soon` (both UTC). `month`, from
    1, is that of the receipt, as the recap counts it.
    """

    year: int | None
    chip: str
    now: datetime
    soon: datetime
    ids: tuple[int, ...] | None = None
    month: int | None = None
    visibility: Visibility = EVERYTHING


def _conditions(selection: Selection) -> list[ColumnElement[bool]]:
    found = selection.visibility.conditions()
    if selection.year is not None:
        found.append(Complaint.year == selection.year)
    if selection.month is not None:
        found.append(Complaint.month == selection.month)
    if selection.ids is not None:
        found.append(Complaint.id.in_(selection.ids))
    match selection.chip:
        case "new" | "awaiting_disposition" | "closed":
            found.append(Complaint.status == selection.chip)
        case "running":
            found.append(Complaint.status.in_(UNDER_WAY))
        case "open":
            found.append(Complaint.status != CLOSED)
        case "late":
            found += [Complaint.due_at < selection.now, Complaint.paused_at.is_(None)]
        case "due_soon":
            found += [
                Complaint.due_at >= selection.now,
                Complaint.due_at < selection.soon,
                Complaint.paused_at.is_(None),
            ]
    return found


ORDERS: dict[str, tuple[Any, ...]] = {
    "number": (Complaint.year, Complaint.seq),
    "received": (Complaint.year, Complaint.received_at, Complaint.id),
    "due": (Complaint.due_at, Complaint.id),
}


def count_selected(selection: Selection) -> Select[int]:
    """Count a selection."""
    return select(func.count()).select_from(Complaint).where(and_(true(), *_conditions(selection)))


def ids_selected(
    selection: Selection,
    *,
    order: str,
    descending: bool,
    limit: int,
    offset: int,
    backwards: bool = False,
) -> Select[int]:
    """Select one page of ids from a covering index; `backwards` from the end of the same list.

    What has no due date stands last in either direction, on every database.
    """
    downwards = descending is not backwards
    keys = [key.desc() if downwards else key.asc() for key in ORDERS[order]]
    if order == "due":
        undated = Complaint.due_at.is_(None)
        keys.insert(0, undated.desc() if backwards else undated.asc())
    return (
        select(Complaint.id)
        .where(and_(true(), *_conditions(selection)))
        .order_by(*keys)
        .limit(limit)
        .offset(offset)
    )


def status_counts(
    year: int | None, month: int | None = None, *, visibility: Visibility = EVERYTHING
) -> Select[str, int]:
    """Count complaints by status, those of one year or month, or all."""
    counted = select(Complaint.status, func.count()).group_by(Complaint.status)
    counted = counted.where(*visibility.conditions())
    if year is not None:
        counted = counted.where(Complaint.year == year)
    return counted if month is None else counted.where(Complaint.month == month)


ROW_COLUMNS = (
    Complaint.id,
    Complaint.year,
    Complaint.seq,
    Complaint.received_at,
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
    Complaint.forwarded,
    Complaint.anonymous,
    Complaint.confidential,
    Complaint.closed_at,
)


_ROWS_BY_ID = (
    select(*ROW_COLUMNS)
    .join(MediumEntry, MediumEntry.id == Complaint.medium_id)
    .where(Complaint.id.in_(bindparam("ids", expanding=True)))
)


def rows_by_id(session: Session, ids: Sequence[int]) -> dict[int, Row[*tuple[Any, ...]]]:
    """Return the list columns of some complaints by id."""
    rows = session.connection().execute(_ROWS_BY_ID, {"ids": list(ids)})
    return {row.id: row for row in rows}


def open_rows(limit: int, *, visibility: Visibility = EVERYTHING) -> Select[*tuple[Any, ...]]:
    """Select open complaints with a due date, the most urgent first, sorted by an index."""
    return (
        select(*ROW_COLUMNS)
        .join(MediumEntry, MediumEntry.id == Complaint.medium_id)
        .where(Complaint.due_at.is_not(None), *visibility.conditions())
        .order_by(Complaint.due_at, Complaint.id)
        .limit(limit)
    )


def answered_rows(limit: int, *, visibility: Visibility = EVERYTHING) -> Select[*tuple[Any, ...]]:
    """Select the open complaints without a due date: those that only wait to be closed."""
    # Year by year, as the index on the status begins with the year.
    known = Complaint.year.in_(select(NumberCounter.year))
    return (
        select(*ROW_COLUMNS)
        .join(MediumEntry, MediumEntry.id == Complaint.medium_id)
        .where(known, Complaint.status == "answered", *visibility.conditions())
        .order_by(Complaint.id)
        .limit(limit)
    )


def years_known() -> Select[int]:
    """Select the years that have numbers."""
    return select(NumberCounter.year).order_by(NumberCounter.year)


def by_number(year: int, seq: int, *, visibility: Visibility = EVERYTHING) -> Select[int]:
    """Select the id behind a number."""
    return select(Complaint.id).where(
        Complaint.year == year, Complaint.seq == seq, *visibility.conditions()
    )
