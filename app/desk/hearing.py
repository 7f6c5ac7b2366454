"""What the complainant says of the answer: whether it reached them, and whether all is solved."""

from __future__ import annotations

from app.desk.closing import closing_event, judged
from app.desk.disposing import outcome, own_moment_mistake
from app.desk.entry_checks import clean_text, refuse, required_note, text_mistake
from app.desk.event_log import NewEvent
from app.desk.open_case import OpenedCase, open_case, record
from app.desk.reopening import reopened
from app.desk.sealing_cases import hand_to
from app.errors import UserMistake
from app.guard import allowed
from app.outcome import Outcome
from app.register import Register
from app.roles import Role
from app.rules.event_kinds import EventKind
from app.rules.happenings import in_force, last_answer
from app.rules.kinds import (
    REACHED_WORDS,
    SATISFACTION_WORDS,
    SOLVED_WORDS,
    Solved,
    Status,
    Turn,
)
from app.rules.moments import Stated


@allowed(Role.DESK, Role.HEAD)
def record_response(
    register: Register,
    *,
    complaint_id: int,
    happened_at: Stated,
    reached: str,
    solved: str = Solved.UNASKED,
    satisfaction: str = "",
    note: str = "",
    close: bool = False,
    to: Turn | None = None,
    version: int | None = None,
) -> Outcome:
    """Record whether the answer reached the complainant, and what they say of it.

    `close` ends an answered case; with `to` who has to act on it again it is opened again instead,
    for its teams where that is a team. Raises UserMistake before there is an answer, for one that
    is before it, and for opening again without a note that says why.
    """
    said = clean_text(note)
    with register.writing() as session:
        case = open_case(register, session, complaint_id=complaint_id, version=version)
        answer = last_answer(in_force(case.events))
        if case.state.status not in (Status.ANSWERED, Status.CLOSED) or answer is None:
            raise UserMistake({"": "Jawaban akhir kepada pelapor belum dicatat."})
        since = answer.happened_at
        mistake = own_moment_mistake(case, happened_at, since=since, begun="jawabannya")
        mistakes = {
            "happened_at": mistake,
            "reached": "" if reached in REACHED_WORDS else "Pilih apakah jawabannya sampai.",
            "solved": "" if solved in SOLVED_WORDS else "Pilih apakah masalahnya selesai.",
            "satisfaction": ""
            if satisfaction in ("", *SATISFACTION_WORDS)
            else "Pilih kepuasannya dari daftar.",
            "note": text_mistake(said, name="Catatan"),
        }
        if to is not None:
            mistakes |= required_note(
                said, field="note", name="Catatan", example="Tulis mengapa belum selesai."
            )
        refuse(mistakes)
        data = {"reached": reached, "solved": solved}
        if satisfaction:
            data["satisfaction"] = satisfaction
        events = [case.event(EventKind.HEARD, happened_at, data, note=said)]
        if case.state.status is Status.ANSWERED and (close or to is not None):
            events.append(closing_event(case, happened_at, closing="answered"))
        events = judged(case, events)
        if to is not None:
            events.append(_opened_again(case, to, said))
        done = record(register, session, case, events)
        if to is not None:
            hand_to(register, session, case, case.facts.teams)
    return outcome(case, _done(to=to, close=close), of="Tanggapan pelapor atas", events=done)


def _opened_again(case: OpenedCase, to: Turn, why: str) -> NewEvent:
    teams = tuple(sorted(case.facts.teams))
    if to is Turn.TEAM and not teams:
        refuse({"to": "Belum ada tim yang menangani aduan ini. Pilih Kepala."})
    return reopened(case, to=to, teams=teams, why=why, before=teams, field="to")


def _done(*, to: Turn | None, close: bool) -> str:
    if to is not None:
        return "dicatat; aduannya dibuka kembali"
    return "dicatat; aduannya selesai" if close else "dicatat"
