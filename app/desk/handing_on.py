"""A disposition that goes on inside a team, from hand to hand: recorded, changed, and read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.desk.disposing import outcome, own_moment_mistake
from app.desk.entry_checks import (
    clean_line,
    clean_text,
    line_mistake,
    refuse,
    required_note,
    text_mistake,
)
from app.desk.event_log import NewEvent, append_plain
from app.desk.hands import Passed, read_by, steps_of
from app.desk.open_case import OpenedCase, open_case, record
from app.desk.rewording import words_now
from app.desk.sealing_cases import hand_to
from app.guard import allowed
from app.outcome import Outcome
from app.register import Register
from app.roles import Role
from app.rules.event_kinds import EventKind
from app.rules.kinds import Turn
from app.rules.moments import Stated

if TYPE_CHECKING:
    from db.session import Session

_NOT_AT_TEAM = "Disposisi hanya diteruskan selama aduan ini ditangani tim."
_NO_HAND = "Pilih pelaksana yang sedang memegang disposisi ini."


@allowed(Role.DESK, Role.HEAD, Role.TEAM)
def pass_on(
    register: Register,
    *,
    complaint_id: int,
    happened_at: Stated,
    team: str,
    name: str,
    under: int = 0,
    note: str = "",
    version: int | None = None,
) -> Outcome:
    """Record that a team, or who has it `under` that key, gave the disposition to somebody else.

    Raises UserMistake unless that team works on the case, for one's own team where nothing else may
    be seen, and without a name.
    """
    with register.writing() as session:
        case = open_case(register, session, complaint_id=complaint_id, version=version)
        event = _passing(register, case, happened_at, team=team, name=name, under=under, note=note)
        done = record(register, session, case, [event])
    return outcome(case, f"diteruskan kepada {clean_line(name)}", of="Disposisi", events=done)


def _passing(
    register: Register,
    case: OpenedCase,
    happened_at: Stated,
    *,
    team: str,
    name: str,
    under: int,
    note: str,
) -> NewEvent:
    teams, steps = _at_team(register, case, team)
    said, told = clean_line(name), clean_text(note)
    mistakes = {
        "happened_at": own_moment_mistake(case, happened_at, since=case.state.step_started_at),
        "name": line_mistake(said, name="Pelaksana", required="Contoh: Budi Santoso, Statistisi."),
        "note": text_mistake(told, name="Catatan"),
    }
    holding = any(step.key == under and step.team == team for step in steps)
    if team not in teams or not (under == 0 or holding):
        mistakes["under"] = _NO_HAND
    refuse(mistakes)
    data = {"team": team, "under": under}
    return replace(case.event(EventKind.PASSED_ON, happened_at, data, note=told), speaker=said)


def _at_team(
    register: Register, case: OpenedCase, team: str
) -> tuple[tuple[str, ...], list[Passed]]:
    if case.state.turn is not Turn.TEAM:
        refuse({"": _NOT_AT_TEAM})
    if register.account.team_only and team != register.account.team:
        refuse({"": "Hanya disposisi tim Anda sendiri yang dapat Anda teruskan."})
    return steps_of(case.events)


@allowed(Role.DESK, Role.HEAD, Role.TEAM)
def call_back(
    register: Register,
    *,
    complaint_id: int,
    happened_at: Stated,
    of: int,
    reason: str,
    name: str = "",
    version: int | None = None,
) -> Outcome:
    """Take a disposition back from who has it by that key, and from whom it went on to.

    With a `name` somebody else has it instead. Raises UserMistake for one that nobody has, and
    without a reason.
    """
    why = clean_text(reason)
    with register.writing() as session:
        case = open_case(register, session, complaint_id=complaint_id, version=version)
        step = next((each for each in steps_of(case.events)[1] if each.key == of), None)
        if step is None:
            refuse({"of": _NO_HAND})
            raise AssertionError("refused")
        _at_team(register, case, step.team)
        begun = step.event.happened_at
        refuse(
            {"happened_at": own_moment_mistake(case, happened_at, since=begun)}
            | required_note(why, field="reason", name="Alasan", example="Contoh: sedang cuti.")
        )
        was = words_now(register, session, case, step.event)
        event = case.event(EventKind.CALLED_BACK, happened_at, {"of": of}, note=why)
        events = [replace(event, speaker=was[0] if was else "")]
        if clean_line(name):
            given = {"team": step.team, "under": step.under, "name": name, "note": ""}
            events.append(_passing(register, case, happened_at, **given))  # type: ignore[arg-type]
        done = record(register, session, case, events)
    instead = f"dipindahkan kepada {clean_line(name)}" if clean_line(name) else "ditarik kembali"
    return outcome(case, instead, of="Disposisi lanjutan", events=done)


@allowed(Role.TEAM)
def note_read(register: Register, *, complaint_id: int) -> bool:
    """Write down once that the team of who is signed in opened a case given to it; tell whether."""
    team = register.account.team
    with register.writing() as session:
        case = open_case(register, session, complaint_id=complaint_id)
        there = case.state.turn is Turn.TEAM and team in case.state.holder.teams
        if not there or team in read_by(case.events):
            return False
        append_plain(register, session, EventKind.SEEN, complaint_id=complaint_id, team=team)
    return True


@allowed(Role.DESK, Role.HEAD)
def revoke_disposition(
    register: Register,
    *,
    complaint_id: int,
    happened_at: Stated,
    reason: str,
    version: int | None = None,
) -> Outcome:
    """Take a disposition back from its teams: the case waits for the head again.

    The teams see it no more. Raises UserMistake for a case that no team works on, and without a
    reason.
    """
    why = clean_text(reason)
    with register.writing() as session:
        case = open_case(register, session, complaint_id=complaint_id, version=version)
        if case.state.turn is not Turn.TEAM:
            refuse({"": "Hanya disposisi aduan yang sedang ditangani tim yang dapat dicabut."})
        since = case.state.step_started_at
        refuse(
            {"happened_at": own_moment_mistake(case, happened_at, since=since)}
            | required_note(
                why, field="reason", name="Alasan", example="Contoh: salah alamat, bukan tugas tim."
            )
        )
        done = _revoked(register, session, case, happened_at, why)
    return outcome(case, "dicabut; aduannya kembali kepada Kepala", of="Disposisi", events=done)


def _revoked(
    register: Register, session: Session, case: OpenedCase, happened_at: Stated, why: str
) -> tuple[int, ...]:
    event = case.event(EventKind.REVOKED, happened_at, {"teams": []}, note=why)
    done = record(register, session, case.with_teams(()), [event])
    hand_to(register, session, case, ())
    return done
