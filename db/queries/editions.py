"""The editions of the annual reports that went out."""

from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Insert, Select, insert, select

from db.tables import Complaint, EditionCopy, Event, ReportEdition


def add_edition() -> Insert:
    """Insert an edition and return its id."""
    return insert(ReportEdition).returning(ReportEdition.id)


def editions(year: int) -> Select[ReportEdition]:
    """Select a year's editions, the newest last."""
    return select(ReportEdition).where(ReportEdition.year == year).order_by(ReportEdition.number)


def newest_edition(year: int) -> Select[ReportEdition]:
    """Select the edition of a year that went out last."""
    edition = ReportEdition
    return select(edition).where(edition.year == year).order_by(edition.number.desc()).limit(1)


def every_edition() -> Select[*tuple[Any, ...]]:
    """Select of all editions id, year, number, moment, both digests and both copies (or None)."""
    edition = ReportEdition
    told = (
        *(edition.id, edition.year, edition.number, edition.made_at),
        *(edition.paper_digest, edition.facts_digest),
    )
    joined = select(*told, EditionCopy.paper, EditionCopy.facts).outerjoin(
        EditionCopy, EditionCopy.edition_id == edition.id
    )
    return joined.order_by(edition.id).execution_options(yield_per=1)


def paper_of(edition_id: int) -> Select[bytes]:
    """Select an edition's PDF."""
    return select(EditionCopy.paper).where(EditionCopy.edition_id == edition_id)


def facts_of(edition_id: int) -> Select[bytes]:
    """Select what an edition says, packed."""
    return select(EditionCopy.facts).where(EditionCopy.edition_id == edition_id)


def erased_after(year: int, moment: datetime) -> Select[int, int, datetime | None]:
    """Select number and moment of a year's complaints that were erased since a moment."""
    case = Complaint
    told = select(case.year, case.seq, case.erased_at)
    since = case.received_year == year, case.erased_at >= moment.astimezone(UTC)
    return told.where(*since).order_by(case.erased_at, case.id)


def touched_after(year: int, position: int, kinds: Collection[str]) -> Select[*tuple[Any, ...]]:
    """Select id, year, seq and month of a year's complaints with events of these kinds since."""
    case = Complaint
    told = select(case.id, case.year, case.seq, case.month).distinct()
    since = Event.id > position, Event.kind.in_(kinds), case.received_year == year
    joined = told.join(Event, Event.complaint_id == case.id)
    return joined.where(*since).order_by(case.year, case.seq)
