"""The table every list is shown in: row lines, group bands and the selection bar."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.look.style import Look, current_look
from ui.look.tokens import (
    HEIGHT_BAND,
    HEIGHT_ROW,
    HEIGHT_TABLE_HEADER,
    SELECTION_BAR,
    colour,
)
from ui.parts.cells.delegates import Index, OneLineDelegate
from ui.parts.cells.item_roles import Band, ItemRole
from ui.parts.painting import draw_icon, draw_text, square

CELL_PADDING = 12
_LEAST_ROWS = 2


class ListTable(QTableView):
    """Rows are chosen whole; Enter or a double click emit `row_activated` with the index.

    `bands` true reads Role.BAND of every row and is only for lists of a few hundred rows; such
    rows are skipped by the keyboard when the model gives them no ItemIsEnabled flag.
    `line_inset` keeps row lines and band words that far from the edges, in pixels.
    """

    row_activated = Signal(QModelIndex)
    current_row_changed = Signal(QModelIndex)

    def __init__(
        self, *, row_height: int = HEIGHT_ROW, bands: bool = False, line_inset: int = 0
    ) -> None:
        super().__init__()
        self._bands = bands
        self._line_inset = line_inset
        self.setProperty("kind", "plain")
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(OneLineDelegate(self))
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(HEIGHT_BAND)
        rows.setDefaultSectionSize(row_height)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._set_up_header()
        self.doubleClicked.connect(self.row_activated)

    def fix_column(self, column: int, *texts: str, extra: int = 0) -> None:
        """Make a column as wide as the widest of `texts` in 600, plus 24 and `extra` pixels."""
        width = current_look().fonts.strong.widest(*texts) + 2 * CELL_PADDING + extra
        self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        self.setColumnWidth(column, width)

    def stretch_column(self, column: int) -> None:
        """Let a column take the room the others leave."""
        self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def keep_columns_readable(self, *texts: str) -> None:
        """Let no column get narrower than the widest of `texts` in 600; what has no room scrolls."""
        width = current_look().fonts.strong.widest(*texts) + 2 * CELL_PADDING
        self.horizontalHeader().setMinimumSectionSize(width)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def set_row_height(self, height: int) -> None:
        """Give the rows another height, in pixels; bands keep theirs."""
        self.verticalHeader().setDefaultSectionSize(height)
        if self._bands:
            self._size_bands()

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if self._bands and model is not None:
            model.modelReset.connect(self._size_bands)
            model.rowsInserted.connect(self._size_bands)
            model.layoutChanged.connect(self._size_bands)
            self._size_bands()

    def minimumSizeHint(self) -> QSize:
        header = 0 if self.horizontalHeader().isHidden() else HEIGHT_TABLE_HEADER
        return QSize(0, header + _LEAST_ROWS * self.verticalHeader().defaultSectionSize())

    def select_row(self, row: int) -> None:
        """Make `row` current and bring it into view; out of range does nothing."""
        if 0 <= row < self._row_count():
            # Alone, whatever keys are still held: Ctrl of a shortcut would add it to the others.
            flag = QItemSelectionModel.SelectionFlag
            alone = flag.ClearAndSelect | flag.Rows
            self.selectionModel().setCurrentIndex(self.model().index(row, 0), alone)

    def select_rows(self, rows: Sequence[int]) -> None:
        """Select rows together; the current one stays current."""
        model, chosen = self.model(), QItemSelection()
        for row in rows:
            chosen.select(model.index(row, 0), model.index(row, model.columnCount() - 1))
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().select(chosen, flags)

    def select_first(self) -> None:
        """Make the first row that is no band current."""
        rows = range(self._row_count())
        self.select_row(next((row for row in rows if not self._is_band(row)), -1))

    def select_near(self, row: int) -> None:
        """Make current what stands at `row` now: a band gives way to the row after or before it."""
        last = self._row_count() - 1
        at = min(max(row, 0), last)
        nearest = (*range(at, last + 1), *range(at, -1, -1))
        self.select_row(next((each for each in nearest if not self._is_band(each)), -1))

    def keep_place(self, row: int, *, before: int, went_on: bool) -> None:
        """Choose after the rows were read anew: `row` is where the one chosen stands now, -1 if gone.

        It is followed, unless it `went_on` and stands elsewhere for that: then the keyboard stays
        at the line `before`, on the case that is next.
        """
        if row >= 0 and (row == before or not went_on):
            self.select_row(row)
        else:
            self.select_near(before)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        self.current_row_changed.emit(current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if enter and not control and self.currentIndex().isValid():
            self.row_activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        there = super().moveCursor(action, modifiers)
        if not self._bands or not there.isValid() or not self._is_band(there.row()):
            return there
        back = there.row() < self.currentIndex().row() and there.row() > 0
        step = -1 if back else 1
        row = there.row()
        while 0 <= row < self.model().rowCount():
            if not self._is_band(row):
                return there.siblingAtRow(row)
            row += step
        return self.currentIndex()

    def selectionCommand(
        self, index: Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        if index.isValid() and self._bands and self._is_band(index.row()):
            return QItemSelectionModel.SelectionFlag.NoUpdate
        return super().selectionCommand(index, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._row_count() and not self.selectionModel().hasSelection():
            self.select_first()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        rows = self._row_count()
        if rows == 0:
            return
        look = current_look()
        painter = QPainter(self.viewport())
        bottom = self.viewport().height()
        row = max(self.rowAt(0), 0)
        while row < rows and self.rowViewportPosition(row) < bottom:
            self._paint_row(painter, look, row)
            row += 1
        painter.end()

    def _paint_row(self, painter: QPainter, look: Look, row: int) -> None:
        top, height = self.rowViewportPosition(row), self.rowHeight(row)
        width = self.viewport().width()
        band = self.model().index(row, 0).data(ItemRole.BAND) if self._bands else None
        if isinstance(band, Band):
            self._paint_band(painter, look, band, QRect(0, top, width, height))
            return
        line = colour(look.tokens.line)
        selected = self.selectionModel().isRowSelected(row, QModelIndex())
        inset = 0 if selected else self._line_inset
        painter.fillRect(QRect(inset, top + height - 1, width - 2 * inset, 1), line)
        if selected:
            accent = colour(look.tokens.accent)
            painter.fillRect(QRect(0, top, SELECTION_BAR, height - 1), accent)
            if self.hasFocus():
                painter.fillRect(QRect(0, top, width, 1), accent)
                painter.fillRect(QRect(0, top + height - 2, width, 1), accent)

    def _paint_band(self, painter: QPainter, look: Look, band: Band, rect: QRect) -> None:
        tokens, fonts = look.tokens, look.fonts
        painter.fillRect(rect, colour(tokens.sunken))
        ink = tokens.tone(band.tone).fg
        x = max(self._line_inset, CELL_PADDING + 2)
        middle = rect.center().y() + 1
        draw_icon(painter, look, band.icon, ink, square(x, middle, 16))
        words = QRect(x + 24, rect.y(), rect.width() - x - 80, rect.height() - 1)
        draw_text(painter, words, band.word, face=fonts.strong, ink=ink)
        words.moveLeft(words.x() + fonts.strong.width(band.word) + 8)
        draw_text(painter, words, str(band.count), face=fonts.body, ink=tokens.ink2)

    def _row_count(self) -> int:
        # Qt's stubs leave out that a view may have no model yet.
        model = cast(QAbstractItemModel | None, self.model())
        return 0 if model is None else model.rowCount()

    def _is_band(self, row: int) -> bool:
        return self._bands and self.model().index(row, 0).data(ItemRole.BAND) is not None

    def _size_bands(self) -> None:
        usual = self.verticalHeader().defaultSectionSize()
        for row in range(self.model().rowCount()):
            height = HEIGHT_BAND if self._is_band(row) else usual
            if self.rowHeight(row) != height:
                self.setRowHeight(row, height)

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setProperty("kind", "table")
        header.setFixedHeight(HEIGHT_TABLE_HEADER)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(24)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
