"""Handing a complaint to the head, recording the disposition, or forwarding it elsewhere."""

from datetime import datetime, timedelta

from app.desk.closing import closing_event, judged
from app.desk.entry_checks import (
    channel_mistake,
    clean_line,
    clean_text,
    moment_mistake,
    refuse,
    required_note,
    text_mistake,
)
from app.desk.event_log import NewEvent
from app.desk.open_case import OpenedCase, open_case, record
from app.desk.sealing_cases import seal_case_again
from app.desk.summarising import summarise, summary_mistake
from app.guard import allowed
from app.outcome import Outcome
from app.register import Register
from app.roles import Role
from app.rules.event_kinds import EventKind
from app.rules.kinds import Status, Urgency
from app.rules.numbering import screen_number
from app.rules.wording import sentence_list
from db.queries.parties import add_team

_BEFORE_DISPOSITION = (Status.NEW, Status.AWAITING_DISPOSITION)


@allowed(Role.DESK, Role.HEAD)
def report_to_head(
    register: Register, *, complaint_id: int, happened_at: datetime, version: int | None = None
) -> Outcome:
    """Record that the complaint lies before the head; the disposition's minutes start."""
    with register.writing() as session:
        case = open_case(register, session, complaint_id=complaint_id, version=version)
        if case.state.status is not Status.NEW:
            refuse({"": "Aduan ini sudah dilaporkan kepada Kepala."})
        refuse({"happened_at": own_moment_mistake(case, happened_at)})
        record(register, session, case, [NewEvent(EventKind.REPORTED, happened_at)])
    return outcome(case, "dilaporkan kepada Kepala")


@allowed(Role.DESK, Role.HEAD)
def record_disposition(
    register: Register,
    *,
    complaint_id: int,
    happened_at: datetime,
    teams: tuple[str, ...],
    instructions: tuple[str, ...],
    note: str = "",
    urgency: Urgency = Urgency.ORDINARY,
    version: int | None = None,
) -> Outcome:
    """Record what the head ticked and wrote; the team's working days start.

    Raises UserMistake for an unknown or missing team, a moment that can't be, or a case that is
    already under way.
    """
    with register.writing() as session:
        case = open_case(register, session, complaint_id=complaint_id, version=version)
        if case.state.status not in _BEFORE_DISPOSITION:
            refuse({"": "Disposisi aduan ini sudah dicatat."})
        known_teams = {team.code for team in case.office.teams}
        known_instructions = {entry.code for entry in case.office.instructions}
        text = clean_text(note)
        mistakes = {
            "happened_at": own_moment_mistake(case, happened_at),
            "note": text_mistake(text, name="Catatan"),
        }
        if not teams or not known_teams.issuperset(teams):
            mistakes["teams"] = "Pilih sedikitnya satu tim yang dicentang Kepala."
        elif guarded := [team for team in teams if f"team:{team}" in case.facts.accused]:
            mistakes["teams"] = _guard_words(case, guarded)
        if not known_instructions.issuperset(instructions) or not (instructions or text):
            mistakes["instructions"] = "Pilih instruksi yang dicentang, atau tulis catatannya."
        refuse(mistakes)
        data = {
            "teams": list(teams),
            "instructions": list(instructions),
            "urgency": urgency.value,
        }
        events = [NewEvent(EventKind.DISPOSED, happened_at, data, note=text)]
        if case.state.status is Status.NEW:
            events.insert(0, NewEvent(EventKind.REPORTED, happened_at))
        for team in teams:
            add_team(session, case.id, team)
        record(register, session, case, events)
        if case.confidential:
            seal_case_again(register, session, case)
    return outcome(case, "dicatat", of="Disposisi")


def _guard_words(case: OpenedCase, teams: list[str]) -> str:
    names = sentence_list([team.name for team in case.office.teams if team.code in teams])
    return (
        f"Aduan ini menyangkut {names}. Pilih tim lain; hanya Pimpinan yang dapat "
        "mengizinkannya, dengan alasan yang dicatat."
    )


@allowed(Role.DESK, Role.HEAD)
def forward_elsewhere(
    register: Register,
    *,
    complaint_id: int,
    happened_at: datetime,
    office: str,
    note: str = "",
    answered_at: datetime | None = None,
    answer: str = "",
    channel: str = "",
    close: bool = True,
    summary: str = "",
    version: int | None = None,
) -> Outcome:
    """Forward a complaint that isn't ours to another office ("bukan kewenangan").

    With `answered_at` the complainant has been told as well, through `channel`. `close` ends the
    case with the later of the two moments, and a `summary` for the annual report.
    """
    with register.writing() as session:
        case = open_case(register, session, complaint_id=complaint_id, version=version)
        if case.state.status is Status.CLOSED:
            refuse({"": "Aduan ini sudah selesai."})
        others = {entry.code: entry.name for entry in case.office.others}
        told, said = clean_line(channel), clean_text(answer)
        mistakes = {
            "happened_at": own_moment_mistake(case, happened_at),
            "note": text_mistake(note, name="Catatan"),
        }
        if office not in others:
            mistakes["office"] = "Pilih satker atau instansi yang berwenang."
        if answered_at is not None:
            mistakes["answered_at"] = own_moment_mistake(case, answered_at)
            mistakes |= required_note(
                told, field="channel", name="Saluran", example="Contoh: lapor.go.id."
            )
            if wrong := channel_mistake(told):
                mistakes["channel"] = wrong
            mistakes |= required_note(
                said, field="answer", name="Isi jawaban", example="Tulis apa yang disampaikan."
            )
        refuse(mistakes | summary_mistake(register, session, case, summary))
        events = [
            NewEvent(EventKind.FORWARDED, happened_at, {"office": office}, note=clean_text(note))
        ]
        if answered_at is not None:
            data = {"final": True, "channel": told}
            events.append(NewEvent(EventKind.ANSWERED, answered_at, data, note=said))
        if close:
            last = max(happened_at, answered_at or happened_at)
            events.append(closing_event(last, closing="forwarded"))
        record(register, session, case, [*summarise(session, case, summary), *judged(case, events)])
    return outcome(case, f"diteruskan kepada {others[office]}")


def own_moment_mistake(case: OpenedCase, moment: datetime) -> str:
    """Return what is wrong with a moment of something done at our office, or ""."""
    return moment_mistake(
        moment,
        now=case.now,
        office=case.office,
        not_before=case.received_at,
        before_what="waktu diterima",
        slack=timedelta(0),
    )


def outcome(case: OpenedCase, what: str, *, of: str = "") -> Outcome:
    """Word the result of a user action on a case, or on a part `of` it ("Tindak lanjut")."""
    number = screen_number(*case.number)
    subject = f"{of} aduan" if of else "Aduan"
    return Outcome(f"{subject} {number} {what}.", complaint_id=case.id, number=number)
