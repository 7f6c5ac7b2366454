"""The recap as a table: cells are chosen one by one, and all of it is seen at once."""

from PySide6.QtCore import QModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from app.recap import MonthState
from ui.look.style import Look, current_look
from ui.look.tokens import colour
from ui.parts.cells.delegates import Index, OneLineDelegate
from ui.parts.cells.item_roles import ItemRole
from ui.parts.cells.table import ListTable
from ui.parts.painting import draw_box, draw_text
from ui.report.headings import WrappedHeader
from ui.report.recap_models import MONTHS, RecapModel
from ui.report.sizing import LONGEST_MONTH, share_height, share_width

_SCROLL_BAR = 12
_LIVE = frozenset(MonthState) - {MonthState.RUNNING, MonthState.AHEAD}


class RecapDelegate(OneLineDelegate):
    """Paints a recap cell; the current one gets a box while the table has the focus."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell and, below its text, the box of the current cell."""
        super().paint(painter, option, index)
        state: QStyle.StateFlag = option.state
        if not state & QStyle.StateFlag.State_HasFocus:
            return
        look = current_look()
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(rect).adjusted(3, 3, -3, -4)
        draw_box(painter, box, 4, fill=look.tokens.surface, edge=look.tokens.accent, width=2)
        painter.restore()
        plain = QStyleOptionViewItem(option)
        plain.state = QStyle.StateFlag.State_Enabled
        super().paint(painter, plain, index)

    def icon_ink(self, look: Look, index: Index) -> str:
        """Return green for a tick, the tone's colour for a warning."""
        if index.data(ItemRole.ICON) == "check":
            return look.tokens.ok
        return super().icon_ink(look, index)

    def paint_content(self, painter: QPainter, look: Look, rect: QRect, index: Index) -> None:
        """Paint a number in the middle; a nil month is green without being strong."""
        if index.data(ItemRole.PRIMARY) == MonthState.NIL.value:
            words, ink = str(index.data(ItemRole.PRIMARY)), look.tokens.ok
            draw_text(painter, rect, words, face=look.fonts.body, ink=ink)
            return
        if index.data(ItemRole.PRIMARY) == MonthState.AHEAD.value:
            # Its words stand below those that have an icon.
            rect = rect.adjusted(22, 0, 0, 0)
        if index.data(Qt.ItemDataRole.TextAlignmentRole) is not None:
            rect = rect.adjusted(-12, 0, 6, 0)
        super().paint_content(painter, look, rect, index)


class RecapTable(ListTable):
    """Months by media. Enter or a click on a number or on what is said of a month means it.

    `count_chosen` carries the row (0-11, 12 = the whole year) of a number above zero,
    `state_chosen` the month (1-12) that is over, of which something can be said.
    """

    count_chosen = Signal(int)
    state_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Rekapitulasi jumlah aduan")
        self.head = WrappedHeader(self)
        self.setHorizontalHeader(self.head)
        self.setItemDelegate(RecapDelegate(self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.recap_model = RecapModel(self)
        self.setModel(self.recap_model)
        self.setMouseTracking(True)
        self.recap_model.modelReset.connect(self.fit)
        self.row_activated.connect(self._on_activated)

    def needed_width(self) -> int:
        """Return the width in which every column can be read, in pixels."""
        return sum(self._needed().values()) + _SCROLL_BAR

    def go_to_month(self, month: int) -> None:
        """Put the cursor on the state of a month (1-12)."""
        self.setCurrentIndex(self.recap_model.index(month - 1, self.recap_model.state_column))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def fit(self) -> None:
        """Share the room out among the columns, and the height among the rows."""
        model = self.recap_model
        if not model.rowCount():
            return
        self.head.set_left(frozenset({1, model.state_column}))
        share_width(self, self._needed(), growing=range(2, model.state_column))
        share_height(self, MONTHS + 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and self._of_state(index):
            self.state_chosen.emit(index.row() + 1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        live = self._of_state(index) or self.recap_model.count_at(index) > 0
        shape = Qt.CursorShape.PointingHandCursor if live else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.recap_model.rowCount():
            painter = QPainter(self.viewport())
            top = self.rowViewportPosition(MONTHS) - 1
            line = QRect(0, top, self.viewport().width(), 1)
            painter.fillRect(line, colour(current_look().tokens.ctl))
            painter.end()

    def _needed(self) -> dict[int, int]:
        model = self.recap_model
        strong = current_look().fonts.strong
        needed = {at: self.head.needed(at) for at in range(model.columnCount())}
        needed[1] = strong.width(LONGEST_MONTH) + 24
        needed[model.state_column] = strong.width(MonthState.ASKED.value) + 44
        return needed

    def _of_state(self, index: Index) -> bool:
        model = self.recap_model
        in_state = index.isValid() and index.column() == model.state_column
        return in_state and model.state(index.row()) in _LIVE

    def _on_activated(self, index: QModelIndex) -> None:
        if self._of_state(index):
            self.state_chosen.emit(index.row() + 1)
        elif self.recap_model.count_at(index):
            self.count_chosen.emit(index.row())
