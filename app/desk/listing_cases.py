"""Lists and search: what the register and its pages show of many cases."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from app.case import ComplaintRow, waiting_here
from app.desk.packed_codes import read_holder, read_settlement
from app.desk.reading_office import office_in, standing_in
from app.desk.searching_seals import sealed_matches
from app.desk.sieve import Sieve
from app.errors import UserMistake
from app.guard import allowed
from app.office import Office
from app.register import Register
from app.roles import Role
from app.rules.check_code import ReadOut, drawn_part, fits, read_check_code, read_receipt
from app.rules.event_detail import detail_of
from app.rules.kinds import TURN_WORDS, Classification, Closing, Holder, Status, Turn
from app.rules.numbering import read_numbers, read_sequence, screen_number
from db.queries import listing
from db.queries.search import SEARCH_LIMIT, folded, matching_ids
from db.queries.selecting import Selection, Visibility

if TYPE_CHECKING:
    from db.session import Row, Session

_ENOUGH = 50
_MOST_WORDS, _LONGEST_SEARCH = 50, 1000
READERS = (Role.DESK, Role.HEAD, Role.TEAM)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which complaints a list asks for: a year or all, a month, a chip (see `list_figures`), words, an order.

    `month` counts from 1 and is that of the receipt, as in the recap. `sieve` narrows it further,
    and `only` to the complaints of these ids, unless it is empty.
    """

    year: int | None = None
    month: int | None = None
    chip: str = ""
    words: str = ""
    order: str = "number"
    descending: bool = True
    sieve: Sieve = Sieve()
    only: tuple[int, ...] = ()


@allowed(*READERS)
def count_rows(register: Register, *, wanted: Wanted) -> int:
    """Return how many rows a list has; a search stops counting at 1,001."""
    with register.reading(searching=bool(wanted.words)) as session:
        selection = selection_in(register, session, wanted)
        return session.scalar(listing.count_selected(selection)) or 0


@allowed(*READERS)
def list_rows(
    register: Register, *, wanted: Wanted, offset: int, limit: int, total: int | None = None
) -> tuple[ComplaintRow, ...]:
    """Return one page of a list; with `total` known, it is read from the nearer end."""
    with register.reading(searching=bool(wanted.words)) as session:
        office = office_in(register, session)
        selection = selection_in(register, session, wanted)
        backwards = total is not None and offset > total // 2
        if backwards and total is not None:
            limit = min(limit, total - offset)
            offset = max(0, total - offset - limit)
        found = session.execute(
            listing.rows_selected(
                selection,
                order=wanted.order,
                descending=wanted.descending,
                backwards=backwards,
                limit=limit,
                offset=offset,
            )
        )
        rows = [as_row(row, office) for row in found]
    return tuple(reversed(rows)) if backwards else tuple(rows)


@allowed(*READERS)
def open_rows(register: Register, *, limit: int = 10_000) -> tuple[ComplaintRow, ...]:
    """Return the open complaints, the most urgent first; what only waits to be closed is last."""
    with register.reading() as session:
        office = office_in(register, session)
        visibility = visibility_in(register, session)
        found = session.execute(listing.open_rows(limit, visibility=visibility))
        rows = [as_row(row, office) for row in found]
    now = register.clock.now()
    rows.sort(key=lambda row: (row.due_at is None, row.due_at or now, row.id))
    return tuple(rows[:limit])


@allowed(*READERS)
def years(register: Register) -> tuple[int, ...]:
    """Return the years with complaints and the present one, in order."""
    with register.reading() as session:
        present = present_year(register, session)
        return tuple(sorted({*session.scalars(listing.years_known()), present}))


@allowed(*READERS)
def find_number(register: Register, *, number: str) -> int:
    """Return the id behind a number in either form; UserMistake when there is none."""
    with register.reading() as session:
        if not read_numbers(number, office_in(register, session).settings.number_pattern):
            raise UserMistake({"number": f"{number} bukan nomor aduan. Contoh: 2026-0012."})
        found = numbered(register, session, number)
    if not found:
        raise UserMistake({"number": f"Aduan {number} tidak ada di register ini."})
    return found[0]


def numbered(register: Register, session: Session, number: str) -> tuple[int, ...]:
    """Return the ids of the cases that a number in any form may mean, inside a transaction."""
    pattern = office_in(register, session).settings.number_pattern
    seen = visibility_in(register, session)
    asked = [listing.by_number(*each, visibility=seen) for each in read_numbers(number, pattern)]
    return tuple(key for each in asked if (key := session.scalar(each)) is not None)


def present_year(register: Register, session: Session) -> int:
    """Return the year it is at the office, inside a transaction."""
    return register.clock.now().astimezone(office_in(register, session).zone).year


def soon_edge(office: Office, now: datetime) -> datetime:
    """Return the end of the last working day that warns: what is due before it is due soon."""
    days = office.settings.warn_days
    last = office.calendar.due_after_working_days(now, days).date()
    return datetime.combine(last + timedelta(days=1), time(0), office.zone)


def selection_in(register: Register, session: Session, wanted: Wanted) -> Selection:
    """Return what a list selects, inside a transaction."""
    now, office = register.clock.now(), office_in(register, session)
    soon = soon_edge(office, now) if wanted.chip == "due_soon" else now
    words = _searched(wanted.words)
    return Selection(
        year=wanted.year,
        chip=wanted.chip,
        now=now,
        soon=soon,
        ids=_found(register, session, wanted.words, words) if words else wanted.only or None,
        first=_of_sequence(register, session, wanted.words),
        month=wanted.month,
        visibility=visibility_in(register, session),
        narrowed=wanted.sieve.narrowed(office.zone),
    )


def _found(
    register: Register, session: Session, typed: str, words: tuple[str, ...]
) -> tuple[int, ...]:
    """Return the cases meant by what is typed; one moment looks for the same only once."""
    found: dict[str, tuple[int, ...]] = session.info.setdefault("found", {})
    if typed not in found:
        found[typed] = _meant(register, session, typed, words)
    return found[typed]


def _meant(
    register: Register, session: Session, typed: str, words: tuple[str, ...]
) -> tuple[int, ...]:
    """Return the cases of a number, else those of a receipt and those with all the words."""
    if exact := numbered(register, session, typed):
        return exact
    told = read_receipt(typed, office_in(register, session).settings.number_pattern)
    if told and (exact := _of_receipt(register, session, told)):
        return exact
    coded = _coded(register, session, read_check_code(typed))
    first = (*coded, *_of_sequence(register, session, typed))
    return tuple(dict.fromkeys((*first, *_matches(register, session, words))))


def _coded(register: Register, session: Session, code: str) -> tuple[int, ...]:
    """Return the cases on whose receipt a code stands."""
    if not code:
        return ()
    seen = visibility_in(register, session)
    found = session.execute(listing.by_check_code(drawn_part(code), visibility=seen))
    return tuple(row.id for row in found if fits(code, row.year, row.seq))


def _of_receipt(register: Register, session: Session, told: ReadOut) -> tuple[int, ...]:
    """Return the case whose receipt says this number and this code."""
    coded = _coded(register, session, told.code)
    seen = visibility_in(register, session)
    asked = [listing.by_number(*each, visibility=seen) for each in told.numbers]
    return tuple(key for each in asked if (key := session.scalar(each)) in coded and key)


def _of_sequence(register: Register, session: Session, typed: str) -> tuple[int, ...]:
    """Return the cases whose number is what is typed, without its year; the newest first."""
    seq = read_sequence(typed)
    if seq is None:
        return ()
    found = listing.by_sequence(seq, visibility=visibility_in(register, session))
    return tuple(session.scalars(found))


def _searched(text: str) -> tuple[str, ...]:
    """Return the words of a search, each once; UserMistake when no search could mean so many."""
    # What no keyboard types and no complaint holds can't be found, and breaks both databases.
    plain = "".join(letter if letter.isprintable() else " " for letter in folded(text))
    words = tuple(dict.fromkeys(plain.split()))
    if len(words) > _MOST_WORDS or len(plain) > _LONGEST_SEARCH:
        raise UserMistake(
            {
                "words": f"Pencarian paling banyak {_MOST_WORDS} kata atau {_LONGEST_SEARCH} huruf. "
                "Tulis beberapa kata yang khas saja."
            }
        )
    return words


def visibility_in(register: Register, session: Session) -> Visibility:
    """Return what who is signed in may see at all."""
    account = register.account
    team = account.team if account.team_only else None
    return Visibility(team, standing_in(register, session).hidden)


def _matches(register: Register, session: Session, words: tuple[str, ...]) -> tuple[int, ...]:
    """Return the cases in which all words stand."""
    searched = list(session.scalars(matching_ids(list(words), dialect=register.dialect)))
    if len(searched) < _ENOUGH:
        searched += sealed_matches(register, session, words)
    return tuple(dict.fromkeys(searched))[:SEARCH_LIMIT]


def as_row(row: Row[*tuple[Any, ...]], office: Office) -> ComplaintRow:
    """Word one selected row."""
    # The library's rows take ten times as long as a dict to find a column by its name.
    told = dict(zip(row._fields, row, strict=True))
    held_by, settled = read_holder(told["holder"]), read_settlement(told["settlement"])
    reminded = told["last_reminder"]
    turn, paused_at = Turn(told["turn"]), told["paused_at"]
    # What waits here again is reminded of that, whatever the other office was reminded of before.
    here = waiting_here(turn, paused_at)
    since = told["step_started_at"] if here else told["awaited_since"] or told["step_started_at"]
    return ComplaintRow(
        id=told["id"],
        number=screen_number(told["year"], told["seq"]),
        received_at=told["received_at"],
        medium=told["medium"],
        title=told["title"],
        classification=Classification(told["classification"]),
        status=Status(told["status"]),
        turn=turn,
        holder=holder_words(held_by, office),
        step=told["step"],
        step_started_at=told["step_started_at"],
        due_at=told["due_at"],
        paused_at=paused_at,
        forwarded=told["forwarded"],
        awaited_since=told["awaited_since"],
        anonymous=told["anonymous"],
        confidential=told["confidential"],
        closed_at=told["closed_at"],
        medium_code=told["medium_code"],
        held_by=held_by,
        # Hardly any row is paused, and reading a detail costs as much as the rest of its row.
        pause_reason=detail_of(told["last_pause"]).reason if told["last_pause"] else None,
        extended_days=told["extended_days"],
        reminded_at=reminded if reminded and reminded >= since else None,
        double_of=settled.case if settled else "",
        received_by_day=told["received_by_day"],
        version=told["version"],
        undone=settled is not None and settled.closing is Closing.UNDONE,
    )


def holder_words(holder: Holder, office: Office) -> str:
    """Return who holds a complaint, in words."""
    if holder.turn is Turn.DESK:
        return office.desk
    if holder.turn is not Turn.TEAM:
        return TURN_WORDS[holder.turn]
    names = {team.code: team.name for team in office.known_teams}
    return ", ".join(names.get(code, code) for code in holder.teams)
