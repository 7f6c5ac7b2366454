"""A list of names while it is being edited: order, words, what is new."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.parts.cells.delegates import spoken
from ui.parts.cells.item_roles import ItemRole

Index = QModelIndex | QPersistentModelIndex
Name = tuple[str, str]
_NOWHERE: Final = QModelIndex()
LONGEST: Final = 120


class NamesModel(QAbstractTableModel):
    """Names in their order, each with its code; a new one has an empty code."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names: list[Name] = []

    def show(self, names: Sequence[Name]) -> None:
        """Show a list."""
        self.beginResetModel()
        self._names = list(names)
        self.endResetModel()

    def names(self) -> list[Name]:
        """Return the (code, name) pairs in their order."""
        return list(self._names)

    def add(self, name: str) -> int:
        """Add a new name at the end; return its row."""
        row = len(self._names)
        self.beginInsertRows(QModelIndex(), row, row)
        self._names.append(("", name))
        self.endInsertRows()
        return row

    def remove(self, row: int) -> None:
        """Take a name out."""
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._names[row]
        self.endRemoveRows()

    def move(self, row: int, by: int) -> int:
        """Move a name up (-1) or down (1); return its row afterwards."""
        there = row + by
        if not (0 <= row < len(self._names) and 0 <= there < len(self._names)):
            return row
        self.beginMoveRows(QModelIndex(), row, row, QModelIndex(), there + (by > 0))
        self._names.insert(there, self._names.pop(row))
        self.endMoveRows()
        return there

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._names)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = super().flags(index)
        return usual | Qt.ItemFlag.ItemIsEditable if index.isValid() else usual

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(index)
        if role in (ItemRole.PRIMARY, Qt.ItemDataRole.EditRole):
            return self._names[index.row()][1]
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        words = " ".join(str(value).split())[:LONGEST]
        if role != Qt.ItemDataRole.EditRole or not words:
            return False
        self._names[index.row()] = (self._names[index.row()][0], words)
        self.dataChanged.emit(index, index)
        return True
