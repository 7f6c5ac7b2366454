"""One table of an overview on screen: each number leads to the complaints behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal

from app.rules.wording import grouped
from ui.look.style import current_look
from ui.parts.cells.delegates import spoken
from ui.parts.cells.item_roles import ItemRole
from ui.parts.cells.table import ListTable
from ui.report.headings import WrappedHeader
from ui.report.recap_models import CENTRED, Index
from ui.report.recap_table import RecapDelegate
from ui.report.sizing import share_width

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from app.documents.overview import OverviewTable

_NOWHERE = QModelIndex()
_ROW, _WORDS_LEAST = 30, 150


class FiguresModel(QAbstractTableModel):
    """The rows of one table; the first column names them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table: OverviewTable | None = None

    def show(self, table: OverviewTable) -> None:
        """Show another table."""
        self.beginResetModel()
        self.table = table
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or self.table is None else len(self.table.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or self.table is None else 1 + len(self.table.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        across = orientation is Qt.Orientation.Horizontal
        if self.table is None or not across or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.table.head, *self.table.columns)[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self.table is None:
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(index)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return CENTRED if index.column() else None
        word, values = self.table.rows[index.row()]
        if role == ItemRole.STRONG:
            return self.table.summed and index.row() == len(self.table.rows) - 1
        if role in (ItemRole.PRIMARY, Qt.ItemDataRole.ToolTipRole):
            text = _shown(values[index.column() - 1]) if index.column() else word
            return text if role == ItemRole.PRIMARY or len(text) > 20 else None
        return None


class FiguresTable(ListTable):
    """`number_chosen` carries row and column of a number, the column of words not counted."""

    number_chosen = Signal(int, int)

    def __init__(self) -> None:
        super().__init__(row_height=_ROW)
        self.head = WrappedHeader(self, left=frozenset({0}))
        self.setHorizontalHeader(self.head)
        self.setItemDelegate(RecapDelegate(self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.figures = FiguresModel(self)
        self.setModel(self.figures)
        self.figures.modelReset.connect(self.fit)
        self.row_activated.connect(self._on_activated)

    def show_table(self, table: OverviewTable) -> None:
        """Show another table, the cursor at its first number."""
        self.setAccessibleName(table.title)
        self.figures.show(table)
        self.setCurrentIndex(self.figures.index(0, min(1, len(table.columns))))

    def fit(self) -> None:
        """Give each column what its words need, and the rest to the first."""
        columns = self.figures.columnCount()
        if not columns:
            return
        needed = {at: max(self.head.needed(at), self._widest(at)) for at in range(columns)}
        needed[0] = min(
            max(needed[0], _WORDS_LEAST), max(self.viewport().width() // 2, _WORDS_LEAST)
        )
        share_width(self, needed, growing=(0,))
        self.head.setFixedHeight(self.head.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def _widest(self, column: int) -> int:
        texts = (
            str(self.figures.index(row, column).data(ItemRole.PRIMARY) or "")
            for row in range(self.figures.rowCount())
        )
        face = current_look().fonts.strong
        return max((face.width(text) for text in texts), default=0) + 24

    def _on_activated(self, index: QModelIndex) -> None:
        self.number_chosen.emit(index.row(), index.column() - 1)


def _shown(value: int | str) -> str:
    if isinstance(value, str):
        return value
    return grouped(value) if value else "-"
