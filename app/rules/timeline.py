"""Folds the events of a case into its current state: the one place that knows the SOP's order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from app.facts import Status, StepTarget, Turn
from app.rules.timers import Unit
from app.rules.work_calendar import WorkCalendar


class EventKind(StrEnum):
    """What can happen to a complaint."""

    COMPLAINED = "complained"
    SOURCE_STEP = "source_step"
    RECEIVED = "received"
    REGISTERED = "registered"
    REPORTED = "reported"
    DISPOSED = "disposed"
    PROGRESS = "progress"
    RESULT = "result"
    ANSWERED = "answered"
    FORWARDED = "forwarded"
    PAUSED = "paused"
    RESUMED = "resumed"
    CLOSED = "closed"
    REOPENED = "reopened"
    CORRECTED = "corrected"
    PRINTED = "printed"


BEFORE_US = frozenset({EventKind.COMPLAINED, EventKind.SOURCE_STEP})
_RANK = {kind: rank for rank, kind in enumerate(EventKind)}


@dataclass(frozen=True, slots=True)
class Happening:
    """An event as the rules see it; moments are aware, `data` holds codes only."""

    kind: EventKind
    happened_at: datetime
    data: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class State:
    """Where a case stands after its events; `holder` is "desk", "head", "team:A,B" or ""."""

    status: Status = Status.NEW
    turn: Turn = Turn.DESK
    holder: str = "desk"
    step: int = 3
    step_started_at: datetime | None = None
    due_at: datetime | None = None
    paused_at: datetime | None = None
    paused_minutes: int = 0
    forwarded: bool = False
    closed_at: datetime | None = None
    settlement: str = ""


_BEGINNING = frozenset({EventKind.RECEIVED, EventKind.REGISTERED})


def in_order(events: Sequence[Happening]) -> list[Happening]:
    """Order what happened at our office by when it happened, whatever order it was recorded in.

    Receipt and registering come first even when the slip is typed in long after the deeds that
    followed it on paper.
    """
    own = [event for event in events if event.kind not in BEFORE_US]
    return sorted(
        own,
        key=lambda event: (event.kind not in _BEGINNING, event.happened_at, _RANK[event.kind]),
    )


def fold(
    events: Sequence[Happening], *, targets: Sequence[StepTarget], calendar: WorkCalendar
) -> State:
    """Return the state that the events lead to, with the due date of the running step."""
    state = State()
    answered_via = ""
    before_closing = state
    for event in in_order(events):
        if event.kind is EventKind.ANSWERED and event.data.get("final"):
            answered_via = str(event.data.get("channel", ""))
        if event.kind is EventKind.CLOSED:
            before_closing = state
        elif event.kind is EventKind.REOPENED:
            state = _reopen(before_closing, state, event, calendar)
            continue
        state = _after(state, event, answered_via, calendar)
    if state.status is Status.CLOSED or state.step_started_at is None:
        return replace(state, due_at=None)
    return replace(state, due_at=_due(state, targets, calendar))


def _due(state: State, targets: Sequence[StepTarget], calendar: WorkCalendar) -> datetime | None:
    if state.status is Status.ANSWERED or state.step_started_at is None:
        return None
    target = targets[state.step - 1]
    if target.unit is Unit.MINUTES:
        return calendar.due_after_working_minutes(
            state.step_started_at, target.amount, paused_minutes=state.paused_minutes
        )
    return calendar.due_after_working_days(
        state.step_started_at, target.amount, paused_minutes=state.paused_minutes
    )


# What each step of the SOP means for the state.
_STEPS = {
    3: (Status.NEW, Turn.DESK),
    4: (Status.AWAITING_DISPOSITION, Turn.HEAD),
    5: (Status.IN_FOLLOW_UP, Turn.TEAM),
    6: (Status.RESULT_PENDING, Turn.TEAM),
    7: (Status.ANSWER_PENDING, Turn.DESK),
}


def _step(state: State, number: int, at: datetime, holder: str) -> State:
    status, turn = _STEPS[number]
    return replace(
        state,
        status=status,
        turn=turn,
        holder=holder,
        step=number,
        step_started_at=at,
        paused_at=None,
        paused_minutes=0,
    )


def _after(state: State, event: Happening, answered_via: str, calendar: WorkCalendar) -> State:
    at = event.happened_at
    match event.kind:
        case EventKind.REGISTERED:
            return _step(state, 3, at, "desk")
        case EventKind.REPORTED:
            return _step(state, 4, at, "head")
        case EventKind.DISPOSED:
            teams = event.data.get("teams", [])
            names = ",".join(str(team) for team in teams) if isinstance(teams, list) else ""
            return _step(state, 5, at, f"team:{names}")
        case EventKind.PROGRESS if event.data.get("finished"):
            return _step(state, 6, at, state.holder)
        case EventKind.RESULT:
            return _step(state, 7, at, "desk")
        case EventKind.ANSWERED if event.data.get("final"):
            return replace(_step(state, 7, at, "desk"), status=Status.ANSWERED)
        case EventKind.FORWARDED:
            return replace(_step(state, 7, at, "desk"), forwarded=True)
        case EventKind.PAUSED:
            return replace(state, paused_at=at)
        case EventKind.RESUMED if state.paused_at is not None:
            paused = calendar.working_minutes_between(state.paused_at, at)
            return replace(state, paused_at=None, paused_minutes=state.paused_minutes + paused)
        case EventKind.CLOSED:
            closing = str(event.data.get("closing", ""))
            return replace(
                state,
                status=Status.CLOSED,
                turn=Turn.NOBODY,
                holder="",
                paused_at=None,
                closed_at=at,
                settlement=f"answered:{answered_via}" if answered_via else closing,
            )
        case _:
            return state


def _reopen(before: State, closed: State, event: Happening, calendar: WorkCalendar) -> State:
    """Go on where the case stood; the time it was closed does not count."""
    if closed.closed_at is None:
        return closed
    idle = calendar.working_minutes_between(closed.closed_at, event.happened_at)
    return replace(before, paused_minutes=before.paused_minutes + idle)
