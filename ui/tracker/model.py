"""The rows of the tracker with their group bands; times are told as of the last tick."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal

from app.case import ComplaintRow
from app.office import Office
from app.rules.moments import near_moment, short_deadline
from app.rules.timers import Timer
from ui.case_words import (
    TURN_ICONS,
    estimate_note,
    pause_words,
    ribbon_of,
    step_words,
    time_lines,
    tone_of,
)
from ui.look.tokens import Tone
from ui.parts.cells.banded_model import BandedModel
from ui.parts.cells.item_roles import Band, ItemRole
from ui.tracker.groups import BY_TIME, Edges, by_due, grouped

HEADS = ("Sisa waktu", "Perihal", "Giliran", "Jatuh tempo")
TIME, TITLE, TURN, DUE = range(4)


class TrackerModel(BandedModel):
    """Bands and rows; a tick moves the rows that became late and repaints what is seen.

    Within a group rows stand by their due dates, so what becomes late is always the first of
    its group and goes to the end of the late ones: nothing is sorted anew. `bands_moved` tells
    that bands stand on other lines than before, with the lines that were bands.
    """

    columns = len(HEADS)
    bands_moved = Signal(list)

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._by = BY_TIME
        self._rows: tuple[ComplaintRow, ...] = ()
        self._now: datetime | None = None
        self._edges: Edges | None = None
        self._timers: dict[int, Timer | None] = {}
        self._running: list[tuple[datetime, ComplaintRow]] = []
        self._passed = 0
        self._bands: list[int] = []

    def show_rows(
        self,
        rows: Sequence[ComplaintRow],
        *,
        office: Office,
        now: datetime,
        by: str = BY_TIME,
    ) -> None:
        """Show these rows, grouped as of `now`."""
        self._running = by_due(rows)
        standing = (row for row in rows if row.due_at is None or row.paused)
        self._rows = (*(row for _, row in self._running), *standing)
        self._office, self._by = office, by
        self._regroup(now)

    def tick(self, now: datetime, *, first: int, last: int) -> bool:
        """Tell times as of `now` in the rows seen, `first` to `last`.

        Returns whether the rows were grouped anew: at midnight, when a group began or ended, or
        when the clock was set back.
        """
        edges = self._edges
        if edges is None or self._now is None or now < self._now or now >= edges.midnight:
            self._regroup(now)
            return True
        self._now = now
        self._timers.clear()
        before = list(self._bands)
        while self._passed < len(self._running) and self._running[self._passed][0] < now:
            if not self._become_late(self._running[self._passed][1]):
                self._regroup(now)
                return True
            self._passed += 1
        if self._bands != before:
            self.bands_moved.emit(before)
        self.repaint(first=first, last=last)
        return False

    def bands(self) -> list[int]:
        """Return the lines that are bands."""
        return list(self._bands)

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
        if role == ItemRole.PRIMARY:
            return (row.title, row.holder, self._due_words(row)[0])[column - 1]
        if role == ItemRole.SECONDARY:
            return (self._second_words, self._since_words, self._due_clock)[column - 1](row)
        if role == ItemRole.ICON and column == TURN:
            return TURN_ICONS[row.turn]
        if role == Qt.ItemDataRole.ToolTipRole and column == TURN:
            return pause_words(row) or self._since(row)
        return None

    def timer_of(self, row: ComplaintRow) -> Timer | None:
        """Return the row's countdown as of the last tick."""
        if row.id not in self._timers and self._now is not None:
            self._timers[row.id] = row.timer(self._office, now=self._now)
        return self._timers.get(row.id)

    def time_words(self, row: ComplaintRow) -> str:
        """Return the row's time in one line."""
        return time_lines(self.timer_of(row))[0]

    def _become_late(self, row: ComplaintRow) -> bool:
        """Move a row to the end of the late ones; False when that begins or ends a group."""
        if self._by != BY_TIME:
            return self._mark_late(row)
        home = next((at for at in self._bands if self.row_at(at + 1) is row), 0)
        late, left = self._lines[0], self._lines[home]
        if not isinstance(late, Band) or not isinstance(left, Band):
            return False
        if not home or late.tone is not Tone.DANGER or left.count == 1:
            return False
        end = late.count + 1
        nowhere = QModelIndex()
        self.beginMoveRows(nowhere, home + 1, home + 1, nowhere, end)
        self._lines.insert(end, self._lines.pop(home + 1))
        self._lines[0] = replace(late, count=late.count + 1)
        self._lines[home + 1] = replace(left, count=left.count - 1)
        self._bands = [at + 1 if 0 < at <= home else at for at in self._bands]
        self.endMoveRows()
        for line in (0, home + 1):
            self.repaint(first=line, last=line)
        return True

    def _mark_late(self, row: ComplaintRow) -> bool:
        """Give the row's band the colour of late ones."""
        above = [at for at in self._bands if at < self.line_of(row.id)]
        band = self._lines[above[-1]] if above else None
        if isinstance(band, Band) and band.tone is not Tone.DANGER:
            self._lines[above[-1]] = replace(band, tone=Tone.DANGER)
            self.repaint(first=above[-1], last=above[-1])
        return True

    def _time_data(self, row: ComplaintRow, role: int) -> object:
        timer = self.timer_of(row)
        if role == ItemRole.TONE:
            return tone_of(timer)
        if role == ItemRole.RIBBON:
            return ribbon_of(timer)
        first, second = time_lines(timer)
        if role == ItemRole.PRIMARY:
            return first
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = (first, second, row.title, row.holder, self._since_words(row))
            return ", ".join(part for part in said if part)
        return second if role == ItemRole.SECONDARY else None

    def _second_words(self, row: ComplaintRow) -> str:
        words = [row.number, step_words(row)]
        return ", ".join([*words, "rahasia"] if row.confidential else words)

    def _since_words(self, row: ComplaintRow) -> str:
        if self._now is None:
            return ""
        if reason := pause_words(row):
            return reason
        if row.reminded_at is not None:
            return f"diingatkan {near_moment(row.reminded_at, self._office.zone, now=self._now)}"
        return self._since(row)

    def _since(self, row: ComplaintRow) -> str:
        if self._now is None:
            return ""
        since = row.paused_at or row.step_started_at
        word = "dijeda sejak" if row.paused else "sejak"
        return f"{word} {near_moment(since, self._office.zone, now=self._now)}"

    def turn_words(self, row: ComplaintRow) -> str:
        """Return what stands below who has to act: why it stands still, a reminder, or since when."""
        return self._since_words(row)

    def _due_words(self, row: ComplaintRow) -> tuple[str, str]:
        if row.due_at is None or self._now is None:
            return "-", ""
        zone = self._office.zone
        today = self._now.astimezone(zone).date()
        day, clock = short_deadline(row.due_at, zone, today=today)
        return day, clock + estimate_note(row, self._office)

    def _due_clock(self, row: ComplaintRow) -> str:
        return self._due_words(row)[1]

    def _regroup(self, now: datetime) -> None:
        self.beginResetModel()
        self._now, self._edges = now, Edges.at(self._office, now)
        self._timers.clear()
        self._lines, self._bands = [], []
        for band, rows in grouped(self._rows, self._office, edges=self._edges, by=self._by):
            self._bands.append(len(self._lines))
            self._lines += [band, *rows]
        self._passed = sum(due < now for due, _ in self._running)
        self.endResetModel()
