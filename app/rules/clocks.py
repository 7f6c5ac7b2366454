"""One clock for every SOP step and national limit of a case, computed from its events."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from app.rules.clock_rows import CaseLimit, ClockState, Span, StepClock
from app.rules.day_notes import NO_HOURS, DayNote, merged
from app.rules.event_kinds import EventKind
from app.rules.happenings import Happening, in_force
from app.rules.kinds import Status, Unit
from app.rules.targets import VERIFICATION, WHOLE, StepTarget, Targets
from app.rules.timeline import State, beginning, due_of, in_order, own_targets, replay, resumed
from app.rules.wording import minutes_words
from app.rules.work_calendar import Pause, WorkCalendar

LIMIT_TITLES = {VERIFICATION: "Verifikasi", WHOLE: "Penyelesaian"}
# What ends a step as the SOP has it; any other event that ends it skips it. Beside each kind stands
# what its data must say for that, where a kind may also tell of less.
_OWN_ENDS = {
    3: {EventKind.REPORTED: "", EventKind.DISPOSED: ""},
    4: {EventKind.DISPOSED: ""},
    5: {EventKind.PROGRESS: "finished", EventKind.RESULT: ""},
    6: {EventKind.RESULT: "", EventKind.APPROVED: ""},
    7: {EventKind.ANSWERED: "final"},
}
_VERIFIED = (EventKind.DISPOSED, EventKind.FORWARDED, EventKind.RESULT)


@dataclass(frozen=True, slots=True)
class _Run:
    """One step's way: what bears on its due date is the state it was in."""

    state: State
    finished: datetime | None = None
    done: bool = True

    @property
    def started(self) -> datetime:
        """When the step began."""
        if self.state.step_started_at is None:
            raise AssertionError("only a step that began has a run")
        return self.state.step_started_at


@dataclass(frozen=True, slots=True)
class Judgement:
    """All that is said about a case's time; what is noted down when it is closed."""

    clocks: tuple[StepClock, ...]
    limits: tuple[CaseLimit, ...]
    at_our_office: Span
    follow_up_due: datetime
    paused_minutes: int


def judge(
    events: Sequence[Happening], *, targets: Targets, calendar: WorkCalendar, now: datetime
) -> Judgement:
    """Return all clocks of a case as they stand at `now`, whatever order it was recorded in."""
    events = in_force(events)
    standards = own_targets(events, targets=targets, calendar=calendar)
    runs, state = _runs(events, calendar=calendar)
    _tell_what_was_done(runs, state, events)
    by_day = frozenset(event.happened_at for event in events if event.day_only)
    clocks = tuple(
        _clock(
            target,
            runs[target.step],
            calendar=calendar,
            now=now,
            paused=state.paused_at,
            by_day=by_day,
        )
        if target.step in runs
        else _unused(target, skipped=not state.running or target.step < state.step)
        for target in standards
    )
    due = clocks[state.step - 1].due if state.running else None
    return Judgement(
        clocks=clocks,
        limits=_limits(events, targets=targets, calendar=calendar, now=now, step_due=due),
        at_our_office=_worked_here(events, calendar=calendar, ended=state.closed_at or now),
        follow_up_due=_follow_up_due(clocks, standards[4], calendar, now),
        paused_minutes=state.paused_minutes,
    )


def _runs(events: Sequence[Happening], *, calendar: WorkCalendar) -> tuple[dict[int, _Run], State]:
    runs: dict[int, _Run] = {}
    before_closing: dict[int, _Run] = {}
    before = State()
    for event, state in replay(events, calendar=calendar):
        at = event.happened_at
        if event.kind is EventKind.RECEIVED:
            received = replace(State(), step_started_at=at)
            runs |= {1: _Run(received, at), 2: _Run(received)}
        elif event.kind is EventKind.REGISTERED and 2 in runs:
            runs[2] = _Run(runs[2].state, at)
        if event.kind is EventKind.CLOSED:
            before_closing = dict(runs)
        reopened = event.kind is EventKind.REOPENED
        if reopened:
            runs = dict(before_closing)
        elif before.running and _moved(before, state):
            own = event.kind in _OWN_ENDS[before.step]
            runs[before.step] = _Run(resumed(before, at, calendar), at, own)
        if _moved(before, state) and not (state.status is Status.ANSWERED and 7 in runs):
            _begin(runs, before, state, at, anew=reopened)
        elif state.running:
            runs[state.step] = _Run(state)
        before = state
    return runs, before


def _moved(before: State, state: State) -> bool:
    if (before.step, before.step_started_at) != (state.step, state.step_started_at):
        return True
    return before.running is not state.running


def _begin(runs: dict[int, _Run], before: State, state: State, at: datetime, *, anew: bool) -> None:
    """Start the clock of the step that now runs; those after it are still to come."""
    if state.running:
        for step in [step for step in runs if step > state.step]:
            del runs[step]
        runs[state.step] = _Run(state)
        if (before.step, state.step) == (5, 7) and not (state.forwarded or anew):
            # The report came with the team's last word: nothing told them apart.
            runs[6] = _Run(replace(state, step=6), at)
    elif state.status is Status.ANSWERED:
        runs[7] = _Run(state, at)


def _tell_what_was_done(runs: dict[int, _Run], state: State, events: Sequence[Happening]) -> None:
    """Let no step count as skipped whose own end is on record, only with an earlier time."""
    for step, ending in _OWN_ENDS.items():
        run = runs.get(step)
        if run.done if run else state.running and step >= state.step:
            continue
        ends = [e.happened_at for e in events if e.kind in ending and _says(e, ending[e.kind])]
        if ends and run:
            runs[step] = replace(run, done=True)
        elif ends:
            # It began and ended before the step ahead of it was written down.
            runs[step] = _Run(replace(State(), step=step, step_started_at=min(ends)), min(ends))


def _says(event: Happening, needed: str) -> bool:
    return not needed or bool(event.data.get(needed))


def _clock(
    target: StepTarget,
    run: _Run,
    *,
    calendar: WorkCalendar,
    now: datetime,
    paused: datetime | None,
    by_day: frozenset[datetime],
) -> StepClock:
    state, started = run.state, run.started
    ended = run.finished or max(paused or now, started)
    due = due_of(state, target, calendar, started=started)
    standing = ClockState.PAUSED if paused else ClockState.RUNNING
    if run.finished:
        standing = ClockState.DONE if run.done else ClockState.SKIPPED
    minutes = calendar.working_minutes_between(started, ended) - state.paused_minutes
    in_days = target.unit is Unit.WORKING_DAYS
    over = overrun(calendar, started=started, due=due, ended=ended)
    if over and not by_day.isdisjoint({started, ended}):
        # Of what was told without its time nobody knows the minutes.
        over = Span(over.days, None)
    return StepClock(
        step=target.step,
        title=target.title,
        amount=target.amount,
        unit=target.unit,
        started=started,
        due=due,
        finished=run.finished,
        worked_minutes=max(0, minutes),
        worked_days=_worked_days(calendar, started, ended, state.pauses),
        paused_minutes=state.paused_minutes,
        extended_days=state.extended_days if in_days else 0,
        over_by=over,
        state=standing,
    )


def _unused(target: StepTarget, *, skipped: bool) -> StepClock:
    return StepClock(
        step=target.step,
        title=target.title,
        amount=target.amount,
        unit=target.unit,
        started=None,
        due=None,
        finished=None,
        worked_minutes=0,
        worked_days=0,
        paused_minutes=0,
        extended_days=0,
        over_by=None,
        state=ClockState.SKIPPED if skipped else ClockState.WAITING,
    )


def _worked_days(
    calendar: WorkCalendar, started: datetime, ended: datetime, pauses: Sequence[Pause]
) -> int:
    """Count the working days after the day of the start, those wholly paused left out."""
    days = calendar.working_days_between(started, ended)
    first = started.astimezone(calendar.zone).date()
    last = ended.astimezone(calendar.zone).date()
    for began, until in merged(pauses):
        day = max(first + timedelta(days=1), began.astimezone(calendar.zone).date())
        while day <= min(last, until.astimezone(calendar.zone).date()):
            days -= _wholly_within(calendar, day, began, until)
            day += timedelta(days=1)
    return max(0, days)


def _wholly_within(calendar: WorkCalendar, day: date, began: datetime, until: datetime) -> bool:
    hours = calendar.hours_on(day)
    if hours is None:
        return False
    opens = datetime.combine(day, hours.opens, calendar.zone)
    return began <= opens and until >= datetime.combine(day, hours.closes, calendar.zone)


def overrun(
    calendar: WorkCalendar, *, started: datetime, due: datetime, ended: datetime
) -> Span | None:
    """Return by how much working time a step ended after it was due; None when in time."""
    if ended <= due:
        return None
    days, seconds = calendar.work_span(anchor=due, moment=max(ended, started))
    return Span(days, seconds // 60)


def _limits(
    events: Sequence[Happening],
    *,
    targets: Targets,
    calendar: WorkCalendar,
    now: datetime,
    step_due: datetime | None,
) -> tuple[CaseLimit, ...]:
    began, classes = beginning(events, calendar=calendar)
    started, ends = _ends(events, calendar=calendar)
    found = []
    for code, title in LIMIT_TITLES.items():
        days = targets.limit_days(code, began=began, classes=classes)
        if days is None:
            continue
        due = calendar.due_after_working_days(started, days)
        ended = ends.get(code)
        over = overrun(calendar, started=started, due=due, ended=ended or max(now, started))
        stricter = ended is None and step_due is not None and due < step_due
        found.append(CaseLimit(code, title, days, started, due, ended, over, stricter))
    return tuple(found)


def _ends(
    events: Sequence[Happening], *, calendar: WorkCalendar
) -> tuple[datetime, dict[str, datetime]]:
    """Return when a case began and when it was verified and settled, as far as it was."""
    ends: dict[str, datetime] = {}
    before_closing: dict[str, datetime] = {}
    for event, state in replay(events, calendar=calendar):
        at = event.happened_at
        if event.kind is EventKind.CLOSED:
            before_closing = dict(ends)
        elif event.kind is EventKind.REOPENED:
            ends = dict(before_closing)
            if "to" in event.data:
                ends.pop(WHOLE, None)
            continue
        settled = state.status in (Status.ANSWERED, Status.CLOSED)
        if settled or event.kind in _VERIFIED:
            ends.setdefault(VERIFICATION, at)
        if settled:
            ends.setdefault(WHOLE, at)
    return in_order(events)[0].happened_at, ends


def _worked_here(events: Sequence[Happening], *, calendar: WorkCalendar, ended: datetime) -> Span:
    """Return the working time from the receipt to the end, pauses included.

    In days where only the day of the receipt is known.
    """
    received = next(e for e in events if e.kind is EventKind.RECEIVED)
    began = received.happened_at
    days, seconds = calendar.work_span(anchor=began, moment=max(began, ended))
    return Span(days, None if received.day_only else seconds // 60)


def _follow_up_due(
    clocks: Sequence[StepClock], target: StepTarget, calendar: WorkCalendar, now: datetime
) -> datetime:
    """Return when the team's days end: of its own clock, or if it began with the register."""
    if clocks[4].due is not None:
        return clocks[4].due
    start = clocks[2].started or now
    return due_of(State(), target, calendar, started=start)


def minute_notes(calendar: WorkCalendar, *, start: datetime, due: datetime) -> tuple[DayNote, ...]:
    """Return one note per day of a step counted in minutes: how long it was worked on, or why not."""
    notes = []
    day, last = (moment.astimezone(calendar.zone).date() for moment in (start, due))
    while day <= last:
        dawn = datetime.combine(day, time(), calendar.zone)
        begins, ends = max(start, dawn), min(due, dawn + timedelta(days=1))
        off = calendar.day_off_on(day)
        reason = off.name if off else NO_HOURS
        if calendar.is_working_day(day):
            minutes = calendar.working_minutes_between(begins, ends)
            reason = f"{minutes_words(minutes)} dalam jam kerja"
        notes.append(DayNote(day, None, reason))
        day += timedelta(days=1)
    return tuple(notes)
