"""Filters of a list: a button with ticks to choose from, and a chip for each one that is on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import NamedTuple, cast

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.desk.sieve import Sieve
from app.rules.moments import table_date
from ui.commands import Command
from ui.look.style import current_look
from ui.look.tokens import HEIGHT_CHIP, RADIUS_CHIP, colour
from ui.parts.buttons import button
from ui.parts.fields.choice_lists import CheckList
from ui.parts.fields.editors import LineEdit
from ui.parts.fields.field import Field
from ui.parts.flow import FlowLayout
from ui.parts.labels import label
from ui.parts.painting import draw_box, draw_icon, draw_text, smooth, square
from ui.parts.panels.fitted_area import FittedArea
from ui.parts.pressing import PaintedButton
from ui.parts.screen_room import fit_on_screen, keep_on_screen

_PAD, _ICON = 12, 14
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


class FilterChip(PaintedButton):
    """A filter that is on; pressing it takes it off."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self.setText(word)
        self.setAccessibleName(f"Lepas saringan {word}")
        self.setToolTip(self.accessibleName())
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = current_look().fonts.body.width(self.text())
        return QSize(2 * _PAD + width + 6 + _ICON, HEIGHT_CHIP)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_look()
        tokens, body = look.tokens, look.fonts.body
        painter = smooth(self)
        focus = self.hasFocus()
        edge, width = (tokens.accent, 2) if focus else (tokens.accent, 1)
        fill = tokens.sel if self.underMouse() else tokens.soft
        box = self.rect().toRectF()
        draw_box(painter, box, RADIUS_CHIP - 0.5, fill=fill, edge=edge, width=width)
        words = QRect(_PAD, 0, body.width(self.text()), self.height() - 1)
        draw_text(painter, words, self.text(), face=body, ink=tokens.accent2)
        cross = square(words.right() + 7, self.height() // 2, _ICON)
        draw_icon(painter, look, "x", tokens.accent2, cross)
        painter.end()


class FilterBar(QObject):
    """Keeps the sieve: a button with its popup, and a chip for each choice; `changed` follows it."""

    changed = Signal()

    def __init__(self, tip: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: Sequence[FilterGroup] = ()
        self._read_day: DayReader | None = None
        self._sieve = Sieve()
        self.button = button("Saringan", "link", icon="filter", tip=f"{tip} (F3)")
        self.button.clicked.connect(self.open_popup)
        self._flow = FlowLayout()
        self._chips: dict[str, FilterChip] = {}
        held = QWidget()
        held.setLayout(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        held.setSizePolicy(policy)
        self._held = held
        held.hide()

    def chips(self) -> QWidget:
        """Return the row of chips, to be placed by the page."""
        return self._held

    def chip(self, key: str) -> FilterChip:
        """Return the chip of a choice. Raises KeyError when it is not on."""
        return self._chips[key]

    def sieve(self) -> Sieve:
        """Return what is let through."""
        return self._sieve

    def commands(self, word: str) -> list[Command]:
        """Return how it is opened and emptied by keys; `word` names what can be chosen."""
        found = [Command("filter", word, self.open_popup, "filter", "F3", also="filter pilah")]
        if self._sieve.on():
            clear = partial(self.set_sieve, Sieve())
            found.append(Command("filter-off", "Hapus semua saringan", clear, "x", "Shift+F3"))
        return found

    def set_groups(
        self, groups: Sequence[FilterGroup], *, read_day: DayReader | None = None
    ) -> None:
        """Know the lists to choose from; with `read_day` also a time can be chosen."""
        self._groups, self._read_day = groups, read_day
        self._show_chips()

    def set_sieve(self, sieve: Sieve) -> None:
        """Let other rows through."""
        self.show_sieve(sieve)
        self.changed.emit()

    def show_sieve(self, sieve: Sieve) -> None:
        """Show what is let through without telling of a change."""
        self._sieve = sieve
        self._show_chips()

    def open_popup(self) -> FilterPopup | None:
        """Open the ticks below the button."""
        if not self._groups:
            return None
        popup = FilterPopup(self._groups, self._sieve, days=self._read_day, parent=self.button)
        popup.changed.connect(lambda: self.set_sieve(popup.sieve()))
        fit_on_screen(popup, popup.sizeHint())
        below = self.button.mapToGlobal(QPoint(self.button.width(), self.button.height() + 4))
        popup.move(below - QPoint(popup.width(), 0))
        keep_on_screen(popup)
        popup.show()
        return popup

    def _choices(self) -> list[tuple[str, str]]:
        """Return (key, word) of everything chosen, in the order of the lists."""
        found = [
            (f"{group.part}:{code}", word)
            for group in self._groups
            for code, word in group.choices
            if code in getattr(self._sieve, group.part)
        ]
        if self._sieve.since is not None:
            found.append(("since:", f"sejak {table_date(self._sieve.since)}"))
        if self._sieve.until is not None:
            found.append(("until:", f"sampai {table_date(self._sieve.until)}"))
        return found

    def _show_chips(self) -> None:
        chosen = self._choices()
        for chip in self._chips.values():
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = {}
        for key, word in chosen:
            chip = FilterChip(word)
            chip.clicked.connect(lambda _=False, key=key: self.set_sieve(self._sieve.without(key)))
            self._flow.addWidget(chip)
            self._chips[key] = chip
        self._held.setVisible(bool(chosen))
        self.button.set_word(f"Saringan ({len(chosen)})" if chosen else "Saringan")
