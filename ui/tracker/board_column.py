"""One column of the board: the cards of the cases that are in one step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ui.case_words import TURN_ICONS, ribbon_of, tone_of
from ui.look.style import current_look
from ui.look.tokens import RADIUS_CONTROL, Tone
from ui.parts.cells.item_roles import ItemRole
from ui.parts.cells.ribbon import Ribbon, paint_ribbon
from ui.parts.painting import draw_box, draw_icon, draw_text, square

if TYPE_CHECKING:
    from app.case import ComplaintRow
    from ui.look.fonts import Face
    from ui.tracker.model import TrackerModel

CARD = 134
_GAP = 6
Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


def two_lines(text: str, face: Face, width: int) -> tuple[str, str]:
    """Return what fits of `text` in a first line of `width` pixels, cut at a word, and the rest."""
    if face.width(text) <= width:
        return text, ""
    words = text.split()
    taken = len(words)
    while taken > 1 and face.metrics.horizontalAdvance(" ".join(words[:taken])) > width:
        taken -= 1
    return " ".join(words[:taken]), " ".join(words[taken:])


class CardModel(QAbstractListModel):
    """Rows of one step; their times are asked of the tracker's model, and only when painted."""

    def __init__(self, times: TrackerModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._times = times
        self._rows: tuple[ComplaintRow, ...] = ()

    def set_rows(self, rows: Sequence[ComplaintRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row_at(self, line: int) -> ComplaintRow | None:
        """Return a card's row, None outside."""
        return self._rows[line] if 0 <= line < len(self._rows) else None

    def line_of(self, complaint_id: int) -> int:
        """Return a case's card, -1 when it is not here."""
        return next((at for at, row in enumerate(self._rows) if row.id == complaint_id), -1)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == ItemRole.ROW:
            return row
        if role == ItemRole.PRIMARY:
            return row.title
        if role == ItemRole.SECONDARY:
            return self._times.time_words(row)
        if role == ItemRole.TONE:
            return tone_of(self._times.timer_of(row))
        if role == ItemRole.RIBBON:
            return ribbon_of(self._times.timer_of(row))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = (row.number, row.title, self._times.time_words(row), row.holder,
                    self._times.turn_words(row))  # fmt: skip
            return ", ".join(part for part in said if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join((row.title, self._times.turn_words(row)))
        return None


class CardDelegate(QStyledItemDelegate):
    """Paints a card: number, subject, time with its ribbon, and who holds it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, CARD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a card."""
        row: ComplaintRow = index.data(ItemRole.ROW)
        look = current_look()
        tokens, fonts = look.tokens, look.fonts
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        focus = chosen and bool(state & QStyle.StateFlag.State_HasFocus)
        rect: QRect = option.rect
        card = rect.adjusted(1, 0, -1, -_GAP)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_box(
            painter,
            card.toRectF(),
            RADIUS_CONTROL,
            fill=tokens.sel if chosen else tokens.surface,
            edge=tokens.accent if chosen else tokens.line,
            width=2 if focus else 1,
        )
        inner = card.adjusted(10, 6, -8, -6)
        number = QRect(inner.x(), inner.y(), inner.width(), 19)
        draw_text(painter, number, row.number, face=fonts.small_strong, ink=tokens.ink2)
        if row.confidential:
            mark = square(inner.right() - 14, number.center().y(), 14)
            draw_icon(painter, look, "lock", tokens.ink2, mark)
        upper = QRect(inner.x(), inner.y() + 19, inner.width(), 20)
        first, second = two_lines(row.title, fonts.body, inner.width())
        draw_text(painter, upper, first, face=fonts.body, ink=tokens.ink)
        lower = upper.translated(0, 20)
        draw_text(painter, lower, second, face=fonts.body, ink=tokens.ink)
        self._paint_time(painter, QRect(inner.x(), lower.bottom() + 1, inner.width(), 19), index)
        foot = QRect(inner.x(), inner.bottom() - 19, inner.width(), 20)
        draw_icon(
            painter, look, TURN_ICONS[row.turn], tokens.ink2,
            square(foot.x(), foot.center().y() + 1, 14),
        )  # fmt: skip
        foot.setLeft(foot.x() + 20)
        if row.reminded_at is not None:
            foot.setRight(foot.right() - 18)
            draw_icon(
                painter, look, "bell", tokens.ink2,
                square(foot.right() + 4, foot.center().y() + 1, 14),
            )  # fmt: skip
        draw_text(painter, foot, row.holder, face=fonts.second, ink=tokens.ink2)
        painter.restore()

    def _paint_time(self, painter: QPainter, rect: QRect, index: Index) -> None:
        look = current_look()
        tone = Tone(index.data(ItemRole.TONE) or Tone.PLAIN)
        words, ribbon = str(index.data(ItemRole.SECONDARY)), index.data(ItemRole.RIBBON)
        plain = tone is Tone.PLAIN
        face = look.fonts.second if plain else look.fonts.second_strong
        ink = look.tokens.ink if plain else look.tokens.tone(tone).fg
        draw_text(painter, rect, words, face=face, ink=ink)
        if isinstance(ribbon, Ribbon):
            below = QRect(rect.x(), rect.bottom() + 1, rect.width(), 12)
            paint_ribbon(painter, look, ribbon, below)


class BoardColumn(QListView):
    """The cards below each other; Left and Right go to the columns beside, Enter opens."""

    activated_row = Signal()
    moved_on = Signal(int)
    current_changed = Signal()

    def __init__(self, model: CardModel, name: str) -> None:
        super().__init__()
        self.cards = model
        self.setModel(model)
        self.setItemDelegate(CardDelegate(self))
        self.setAccessibleName(name)
        self.setProperty("kind", "clear")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.viewport().setAutoFillBackground(False)
        self.doubleClicked.connect(self.activated_row)

    def row(self) -> ComplaintRow | None:
        """Return the row of the current card."""
        index = self.currentIndex()
        return self.cards.row_at(index.row()) if index.isValid() else None

    def choose(self, line: int) -> None:
        """Make a card current."""
        self.setCurrentIndex(self.cards.index(line))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.current_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.moved_on.emit(-1 if key == Qt.Key.Key_Left else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not control and self.row():
            self.activated_row.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.row() is None and self.cards.rowCount():
            self.choose(0)
        self.viewport().update()
