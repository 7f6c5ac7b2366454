"""Lists and search: what the register and its pages show of many cases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from app.access.entitlement import Compartment, parties_of
from app.access.sealed_words import (
    CONTENT_PLACE,
    IDENTITY_PLACE,
    words_of,
)
from app.case import ComplaintRow
from app.desk.reading_office import office_in
from app.errors import UserMistake
from app.guard import allowed
from app.office import Office
from app.register import Register
from app.roles import Role
from app.rules.kinds import Classification, Status, Turn
from app.rules.numbering import read_number, screen_number
from db.queries import listing
from db.queries import parties as parties_queries
from db.queries.search import SEARCH_LIMIT, matching_ids

if TYPE_CHECKING:
    from db.session import Row, Session

CHIPS = ("", "new", "awaiting_disposition", "running", "due_soon", "late", "closed")
_ENOUGH = 50
# Sealed names and texts are opened one by one: the newest, as many as half a second allows.
_MOST_OPENED = 10_000
READERS = (Role.DESK, Role.HEAD, Role.TEAM)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which complaints a list asks for: a year or all, a month, a chip of CHIPS, words, an order.

    `month` counts from 1 and is that of the receipt, as in the recap.
    """

    year: int | None = None
    month: int | None = None
    chip: str = ""
    words: str = ""
    order: str = "number"
    descending: bool = True


@allowed(*READERS)
def count_rows(register: Register, *, wanted: Wanted) -> int:
    """Return how many rows a list has; a search stops counting at 1,001."""
    with register.reading() as session:
        selection = _selection(register, session, wanted)
        return session.scalar(listing.count_selected(selection)) or 0


@allowed(*READERS)
def list_rows(
    register: Register, *, wanted: Wanted, offset: int, limit: int, total: int | None = None
) -> tuple[ComplaintRow, ...]:
    """Return one page of a list; with `total` known, it is read from the nearer end."""
    with register.reading() as session:
        office = office_in(register, session)
        selection = _selection(register, session, wanted)
        backwards = total is not None and offset > total // 2
        if backwards and total is not None:
            limit = min(limit, total - offset)
            offset = max(0, total - offset - limit)
        ids = list(
            session.connection().scalars(
                listing.ids_selected(
                    selection,
                    order=wanted.order,
                    descending=wanted.descending,
                    backwards=backwards,
                    limit=limit,
                    offset=offset,
                )
            )
        )
        rows = rows_in(session, office, ids)
    return tuple(reversed(rows)) if backwards else tuple(rows)


def rows_in(session: Session, office: Office, ids: Sequence[int]) -> list[ComplaintRow]:
    """Return the rows of some ids in the order of the ids."""
    found = listing.rows_by_id(session, ids)
    return [as_row(found[key], office) for key in ids if key in found]


@allowed(*READERS)
def chip_counts(
    register: Register, *, year: int | None, month: int | None = None
) -> dict[str, int]:
    """Return the count of every chip of CHIPS, and "open", for a year, one month of it, or all."""
    with register.reading() as session:
        visibility = visibility_in(register, session)
        counts = dict(
            session.execute(listing.status_counts(year, month, visibility=visibility)).all()
        )
        found = {
            chip: session.scalar(
                listing.count_selected(
                    _selection(register, session, Wanted(year=year, month=month, chip=chip))
                )
            )
            or 0
            for chip in ("late", "due_soon")
        }
    total = sum(counts.values())
    return found | {
        "": total,
        "new": counts.get("new", 0),
        "awaiting_disposition": counts.get("awaiting_disposition", 0),
        "running": sum(counts.get(status, 0) for status in listing.UNDER_WAY),
        "closed": counts.get("closed", 0),
        "open": total - counts.get("closed", 0),
    }


@allowed(*READERS)
def open_rows(register: Register, *, limit: int = 10_000) -> tuple[ComplaintRow, ...]:
    """Return the open complaints, the most urgent first."""
    with register.reading() as session:
        office = office_in(register, session)
        visibility = visibility_in(register, session)
        found = session.execute(listing.open_rows(limit, visibility=visibility)).all()
        if len(found) < limit:
            rest = listing.answered_rows(limit - len(found), visibility=visibility)
            found = [*found, *session.execute(rest)]
        return tuple(as_row(row, office) for row in found)


@allowed(*READERS)
def years(register: Register) -> tuple[int, ...]:
    """Return the years with complaints and the present one, in order."""
    with register.reading() as session:
        office = office_in(register, session)
        present = register.clock.now().astimezone(office.zone).year
        return tuple(sorted({*session.scalars(listing.years_known()), present}))


@allowed(*READERS)
def find_number(register: Register, *, number: str) -> int:
    """Return the id behind a number in either form; UserMistake when there is none."""
    parts = read_number(number)
    if parts is None:
        raise UserMistake({"number": f"{number} bukan nomor aduan. Contoh: 2026-0012."})
    with register.reading() as session:
        found = session.scalar(
            listing.by_number(*parts, visibility=visibility_in(register, session))
        )
    if found is None:
        raise UserMistake({"number": f"Aduan {number} tidak ada di register ini."})
    return found


def soon_edge(office: Office, now: datetime) -> datetime:
    """Return the end of the last working day that warns: what is due before it is due soon."""
    days = int(office.settings["warn_days"])
    last = office.calendar.due_after_working_days(now, days).date()
    return datetime.combine(last + timedelta(days=1), time(0), office.zone)


def _selection(register: Register, session: Session, wanted: Wanted) -> listing.Selection:
    now = register.clock.now()
    soon = soon_edge(office_in(register, session), now) if wanted.chip == "due_soon" else now
    ids = None
    if words := wanted.words.lower().split():
        searched = list(session.scalars(matching_ids(words, dialect=register.dialect)))
        if len(searched) < _ENOUGH:
            searched += _sealed_matches(register, session, words)
        ids = tuple(dict.fromkeys(searched))[:SEARCH_LIMIT]
    return listing.Selection(
        year=wanted.year,
        chip=wanted.chip,
        now=now,
        soon=soon,
        ids=ids,
        month=wanted.month,
        visibility=visibility_in(register, session),
    )


def visibility_in(register: Register, session: Session) -> listing.Visibility:
    """Return what who is signed in may see at all."""
    account = register.account
    team = account.team if account.team_only else None
    # Asked for by itself: almost nobody is accused of anything, and a list must not pay for it.
    hidden = session.scalars(parties_queries.hidden_from(parties_of(account)))
    return listing.Visibility(team, tuple(hidden))


def _sealed_matches(register: Register, session: Session, words: list[str]) -> list[int]:
    """Return the cases whose sealed name or text holds every word, of those we hold keys for."""
    now, vault = register.clock.now(), register.vault
    found = []
    for compartment, place in (
        (Compartment.IDENTITY, IDENTITY_PLACE),
        (Compartment.CONTENT, CONTENT_PLACE),
    ):
        opened = vault.newest(session, compartment, place, now=now, limit=_MOST_OPENED)
        for complaint_id, body in opened:
            text = words_of(body).lower()
            if all(word in text for word in words):
                found.append(complaint_id)
    return sorted(found, reverse=True)


def as_row(row: Row[*tuple[Any, ...]], office: Office) -> ComplaintRow:
    """Word one selected row."""
    return ComplaintRow(
        id=row.id,
        number=screen_number(row.year, row.seq),
        received_at=row.received_at,
        medium=row.medium,
        title=row.title,
        classification=Classification(row.classification),
        status=Status(row.status),
        turn=Turn(row.turn),
        holder=holder_words(row.holder, office),
        step=row.step,
        step_started_at=row.step_started_at,
        due_at=row.due_at,
        paused_at=row.paused_at,
        forwarded=row.forwarded,
        anonymous=row.anonymous,
        confidential=row.confidential,
        closed_at=row.closed_at,
        medium_code=row.medium_code,
    )


def holder_words(holder: str, office: Office) -> str:
    """Return who holds a complaint, in words."""
    if holder.startswith("team:"):
        names = {team.code: team.name for team in office.teams}
        return ", ".join(names.get(code, code) for code in holder[5:].split(",") if code)
    return {"desk": "Petugas PST", "head": "Kepala"}.get(holder, "")
