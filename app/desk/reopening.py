"""Opening a closed case again, for who has to act on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from app.desk.disposing import outcome, teams_mistake
from app.desk.doubling import part
from app.desk.entry_checks import clean_text, refuse, required_note
from app.desk.event_log import NewEvent
from app.desk.open_case import OpenedCase, open_case, record
from app.desk.sealing_cases import hand_to
from app.guard import allowed
from app.outcome import Outcome
from app.register import Register
from app.roles import Role
from app.rules.event_kinds import EventKind
from app.rules.kinds import Status, Turn


@allowed(Role.DESK, Role.HEAD)
def reopen_case(
    register: Register,
    *,
    complaint_id: int,
    reason: str,
    to: Turn = Turn.DESK,
    teams: tuple[str, ...] = (),
) -> Outcome:
    """Open a closed case again for the desk to answer, the head to dispose, or `teams` to work on.

    The step that is needed begins now, with its whole standard. The reason is kept on the timeline.
    Raises UserMistake for a case that is open, for nobody to act, for a missing or unknown team,
    and without a reason.
    """
    text = clean_text(reason)
    with register.writing() as session:
        case = open_case(register, session, complaint_id=complaint_id)
        if case.state.status is not Status.CLOSED:
            refuse({"": "Aduan ini belum ditutup."})
        mistakes = required_note(
            text, field="reason", name="Alasan", example="Contoh: ada keterangan baru."
        )
        event = reopened(case, to=to, teams=teams, why=text, mistakes=mistakes)
        with_whom = frozenset(teams) if to is Turn.TEAM else case.facts.teams
        done = record(register, session, case.with_teams(with_whom), [event])
        hand_to(register, session, case, with_whom)
        part(register, session, case, case.state.settlement)
    return outcome(case, "dibuka kembali", events=done)


def reopened(
    case: OpenedCase,
    *,
    to: Turn,
    teams: tuple[str, ...],
    why: str,
    before: Iterable[str] = (),
    field: str = "teams",
    mistakes: Mapping[str, str] = MappingProxyType({}),
) -> NewEvent:
    """Return the event by which a case is opened again for who has to act: `teams` where it is they.

    Those who had it `before` may have it again, though they are offered no more. Raises UserMistake
    for nobody to act and, under `field`, for teams that can't have it, with the other `mistakes`.
    """
    found = dict(mistakes)
    data: dict[str, object] = {"to": to.value}
    if to is Turn.NOBODY:
        found["to"] = "Pilih siapa yang menanganinya lagi."
    if to is Turn.TEAM:
        found[field] = teams_mistake(case, teams, before=before).get("teams", "")
        data["teams"] = list(teams)
    refuse(found)
    return NewEvent(EventKind.REOPENED, case.now, data, note=why)
