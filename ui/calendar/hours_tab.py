"""The tab of the office hours: one row per season, one column per weekday."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import (
    Qt,
    Signal,
)
from PySide6.QtWidgets import QHBoxLayout

from app.desk.calendar_changes import SeasonRecord
from app.desk.changing_calendar import CalendarYear
from app.rules.moments import WEEKDAYS
from app.rules.seasons import RAMADAN_HOURS
from ui.calendar.season_form import Week
from ui.calendar.words import break_words, days_words, span_words
from ui.parts.buttons import button
from ui.parts.cells.delegates import TwoLineDelegate, spoken
from ui.parts.cells.item_roles import ItemRole
from ui.parts.cells.rows_model import Index, RowsModel
from ui.parts.cells.table import ListTable
from ui.parts.labels import label
from ui.parts.panels.panel import Panel

_HEADINGS = ("Musim", *WEEKDAYS)
_ROW = 52


class SeasonModel(RowsModel[SeasonRecord]):
    """Name and days of each season, then its hours and breaks from Monday to Sunday."""

    headings: ClassVar[tuple[str, ...]] = _HEADINGS

    def show(self, rows: Sequence[SeasonRecord]) -> None:
        """Show other seasons; the same ones keep the cursor where it is."""
        if tuple(rows) != self.rows:
            super().show(rows)

    def season(self, row: int) -> SeasonRecord | None:
        """Return the season of a row; None out of range."""
        return self.rows[row] if 0 <= row < len(self.rows) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        season, column = self.rows[index.row()], index.column()
        if column == 0:
            if role == Qt.ItemDataRole.AccessibleTextRole:
                return spoken(index)
            words = {
                ItemRole.PRIMARY: season.name,
                ItemRole.SECONDARY: days_words(season.first, season.last),
            }
            return (
                True
                if role == ItemRole.STRONG
                else words.get(ItemRole(role))
                if role in _ROLES
                else None
            )
        hours = season.hours[column - 1]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            pauses = f", istirahat {break_words(hours)}" if break_words(hours) else ""
            return f"{span_words(hours)}{pauses}"
        if role == ItemRole.PRIMARY:
            return span_words(hours)
        if role == ItemRole.SECONDARY:
            return break_words(hours)
        if role == ItemRole.FAINT:
            return hours is None
        return None


_ROLES = frozenset(ItemRole)


class HoursTab(Panel):
    """`change_wanted` and `remove_wanted` carry a season, `add_wanted` the hours to begin from."""

    change_wanted = Signal(object)
    remove_wanted = Signal(object)
    add_wanted = Signal(object)

    def __init__(self, *, changes: bool = True) -> None:
        super().__init__("Jam kerja", padded=False)
        self.model = SeasonModel(self)
        self.table = ListTable(row_height=_ROW)
        self.table.setAccessibleName("Jam kerja menurut musim")
        self.table.setModel(self.model)
        self.table.setItemDelegate(TwoLineDelegate(self.table))
        self.table.fix_column(0, "19 Feb–20 Mar 2026", "Ramadan 1448 H")
        for column in range(1, len(_HEADINGS)):
            self.table.stretch_column(column)
        # Where a week has no room it is scrolled: cut hours are no hours.
        self.table.keep_columns_readable("00.00–00.00")
        self.change_button = button("Ubah", icon="pencil")
        self.remove_button = button("Hapus", icon="trash")
        self.add_button = button("Tambah musim", "accent", icon="plus")
        for each in (self.remove_button, self.change_button, self.add_button):
            each.setVisible(changes)
            self.title_row.addWidget(each)
        self.title_row.setContentsMargins(16, 6, 8, 6)
        self.title_row.setSpacing(8)
        self.add(self.table, 1)
        words = (
            "Baris kedua adalah istirahat. Batas waktu menit dihitung dalam jam ini. Batas hari kerja jatuh "
            "pada jam pulang. Jam semusim (Ramadan) menggantikan jam biasa selama tanggalnya."
        )
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 12)
        foot.addWidget(label(words, "hint", wrap=True))
        self.body.addLayout(foot)
        self.table.current_row_changed.connect(lambda _: self._tell())
        self.table.row_activated.connect(lambda _: self._ask_change())
        self.change_button.clicked.connect(self._ask_change)
        self.remove_button.clicked.connect(self._ask_remove)
        self.add_button.clicked.connect(self.ask_add)

    def show_book(self, book: CalendarYear) -> None:
        """Show the seasons that touch a year; the chosen row stays."""
        row = max(self.table.currentIndex().row(), 0)
        self.model.show(book.seasons)
        self.set_title(f"Jam kerja {book.year}")
        self.table.select_row(min(row, self.model.rowCount() - 1))
        self._tell()

    def season(self) -> SeasonRecord | None:
        """Return the chosen season."""
        return self.model.season(self.table.currentIndex().row())

    def ask_add(self) -> None:
        """Ask for a new season that begins with the hours of the last dated one."""
        hours: Week = RAMADAN_HOURS
        for row in range(self.model.rowCount()):
            season = self.model.season(row)
            if season is not None and season.first is not None:
                hours = season.hours
        self.add_wanted.emit(hours)

    def _tell(self) -> None:
        season = self.season()
        self.change_button.setEnabled(season is not None)
        self.remove_button.setEnabled(season is not None and season.first is not None)

    def _ask_change(self) -> None:
        if (season := self.season()) is not None:
            self.change_wanted.emit(season)

    def _ask_remove(self) -> None:
        if (season := self.season()) is not None and season.first is not None:
            self.remove_wanted.emit(season)
