"""Closing a case, and opening it again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from app.desk.doubling import leading_case, note_double
from app.desk.entry_checks import moment_mistake, refuse
from app.desk.event_log import NewEvent
from app.desk.open_case import OpenedCase, open_case, record
from app.desk.summarising import summarise, summary_mistake
from app.guard import allowed
from app.outcome import Outcome
from app.register import Register
from app.roles import Role
from app.rules.clocks import judge
from app.rules.event_kinds import EventKind
from app.rules.happenings import in_force
from app.rules.kinds import CHOSEN_CLOSINGS, Closing, Status
from app.rules.moments import Stated, as_stated
from app.rules.numbering import screen_number
from app.rules.snapshot import as_data


def closing_event(
    case: OpenedCase, happened_at: Stated, *, closing: str, counted_as: str = ""
) -> NewEvent:
    """Return the event that ends a case, a double one with the number it is `counted_as`."""
    double = {"case": counted_as} if counted_as else {}
    return case.event(EventKind.CLOSED, happened_at, {"closing": closing, **double})


def judged(case: OpenedCase, events: Sequence[NewEvent]) -> list[NewEvent]:
    """Return the same events, the one that closes the case with all its clocks in it.

    What a closed case shows about its time is read from there, so that no later change of the
    calendar or the standards judges it anew.
    """
    if not any(event.kind is EventKind.CLOSED for event in events):
        return list(events)
    told = [*case.events, *(event.happening for event in events)]
    judgement = judge(
        told, targets=case.office.targets, calendar=case.office.calendar, now=case.now
    )
    return [
        replace(event, data={**event.data, **as_data(judgement)})
        if event.kind is EventKind.CLOSED
        else event
        for event in events
    ]


@allowed(Role.DESK, Role.HEAD)
def close_case(
    register: Register,
    *,
    complaint_id: int,
    happened_at: Stated,
    closing: str = "answered",
    summary: str = "",
    leader: str = "",
    version: int | None = None,
) -> Outcome:
    """Close a case; "answered" needs an answer on record.

    A `summary` is what the annual report tells of it; "" leaves the one that is there. One that was
    recorded twice ("double") needs the number of its `leader`, as which alone it is counted from
    then on.
    """
    with register.writing() as session:
        case = open_case(register, session, complaint_id=complaint_id, version=version)
        if case.state.status is Status.CLOSED:
            refuse({"": "Aduan ini sudah selesai."})
        refuse(
            {"happened_at": _moment_mistake(case, happened_at)}
            | {"closing": _closing_mistake(case, closing)}
            | summary_mistake(register, session, case, summary)
        )
        event = closing_event(case, happened_at, closing=closing)
        if closing == Closing.DOUBLE:
            leading = leading_case(register, session, case, number=leader)
            counted_as = screen_number(*leading.number)
            event = closing_event(case, happened_at, closing=closing, counted_as=counted_as)
            note_double(register, session, leading, of=case)
        told = [*summarise(session, case, summary), *judged(case, [event])]
        done = record(register, session, case, told)
    words = f"dihitung sebagai {counted_as}" if closing == Closing.DOUBLE else "selesai"
    parts = frozenset({"complaints", "months"})
    number = screen_number(*case.number)
    return Outcome(f"Aduan {number} {words}.", parts, case.id, number, done)


def _moment_mistake(case: OpenedCase, happened_at: Stated) -> str:
    wrong = moment_mistake(happened_at, now=case.now, office=case.office)
    started = case.state.step_started_at
    if wrong or started is None:
        return wrong
    return moment_mistake(
        happened_at,
        now=case.now,
        office=case.office,
        not_before=_told_at(case, started),
        before_what="langkah terakhir",
    )


def _told_at(case: OpenedCase, moment: datetime) -> Stated:
    """Return when the step began as it was told: with its time if anything of that moment was."""
    there = [event.day_only for event in in_force(case.events) if event.happened_at == moment]
    return as_stated(moment, case.office.zone, day_only=all(there))


def _closing_mistake(case: OpenedCase, closing: str) -> str:
    if closing not in CHOSEN_CLOSINGS:
        return "Pilih alasan penutupan."
    if closing == Closing.ANSWERED and case.state.status is not Status.ANSWERED:
        return "Pelapor belum diberi tahu. Catat jawabannya dahulu."
    if closing == Closing.FORWARDED and not case.state.forwarded:
        return "Aduan ini belum diteruskan. Catat penerusannya dahulu."
    return ""
