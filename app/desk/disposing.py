"""Handing a complaint to the head, recording the disposition, or forwarding it elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

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
from app.desk.issuing_sheets import give_spare
from app.desk.open_case import OpenedCase, open_case, record
from app.desk.sealing_cases import hand_to
from app.desk.summarising import summarise, summary_mistake
from app.guard import allowed
from app.outcome import Outcome
from app.register import Register
from app.roles import Role
from app.rules.event_detail import codes, text
from app.rules.event_kinds import EventKind
from app.rules.happenings import in_force, taken_back
from app.rules.kinds import BEFORE_DISPOSITION, Status, Turn, Urgency
from app.rules.moments import Stated
from app.rules.numbering import screen_number
from app.rules.templates import unfilled_mistake
from app.rules.wording import sentence_list
from db.queries.case import dispositions_alike

if TYPE_CHECKING:
    from db.session import Session

_NOTHING: Mapping[str, object] = {}
_TAKEN_BACK = {
    EventKind.REVOKED: "pencabutan disposisinya",
    EventKind.RETURNED: "pengembalian laporan hasilnya",
}


@allowed(Role.DESK, Role.HEAD)
def report_to_head(register: Register, *, complaint_id: int, happened_at: Stated) -> Outcome:
    """Record that the complaint lies before the head; the disposition's minutes start."""
    with register.writing() as session:
        case = open_case(register, session, complaint_id=complaint_id)
        if case.state.status is not Status.NEW:
            refuse({"": "Aduan ini sudah dilaporkan kepada Kepala."})
        refuse({"happened_at": own_moment_mistake(case, happened_at)})
        done = record(register, session, case, [case.event(EventKind.REPORTED, happened_at)])
    return outcome(case, "dilaporkan kepada Kepala", events=done)


@allowed(Role.DESK, Role.HEAD)
def record_disposition(
    register: Register,
    *,
    complaint_id: int,
    happened_at: Stated,
    teams: tuple[str, ...],
    instructions: tuple[str, ...],
    note: str = "",
    urgency: Urgency = Urgency.ORDINARY,
    lead: str = "",
    copies: tuple[str, ...] = (),
    spare: str = "",
    version: int | None = None,
) -> Outcome:
    """Record what the head ticked and wrote; the team's working days start.

    Of several teams one may `lead`; `copies` are teams that only get to know of it on paper.
    `spare` is the number of the blank sheet that was written on.
    Raises UserMistake for an unknown or missing team, a moment that can't be, or a case that is
    already under way.
    """
    with register.writing() as session:
        case = open_case(register, session, complaint_id=complaint_id, version=version)
        told = ticks(teams=teams, instructions=instructions, urgency=urgency)
        told |= beside(lead=lead, copies=copies)
        if spare:
            if not give_spare(register, session, spare, case.id):
                refuse({"spare": "Formulir cadangan itu sudah dipakai atau tidak dikenal."})
            told["sheet"] = spare
        done = dispose(register, session, case, happened_at=happened_at, told=told, note=note)
    return disposed_outcome(case, done)


def dispose(
    register: Register,
    session: Session,
    case: OpenedCase,
    *,
    happened_at: Stated,
    told: Mapping[str, object],
    note: str,
) -> tuple[int, ...]:
    """Record a disposition that says what `ticks` returns, and maybe where that was read.

    Raises UserMistake as `record_disposition`; returns the places of what can be taken back.
    """
    if case.state.status not in BEFORE_DISPOSITION:
        refuse({"": "Disposisi aduan ini sudah dicatat."})
    said, teams = clean_text(note), codes(told, "teams")
    refuse(
        {"happened_at": anew_mistake(case, happened_at)}
        | {"note": text_mistake(said, name="Catatan")}
        | ticks_mistakes(case, teams=teams, instructions=codes(told, "instructions"), note=said)
        | beside_mistakes(case, told)
    )
    events = [case.event(EventKind.DISPOSED, happened_at, told, note=said)]
    if case.state.status is Status.NEW:
        events.insert(0, case.event(EventKind.REPORTED, happened_at))
    done = record(register, session, case.with_teams(teams), events)
    hand_to(register, session, case, teams)
    return done


def beside_mistakes(case: OpenedCase, told: Mapping[str, object]) -> dict[str, str]:
    """Return what is wrong with who leads and who gets a copy."""
    teams, copies, lead = codes(told, "teams"), codes(told, "copies"), text(told, "lead")
    known = {team.code for team in case.office.known_teams}
    wrong = not known.issuperset(copies) or bool(set(copies) & set(teams))
    mistakes = {"copies": "Pilih tim lain daripada yang menindaklanjuti."} if wrong else {}
    if guarded := [team for team in copies if f"team:{team}" in case.facts.accused]:
        mistakes["copies"] = _guard_words(case, guarded)
    if lead and lead not in teams:
        mistakes["lead"] = "Pilih koordinator di antara tim yang dicentang."
    return mistakes


@allowed(Role.DESK, Role.HEAD)
def usual_teams(register: Register, *, complaint_id: int) -> tuple[tuple[str, int, int], ...]:
    """Return to which teams cases about the same topic went before, the most frequent first.

    Each by its code, with how often and out of how many; nothing where there is no such case.
    """
    with register.reading() as session:
        told = session.scalars(dispositions_alike(complaint_id)).all()
    counted = Counter(team for data in told for team in codes(data, "teams"))
    return tuple((team, many, len(told)) for team, many in counted.most_common(3))


def disposed_outcome(case: OpenedCase, done: tuple[int, ...]) -> Outcome:
    """Word that a disposition was recorded."""
    return outcome(case, "dicatat", of="Disposisi", events=done)


@allowed(Role.DESK, Role.HEAD)
def move_to_team(
    register: Register,
    *,
    complaint_id: int,
    happened_at: Stated,
    teams: tuple[str, ...],
    reason: str,
    version: int | None = None,
) -> Outcome:
    """Give a case that a team works on to others, who have all their working days from then on.

    The team before sees it no more. Raises UserMistake for a case that no team works on, for an
    unknown or missing team, or the same again, and without a reason.
    """
    why = clean_text(reason)
    with register.writing() as session:
        case = open_case(register, session, complaint_id=complaint_id, version=version)
        if case.state.turn is not Turn.TEAM:
            refuse({"": "Hanya aduan yang sedang ditangani tim yang dapat dipindahkan."})
        since = case.state.step_started_at
        mistakes = {"happened_at": own_moment_mistake(case, happened_at, since=since)}
        mistakes |= teams_mistake(case, teams)
        if set(teams) == set(case.state.holder.teams):
            mistakes["teams"] = "Aduan ini sudah di tim itu. Pilih tim yang lain."
        refuse(
            mistakes
            | required_note(
                why, field="reason", name="Alasan", example="Contoh: bukan tugas tim itu."
            )
        )
        event = case.event(EventKind.MOVED, happened_at, {"teams": list(teams)}, note=why)
        done = record(register, session, case.with_teams(teams), [event])
        hand_to(register, session, case, teams)
    names = sentence_list([team.name for team in case.office.teams if team.code in teams])
    return outcome(case, f"dipindahkan kepada {names}", events=done)


def ticks(
    *, teams: tuple[str, ...], instructions: tuple[str, ...], urgency: Urgency
) -> dict[str, object]:
    """Return what a disposition's event keeps of the sheet."""
    return {
        "teams": list(teams),
        "instructions": list(instructions),
        "urgency": urgency.value,
    }


def beside(*, lead: str, copies: tuple[str, ...]) -> dict[str, object]:
    """Return what it keeps of who leads and who gets a copy; nothing of nobody."""
    told: dict[str, object] = {"lead": lead} if lead else {}
    return told | ({"copies": list(copies)} if copies else {})


def ticks_mistakes(
    case: OpenedCase,
    *,
    teams: tuple[str, ...],
    instructions: tuple[str, ...],
    note: str,
    before: Mapping[str, object] = _NOTHING,
) -> dict[str, str]:
    """Return what is wrong with what was ticked on the sheet, by field.

    What the data of a disposition `before` ticked may stay, though it is offered no more.
    """
    mistakes = teams_mistake(case, teams, before=codes(before, "teams"))
    known = {entry.code for entry in case.office.instructions}
    known.update(codes(before, "instructions"))
    if not known.issuperset(instructions) or not (instructions or note):
        mistakes["instructions"] = "Pilih instruksi yang dicentang, atau tulis catatannya."
    return mistakes


def teams_mistake(
    case: OpenedCase, teams: tuple[str, ...], *, before: Iterable[str] = ()
) -> dict[str, str]:
    """Return a sentence under "teams" when a case can't be given to them.

    Those who had it `before` may keep it, though they are offered no more.
    """
    known = {*(team.code for team in case.office.teams), *before}
    if not teams or not known.issuperset(teams):
        return {"teams": "Pilih sedikitnya satu tim yang dicentang Kepala."}
    if guarded := [team for team in teams if f"team:{team}" in case.facts.accused]:
        return {"teams": _guard_words(case, guarded)}
    return {}


def _guard_words(case: OpenedCase, teams: list[str]) -> str:
    names = sentence_list([team.name for team in case.office.known_teams if team.code in teams])
    return (
        f"Aduan ini menyangkut {names}. Pilih tim lain; hanya Pimpinan yang dapat "
        "mengizinkannya, dengan alasan yang dicatat."
    )


@allowed(Role.DESK, Role.HEAD)
def forward_elsewhere(
    register: Register,
    *,
    complaint_id: int,
    happened_at: Stated,
    office: str,
    note: str = "",
    answered_at: Stated | None = None,
    answer: str = "",
    channel: str = "",
    close: bool = True,
    summary: str = "",
    version: int | None = None,
) -> Outcome:
    """Forward a complaint that isn't ours to another office, which it concerns from then on.

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
            if wrong := unfilled_mistake(said):
                mistakes["answer"] = wrong
        refuse(mistakes | summary_mistake(register, session, case, summary))
        where = {"office": office, "was": case.concerning(session), "awaits": True}
        events = [case.event(EventKind.FORWARDED, happened_at, where, note=clean_text(note))]
        if answered_at is not None:
            data = {"final": True, "channel": told}
            events.append(case.event(EventKind.ANSWERED, answered_at, data, note=said))
        if close:
            last = max((happened_at, answered_at or happened_at), key=case.counted)
            events.append(closing_event(case, last, closing="forwarded"))
        events = [*summarise(session, case, summary), *judged(case, events)]
        done = record(register, session, case, events)
    return outcome(case, f"diteruskan kepada {others[office]}", events=done)


def own_moment_mistake(
    case: OpenedCase,
    moment: Stated,
    *,
    since: datetime | None = None,
    begun: str = "langkah terakhir",
) -> str:
    """Return what is wrong with a moment of something done at our office, or "".

    What is done to something that runs `since` a moment can't lie before it: `begun` names that.
    """
    wrong = moment_mistake(
        moment,
        now=case.now,
        office=case.office,
        not_before=case.received,
        before_what="waktu diterima",
        slack=timedelta(0),
    )
    if not wrong and since is not None and case.counted(moment) < since:
        return f"Lebih dahulu daripada {begun}. Periksa tanggal dan jamnya."
    return wrong


def anew_mistake(case: OpenedCase, moment: Stated) -> str:
    """Return what is wrong with the moment of a step that may be taken a second time, or "".

    Told before what took the case back, it would have no effect.
    """
    back = taken_back(in_force(case.events))
    if back is None:
        return own_moment_mistake(case, moment)
    return own_moment_mistake(case, moment, since=back.happened_at, begun=_TAKEN_BACK[back.kind])


def outcome(case: OpenedCase, what: str, *, of: str = "", events: tuple[int, ...] = ()) -> Outcome:
    """Word the result of a user action on a case, or on a part `of` it ("Tindak lanjut").

    `events` are those that can be taken back.
    """
    number = screen_number(*case.number)
    subject = f"{of} aduan" if of else "Aduan"
    sentence = f"{subject} {number} {what}."
    return Outcome(sentence, complaint_id=case.id, number=number, events=events)
