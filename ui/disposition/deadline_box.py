"""The box that says when the team must be done if the head disposes today, and why."""

from datetime import datetime

from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.office import ESTIMATED, Office, leans_on_estimates
from app.rules.day_notes import WEEKEND
from app.rules.kinds import Unit
from app.rules.moments import WEEKDAYS, WEEKDAYS_SHORT, full_moment
from app.rules.targets import StepTarget
from app.rules.timeline import State, due_of
from app.rules.work_calendar import DayNote
from ui.parts.cells.day_explanation import DayKind
from ui.parts.cells.day_strip import DayBox, DayStrip
from ui.parts.labels import label

_MOST_DAYS = 10


class DeadlineBox(QFrame):
    """Caption, date, strip of days, and which days do not count."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "sunken")
        self.due = label("", "strong")
        self.strip = DayStrip()
        self.reason = label("", "second", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(2)
        column.addWidget(label("Batas bila didisposisikan hari ini", "second"))
        column.addWidget(self.due)
        column.addSpacing(6)
        column.addWidget(self.strip)
        column.addSpacing(6)
        column.addWidget(self.reason)

    def show_from(self, office: Office, target: StepTarget, *, now: datetime) -> None:
        """Count the team's standard from `now` by the office's calendar."""
        due = due_of(State(), target, office.calendar, started=now)
        words = full_moment(due, office.zone)
        estimated = leans_on_estimates(office, now, due)
        self.due.setText(f"{words} ({ESTIMATED})" if estimated else words)
        if target.unit is Unit.MINUTES:
            self.strip.set_days([])
            self.reason.setText(f"{target.amount} menit dihitung dalam jam kerja.")
            return
        days = target.amount
        notes = office.calendar.explain_working_days(now, days)
        # A long holiday would make the boxes too narrow to read; its end is what matters.
        shown = notes if len(notes) <= _MOST_DAYS else (notes[0], *notes[1 - _MOST_DAYS :])
        self.strip.set_days([_box(note, last=note is notes[-1]) for note in shown])
        self.reason.setText(f"{days} hari kerja dihitung mulai besok.{_off_words(notes)}")


def _box(note: DayNote, *, last: bool) -> DayBox:
    kind = DayKind.SKIPPED if note.counted is None else DayKind.COUNTED
    letter = WEEKDAYS[note.day.weekday()][0]
    return DayBox(letter, note.day.day, DayKind.DUE if last else kind, note.reason)


def _off_words(notes: tuple[DayNote, ...]) -> str:
    """Name the days that do not count: weekends by their short names, others by their own."""
    off = [note for note in notes[1:] if note.counted is None]
    weekends = [WEEKDAYS_SHORT[n.day.weekday()] for n in off if n.reason == WEEKEND]
    named = [n.reason for n in off if n.reason != WEEKEND]
    words = [*dict.fromkeys(weekends), *dict.fromkeys(named)]
    return f" Libur: {', '.join(words)}." if words else ""
