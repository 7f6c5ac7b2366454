"""Closing a case, and opening it again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from app.desk.entry_checks import clean_text, moment_mistake, refuse, required_note
from app.desk.event_log import NewEvent
from app.desk.open_case import OpenedCase, open_case, record
from app.desk.summarising import summarise, summary_mistake
from app.guard import allowed
from app.outcome import Outcome
from app.register import Register
from app.roles import Role
from app.rules.clocks import judge
from app.rules.event_kinds import EventKind
from app.rules.kinds import CLOSING_WORDS, Status
from app.rules.numbering import screen_number
from app.rules.snapshot import as_data


def closing_event(happened_at: datetime, *, closing: str) -> NewEvent:
    """Return the event that ends a case."""
    return NewEvent(EventKind.CLOSED, happened_at, {"closing": closing})


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
    happened_at: datetime,
    closing: str = "answered",
    summary: str = "",
    version: int | None = None,
) -> Outcome:
    """Close a case; "answered" needs an answer on record.

    A `summary` is what the annual report tells of it; "" leaves the one that is there.
    """
    with register.writing() as session:
        case = open_case(register, session, complaint_id=complaint_id, version=version)
        if case.state.status is Status.CLOSED:
            refuse({"": "Aduan ini sudah selesai."})
        mistakes = {"happened_at": moment_mistake(happened_at, now=case.now, office=case.office)}
        started = case.state.step_started_at
        if not mistakes["happened_at"] and started is not None:
            mistakes["happened_at"] = moment_mistake(
                happened_at,
                now=case.now,
                office=case.office,
                not_before=started,
                before_what="langkah terakhir",
            )
        if closing not in CLOSING_WORDS:
            mistakes["closing"] = "Pilih alasan penutupan."
        if closing == "answered" and case.state.status is not Status.ANSWERED:
            mistakes["closing"] = "Pelapor belum diberi tahu. Catat jawabannya dahulu."
        if closing == "forwarded" and not case.state.forwarded:
            mistakes["closing"] = "Aduan ini belum diteruskan. Catat penerusannya dahulu."
        refuse(mistakes | summary_mistake(register, session, case, summary))
        closed = judged(case, [closing_event(happened_at, closing=closing)])
        record(register, session, case, [*summarise(session, case, summary), *closed])
    number = screen_number(*case.number)
    return Outcome(f"Aduan {number} selesai.", complaint_id=case.id, number=number)


@allowed(Role.DESK, Role.HEAD)
def reopen_case(register: Register, *, complaint_id: int, reason: str) -> Outcome:
    """Open a closed case again where it stood; the reason is kept on the timeline."""
    with register.writing() as session:
        case = open_case(register, session, complaint_id=complaint_id)
        if case.state.status is not Status.CLOSED:
            refuse({"": "Aduan ini belum ditutup."})
        text = clean_text(reason)
        refuse(
            required_note(
                text, field="reason", name="Alasan", example="Contoh: ada keterangan baru."
            )
        )
        record(register, session, case, [NewEvent(EventKind.REOPENED, case.now, note=text)])
    number = screen_number(*case.number)
    return Outcome(f"Aduan {number} dibuka kembali.", complaint_id=case.id, number=number)
