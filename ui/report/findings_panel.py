"""What is to be looked at before the report is printed; Enter leads to where it is mended."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.desk.report_findings import Finding
from ui.look.style import Look, current_look
from ui.look.tokens import Tone, colour
from ui.parts.cells.delegates import OneLineDelegate, spoken
from ui.parts.cells.item_roles import ItemRole
from ui.parts.cells.rows_model import Index, RowsModel
from ui.parts.cells.table import CELL_PADDING, ListTable
from ui.parts.panels.empty_state import EmptyState

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QResizeEvent

_ROW, _LINES = 34, 2


class FindingsModel(RowsModel[Finding]):
    """What was found, and what mends it."""

    headings: ClassVar[tuple[str, ...]] = ("Yang ditemukan", "Cara membereskan")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(index)
        if index.column():
            return row.mending.value if role == ItemRole.PRIMARY else None
        if role in (ItemRole.PRIMARY, Qt.ItemDataRole.ToolTipRole):
            return row.sentence
        if role == ItemRole.ICON:
            return "alert-triangle" if row.needed else "info-circle"
        return None


class FindingDelegate(OneLineDelegate):
    """Paints a sentence on as many lines as it needs; what is needed has a warning beside it."""

    def icon_ink(self, look: Look, index: Index) -> str:
        """Return the warning's colour where something is needed."""
        needed = index.data(ItemRole.ICON) == "alert-triangle"
        return look.tokens.tone(Tone.WARN).fg if needed else look.tokens.ink2

    def paint_content(self, painter: QPainter, look: Look, rect: QRect, index: Index) -> None:
        """Paint the sentence, or the way in the colour of a link."""
        words = str(index.data(ItemRole.PRIMARY) or "")
        painter.setFont(look.fonts.body.font)
        painter.setPen(colour(look.tokens.accent2 if index.column() else look.tokens.ink))
        wrap = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(rect, int(wrap), words)


class FindingsPanel(QWidget):
    """The list, or that there is nothing; `chosen` carries the Finding."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.model = FindingsModel(self)
        self.table = ListTable(row_height=_ROW)
        self.table.setAccessibleName("Yang perlu diperiksa")
        self.table.setItemDelegate(FindingDelegate(self.table))
        self.table.setModel(self.model)
        self.table.stretch_column(0)
        self.table.fix_column(1, "Cara membereskan")
        self.table.row_activated.connect(
            lambda index: self.chosen.emit(self.model.rows[index.row()])
        )
        self.nothing = EmptyState(
            "check", "Tidak ada yang perlu diperiksa", "Laporan siap dicetak."
        )
        self.setFocusProxy(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table, 1)
        column.addWidget(self.nothing, 1)
        self.show_findings(())

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what was found; the cursor stays where it was."""
        row = self.table.currentIndex().row()
        self.model.show(findings)
        self.table.setVisible(bool(findings))
        self.nothing.setVisible(not findings)
        self._fit()
        self.table.select_near(max(row, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give a sentence that needs more than a line the height of them."""
        face = current_look().fonts.body
        room = max(self.table.columnWidth(0) - 2 * CELL_PADDING - 22, 1)
        for at, finding in enumerate(self.model.rows):
            lines = min(-(-face.width(finding.sentence) // room), _LINES + 1)
            height = _ROW + (lines - 1) * face.metrics.lineSpacing()
            self.table.setRowHeight(at, height)
