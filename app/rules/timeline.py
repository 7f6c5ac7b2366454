"""Folds the events of a case into its current state: the one place that knows the SOP's order."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import accumulate
from operator import itemgetter

from app.rules.event_detail import codes, number, text
from app.rules.event_kinds import BEFORE_US, RANK, EventKind, Still
from app.rules.happenings import Happening, in_force
from app.rules.kinds import Closing, Holder, Settlement, Status, Turn, Unit, awaiting_approval
from app.rules.targets import StepTarget, Targets
from app.rules.work_calendar import Pause, WorkCalendar

_DESK, _HEAD, _NOBODY = Holder(Turn.DESK), Holder(Turn.HEAD), Holder(Turn.NOBODY)


@dataclass(frozen=True, slots=True)
class State:
    """Where a case stands after its events; one that is open has no settlement.

    `awaited_since` is when the case went to another office that has not told yet that it has it.
    Pauses and extension are the running step's own; `pauses` have codes for reasons, "closed"
    for the time between closing and reopening.
    """

    status: Status = Status.NEW
    turn: Turn = Turn.DESK
    holder: Holder = _DESK
    step: int = 3
    step_started_at: datetime | None = None
    due_at: datetime | None = None
    paused_at: datetime | None = None
    paused_minutes: int = 0
    forwarded: bool = False
    awaited_since: datetime | None = None
    closed_at: datetime | None = None
    settlement: Settlement | None = None
    extended_days: int = 0
    pauses: tuple[Pause, ...] = ()
    pause_reason: str = ""
    about: str = ""
    """The code of the office it concerns, "" where only older programs told of it."""

    @property
    def running(self) -> bool:
        """Tell whether a step of the SOP is under way."""
        ended = self.status in (Status.ANSWERED, Status.CLOSED)
        return self.step_started_at is not None and not ended


_BEGINNING = frozenset({EventKind.RECEIVED, EventKind.REGISTERED})
_ANEW = frozenset({EventKind.MOVED, EventKind.REVOKED, EventKind.RETURNED, EventKind.REOPENED})


def in_order(events: Sequence[Happening]) -> list[Happening]:
    """Order what happened at our office by when it happened, whatever order it was recorded in.

    Only what is in force; receipt and registering come first even when the slip is typed in long after the deeds that
    followed it on paper.
    """
    own = [event for event in in_force(events) if event.kind not in BEFORE_US]
    rounds = accumulate(event.kind in _ANEW for event in own)
    placed = [(_place(event, began), event) for event, began in zip(own, rounds, strict=True)]
    if len({place for place, _ in placed}) < len(placed):
        # Two of a kind at one moment must not depend on who wrote first.
        placed.sort(key=lambda each: str(sorted(each[1].data.items())))
    placed.sort(key=itemgetter(0))
    return [event for _, event in placed]


def _place(event: Happening, began_anew: int) -> tuple[bool, datetime, int, int]:
    """Return what an event is ordered by; `began_anew` is how often its case had by then.

    What was recorded after that, with the same moment, is of the new round.
    """
    late = event.kind not in _BEGINNING
    rank = -1 if event.kind in _ANEW else RANK[event.kind]
    return late, event.happened_at, began_anew, rank


def fold(events: Sequence[Happening], *, targets: Targets, calendar: WorkCalendar) -> State:
    """Return the state that the events lead to, with the due date of the running step."""
    state, ordered = State(), in_order(events)
    for _, after in _replayed(ordered, calendar):
        state = after
    state = replace(state, about=concerned_office(events))
    started = state.step_started_at
    if started is None or not state.running:
        return replace(state, due_at=None)
    began, classes = _beginning(ordered, calendar)
    target = targets.for_case(began=began, classes=classes)[state.step - 1]
    return replace(state, due_at=due_of(state, target, calendar, started=started))


def concerned_office(events: Sequence[Happening]) -> str:
    """Return the code of the office that a case concerns: as was told last, by whoever forwarded it.

    Events are in the order of recording. What a forwarding that was withdrawn says of the office
    before it still holds.
    """
    told = next((text(event.data, "was") for event in events if "was" in event.data), "")
    for event in in_force(events):
        told = text(event.data, _CONCERNED.get(event.kind, "")) or told
    return told


_CONCERNED = {
    EventKind.REGISTERED: "about",
    EventKind.CORRECTED: "about",
    EventKind.FORWARDED: "office",
}
"""Where the data of an event tells which office a case concerns."""


def replay(
    events: Sequence[Happening], *, calendar: WorkCalendar
) -> Iterator[tuple[Happening, State]]:
    """Yield what happened at our office in order of time, with the state after it."""
    return _replayed(in_order(events), calendar)


def _replayed(
    ordered: Sequence[Happening], calendar: WorkCalendar
) -> Iterator[tuple[Happening, State]]:
    state = State()
    answered_via = ""
    before_closing = state
    for event in ordered:
        if event.kind is EventKind.ANSWERED and event.data.get("final"):
            answered_via = text(event.data, "channel")
        if event.kind is EventKind.REOPENED:
            state = _reopen(before_closing, state, event, calendar)
            if "to" in event.data:
                # Who is told again is told anew, over whatever channel.
                answered_via = ""
        else:
            if event.kind is EventKind.CLOSED:
                before_closing = state
            state = _after(state, event, answered_via, calendar)
        yield event, state


def own_targets(
    events: Sequence[Happening], *, targets: Targets, calendar: WorkCalendar
) -> tuple[StepTarget, ...]:
    """Return the seven standards of the case these events tell."""
    began, classes = beginning(events, calendar=calendar)
    return targets.for_case(began=began, classes=classes)


def beginning(
    events: Sequence[Happening], *, calendar: WorkCalendar
) -> tuple[date, tuple[str, ...]]:
    """Return the day a case began, in the office's zone, and the classes it belongs to."""
    return _beginning(in_order(events), calendar)


def _beginning(
    ordered: Sequence[Happening], calendar: WorkCalendar
) -> tuple[date, tuple[str, ...]]:
    received = next((event for event in ordered if event.kind is EventKind.RECEIVED), ordered[0])
    told = [event.data for event in ordered if "classes" in event.data]
    day = received.happened_at.astimezone(calendar.zone).date()
    return day, codes(told[-1], "classes") if told else ()


def due_of(
    state: State, target: StepTarget, calendar: WorkCalendar, *, started: datetime
) -> datetime:
    """Return when a step that started then is due: its standard, the extension, the pauses."""
    paused = state.paused_minutes
    if target.unit is Unit.MINUTES:
        return calendar.due_after_working_minutes(started, target.amount, paused_minutes=paused)
    days = target.amount + state.extended_days
    return calendar.due_after_working_days(started, days, paused_minutes=paused)


def resumed(state: State, at: datetime, calendar: WorkCalendar) -> State:
    """Return the same with its pause ended; unchanged when it isn't paused."""
    if state.paused_at is None:
        return state
    pause = Pause(state.paused_at, at, state.pause_reason)
    minutes = calendar.working_minutes_between(state.paused_at, at)
    return replace(
        state,
        paused_at=None,
        pause_reason="",
        paused_minutes=state.paused_minutes + minutes,
        pauses=(*state.pauses, pause),
    )


# The step and the turn that each status stands for, in the order of the SOP.
_MEANING = {
    Status.NEW: (3, Turn.DESK),
    Status.AWAITING_DISPOSITION: (4, Turn.HEAD),
    Status.IN_FOLLOW_UP: (5, Turn.TEAM),
    Status.RESULT_PENDING: (6, Turn.TEAM),
    Status.ANSWER_PENDING: (7, Turn.DESK),
    Status.ANSWERED: (7, Turn.DESK),
}
_ORDER = {status: place for place, status in enumerate(Status)}


def _moved(state: State, status: Status, at: datetime, holder: Holder = _DESK) -> State:
    """Begin a status; what is told with a time after a later step never takes a case back."""
    if _ORDER[status] < _ORDER[state.status]:
        return state
    return _begun(state, status, at, holder)


def _begun(state: State, status: Status, at: datetime, holder: Holder = _DESK) -> State:
    """Begin a status and its step with its whole standard, whatever came before."""
    step, turn = _MEANING[status]
    return replace(
        state,
        status=status,
        turn=turn,
        holder=holder,
        step=step,
        step_started_at=at,
        paused_at=None,
        paused_minutes=0,
        extended_days=0,
        pauses=(),
        pause_reason="",
    )


def _pause(state: State, at: datetime, reason: str) -> State:
    """Stop the running step's clock; a pause that already lasts goes on."""
    if state.paused_at is not None:
        return state
    return replace(state, paused_at=at, pause_reason=reason)


def _progress(state: State, at: datetime, *, done: bool) -> State:
    return _moved(state, Status.RESULT_PENDING, at, state.holder) if done else state


def _after(state: State, event: Happening, answered_via: str, calendar: WorkCalendar) -> State:
    """Return the state after an event other than a reopening."""
    at, data = event.happened_at, event.data
    match event.kind:
        case EventKind.REGISTERED:
            return _moved(state, Status.NEW, at)
        case EventKind.REPORTED:
            return _moved(state, Status.AWAITING_DISPOSITION, at, _HEAD)
        case EventKind.DISPOSED | EventKind.MOVED:
            return _to_team(state, event)
        case EventKind.REVOKED:
            at_team = state.turn is Turn.TEAM
            return _begun(state, Status.AWAITING_DISPOSITION, at, _HEAD) if at_team else state
        case EventKind.PROGRESS:
            return _progress(state, at, done=bool(data.get("finished")))
        case EventKind.RESULT | EventKind.APPROVED | EventKind.RETURNED:
            return _with_report(state, event, calendar)
        case EventKind.ANSWERED:
            return _moved(state, Status.ANSWERED, at) if data.get("final") else state
        case EventKind.FORWARDED:
            awaited = at if data.get("awaits") else None
            gone = _moved(state, Status.ANSWER_PENDING, at)
            return replace(gone, forwarded=True, awaited_since=awaited)
        case EventKind.ACKNOWLEDGED:
            return replace(state, awaited_since=None)
        case EventKind.PAUSED | EventKind.RESUMED | EventKind.EXTENDED:
            return _with_time(state, event, calendar)
        case EventKind.CLOSED:
            return _close(state, at, data, answered_via)
        case _:
            return _same(state, event.kind)


def _same(state: State, _kind: Still) -> State:
    """Return the state as it is; a kind that is told nowhere fails the type check here."""
    return state


def _to_team(state: State, event: Happening) -> State:
    """Give a case to a team; what others work on goes to it with all the working days there are."""
    holder = Holder(Turn.TEAM, codes(event.data, "teams"))
    if event.kind is EventKind.DISPOSED:
        return _moved(state, Status.IN_FOLLOW_UP, event.happened_at, holder)
    if state.turn is not Turn.TEAM:
        return state
    return _begun(state, Status.IN_FOLLOW_UP, event.happened_at, holder)


def _with_report(state: State, event: Happening, calendar: WorkCalendar) -> State:
    """Bring a report to the desk; where the head wants to see it first, by way of the head."""
    at = event.happened_at
    approval = awaiting_approval(state.status, state.turn)
    if event.kind is EventKind.RETURNED:
        holder = Holder(Turn.TEAM, codes(event.data, "back_to"))
        return _begun(state, Status.IN_FOLLOW_UP, at, holder) if approval else state
    if event.kind is EventKind.APPROVED:
        return _moved(state, Status.ANSWER_PENDING, at) if approval else state
    if not event.data.get("approval"):
        return _moved(state, Status.ANSWER_PENDING, at)
    if _ORDER[state.status] > _ORDER[Status.RESULT_PENDING]:
        return state
    # The minutes of the report go on where they run already.
    reported = (
        resumed(state, at, calendar)
        if state.status is Status.RESULT_PENDING
        else _moved(state, Status.RESULT_PENDING, at)
    )
    return replace(reported, turn=Turn.HEAD, holder=_HEAD)


def _with_time(state: State, event: Happening, calendar: WorkCalendar) -> State:
    """Pause the running step, let it run on, or give it more working days."""
    if event.kind is EventKind.PAUSED:
        return _pause(state, event.happened_at, text(event.data, "reason"))
    if event.kind is EventKind.RESUMED:
        return resumed(state, event.happened_at, calendar)
    return replace(state, extended_days=state.extended_days + number(event.data, "days"))


def _close(state: State, at: datetime, data: Mapping[str, object], answered_via: str) -> State:
    closing = Closing(text(data, "closing"))
    if closing is Closing.UNDONE:
        # Whatever was answered elsewhere before it was brought in counts for nothing here.
        settlement = Settlement(closing)
    elif closing is Closing.DOUBLE:
        settlement = Settlement(closing, case=text(data, "case"))
    elif answered_via:
        settlement = Settlement(Closing.ANSWERED, answered_via)
    else:
        settlement = Settlement(closing)
    return replace(
        state,
        status=Status.CLOSED,
        turn=Turn.NOBODY,
        holder=_NOBODY,
        paused_at=None,
        # A closed case keeps the calendar it was judged by.
        paused_minutes=number(data, "paused_minutes", state.paused_minutes),
        closed_at=at,
        settlement=settlement,
    )


_REOPENED_TO = {
    Turn.DESK: Status.ANSWER_PENDING,
    Turn.HEAD: Status.AWAITING_DISPOSITION,
    Turn.TEAM: Status.IN_FOLLOW_UP,
}
"""The step that who has to act on a reopened case begins anew."""


def _reopen(before: State, closed: State, event: Happening, calendar: WorkCalendar) -> State:
    """Begin the step that is needed; older programs let it go on where it stood.

    There the time it was closed does not count.
    """
    if closed.closed_at is None:
        return closed
    # Another office may have told meanwhile.
    before = replace(before, awaited_since=closed.awaited_since)
    if to := text(event.data, "to"):
        turn, at = Turn(to), event.happened_at
        return _begun(before, _REOPENED_TO[turn], at, Holder(turn, codes(event.data, "teams")))
    if before.paused_at is not None:
        # The pause goes on as well, and has the idle time in it.
        return before
    idle = replace(before, paused_at=closed.closed_at, pause_reason="closed")
    return resumed(idle, event.happened_at, calendar)
