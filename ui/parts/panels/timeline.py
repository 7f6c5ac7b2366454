"""The timeline of a case: time, mark on a thread, what happened; newest first or as given."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ui.look.style import Look, current_look
from ui.look.tokens import HEIGHT_ROW_TRACKER, SELECTION_BAR, Tone, colour
from ui.parts.cells.badges import Badge, badge_width, paint_badge
from ui.parts.cells.item_roles import ItemRole
from ui.parts.painting import RIGHT, draw_disc, draw_icon, draw_text, square

Index = QModelIndex | QPersistentModelIndex
_DISC = 12
_PAD = 16


@dataclass(frozen=True, slots=True)
class TimelineLine:
    """One event; `solid` for what runs now, `faint` for what an outside source tells."""

    time: str
    title: str
    note: str = ""
    icon: str = "clock"
    tone: Tone = Tone.PLAIN
    solid: bool = False
    faint: bool = False
    badge: Badge | None = None
    key: object = None


class TimelineModel(QAbstractListModel):
    """Entries by row; Role.ROW gives the entry."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: tuple[TimelineLine, ...] = ()

    def set_entries(self, entries: Sequence[TimelineLine]) -> None:
        """Replace all entries."""
        self.beginResetModel()
        self._entries = tuple(entries)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == ItemRole.ROW:
            return entry
        if role == ItemRole.PRIMARY:
            badge = f" ({entry.badge.text})" if entry.badge else ""
            return f"{entry.time} {entry.title}{badge}. {entry.note}".strip()
        return None


class TimelineDelegate(QStyledItemDelegate):
    """Paints one entry; the view tells it how wide the times are."""

    time_width = 0

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, HEIGHT_ROW_TRACKER)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint time, mark, thread, title, note and badge."""
        entry = index.data(ItemRole.ROW)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        look = current_look()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(rect, colour(look.tokens.sel))
            bar = QRect(rect.x(), rect.y(), SELECTION_BAR, rect.height())
            painter.fillRect(bar, colour(look.tokens.accent))
        x = rect.x() + _PAD + self.time_width + 20
        last = index.row() + 1 == index.model().rowCount()
        if index.row() > 0:
            painter.fillRect(x - 1, rect.y(), 2, 6, colour(look.tokens.line))
        if not last:
            below = rect.y() + 17
            painter.fillRect(x - 1, below, 2, rect.bottom() - below + 1, colour(look.tokens.line))
        self._paint_mark(painter, look, entry, QPointF(x, rect.y() + 17))
        self._paint_words(painter, look, entry, rect, x + _DISC + 12)
        painter.restore()

    def _paint_mark(
        self, painter: QPainter, look: Look, entry: TimelineLine, centre: QPointF
    ) -> None:
        tokens = look.tokens
        plain = entry.tone is Tone.PLAIN
        ink = tokens.ink if plain else tokens.tone(entry.tone).fg
        if entry.solid:
            draw_disc(painter, centre, _DISC, fill=tokens.mark(entry.tone))
            ink = tokens.onacc
        else:
            edge = tokens.line if entry.faint else tokens.ctl if plain else ink
            draw_disc(painter, centre, _DISC, fill=tokens.surface, edge=edge)
        icon = square(int(centre.x()) - 7, int(centre.y()), 14)
        draw_icon(painter, look, entry.icon, ink, icon)

    def _paint_words(
        self, painter: QPainter, look: Look, entry: TimelineLine, rect: QRect, x: int
    ) -> None:
        tokens, fonts = look.tokens, look.fonts
        time = QRect(rect.x() + _PAD, rect.y() + 6, self.time_width, 22)
        face = fonts.strong if entry.solid else fonts.body
        ink = tokens.ink if entry.solid else tokens.ink2
        draw_text(painter, time, entry.time, face=face, ink=ink, align=RIGHT)
        end = rect.right() - _PAD
        if entry.badge is not None:
            width = badge_width(look, entry.badge)
            end -= width
            paint_badge(painter, look, entry.badge, QRect(end, rect.y() + 6, width, 22))
        title = QRect(x, rect.y() + 5, end - x - 8, 22)
        note = QRect(x, rect.y() + 25, rect.right() - _PAD - x, 16)
        draw_text(painter, title, entry.title, face=fonts.strong, ink=tokens.ink)
        ink = tokens.ink2 if entry.tone is Tone.PLAIN else tokens.tone(entry.tone).fg
        draw_text(painter, note, entry.note, face=fonts.second, ink=ink)


class TimelineView(QListView):
    """A list of events; Enter or a double click emit `entry_activated` with the entry's key."""

    entry_activated = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "plain")
        self.setAccessibleName("Linimasa")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._model = TimelineModel()
        self._delegate = TimelineDelegate(self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.activated.connect(self._on_activated)

    def set_entries(self, entries: Sequence[TimelineLine]) -> None:
        """Show other entries, in this order from the top."""
        strong = current_look().fonts.strong
        self._delegate.time_width = strong.widest(*(entry.time for entry in entries))
        self._model.set_entries(entries)

    def _on_activated(self, index: QModelIndex) -> None:
        self.entry_activated.emit(index.data(ItemRole.ROW).key)
