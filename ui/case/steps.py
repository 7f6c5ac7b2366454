"""The seven steps of a case: what each took, which one runs, what the others may take."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from app.case import Case
from app.office import Office
from app.rules.clock_rows import ClockState, StepClock
from app.rules.kinds import Unit
from app.rules.targets import StepTarget
from app.rules.wording import minutes_words
from ui.look.tokens import Tone
from ui.parts.panels.step_bar import BarStep, StepState
from ui.register.wording import short_timer, timer_tone

_SKIPPED = "dilewati"
# Where seven steps share a small screen.
_SHORT = {
    "Lapor Kepala": "Lapor",
    "Tindak lanjut": "Tindakan",
    "Laporan hasil": "Hasil",
    "Beri tahu pelapor": "Jawaban",
    "sudah diterima": "diterima",
}
_SECOND_UNIT = re.compile(r"(?<=hari|.jam) \d+ (jam|menit)$")


def steps_of(case: Case, office: Office, *, now: datetime) -> list[BarStep]:
    """Return the steps as they stand at `now`."""
    return [_step(case, clock, office, now=now) for clock in case.clocks]


def shortened(steps: Sequence[BarStep]) -> list[BarStep]:
    """Return the steps in words that fit a small screen: one unit, without the standard."""
    return [
        replace(step, title=_SHORT.get(step.title, step.title), note=_short_note(step.note))
        for step in steps
    ]


def _short_note(note: str) -> str:
    used, of, rest = note.partition(" dari ")
    if of and used.isdigit():
        note = f"{used} {rest.split(maxsplit=1)[-1]}"
    note = _SHORT.get(note, note).replace("hari kerja", "hari").replace("kurang dari", "<")
    return _SECOND_UNIT.sub("", note.replace("terlambat", "lewat"))


def standard(timed: StepTarget | StepClock) -> str:
    """Return "5 hari kerja" or "15 menit"."""
    if timed.unit is Unit.WORKING_DAYS:
        return f"{timed.amount} hari kerja"
    return minutes_words(timed.amount)


def _step(case: Case, clock: StepClock, office: Office, *, now: datetime) -> BarStep:
    if clock.state is ClockState.WAITING:
        return BarStep(clock.title, standard(clock))
    if clock.state is ClockState.SKIPPED:
        return BarStep(clock.title, _SKIPPED)
    if clock.state is ClockState.DONE:
        return _done(clock)
    timer = case.row.timer(office, now=now)
    if timer is None:
        return BarStep(clock.title, standard(clock), StepState.CURRENT)
    words = timer.text if case.row.paused else short_timer(timer)
    return BarStep(clock.title, words, StepState.CURRENT, timer_tone(timer))


def _done(clock: StepClock) -> BarStep:
    if clock.step == 1:
        return BarStep(clock.title, "sudah diterima", StepState.DONE)
    if clock.unit is Unit.WORKING_DAYS:
        allowed = clock.amount + clock.extended_days
        words = f"{clock.worked_days} dari {allowed} hari kerja"
    elif clock.late and clock.worked_minutes >= 60:
        words = minutes_words(clock.worked_minutes)
    else:
        words = f"{clock.worked_minutes} dari {clock.amount} menit"
    return BarStep(clock.title, words, StepState.DONE, Tone.WARN if clock.late else Tone.PLAIN)
