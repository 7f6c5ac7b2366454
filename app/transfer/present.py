"""Finds which rows of a file are in the register already, or stand twice in the file itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from app.desk.new_complaint import NewComplaint
from app.desk.opening_boxes import NEUTRAL_TITLE
from app.rules.moments import Stated, as_stated
from app.rules.numbering import screen_number
from app.transfer.import_row import ImportRow, RowState
from db.queries import importing as queries

if TYPE_CHECKING:
    from db.session import Session

_Key = tuple[str, Stated | None, str]


def mark_present(session: Session, rows: Sequence[ImportRow], *, zone: ZoneInfo) -> list[ImportRow]:
    """Return the same rows, those that stand somewhere already as such.

    Known again by the number its source gave it, else by what it says: medium, time of receipt,
    title and text. Of a confidential case the text is sealed; there the rest must do, where it is
    more than a day. Two rows of one file without such a number are the same only when they are alike in everything.
    """
    by_number, by_content = _in_register(session, rows, zone=zone)
    above: dict[NewComplaint, str] = {}
    marked = []
    for row in rows:
        found = row.complaint
        if found is None or row.state not in (RowState.NEW, RowState.THANKS):
            marked.append(row)
            continue
        reference = (found.medium, found.source_reference)
        text, key = found.content.text, _key(found)
        same = by_number.get(reference, "") if reference[1] else ""
        if not same and (not reference[1] or found.confidential):
            telling = found.title != NEUTRAL_TITLE or isinstance(found.received_at, datetime)
            alike = by_content.get(key, ()) if telling else ()
            same = next((at for said, at in alike if said in (None, text)), "")
            same = same or above.get(found, "")
        if same:
            marked.append(replace(row, state=RowState.PRESENT, same_as=same))
            continue
        marked.append(row)
        by_number[reference] = f"baris {row.line}"
        above[found] = f"baris {row.line}"
    return marked


def _key(complaint: NewComplaint) -> _Key:
    at = complaint.received_at
    if isinstance(at, datetime):
        at = at.astimezone(UTC)
    return complaint.medium, at, complaint.title


def _in_register(
    session: Session, rows: Iterable[ImportRow], *, zone: ZoneInfo
) -> tuple[dict[tuple[str, str], str], dict[_Key, list[tuple[str | None, str]]]]:
    wanted = [row.complaint for row in rows if row.complaint and row.state is not RowState.MISTAKEN]
    by_number = {
        (each.code, each.source_reference): screen_number(each.year, each.seq)
        for each in queries.by_references(session, [c.source_reference for c in wanted])
    }
    told_at = {c.received_at for c in wanted if c.received_at}
    moments = {at for at in told_at if isinstance(at, datetime)}
    days = {at for at in told_at if not isinstance(at, datetime)}
    starts = [datetime.combine(day, time(), zone) for day in days]
    by_content: dict[_Key, list[tuple[str | None, str]]] = {}
    for each in queries.received_at(session, moments, days=starts):
        told = None if each.confidential else each.text
        at = as_stated(each.received_at, zone, day_only=each.received_by_day)
        key = (each.code, at, each.title)
        by_content.setdefault(key, []).append((told, screen_number(each.year, each.seq)))
    return by_number, by_content
