"""The guard that keeps a case from whom it is about, and the head's way to lift it."""

from __future__ import annotations

from app.access.entitlement import parties_of
from app.desk.disposing import outcome
from app.desk.entry_checks import clean_text, refuse, required_note
from app.desk.event_log import NewEvent
from app.desk.open_case import open_case, record
from app.desk.reading_office import party_name
from app.desk.sealing_cases import seal_case_again
from app.guard import allowed
from app.outcome import Outcome
from app.register import Register
from app.roles import Role
from app.rules.event_kinds import EventKind
from db.queries import parties as queries


@allowed(Role.HEAD)
def lift_guard(register: Register, *, complaint_id: int, party: str, reason: str) -> Outcome:
    """Let a party handle and see a complaint that is about it; the reason is on record.

    Never by the party itself, which can't see the case at all.
    """
    text = clean_text(reason)
    with register.writing() as session:
        case = open_case(register, session, complaint_id=complaint_id)
        mistakes = required_note(
            text, field="reason", name="Alasan", example="Contoh: hanya tim ini yang berwenang."
        )
        if party not in case.facts.accused:
            mistakes["party"] = "Aduan ini tidak menyangkut pihak itu."
        if party in parties_of(register.account):
            mistakes["party"] = "Pihak yang diadukan tidak dapat mengizinkan dirinya sendiri."
        refuse(mistakes)
        queries.lift_guard(session, complaint_id, party)
        data = {"party": party}
        event = NewEvent(EventKind.GUARD_LIFTED, case.now, data, note=text)
        record(register, session, case, [event])
        seal_case_again(register, session, case)
    return outcome(case, f"kini dapat ditangani {party_name(case.office, party)}")
