"""Statements over the openings of boxes and the slips that were in them."""

from datetime import datetime
from functools import cache

from sqlalchemy import Insert, Select, insert, select

from db import tables


def last_opening(medium_id: int) -> Select[datetime, int]:
    """Select when a box was opened last (UTC), and how many slips it held."""
    opening = tables.BoxOpening
    return (
        select(opening.opened_at, opening.found)
        .where(opening.medium_id == medium_id)
        .order_by(opening.opened_at.desc(), opening.id.desc())
        .limit(1)
    )


def openings(first: datetime, end: datetime) -> Select[tables.BoxOpening, str]:
    """Select the openings from a moment until before another, with the box's name, in order."""
    opening, medium = tables.BoxOpening, tables.MediumEntry
    return (
        select(opening, medium.name)
        .join(medium, medium.id == opening.medium_id)
        .where(opening.opened_at >= first, opening.opened_at < end)
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
        )
        .order_by(opening.opened_at.desc(), opening.id.desc())
        .limit(1)
    )


def people() -> Select[str, str]:
    """Select the officer and the witness of each opening, newest first."""
    opening = tables.BoxOpening
    return select(opening.officer, opening.witness).order_by(opening.id.desc()).limit(50)


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


def opening_of(complaint_id: int) -> Select[int]:
    """Select the opening that a case's slip was found in."""
    slip = tables.BoxSlip
    return select(slip.opening_id).where(slip.complaint_id == complaint_id)


@cache
def add_opening() -> Insert:
    """Insert one opening, returning its id."""
    return insert(tables.BoxOpening).returning(tables.BoxOpening.id)
