"""Statements over the openings of boxes and the slips that were in them."""

from datetime import datetime
from functools import cache

from sqlalchemy import ColumnElement, Insert, Select, exists, insert, or_, select
from sqlalchemy.orm import Session

from db import tables


def _undone() -> ColumnElement[bool]:
    opening, undoing = tables.BoxOpening, tables.BoxUndoing
    return exists().where(undoing.opening_id == opening.id).correlate(opening)


def still_looked(check: type[tables.MediumCheck]) -> ColumnElement[bool]:
    """Return what holds of a look at a medium unless it was an opening that was undone."""
    opening = tables.BoxOpening
    same = opening.medium_id == check.medium_id, opening.opened_at == check.checked_at
    gone = exists().where(*same, _undone()).correlate(check)
    return or_(~gone, exists().where(*same, ~_undone()).correlate(check))


def last_opening(medium_id: int) -> Select[datetime, int, int]:
    """Select when a box was opened last (UTC), how many slips it held, and the opening's id."""
    opening = tables.BoxOpening
    return (
        select(opening.opened_at, opening.found, opening.id)
        .where(opening.medium_id == medium_id, ~_undone())
        .order_by(opening.opened_at.desc(), opening.id.desc())
        .limit(1)
    )


def openings(first: datetime, end: datetime) -> Select[tables.BoxOpening, str]:
    """Select the openings from a moment until before another, with the box's name, in order."""
    opening, medium = tables.BoxOpening, tables.MediumEntry
    return (
        select(opening, medium.name)
        .join(medium, medium.id == opening.medium_id)
        .where(opening.opened_at >= first, opening.opened_at < end, ~_undone())
        .order_by(opening.opened_at, opening.id)
    )


def opened_before(medium_id: int, moment: datetime, opening_id: int) -> Select[datetime]:
    """Select when a box was opened the time before one opening."""
    opening = tables.BoxOpening
    return (
        select(opening.opened_at)
        .where(
            opening.medium_id == medium_id,
            opening.opened_at <= moment,
            opening.id != opening_id,
            ~_undone(),
        )
        .order_by(opening.opened_at.desc(), opening.id.desc())
        .limit(1)
    )


def people() -> Select[str, str]:
    """Select the officer and the witness of each opening, newest first."""
    opening = tables.BoxOpening
    return select(opening.officer, opening.witness).order_by(opening.id.desc()).limit(50)


def standing(opening_id: int) -> Select[int, str, int]:
    """Select medium, its name and the number of slips of an opening that was not undone."""
    opening, medium = tables.BoxOpening, tables.MediumEntry
    return (
        select(opening.medium_id, medium.name, opening.found)
        .join(medium, medium.id == opening.medium_id)
        .where(opening.id == opening_id, ~_undone())
    )


def told_at(session: Session, opening_id: int) -> int:
    """Return the place of the event that tells of an opening; 0 when none does."""
    event = tables.Event
    told = select(event.id, event.data).where(
        event.complaint_id.is_(None), event.kind == "box_opened"
    )
    found = session.execute(told.order_by(event.id.desc()))
    return next((key for key, data in found if data.get("opening") == opening_id), 0)


def slips(opening_id: int) -> Select[int, int, int, int, str, str, bool]:
    """Select an opening's cases: slip, id, year, number, title, classification, confidential."""
    slip, case = tables.BoxSlip, tables.Complaint
    return (
        select(
            slip.slip,
            case.id,
            case.year,
            case.seq,
            case.title,
            case.classification,
            case.confidential,
        )
        .join(case, case.id == slip.complaint_id)
        .where(slip.opening_id == opening_id)
        .order_by(slip.slip, case.seq)
    )


@cache
def add_opening() -> Insert:
    """Insert one opening, returning its id."""
    return insert(tables.BoxOpening).returning(tables.BoxOpening.id)
