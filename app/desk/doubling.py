"""A case that stands in the register twice: one number leads and is counted, the other is kept."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from app.desk.entry_checks import refuse
from app.desk.event_log import NewEvent
from app.desk.open_case import OpenedCase, open_case, record
from app.desk.other_cases import numbers_named, other_case
from app.register import Register
from app.rules.event_kinds import EventKind
from app.rules.happenings import Happening
from app.rules.kinds import Closing, Settlement
from app.rules.numbering import read_number, screen_number
from db.queries import listing

if TYPE_CHECKING:
    from db.session import Session


def doubles_of(events: Iterable[Happening]) -> tuple[str, ...]:
    """Return the other numbers that a case's events say are the same case."""
    return numbers_named(events, since=EventKind.DOUBLED, until=EventKind.PARTED)


def leading_case(
    register: Register, session: Session, case: OpenedCase, *, number: str
) -> OpenedCase:
    """Lock the case that a double is counted as.

    Raises UserMistake under "leader" as `other_case`, for a double, and when the case leads others.
    """
    found = other_case(register, session, case, number, field="leader", which="sama")
    if others := doubles_of(case.events):
        refuse({"leader": f"Aduan ini dihitung juga untuk {others[0]}. Pisahkan itu dahulu."})
    leader = open_case(register, session, complaint_id=found)
    settled = leader.state.settlement
    if settled is not None and settled.closing is Closing.DOUBLE:
        refuse({"leader": f"Aduan itu sendiri tercatat dua kali. Pilih {settled.case}."})
    return leader


def note_double(
    register: Register, session: Session, leader: OpenedCase, *, of: OpenedCase
) -> None:
    """Write on the leading case that another number is the same."""
    data = {"case": screen_number(*of.number)}
    record(register, session, leader, [NewEvent(EventKind.DOUBLED, leader.now, data)])


def part(
    register: Register, session: Session, case: OpenedCase, settled: Settlement | None
) -> None:
    """Write on the case that led another that they are two after all, if it led it."""
    if settled is None or settled.closing is not Closing.DOUBLE:
        return
    wanted = read_number(settled.case)
    found = session.scalar(listing.by_number(*wanted)) if wanted else None
    if found is None:
        return
    leader = open_case(register, session, complaint_id=found)
    data = {"case": screen_number(*case.number)}
    record(register, session, leader, [NewEvent(EventKind.PARTED, leader.now, data)])
