"""The other cases that are named on one: by whom it is written, and by its events."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from app.desk.listing_cases import numbered
from app.desk.open_case import OpenedCase
from app.errors import UserMistake
from app.register import Register
from app.rules.event_detail import text
from app.rules.event_kinds import EventKind
from app.rules.happenings import Happening, in_force
from app.rules.numbering import read_numbers, read_sequence, screen_number

if TYPE_CHECKING:
    from db.session import Session


def numbers_named(
    events: Iterable[Happening], *, since: EventKind, until: EventKind
) -> tuple[str, ...]:
    """Return the numbers that events of one kind name, and none of another kind took away since."""
    found: dict[str, None] = {}
    for event in in_force(list(events)):
        if event.kind is since:
            found[text(event.data, "case")] = None
        elif event.kind is until:
            found.pop(text(event.data, "case"), None)
    return tuple(found)


def other_case(
    register: Register, session: Session, case: OpenedCase, number: str, *, field: str, which: str
) -> int:
    """Return the id of another case by its number, without its year one of the same year.

    Raises UserMistake under `field` for a number that is unknown or the case's own; `which` says
    which case is asked for, as after "aduan yang".
    """
    alone = read_sequence(number)
    wanted = screen_number(case.number[0], alone) if alone is not None else number.strip()
    found = next(iter(numbered(register, session, wanted)), None)
    if found is None and read_numbers(wanted, case.office.settings.number_pattern):
        raise UserMistake({field: f"Aduan {wanted} tidak ada di register ini."})
    if found is None:
        raise UserMistake({field: f"Tulis nomor aduan yang {which}, misalnya 2026-0012."})
    if found == case.id:
        raise UserMistake({field: "Itu nomor aduan ini sendiri. Tulis nomor yang satunya."})
    return found
