"""The days off of a year as a list of two-line rows."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent

from app.desk.calendar_changes import DayOffRecord
from app.rules.moments import WEEKDAYS, short_day_words
from ui.calendar.words import KIND_LETTERS, KIND_TONES, KIND_WORDS
from ui.look.tokens import HEIGHT_ROW_TWO
from ui.parts.cells.badges import Badge
from ui.parts.cells.delegates import TwoLineDelegate, spoken
from ui.parts.cells.item_roles import ItemRole
from ui.parts.cells.table import ListTable

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class EntryModel(QAbstractTableModel):
    """Day with its weekday, name with its kind, and the kind's letter."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[DayOffRecord, ...] = ()

    def show(self, entries: Sequence[DayOffRecord]) -> None:
        """Show other entries."""
        if tuple(entries) != self._entries:
            self.beginResetModel()
            self._entries = tuple(entries)
            self.endResetModel()

    def entry(self, row: int) -> DayOffRecord | None:
        """Return the entry of a row; None out of range."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def row_of(self, entry_id: int) -> int:
        """Return the row of an entry; -1 when it isn't shown."""
        return next((at for at, entry in enumerate(self._entries) if entry.id == entry_id), -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(index)
        entry, column = self._entries[index.row()], index.column()
        if role == ItemRole.PRIMARY:
            return (short_day_words(entry.day), entry.name, "")[column]
        if role == ItemRole.SECONDARY:
            kind = KIND_WORDS[entry.kind] + (", perkiraan" if entry.estimated else "")
            return (WEEKDAYS[entry.day.weekday()], kind, None)[column]
        if role == ItemRole.BADGE and column == 2:
            letter = KIND_LETTERS[entry.kind] + ("?" if entry.estimated else "")
            return Badge(letter, "", KIND_TONES[entry.kind], filled=True)
        if role == ItemRole.STRONG:
            return column == 0
        if role == ItemRole.ROW:
            return entry
        if role == Qt.ItemDataRole.ToolTipRole:
            return entry.name if column == 1 else None
        return None


class EntryTable(ListTable):
    """The list of `EntryModel`."""

    def __init__(self, model: EntryModel) -> None:
        super().__init__(row_height=HEIGHT_ROW_TWO)
        self.setAccessibleName("Entri kalender")
        self.setModel(model)
        self.horizontalHeader().hide()
        for column in (0, 1):
            self.setItemDelegateForColumn(column, TwoLineDelegate(self))
        self.fix_column(0, *WEEKDAYS, "28 Sep")
        self.stretch_column(1)
        self.fix_column(2, "C?", extra=14)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The details below take room when a row is chosen, and must not hide it.
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
