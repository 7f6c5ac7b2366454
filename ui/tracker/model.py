"""The rows of the tracker with their group bands; times are told as of the last tick."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QObject, Qt

from app.facts import ComplaintRow, Office
from app.rules.timers import Timer, short_deadline
from ui.parts.roles import Role
from ui.tracker.banded import BandedModel
from ui.tracker.groups import BY_TIME, grouped, next_change
from ui.tracker.row_words import (
    TURN_ICONS,
    near_moment,
    ribbon_of,
    step_words,
    timer_lines,
    tone_of,
)

HEADS = ("Sisa waktu", "Perihal", "Giliran", "Jatuh tempo")
TIME, TITLE, TURN, DUE = range(4)


class TrackerModel(BandedModel):
    """Bands and rows; a tick repaints what is seen and regroups only when a row must move."""

    columns = len(HEADS)

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._by = BY_TIME
        self._rows: tuple[ComplaintRow, ...] = ()
        self._now: datetime | None = None
        self._regroup_at: datetime | None = None
        self._timers: dict[int, Timer | None] = {}

    def show_rows(
        self, rows: Sequence[ComplaintRow], *, office: Office, now: datetime, by: str = BY_TIME
    ) -> None:
        """Show these rows, sorted by urgency already, grouped as of `now`."""
        self.beginResetModel()
        self._rows, self._office, self._by = tuple(rows), office, by
        self._group(now)
        self.endResetModel()

    def tick(self, now: datetime, *, first: int, last: int) -> bool:
        """Tell times as of `now` in the rows seen, `first` to `last`.

        Returns whether the rows were grouped anew instead, because one had to move.
        """
        if self._regroup_at is None or now >= self._regroup_at or self._clock_went_back(now):
            self.beginResetModel()
            self._group(now)
            self.endResetModel()
            return True
        self._now = now
        self._timers.clear()
        self.repaint(first=first, last=last)
        return False

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADS[section]
        return None

    def cell(self, row: ComplaintRow, column: int, role: int) -> object:
        """Return what a cell says."""
        if column == TIME:
            return self._time_data(row, role)
        if role == Role.PRIMARY:
            return (row.title, row.holder, self._due_words(row)[0])[column - 1]
        if role == Role.SECONDARY:
            return (self._second_words, self._since_words, self._due_clock)[column - 1](row)
        if role == Role.ICON and column == TURN:
            return TURN_ICONS[row.turn]
        return None

    def timer_of(self, row: ComplaintRow) -> Timer | None:
        """Return the row's countdown as of the last tick."""
        if row.id not in self._timers and self._now is not None:
            self._timers[row.id] = row.timer(self._office, now=self._now)
        return self._timers.get(row.id)

    def _time_data(self, row: ComplaintRow, role: int) -> object:
        timer = self.timer_of(row)
        if role == Role.TONE:
            return tone_of(timer)
        if role == Role.RIBBON:
            return ribbon_of(timer)
        first, second = timer_lines(row, timer, self._office)
        if role == Role.PRIMARY:
            return first
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{first} {second}, {row.title}, {row.holder}".replace(" ,", ",")
        return second if role == Role.SECONDARY else None

    def _second_words(self, row: ComplaintRow) -> str:
        words = [row.number, step_words(row)]
        return ", ".join([*words, "rahasia"] if row.confidential else words)

    def _since_words(self, row: ComplaintRow) -> str:
        if self._now is None:
            return ""
        since = row.paused_at or row.step_started_at
        word = "dijeda sejak" if row.paused else "sejak"
        return f"{word} {near_moment(since, self._office.zone, now=self._now)}"

    def _due_words(self, row: ComplaintRow) -> tuple[str, str]:
        if row.due_at is None or self._now is None:
            return "-", ""
        zone = self._office.zone
        words = short_deadline(row.due_at, zone, today=self._now.astimezone(zone).date())
        day, _, clock = words.rpartition(" ")
        return day, clock

    def _due_clock(self, row: ComplaintRow) -> str:
        return self._due_words(row)[1]

    def _clock_went_back(self, now: datetime) -> bool:
        return self._now is not None and now < self._now

    def _group(self, now: datetime) -> None:
        self._now = now
        self._timers.clear()
        self._lines = grouped(self._rows, self._office, now=now, by=self._by)
        self._regroup_at = next_change(self._rows, self._office, now=now)
