"""What the team does with a disposed complaint: progress, pauses, the result report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from app.desk.disposing import anew_mistake, outcome, own_moment_mistake
from app.desk.entry_checks import clean_text, refuse, required_note
from app.desk.open_case import OpenedCase, open_case, record
from app.guard import allowed
from app.outcome import Outcome
from app.register import Register
from app.roles import Role
from app.rules.event_kinds import EventKind
from app.rules.event_sentences import pause_words
from app.rules.kinds import PAUSE_REASON_WORDS, TEAM_RESULT_WORDS, PauseReason, Status, Turn
from app.rules.moments import Stated
from app.rules.templates import unfilled_mistake
from app.rules.timeline import State

if TYPE_CHECKING:
    from db.session import Session

_NOT_DISPOSED = "Aduan ini belum didisposisikan atau sudah selesai ditindaklanjuti."


def with_team(state: State) -> bool:
    """Tell whether its teams work on a case; a report that waits for the head is theirs no more."""
    at_team = state.status in (Status.IN_FOLLOW_UP, Status.RESULT_PENDING)
    return at_team and state.turn is Turn.TEAM


@allowed(Role.DESK, Role.HEAD, Role.TEAM)
def record_progress(
    register: Register,
    *,
    complaint_id: int,
    happened_at: Stated,
    note: str,
    finished: bool = False,
) -> Outcome:
    """Record what the team did; `finished` ends the five days and starts the report's minutes."""
    text = clean_text(note)
    with register.writing() as session:
        case = open_case(register, session, complaint_id=complaint_id)
        if not with_team(case.state):
            refuse({"": _NOT_DISPOSED})
        # Only a note changes nothing, whenever it was.
        judged_moment = anew_mistake if finished else own_moment_mistake
        refuse(
            {"happened_at": judged_moment(case, happened_at)}
            | required_note(
                text, field="note", name="Uraian", example="Tulis apa yang dilakukan tim."
            )
        )
        data = {"finished": finished}
        event = case.event(EventKind.PROGRESS, happened_at, data, note=text)
        done = record(register, session, case, [event])
    return outcome(case, "dicatat", of="Tindak lanjut", events=done)


@allowed(Role.DESK, Role.HEAD, Role.TEAM)
def record_result(
    register: Register,
    *,
    complaint_id: int,
    happened_at: Stated,
    result: str,
    note: str,
    version: int | None = None,
) -> Outcome:
    """Record the team's result report; the desk's minutes to tell the complainant start."""
    with register.writing() as session:
        case = open_case(register, session, complaint_id=complaint_id, version=version)
        told = {"result": result}
        done = report_result(register, session, case, happened_at=happened_at, told=told, note=note)
    return result_outcome(case, done)


def report_result(
    register: Register,
    session: Session,
    case: OpenedCase,
    *,
    happened_at: Stated,
    told: Mapping[str, object],
    note: str,
) -> tuple[int, ...]:
    """Record a result report that says which "result" was ticked, and maybe where that was read.

    Raises UserMistake as `record_result`; returns the places of what can be taken back.
    """
    text = clean_text(note)
    if not with_team(case.state):
        refuse({"": _NOT_DISPOSED})
    mistakes = {"happened_at": anew_mistake(case, happened_at)} | required_note(
        text, field="note", name="Isi laporan", example="Tulis ringkasan hasilnya."
    )
    if told["result"] not in TEAM_RESULT_WORDS:
        mistakes["result"] = "Pilih hasil yang dicentang tim."
    refuse(mistakes)
    if case.office.settings.approves_results:
        told = {**told, "approval": True}
    event = case.event(EventKind.RESULT, happened_at, told, note=text)
    return record(register, session, case, [event])


def result_outcome(case: OpenedCase, done: tuple[int, ...]) -> Outcome:
    """Word that a result report was recorded."""
    return outcome(case, "dicatat", of="Laporan hasil", events=done)


@allowed(Role.DESK, Role.HEAD, Role.TEAM)
def pause(
    register: Register, *, complaint_id: int, happened_at: Stated, reason: str, note: str = ""
) -> Outcome:
    """Stop the running clock with a reason from the list; its due date moves when it resumes.

    The reason "other" needs a note.
    """
    text = clean_text(note)
    with register.writing() as session:
        case = open_case(register, session, complaint_id=complaint_id)
        if not with_team(case.state):
            refuse({"": _NOT_DISPOSED})
        if case.state.paused_at is not None:
            refuse({"": "Aduan ini sudah dijeda."})
        mistakes = {"happened_at": anew_mistake(case, happened_at)}
        if reason not in PAUSE_REASON_WORDS:
            mistakes["reason"] = "Pilih alasan jeda dari daftar."
        if wrong := unfilled_mistake(text) if reason == PauseReason.COMPLAINANT else "":
            mistakes["note"] = wrong
        if reason == "other":
            mistakes |= required_note(
                text, field="note", name="Catatan", example="Tulis mengapa tindak lanjut dijeda."
            )
        refuse(mistakes)
        data = {"reason": reason}
        event = case.event(EventKind.PAUSED, happened_at, data, note=text)
        done = record(register, session, case, [event])
    return outcome(
        case, f"dijeda{pause_words(PauseReason(reason))}", of="Tindak lanjut", events=done
    )


@allowed(Role.DESK, Role.HEAD, Role.TEAM)
def resume(register: Register, *, complaint_id: int, happened_at: Stated) -> Outcome:
    """Let a paused clock run on."""
    with register.writing() as session:
        case = open_case(register, session, complaint_id=complaint_id)
        paused_at = case.state.paused_at
        if paused_at is None:
            refuse({"": "Aduan ini tidak sedang dijeda."})
        mistake = own_moment_mistake(case, happened_at, since=paused_at, begun="awal jeda")
        refuse({"happened_at": mistake})
        done = record(register, session, case, [case.event(EventKind.RESUMED, happened_at)])
    return outcome(case, "berjalan lagi", of="Tindak lanjut", events=done)
