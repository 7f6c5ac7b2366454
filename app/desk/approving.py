"""The head's word on a team's result report, where the office wants it before anybody is told."""

from __future__ import annotations

from app.desk.disposing import outcome, own_moment_mistake
from app.desk.entry_checks import clean_text, refuse, required_note
from app.desk.open_case import OpenedCase, open_case, record
from app.guard import allowed
from app.outcome import Outcome
from app.register import Register
from app.roles import Role
from app.rules.event_kinds import EventKind
from app.rules.happenings import in_force
from app.rules.kinds import awaiting_approval
from app.rules.moments import Stated


@allowed(Role.DESK, Role.HEAD)
def approve_result(
    register: Register, *, complaint_id: int, happened_at: Stated, version: int | None = None
) -> Outcome:
    """Record that the head approved the result report; the complainant can be told from then on.

    Raises UserMistake for a case whose report does not wait for that.
    """
    with register.writing() as session:
        case = open_case(register, session, complaint_id=complaint_id, version=version)
        refuse(_waiting_mistakes(case, happened_at))
        done = record(register, session, case, [case.event(EventKind.APPROVED, happened_at)])
    return outcome(case, "disetujui", of="Laporan hasil", events=done)


@allowed(Role.DESK, Role.HEAD)
def return_result(
    register: Register,
    *,
    complaint_id: int,
    happened_at: Stated,
    reason: str,
    version: int | None = None,
) -> Outcome:
    """Record that the head gave the report back; its teams have all their working days again.

    Raises UserMistake for a case whose report does not wait for the head, and without a reason.
    """
    why = clean_text(reason)
    with register.writing() as session:
        case = open_case(register, session, complaint_id=complaint_id, version=version)
        refuse(
            _waiting_mistakes(case, happened_at)
            | required_note(
                why, field="reason", name="Alasan", example="Contoh: buktinya belum dilampirkan."
            )
        )
        data = {"back_to": sorted(case.facts.teams)}
        event = case.event(EventKind.RETURNED, happened_at, data, note=why)
        done = record(register, session, case, [event])
    return outcome(case, "dikembalikan kepada tim", of="Laporan hasil", events=done)


def _waiting_mistakes(case: OpenedCase, happened_at: Stated) -> dict[str, str]:
    if not awaiting_approval(case.state.status, case.state.turn):
        refuse({"": "Tidak ada laporan hasil yang menunggu persetujuan Kepala pada aduan ini."})
    # Not when the minutes of the report began, which may be before it.
    report = next(e for e in reversed(in_force(case.events)) if e.kind is EventKind.RESULT)
    since = report.happened_at
    wrong = own_moment_mistake(case, happened_at, since=since, begun="laporan hasilnya")
    return {"happened_at": wrong}
