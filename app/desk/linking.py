"""Cases that belong together though each is a case of its own: several of one slip, or the same cause."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import permutations
from typing import TYPE_CHECKING

from app.desk.disposing import outcome
from app.desk.entry_checks import refuse
from app.desk.event_log import NewEvent
from app.desk.open_case import OpenedCase, open_case, record
from app.desk.other_cases import numbers_named, other_case
from app.guard import allowed
from app.outcome import Outcome
from app.register import Register
from app.roles import Role
from app.rules.event_kinds import EventKind
from app.rules.happenings import Happening
from app.rules.numbering import screen_number

if TYPE_CHECKING:
    from db.session import Session


def linked_to(events: Iterable[Happening]) -> tuple[str, ...]:
    """Return the numbers that a case's events say belong to it, in the order they were linked."""
    return numbers_named(events, since=EventKind.LINKED, until=EventKind.UNLINKED)


@allowed(Role.DESK, Role.HEAD)
def link_cases(register: Register, *, complaint_id: int, other: str) -> Outcome:
    """Write on two cases that they belong together; `other` is a number in any form.

    Raises UserMistake under "other" for a number that is unknown, its own, or linked already.
    """
    with register.writing() as session:
        case = open_case(register, session, complaint_id=complaint_id)
        linked = _other(register, session, case, other)
        if screen_number(*linked.number) in linked_to(case.events):
            refuse({"other": "Aduan itu sudah dikaitkan."})
        note_links(register, session, [case, linked])
    return outcome(case, f"dikaitkan dengan {screen_number(*linked.number)}")


@allowed(Role.DESK, Role.HEAD)
def unlink_cases(register: Register, *, complaint_id: int, other: str) -> Outcome:
    """Write on two linked cases that they don't belong together after all.

    Raises UserMistake under "other" for a number that is not linked.
    """
    with register.writing() as session:
        case = open_case(register, session, complaint_id=complaint_id)
        linked = _other(register, session, case, other)
        if screen_number(*linked.number) not in linked_to(case.events):
            refuse({"other": "Aduan itu tidak dikaitkan dengan yang ini."})
        for one, two in permutations([case, linked]):
            data = {"case": screen_number(*two.number)}
            record(register, session, one, [NewEvent(EventKind.UNLINKED, one.now, data)])
    return outcome(case, f"tidak lagi dikaitkan dengan {screen_number(*linked.number)}")


def note_links(register: Register, session: Session, cases: Sequence[OpenedCase]) -> None:
    """Write on each of some locked cases that the others belong to it."""
    for one in cases:
        events = [
            NewEvent(EventKind.LINKED, one.now, {"case": screen_number(*other.number)})
            for other in cases
            if other.id != one.id
        ]
        record(register, session, one, events)


def _other(register: Register, session: Session, case: OpenedCase, number: str) -> OpenedCase:
    found = other_case(register, session, case, number, field="other", which="berkaitan")
    return open_case(register, session, complaint_id=found)
