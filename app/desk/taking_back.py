"""Taking back what one just did to a case: it stays on record, as withdrawn."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from app.access.entitlement import told_facts
from app.desk.disposing import outcome
from app.desk.doubling import part
from app.desk.entry_checks import refuse
from app.desk.event_log import NewEvent
from app.desk.open_case import OpenedCase, open_case, record
from app.desk.sealing_cases import hand_to
from app.guard import allowed
from app.outcome import Outcome
from app.register import Register
from app.roles import Role
from app.rules.event_kinds import EventKind
from app.rules.event_sentences import UNDONE_WORDS

WITHIN = timedelta(minutes=5)
"""How long after it was recorded something can be taken back."""
# Keys that were sealed, looks at a case and numbered sheets follow nothing that was done.
_PASSING = frozenset(
    {EventKind.SEALED_AGAIN, EventKind.IDENTITY_READ, EventKind.ISSUED, EventKind.SEEN}
)
_TOO_LATE = "Sudah tidak dapat diurungkan: waktunya lewat atau ada yang dicatat sesudahnya."


@allowed(Role.DESK, Role.HEAD, Role.TEAM)
def take_back(register: Register, *, complaint_id: int, events: tuple[int, ...]) -> Outcome:
    """Withdraw events of a case, given by their places; the case stands as it did before them.

    Raises UserMistake unless who is signed in recorded them, within the last minutes, as the last
    that was done to the case, and they are of a kind that can be taken back.
    """
    with register.writing() as session:
        case = open_case(register, session, complaint_id=complaint_id)
        kinds = _kinds_of_newest(case, events, actor=register.actor)
        settled = case.state.settlement
        data: dict[str, object] = {"events": list(events), "parts": kinds}
        teams = _teams_before(case, events)
        if teams != case.facts.teams:
            data["teams"] = sorted(teams)
        event = NewEvent(EventKind.WITHDRAWN, case.now, data)
        record(register, session, case.with_teams(teams), [event])
        hand_to(register, session, case, teams)
        if EventKind.CLOSED in kinds:
            part(register, session, case, settled)
    return outcome(case, "kembali seperti semula")


def _kinds_of_newest(case: OpenedCase, events: Sequence[int], *, actor: str) -> list[str]:
    """Return the kinds of the events to be taken back; refuse what can't be."""
    wanted = set(events)
    deeds = [row for row in case.rows if row.id in wanted]
    after = [row for row in case.rows if row.id > max(wanted, default=0)]
    if (
        len(deeds) != len(wanted)
        or not deeds
        or any(row.kind not in UNDONE_WORDS or row.actor != actor for row in deeds)
        or any(row.kind not in _PASSING for row in after)
    ):
        refuse({"": _TOO_LATE})
    recorded_at = datetime.fromisoformat(deeds[0].recorded_at).replace(tzinfo=UTC)
    if case.now - recorded_at > WITHIN:
        refuse({"": _TOO_LATE})
    return [row.kind for row in deeds]


def _teams_before(case: OpenedCase, events: Sequence[int]) -> frozenset[str]:
    """Return the teams a case was with before some events."""
    handed = [each for each in case.events if each.position in set(events) and "teams" in each.data]
    if not handed:
        return case.facts.teams
    before = [each for each in case.events if each.position < min(events)]
    return told_facts((each.kind, each.data) for each in before).teams
