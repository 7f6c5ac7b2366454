"""The seven steps of a case: what each took, which one runs, what the others may take."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from app.facts import Case, Office, Status, StepTarget
from app.rules.timers import Unit
from app.rules.wording import minutes_words
from ui.look.tokens import Tone
from ui.parts.step_bar import Step, StepState
from ui.register.wording import short_timer, timer_tone

# The first event of these kinds ends a step; each step begins where the one before it ended.
_ENDS = {2: "registered", 3: "reported", 4: "disposed", 6: "result", 7: "answered"}
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


def steps_of(case: Case, office: Office, *, now: datetime) -> list[Step]:
    """Return the steps as they stand at `now`."""
    current = 8 if case.row.status in (Status.CLOSED, Status.ANSWERED) else case.row.step
    return [
        _current(case, office, now=now)
        if step == current
        else _done(case, office, step)
        if step < current
        else Step(office.target(step).title, standard(office.target(step)))
        for step in range(1, 8)
    ]


def shortened(steps: Sequence[Step]) -> list[Step]:
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


def standard(target: StepTarget) -> str:
    """Return "5 hari kerja" or "15 menit"."""
    if target.unit is Unit.WORKING_DAYS:
        return f"{target.amount} hari kerja"
    return minutes_words(target.amount)


def _current(case: Case, office: Office, *, now: datetime) -> Step:
    target = office.target(case.row.step)
    timer = case.row.timer(office, now=now)
    if timer is None:
        return Step(target.title, standard(target), StepState.CURRENT)
    words = timer.text if case.row.paused else short_timer(timer)
    return Step(target.title, words, StepState.CURRENT, timer_tone(timer))


def _done(case: Case, office: Office, step: int) -> Step:
    title = office.target(step).title
    if step == 1:
        return Step(title, "sudah diterima", StepState.DONE)
    begun, ended = _moment(case, step - 1), _moment(case, step)
    if ended is None:
        known = step == 5 and _moment(case, 6) is not None
        note = "selesai" if known else _SKIPPED
        return Step(title, note, StepState.DONE if known else StepState.NEXT)
    if begun is None:
        return Step(title, "selesai", StepState.DONE)
    return _measured(office, office.target(step), begun, ended)


def _measured(office: Office, target: StepTarget, begun: datetime, ended: datetime) -> Step:
    if target.unit is Unit.WORKING_DAYS:
        used, unit = office.calendar.working_days_between(begun, ended), "hari kerja"
    else:
        used, unit = office.calendar.working_minutes_between(begun, ended), "menit"
    over = used > target.amount
    words = f"{used} dari {target.amount} {unit}"
    if over and unit == "menit" and used >= 60:
        words = f"{minutes_words(used)}"
    return Step(target.title, words, StepState.DONE, Tone.WARN if over else Tone.PLAIN)


def _moment(case: Case, step: int) -> datetime | None:
    """Return when a step ended, None when no event says so."""
    if step == 1:
        return case.row.received_at
    if step == 5:
        return _team_finished(case)
    kind = _ENDS[step]
    ends = [entry.happened_at for entry in case.timeline if entry.kind == kind]
    if step == 7:
        # A first word to the complainant may come long before the answer.
        return ends[-1] if ends else None
    return ends[0] if ends else None


def _team_finished(case: Case) -> datetime | None:
    """Return when the team was done: when it said so, else when its result came."""
    if case.row.status is Status.RESULT_PENDING:
        return case.row.step_started_at
    results = [entry.happened_at for entry in case.timeline if entry.kind == "result"]
    return results[0] if results else None
