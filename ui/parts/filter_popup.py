"""What a list can be filtered by: the ticks of each group and, where it has a time, two days."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import NamedTuple, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.desk.sieve import Sieve
from app.rules.moments import table_date
from ui.look.style import current_look
from ui.look.tokens import colour
from ui.parts.buttons import button
from ui.parts.fields.choice_lists import CheckList
from ui.parts.fields.editors import LineEdit
from ui.parts.fields.field import Field
from ui.parts.labels import label
from ui.parts.panels.fitted_area import FittedArea

_MOST_COLUMNS = 3
DayReader = Callable[[str], date]
"""Reads a day as it is typed. Raises ValueError with an Indonesian sentence."""


class FilterGroup(NamedTuple):
    """One list to choose from; `part` is the field of the sieve that it fills."""

    part: str
    word: str
    choices: Sequence[tuple[str, str]]


class FilterPopup(QFrame):
    """The ticks of each group and, where a time can be chosen, its two days.

    `changed` follows every tick and every day that can be read.
    """

    changed = Signal()

    def __init__(
        self,
        groups: Sequence[FilterGroup],
        sieve: Sieve,
        *,
        days: DayReader | None,
        parent: QWidget,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAccessibleName("Saringan")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._kept = sieve
        self.lists = {group.part: CheckList(group.choices) for group in groups}
        self.days = DayRange(days, sieve) if days is not None else None
        ticked = QWidget()
        row = QHBoxLayout(ticked)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        # Short lists stand below each other, so that the popup is no wider than a small screen.
        columns = _shared_out(groups)
        shortest = min(columns, key=_height)
        for part in columns:
            column = QVBoxLayout()
            column.setSpacing(6)
            for group in part:
                self._put(column, group, getattr(sieve, group.part))
            if part is shortest and self.days is not None:
                column.addWidget(self.days)
                self.days.changed.connect(self.changed)
            column.addStretch(1)
            row.addLayout(column)
        self.clear_button = button("Hapus semua saringan", "quiet", compact=True)
        self.clear_button.clicked.connect(self.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(10)
        column.addWidget(FittedArea(ticked), 1)
        column.addWidget(self.clear_button, 0, Qt.AlignmentFlag.AlignRight)
        next(iter(self.lists.values())).setFocus()

    def _put(self, column: QVBoxLayout, group: FilterGroup, chosen: frozenset[str]) -> None:
        ticks = self.lists[group.part]
        column.addWidget(label(group.word, "label"))
        column.addWidget(ticks)
        column.addSpacing(8)
        ticks.setAccessibleName(group.word)
        ticks.choose(tuple(chosen))
        ticks.changed.connect(self.changed)

    def sieve(self) -> Sieve:
        """Return what is ticked, and the days as far as they can be read."""
        ticked = {part: frozenset(ticks.chosen()) for part, ticks in self.lists.items()}
        since, until = self.days.days() if self.days is not None else (None, None)
        return replace(self._kept, **ticked, since=since, until=until)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_look().tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(tokens.surface))
        painter.setPen(colour(tokens.ctl))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def clear(self) -> None:
        """Take every tick and both days away."""
        for ticks in self.lists.values():
            ticks.choose(())
        if self.days is not None:
            self.days.clear()


def _height(column: Sequence[FilterGroup]) -> int:
    """Return about how many lines a column of lists has."""
    return sum(len(group.choices) + 2 for group in column)


def _shared_out(groups: Sequence[FilterGroup]) -> list[list[FilterGroup]]:
    """Return the groups in at most three columns of about the same height."""
    columns: list[list[FilterGroup]] = [[] for _ in range(min(len(groups), _MOST_COLUMNS))]
    for group in groups:
        min(columns, key=_height).append(group)
    return columns


class DayRange(QWidget):
    """From which day to which something was received; either may be left empty."""

    changed = Signal()

    def __init__(self, read: DayReader, sieve: Sieve) -> None:
        super().__init__()
        self._read = read
        self.since = Field("Diterima dari", LineEdit(placeholder="1-10-2026", longest=30))
        self.until = Field("sampai", LineEdit(placeholder="hari ini", longest=30))
        self._days = [sieve.since, sieve.until]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for at, field in enumerate((self.since, self.until)):
            editor = _line(field)
            editor.setFixedWidth(120)
            day = self._days[at]
            editor.setText(table_date(day) if day is not None else "")
            editor.editingFinished.connect(partial(self._take, at))
            editor.returnPressed.connect(partial(self._take, at))
            row.addWidget(field)

    def days(self) -> tuple[date | None, date | None]:
        """Return both days; what can't be read is none."""
        return self._days[0], self._days[1]

    def clear(self) -> None:
        """Leave both empty."""
        for at, field in enumerate((self.since, self.until)):
            _line(field).clear()
            self._take(at)

    def _take(self, at: int) -> None:
        """Read one day; what is wrong is said below it."""
        field = (self.since, self.until)[at]
        words = _line(field).text().strip()
        try:
            day = self._read(words) if words else None
        except ValueError as problem:
            field.set_error(str(problem))
            return
        others = [each for each in (day if at == 0 else self._days[0],
                                    day if at == 1 else self._days[1]) if each]  # fmt: skip
        if others != sorted(others):
            field.set_error("Hari terakhir mendahului hari pertama.")
            return
        field.set_error(None)
        if day is not None:
            _line(field).setText(table_date(day))
        if day != self._days[at]:
            self._days[at] = day
            self.changed.emit()


def _line(field: Field) -> LineEdit:
    return cast("LineEdit", field.editor)
