"""The list inside the command palette: groups, entries, and the part that matches in bold."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.look.style import Look, current_look
from ui.look.tokens import SELECTION_BAR, colour
from ui.parts.cells.item_roles import ItemRole
from ui.parts.key_caps import cap_width, paint_cap
from ui.parts.painting import RIGHT, draw_icon, draw_text, square

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class PaletteEntry:
    """One thing the palette can do; `note` stands right when there is no `shortcut`.

    `also` are other words by which it is found.
    """

    key: str
    word: str
    group: str
    icon: str = ""
    shortcut: str = ""
    note: str = ""
    also: str = ""

    def said(self) -> str:
        """Return all words by which it is found."""
        return f"{self.word} {self.also}".casefold()


class PaletteModel(QAbstractListModel):
    """Entries that contain what was typed, under their groups; a group name is a str row."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[PaletteEntry | str] = []
        self.typed = ""

    def show_matches(self, entries: Sequence[PaletteEntry], typed: str) -> None:
        """Show the entries with every word of `typed`, first those that show it."""
        wanted = typed.casefold().split()
        self.beginResetModel()
        self.typed = typed.strip()
        self._rows = []
        groups: dict[str, list[PaletteEntry]] = {}
        fitting = [entry for entry in entries if all(word in entry.said() for word in wanted)]
        shown = [all(word in entry.word.casefold() for word in wanted) for entry in fitting]
        for _, entry in sorted(zip(shown, fitting, strict=True), key=lambda each: not each[0]):
            groups.setdefault(entry.group, []).append(entry)
        for group, members in groups.items():
            self._rows += [group, *members]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ItemRole.ROW:
            return row if isinstance(row, PaletteEntry) else None
        if role == ItemRole.PRIMARY:
            return row.word if isinstance(row, PaletteEntry) else row
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.data(index, ItemRole.ROW), PaletteEntry):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags


class PaletteDelegate(QStyledItemDelegate):
    """Paints group names 28 high and entries 36 high."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, 36 if index.data(ItemRole.ROW) is not None else 28)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a group name or an entry."""
        look = current_look()
        tokens = look.tokens
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        entry = index.data(ItemRole.ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if entry is None:
            words = rect.adjusted(18, 2, -18, 0)
            face = look.fonts.second_strong
            draw_text(painter, words, str(index.data()), face=face, ink=tokens.ink2)
        else:
            if state & QStyle.StateFlag.State_Selected:
                painter.fillRect(rect, colour(tokens.sel))
                bar = QRect(rect.x(), rect.y(), SELECTION_BAR, rect.height())
                painter.fillRect(bar, colour(tokens.accent))
            typed = getattr(index.model(), "typed", "")
            _paint_entry(painter, look, entry, rect, typed)
        painter.restore()


def _paint_entry(
    painter: QPainter, look: Look, entry: PaletteEntry, rect: QRect, typed: str
) -> None:
    tokens, fonts = look.tokens, look.fonts
    middle = rect.center().y() + 1
    if entry.icon:
        draw_icon(painter, look, entry.icon, tokens.ink2, square(rect.x() + 18, middle, 16))
    end = rect.right() - 16
    if entry.shortcut:
        end -= cap_width(look, entry.shortcut)
        paint_cap(painter, look, entry.shortcut, x=end, middle=middle)
    elif entry.note:
        note = QRect(end - fonts.second.width(entry.note), rect.y(), 0, rect.height())
        note.setRight(end)
        draw_text(painter, note, entry.note, face=fonts.second, ink=tokens.ink2, align=RIGHT)
        end = note.x()
    x = rect.x() + 46
    for part, bold in split_match(entry.word, typed):
        face = fonts.strong if bold else fonts.body
        words = QRect(x, rect.y(), max(end - 8 - x, 0), rect.height() - 1)
        draw_text(painter, words, part, face=face, ink=tokens.ink)
        x += face.width(part)


def split_match(word: str, typed: str) -> list[tuple[str, bool]]:
    """Split `word` around the first place of `typed`; the matching part is marked True."""
    at = word.casefold().find(typed.casefold()) if typed else -1
    if at < 0:
        return [(word, False)]
    end = at + len(typed)
    parts = [(word[:at], False), (word[at:end], True), (word[end:], False)]
    return [part for part in parts if part[0]]
