"""A model of cases under group bands; what stands in a cell is said by those who build on it."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.case import ComplaintRow
from ui.parts.cells.item_roles import Band, ItemRole

Index = QModelIndex | QPersistentModelIndex
Line = Band | ComplaintRow
_NO_INDEX = QModelIndex()


class BandedModel(QAbstractTableModel):
    """Lines that are either a band or a case; `columns` is how many cells a case has."""

    columns = 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    def cell(self, row: ComplaintRow, column: int, role: int) -> object:
        """Return what a cell of a case has for a role, None when it has nothing."""
        raise NotImplementedError

    def row_at(self, line: int) -> ComplaintRow | None:
        """Return the case in a line, None for a band or outside."""
        found = self._lines[line] if 0 <= line < len(self._lines) else None
        return found if isinstance(found, ComplaintRow) else None

    def line_of(self, complaint_id: int) -> int:
        """Return the line of a case, -1 when it is not shown."""
        for line, entry in enumerate(self._lines):
            if isinstance(entry, ComplaintRow) and entry.id == complaint_id:
                return line
        return -1

    def group_around(self, line: int) -> range:
        """Return the lines of the cases below the same band as a line."""
        if not 0 <= line < len(self._lines):
            return range(0)
        first, last = line, line + 1
        while first > 0 and not isinstance(self._lines[first - 1], Band):
            first -= 1
        while last < len(self._lines) and not isinstance(self._lines[last], Band):
            last += 1
        return range(first, last)

    def repaint(self, *, first: int = 0, last: int | None = None) -> None:
        """Tell the views in one signal that the lines from `first` to `last` say other times."""
        bottom = len(self._lines) - 1 if last is None else min(last, len(self._lines) - 1)
        if bottom >= 0:
            top = min(max(first, 0), bottom)
            self.dataChanged.emit(self.index(top, 0), self.index(bottom, self.columns - 1))

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else self.columns

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self._lines[index.row()], Band):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if isinstance(line, Band):
            if role == ItemRole.BAND:
                return line
            return f"{line.word} {line.count}" if role == ItemRole.PRIMARY else None
        if role == ItemRole.ROW:
            return line
        return None if role == ItemRole.BAND else self.cell(line, index.column(), role)
