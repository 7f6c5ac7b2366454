"""The grid that a pile of slips is typed into, made for the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QMenu,
    QTableView,
    QWidget,
)

from ui.boxes.grid_room import LEAST_TEXT, WIDTHS, Room
from ui.boxes.slip_delegate import SlipDelegate
from ui.boxes.slip_model import FIELDS, TYPED, Column, SlipModel
from ui.boxes.slip_row import KINDS, SECTIONS
from ui.look.style import current_look
from ui.look.tokens import (
    HEIGHT_ROW_ERROR,
    HEIGHT_ROW_SLIP,
    HEIGHT_TABLE_HEADER,
    SELECTION_BAR,
    colour,
)
from ui.parts.painting import draw_icon, draw_text, square

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.boxes.slip_model import Index
    from ui.boxes.slip_row import SlipRow

_HEIGHT_TYPING: Final = 72
# By their numbers: the columns that a scan fills.
_READ: Final = {int(each): each for each in (Column.SECTION, Column.KIND)}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
# Where there is no room for all, those at the left are left out.
LEGEND: Final = (
    ("Ctrl+Del", "hapus baris"),
    ("Ctrl+D", "salin dari atas"),
    ("F9", "rahasia"),
    ("1 2 3 0", "bagian"),
    ("P A I T K X", "jenis"),
    ("Ctrl+Enter", "lembar berikutnya"),
    ("Enter", "isian berikutnya"),
)


class SlipGrid(QTableView):
    """A row for each question of a slip; `done` comes when one goes on after the last wanted slip.

    `removed` carries the number and the content of a row that was taken away, `row_changed` the
    number of the row at hand.
    """

    done = Signal()
    removed = Signal(int, object)
    row_changed = Signal(int)

    def __init__(self, model: SlipModel) -> None:
        super().__init__()
        self.slip_model = model
        self.wanted = 0
        self.setProperty("kind", "plain")
        self.setAccessibleName("Lembar dari kotak")
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.CurrentChanged
            | QAbstractItemView.EditTrigger.SelectedClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setModel(model)
        self._delegate = SlipDelegate(self)
        self._delegate.key_pressed.connect(self._on_editor_key)
        self.setItemDelegate(self._delegate)
        self._set_up_heads()
        self.clicked.connect(self._on_clicked)
        model.dataChanged.connect(lambda *_: self._size_rows())
        model.rowsInserted.connect(lambda *_: self._size_rows())
        model.modelReset.connect(self._size_rows)

    def _set_up_heads(self) -> None:
        rows, heads = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setMinimumSectionSize(HEIGHT_ROW_SLIP)
        rows.setDefaultSectionSize(HEIGHT_ROW_SLIP)
        heads.setProperty("kind", "table")
        heads.setFixedHeight(HEIGHT_TABLE_HEADER)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setSectionsClickable(False)
        heads.setHighlightSections(False)
        for column in WIDTHS:
            heads.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        self.set_room(Room.WIDE)

    def set_room(self, room: Room) -> None:
        """Leave what the slip says the room it needs where there is little."""
        for column, widths in WIDTHS.items():
            self.setColumnWidth(column, widths[room])
        self._fit_text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_text()

    def _fit_text(self) -> None:
        """Give the words of a slip the rest; where that is too little, the grid scrolls sideways."""
        rest = self.viewport().width() - sum(map(self.columnWidth, WIDTHS))
        modes, heads = QHeaderView.ResizeMode, self.horizontalHeader()
        heads.setSectionResizeMode(
            Column.TEXT, modes.Stretch if rest >= LEAST_TEXT else modes.Fixed
        )
        if rest < LEAST_TEXT:
            self.setColumnWidth(Column.TEXT, LEAST_TEXT)

    # --- going on ------------------------------------------------------------------------

    def start(self) -> None:
        """Go to the first field that waits to be typed."""
        self.start_at(self.slip_model.rowCount() - 1)

    def go_to_mistake(self) -> bool:
        """Go to the first row with a mistake; False when there is none."""
        wrong = self.slip_model.wrong_rows()
        if not wrong:
            return False
        name, _ = self.slip_model.error(wrong[0])
        column = next((column for column, field in FIELDS.items() if field == name), Column.TEXT)
        self._go(wrong[0], column)
        return True

    def next_field(self) -> None:
        """Go to the next field of the slip, or to the next slip after its last."""
        index = self.currentIndex()
        self.take_over()
        row, following = self.slip_model.row(index.row()), index.column() + 1
        # What was read from a scan is only looked at.
        while row.scan and following in _READ and getattr(row, FIELDS[_READ[following]]):
            following += 1
        if following > Column.KIND:
            self.next_slip()
            return
        self._go(index.row(), Column(max(following, Column.DAY)))

    def next_slip(self, *, more: bool = False) -> None:
        """Go to the next row, of the same slip when `more`; `done` when all slips are typed."""
        self.take_over()
        row = self.currentIndex().row()
        if self.slip_model.row(row).empty:
            return
        following = row + 1
        if more and self.slip_model.row(row).scan:
            self.slip_model.insert_more(following)
        last = following == self.slip_model.rowCount() - 1
        if last and not more and self.wanted and self.slip_model.slips() >= self.wanted:
            self.done.emit()
            return
        self.slip_model.begin(following, more=more)
        # Another question of the same slip: whose it is and when it was written are known.
        if more:
            self._go(following, Column.SECTION)
        else:
            self.start_at(following)

    def choose(self, letter: str) -> bool:
        """Choose what a key stands for in the current column, and go on; False for another key."""
        index = self.currentIndex()
        letter = letter.upper()
        if index.column() == Column.SECTION and letter in SECTIONS:
            self.slip_model.put(index.row(), section=letter)
            self._go(index.row(), Column.TEXT)
            return True
        if index.column() == Column.KIND and letter in KINDS:
            self.slip_model.put(index.row(), kind=letter)
            self.next_slip()
            return True
        return False

    def copy_from_above(self) -> None:
        """Take the current field over from the row above."""
        index = self.currentIndex()
        name = FIELDS.get(Column(index.column()))
        if index.row() < 1 or name is None:
            return
        above = getattr(self.slip_model.row(index.row() - 1), name)
        self.slip_model.put(index.row(), **{name: above})
        if (editor := self._editor()) is not None:
            self._delegate.fill(editor, str(above))
        self.next_field()

    def turn_secret(self) -> None:
        """Make the current slip confidential, or no longer."""
        row = self.currentIndex().row()
        self.slip_model.put(row, secret=not self.slip_model.row(row).secret)

    def remove_row(self) -> None:
        """Take the current row away."""
        self.take_over()
        at = self.currentIndex().row()
        gone = self.slip_model.remove(at)
        if gone is not None:
            self.removed.emit(at, gone)
            self._go(min(at, self.slip_model.rowCount() - 1), Column.PERSON)

    def put_back(self, number: int, row: SlipRow) -> None:
        """Put a removed row back."""
        self.slip_model.insert(min(number, self.slip_model.rowCount() - 1), row)

    def start_at(self, number: int) -> None:
        """Go to the first field of a row that waits to be typed."""
        self.slip_model.begin(number, more=False)
        self._go(number, self._first_column(number))

    def go_back(self, number: int, column: int) -> None:
        """Go to where one was before rows were added."""
        if 0 <= number < self.slip_model.rowCount() and column >= 0:
            self._go(number, Column(column))

    def _first_column(self, number: int) -> Column:
        row = self.slip_model.row(number)
        if row.more and row.scan:
            return Column.TEXT if row.section else Column.SECTION
        return Column.PERSON if row.day else Column.DAY

    def _go(self, row: int, column: Column) -> None:
        index = self.slip_model.index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self._size_rows()
        if column in TYPED and self.state() is not QAbstractItemView.State.EditingState:
            self.edit(index)

    def _editor(self) -> QWidget | None:
        """Return the open field, None while nothing is typed."""
        typing = self.state() is QAbstractItemView.State.EditingState
        return self.viewport().focusWidget() if typing else None

    def take_over(self) -> None:
        """Take over what is being typed: before one goes on, saves or leaves."""
        if (editor := self._editor()) is not None:
            self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    # --- keys and mouse ------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._answer(event):
            event.accept()
            return
        if not event.modifiers() & _CONTROL and self.choose(event.text()):
            return
        if event.key() == Qt.Key.Key_Space and self._on_space():
            return
        typed = event.text().isprintable() and event.text()
        if typed and self.currentIndex().column() not in TYPED:
            # What is chosen by keys of its own is never typed; Qt would warn that it can't be.
            return
        super().keyPressEvent(event)

    def _on_editor_key(self, event: QKeyEvent) -> None:
        event.setAccepted(self._answer(event))

    def _answer(self, event: QKeyEvent) -> bool:
        """Answer the keys that mean the same whether one types in a field or not."""
        if not self.currentIndex().isValid() or self.currentIndex().column() == Column.NUMBER:
            # Nothing is begun yet, or one came by Tab: whatever is pressed begins the first slip.
            self.start()
            self._type(event)
            return True
        key, held = event.key(), event.modifiers() & (_CONTROL | _SHIFT)
        if key in _ENTER and held == _CONTROL | _SHIFT:
            self.next_slip(more=True)
        elif key in _ENTER and held == _CONTROL:
            self.next_slip()
        elif key in _ENTER and not held:
            self.next_field()
        elif key == Qt.Key.Key_D and held == _CONTROL:
            self.copy_from_above()
        elif key == Qt.Key.Key_F9 and not held:
            self.turn_secret()
        elif key == Qt.Key.Key_Delete and held == _CONTROL:
            self.remove_row()
        else:
            return False
        return True

    def _type(self, event: QKeyEvent) -> None:
        """Have a letter that began a slip stand in it."""
        editor, letter = self._editor(), event.text()
        if editor is not None and letter.strip() and not event.modifiers() & _CONTROL:
            same = QKeyEvent(event.type(), event.key(), event.modifiers(), letter)
            QApplication.sendEvent(editor, same)

    def _on_space(self) -> bool:
        column = self.currentIndex().column()
        if column == Column.SECRET:
            self.turn_secret()
        elif column in (Column.SECTION, Column.KIND):
            self._offer(self.currentIndex())
        else:
            return False
        return True

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == Column.SECRET:
            self.turn_secret()
        elif index.column() in (Column.SECTION, Column.KIND):
            self._offer(index)

    def _offer(self, index: QModelIndex) -> None:
        """Offer the choices of a cell below it."""
        words: Mapping[str, tuple[object, str]] = (
            KINDS if index.column() == Column.KIND else SECTIONS
        )
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for letter, (_, word) in words.items():
            action = QAction(f"{letter}   {word}", menu)
            action.triggered.connect(lambda _=False, letter=letter: self.choose(letter))
            menu.addAction(action)
        menu.popup(self.viewport().mapToGlobal(self.visualRect(index).bottomLeft()))

    # --- painting ------------------------------------------------------------------------

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.row_changed.emit(current.row())
        self._size_rows()
        self.viewport().update()

    def _size_rows(self) -> None:
        current = self.currentIndex().row()
        for row in range(self.slip_model.rowCount()):
            wrong = bool(self.slip_model.error(row)[1])
            high = HEIGHT_ROW_ERROR if wrong else HEIGHT_ROW_SLIP
            if row == current:
                high = _HEIGHT_TYPING + (HEIGHT_ROW_ERROR - HEIGHT_ROW_SLIP if wrong else 0)
            if self.rowHeight(row) != high:
                self.setRowHeight(row, high)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        look, painter = current_look(), QPainter(self.viewport())
        for row in range(self.slip_model.rowCount()):
            top, high = self.rowViewportPosition(row), self.rowHeight(row)
            if top > self.viewport().height() or top + high < 0:
                continue
            painter.fillRect(
                0, top + high - 1, self.viewport().width(), 1, colour(look.tokens.line)
            )
            if row == self.currentIndex().row():
                painter.fillRect(0, top, SELECTION_BAR, high - 1, colour(look.tokens.accent))
            self._paint_mistake(painter, row, top + high)
        painter.end()

    def _paint_mistake(self, painter: QPainter, row: int, bottom: int) -> None:
        _, sentence = self.slip_model.error(row)
        if not sentence:
            return
        look, left = current_look(), self.columnViewportPosition(Column.DAY) + 12
        line = QRect(left + 20, bottom - 26, self.viewport().width() - left - 32, 22)
        mark = square(left, line.center().y() + 1, 14)
        draw_icon(painter, look, "alert-triangle", look.tokens.danger, mark)
        ink = look.tokens.danger
        draw_text(painter, line, sentence, face=look.fonts.second_strong, ink=ink)
