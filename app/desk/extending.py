"""The head gives a team more working days, with a reason."""

from app.desk.disposing import outcome, own_moment_mistake
from app.desk.entry_checks import clean_text, refuse, required_note
from app.desk.open_case import open_case, record
from app.guard import allowed
from app.outcome import Outcome
from app.register import Register
from app.roles import Role
from app.rules.event_kinds import EventKind
from app.rules.kinds import Status, Unit
from app.rules.moments import Stated
from app.rules.timeline import own_targets

MOST_DAYS = 60


@allowed(Role.DESK, Role.HEAD)
def extend(
    register: Register,
    *,
    complaint_id: int,
    happened_at: Stated,
    days: int,
    reason: str,
    version: int | None = None,
) -> Outcome:
    """Move the due date of the team's follow-up by working days.

    Raises UserMistake unless the follow-up runs and is counted in working days.
    """
    text = clean_text(reason)
    with register.writing() as session:
        case = open_case(register, session, complaint_id=complaint_id, version=version)
        targets = own_targets(
            case.events, targets=case.office.targets, calendar=case.office.calendar
        )
        in_days = targets[case.state.step - 1].unit is Unit.WORKING_DAYS
        if case.state.status is not Status.IN_FOLLOW_UP or not in_days:
            refuse({"": "Hanya tenggat tindak lanjut tim yang dapat diperpanjang."})
        since = case.state.step_started_at
        mistakes = {"happened_at": own_moment_mistake(case, happened_at, since=since)}
        mistakes |= required_note(
            text, field="reason", name="Alasan", example="Contoh: menunggu audit inspektorat."
        )
        if not 1 <= days <= MOST_DAYS:
            mistakes["days"] = f"Perpanjangan antara 1 dan {MOST_DAYS} hari kerja."
        refuse(mistakes)
        event = case.event(EventKind.EXTENDED, happened_at, {"days": days}, note=text)
        done = record(register, session, case, [event])
    return outcome(case, f"diperpanjang {days} hari kerja", of="Tenggat", events=done)
