"""What the office wrote and shows in its annual reports."""

from typing import Any

from sqlalchemy import Select, delete, func, select
from sqlalchemy.orm import Session

from db.tables import PictureCopy, ReportPicture, ReportText


def texts_of(year: int) -> Select[ReportText]:
    """Select what was written for a year."""
    return select(ReportText).where(ReportText.year == year)


def last_text(year: int, place: str) -> Select[ReportText]:
    """Select what was written last at a place, for a year or one before it."""
    entry = ReportText
    found = select(entry).where(entry.place == place, entry.year <= year)
    return found.order_by(entry.year.desc()).limit(1)


def pictures_of(year: int) -> Select[ReportPicture]:
    """Select the pictures that a year shows: of each number the newest up to it, if any is left."""
    entry = ReportPicture
    newest = (
        select(entry.slot, func.max(entry.year).label("year"))
        .where(entry.year <= year)
        .group_by(entry.slot)
        .subquery()
    )
    joined = (entry.slot == newest.c.slot) & (entry.year == newest.c.year)
    return select(entry).join(newest, joined).where(entry.digest != "").order_by(entry.slot)


def picture_bodies(year: int) -> Select[int, bytes]:
    """Select number and bytes of the pictures that a year shows."""
    shown = pictures_of(year).subquery()
    copy = PictureCopy
    joined = (copy.slot == shown.c.slot) & (copy.year == shown.c.year)
    return select(copy.slot, copy.body).join(shown, joined)


def every_picture() -> Select[*tuple[Any, ...]]:
    """Select of all pictures year, number, digest and bytes (or None)."""
    entry, copy = ReportPicture, PictureCopy
    joined = (copy.slot == entry.slot) & (copy.year == entry.year)
    columns = (entry.year, entry.slot, entry.digest, copy.body)
    chosen = select(*columns).outerjoin(copy, joined).order_by(entry.year, entry.slot)
    return chosen.execution_options(yield_per=1)


def put_picture(session: Session, *, body: bytes, **row: Any) -> None:  # noqa: ANN401 - columns
    """Set a year's picture of a number; an empty `body` for none from that year on."""
    key = row["year"], row["slot"]
    copy = delete(PictureCopy).where(PictureCopy.year == key[0], PictureCopy.slot == key[1])
    session.execute(copy)
    session.merge(ReportPicture(**row))
    session.flush()
    if body:
        session.add(PictureCopy(year=key[0], slot=key[1], body=body))
        session.flush()


def put_text(session: Session, **row: Any) -> None:  # noqa: ANN401 - columns
    """Set what was written for a year at a place."""
    session.merge(ReportText(**row))
    session.flush()
