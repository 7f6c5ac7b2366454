"""The list at the left of a page of chapters: icon, word, and a mark for what isn't saved."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.look.style import current_look
from ui.look.tokens import HEIGHT_RAIL_PITCH, SELECTION_BAR, colour
from ui.parts.painting import draw_box, draw_disc, draw_icon, draw_text, square

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_MARKED: Final = Qt.ItemDataRole.UserRole.value + 40
_ICON: Final = Qt.ItemDataRole.UserRole.value + 41


@dataclass(frozen=True, slots=True)
class Chapter:
    """One entry of the list."""

    key: str
    word: str
    icon: str


class ChapterModel(QAbstractListModel):
    """The chapters; marked ones hold something that isn't saved."""

    def __init__(self, chapters: Sequence[Chapter]) -> None:
        super().__init__()
        self.chapters = tuple(chapters)
        self._marked: frozenset[str] = frozenset()

    def mark(self, keys: frozenset[str]) -> None:
        """Mark exactly these chapters."""
        if keys != self._marked:
            self._marked = keys
            self.dataChanged.emit(self.index(0), self.index(len(self.chapters) - 1))

    def show(self, chapters: Sequence[Chapter]) -> None:
        """Show other chapters."""
        self.beginResetModel()
        self.chapters = tuple(chapters)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.chapters)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        chapter = self.chapters[index.row()]
        marked = chapter.key in self._marked
        if role == Qt.ItemDataRole.DisplayRole:
            return chapter.word
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{chapter.word}, belum disimpan" if marked else chapter.word
        if role == _MARKED:
            return marked
        return chapter.icon if role == _ICON else None


class ChapterDelegate(QStyledItemDelegate):
    """Paints a chapter as the rail paints its pages."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a rail entry."""
        return QSize(120, HEIGHT_RAIL_PITCH - 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint icon, word and mark."""
        look = current_look()
        tokens, fonts = look.tokens, look.fonts
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = rect.adjusted(0, 1, 0, -1)
        if chosen:
            draw_box(painter, QRectF(box), 4, fill=tokens.soft)
            bar = QRect(box.x(), box.y() + 9, SELECTION_BAR, box.height() - 18)
            painter.fillRect(bar, colour(tokens.accent))
        if state & QStyle.StateFlag.State_HasFocus:
            draw_box(painter, QRectF(box), 4, edge=tokens.accent, width=2)
        ink = tokens.accent2 if chosen else tokens.ink2
        middle = rect.center().y() + 1
        name = str(index.data(_ICON) or "")
        if name:
            draw_icon(painter, look, name, ink, square(rect.x() + 12, middle, 18))
        face = fonts.strong if chosen else fonts.body
        left = 40 if name else 14
        marked = bool(index.data(_MARKED))
        words = rect.adjusted(left, 0, -22 if marked else -6, -1)
        draw_text(painter, words, str(index.data()), face=face, ink=tokens.ink)
        if marked:
            draw_disc(painter, QPointF(rect.right() - 12, middle), 4, fill=tokens.warn)
        painter.restore()


class ChapterList(QListView):
    """A list of chapters; `chosen` carries the key of the one the user went to."""

    chosen = Signal(str)

    def __init__(self, chapters: Sequence[Chapter], *, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("kind", "plain")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setItemDelegate(ChapterDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.chapter_model = ChapterModel(chapters)
        self.setModel(self.chapter_model)

    def current(self) -> str:
        """Return the key of the chapter chosen, "" when there is none."""
        row = self.currentIndex().row()
        return self.chapter_model.chapters[row].key if row >= 0 else ""

    def set_current(self, key: str) -> None:
        """Choose a chapter without emitting `chosen`; an unknown key does nothing."""
        for row, chapter in enumerate(self.chapter_model.chapters):
            if chapter.key == key:
                flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
                blocked = self.blockSignals(True)
                self.selectionModel().setCurrentIndex(self.chapter_model.index(row), flag)
                self.blockSignals(blocked)
                self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosen.emit(self.chapter_model.chapters[current.row()].key)
