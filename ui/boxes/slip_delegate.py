"""Paints the cells of the grid, and the fields one types into."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.boxes.slip_model import FIELDS, Column, SlipModel
from ui.look.style import current_look
from ui.look.tokens import HEIGHT_CONTROL, HEIGHT_ROW_SLIP, colour
from ui.parts.fields.editors import DateTimeEdit, LineEdit, TextEdit
from ui.parts.key_caps import paint_cap
from ui.parts.painting import draw_box, draw_icon, draw_text, square

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel

    from ui.boxes.slip_model import Index
    from ui.look.style import Look

_FILLED = "filled"
_PAD = 12
# Where there is less room than that, the key that chose it stands alone.
_LEAST_WORDS = 56
_BOX = 16
_HINTS = {Column.DAY: "27/2", Column.PERSON: "kosong = anonim"}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SlipDelegate(QStyledItemDelegate):
    """Editors that hand their keys to the grid: `key_pressed` carries one it may answer."""

    key_pressed = Signal(QKeyEvent)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = Column(index.column())
        editor: QWidget
        if column is Column.TEXT:
            editor = TextEdit(lines=2, grows=False)
            editor.setMinimumHeight(0)
            editor.setMaximumHeight(1 << 14)
        elif column is Column.DAY:
            check = cast(SlipModel, index.model()).whole_day
            editor = DateTimeEdit(check, placeholder=_HINTS[column])
        else:
            editor = LineEdit(placeholder=_HINTS.get(column, ""))
        editor.setParent(parent)
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        # What is being typed is never replaced by what the row held before.
        if not editor.property(_FILLED):
            editor.setProperty(_FILLED, True)
            self.fill(editor, str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def fill(self, editor: QWidget, words: str) -> None:
        """Put words into a field in place of what stands there."""
        if isinstance(editor, QPlainTextEdit):
            editor.setPlainText(words)
            editor.moveCursor(editor.textCursor().MoveOperation.End)
        elif isinstance(editor, QLineEdit):
            editor.setText(words)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QPlainTextEdit):
            model.setData(index, editor.toPlainText())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        rect: QRect = option.rect.adjusted(4, 4, -4, -5)
        if isinstance(editor, QLineEdit):
            rect.setHeight(HEIGHT_CONTROL)
        editor.setGeometry(rect)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress:
            key = cast(QKeyEvent, event)
            plain_line_end = (
                key.key() in _ENTER and key.modifiers() == Qt.KeyboardModifier.ShiftModifier
            )
            if not plain_line_end:
                key.setAccepted(False)
                self.key_pressed.emit(key)
                if key.isAccepted():
                    return True
            elif isinstance(watched, QPlainTextEdit):
                return False
        return super().eventFilter(watched, event)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, rect = current_look(), option.rect
        state: QStyle.StateFlag = option.state
        column = Column(index.column())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colour(look.tokens.sel))
        painter.setPen(colour(look.tokens.line))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = QRect(rect.x(), rect.y(), rect.width(), HEIGHT_ROW_SLIP)
        current = bool(state & QStyle.StateFlag.State_HasFocus)
        self._frame(painter, look, line, index, current=current)
        self._content(painter, look, line.adjusted(_PAD, 0, -_PAD // 2, 0), index, column)
        painter.restore()

    def _frame(
        self, painter: QPainter, look: Look, rect: QRect, index: Index, *, current: bool
    ) -> None:
        """Box the current cell, and the one with a mistake."""
        model = cast(SlipModel, index.model())
        wrong = model.error(index.row())[0] == FIELDS.get(Column(index.column()), "-")
        if not (current or wrong):
            return
        edge = look.tokens.danger if wrong else look.tokens.accent
        box = QRectF(rect.adjusted(3, 4, -3, -5))
        draw_box(painter, box, 4, fill=look.tokens.surface, edge=edge, width=2)

    def _content(
        self, painter: QPainter, look: Look, rect: QRect, index: Index, column: Column
    ) -> None:
        model = cast(SlipModel, index.model())
        row, words = model.row(index.row()), str(index.data() or "")
        faint = row.empty or words == "anonim" or column is Column.NUMBER
        ink = look.tokens.ink3 if faint else look.tokens.ink
        if column is Column.SECRET:
            if not row.empty:
                self._tick(painter, look, rect, ticked=row.secret)
            return
        if column is Column.KIND and row.kind:
            end = paint_cap(painter, look, row.kind, x=rect.x(), middle=rect.center().y() + 1)
            rect = rect.adjusted(end - rect.x() + 8, 0, 0, 0)
        if column in (Column.SECTION, Column.KIND) and rect.width() < _LEAST_WORDS:
            words = row.section if column is Column.SECTION else ""
        align = Qt.AlignmentFlag.AlignVCenter | (
            Qt.AlignmentFlag.AlignRight if column is Column.NUMBER else Qt.AlignmentFlag.AlignLeft
        )
        draw_text(painter, rect, words, face=look.fonts.body, ink=ink, align=align)

    def _tick(self, painter: QPainter, look: Look, rect: QRect, *, ticked: bool) -> None:
        middle = QPoint(rect.center().x() - 3, rect.center().y() + 1)
        box = QRectF(middle.x() - _BOX / 2, middle.y() - _BOX / 2, _BOX, _BOX)
        tokens = look.tokens
        fill, edge = (tokens.accent, tokens.accent) if ticked else (tokens.surface, tokens.ctl)
        draw_box(painter, box, 3, fill=fill, edge=edge)
        if ticked:
            draw_icon(
                painter, look, "check", tokens.onacc, square(int(box.x()) + 1, middle.y(), 14)
            )
