"""The seven steps of a case: what each took, which one runs, what the others may take."""

from datetime import datetime

from app.case import Case
from app.office import Office
from app.rules.clock_rows import ClockState, Span, StepClock
from app.rules.kinds import Unit
from app.rules.timer_words import (
    short_span_words,
    short_standard_words,
    short_timer_words,
    short_used_words,
    span_words,
    standard_words,
    timer_words,
    used_words,
)
from app.rules.timers import Timer
from ui.case_words import tone_of
from ui.look.tokens import Tone
from ui.parts.panels.step_bar import BarStep, StepState

_SKIPPED = "dilewati"
# Where seven steps share a small screen.
_SHORT_TITLES = {
    "Lapor Kepala": "Lapor",
    "Tindak lanjut": "Tindakan",
    "Laporan hasil": "Hasil",
    "Beri tahu pelapor": "Jawaban",
}


def steps_of(case: Case, office: Office, *, now: datetime, short: bool = False) -> list[BarStep]:
    """Return the steps as they stand at `now`; `short` ones fit a small screen: one unit each."""
    return [_step(case, clock, office, now=now, short=short) for clock in case.clocks]


def _step(case: Case, clock: StepClock, office: Office, *, now: datetime, short: bool) -> BarStep:
    title = _SHORT_TITLES.get(clock.title, clock.title) if short else clock.title
    standard = (short_standard_words if short else standard_words)(clock.amount, clock.unit)
    match clock.state:
        case ClockState.WAITING:
            return BarStep(title, standard)
        case ClockState.SKIPPED:
            return BarStep(title, _SKIPPED)
        case ClockState.DONE:
            tone = Tone.WARN if clock.late and clock.step > 1 else Tone.PLAIN
            return BarStep(title, _done_words(clock, short=short), StepState.DONE, tone)
        case ClockState.RUNNING | ClockState.PAUSED:
            timer = case.row.timer(office, now=now)
            words = standard if timer is None else _running_words(timer, short=short)
            brief = "" if timer is None else _running_words(timer, short=True)
            return BarStep(title, words, StepState.CURRENT, tone_of(timer), brief)


def _running_words(timer: Timer, *, short: bool) -> str:
    if short:
        return short_timer_words(timer)
    return timer_words(timer, standard=timer.paused)


def _done_words(clock: StepClock, *, short: bool) -> str:
    if clock.step == 1:
        return "diterima" if short else "sudah diterima"
    in_minutes, over = clock.unit is Unit.MINUTES, clock.over_by
    if in_minutes and over and (over.minutes is None or clock.worked_minutes >= 60):
        by_day = over.minutes is None
        took = Span(clock.worked_days, None) if by_day else Span(minutes=clock.worked_minutes)
        return short_span_words(took) if short else span_words(took)
    used = clock.worked_minutes if in_minutes else clock.worked_days
    if short:
        return short_used_words(used, clock.unit)
    return used_words(used, clock.amount + clock.extended_days, clock.unit)
