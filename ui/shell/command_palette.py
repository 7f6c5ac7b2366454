"""The command palette: type a few letters, choose, and it is done."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QHBoxLayout,
    QListView,
    QVBoxLayout,
    QWidget,
)

from ui.parts.cells.item_roles import ItemRole
from ui.parts.fields.editors import LineEdit
from ui.parts.icon_mark import IconMark
from ui.parts.key_caps import KeyLegend
from ui.parts.labels import label, rule
from ui.parts.screen_room import fit_on_screen, keep_on_screen
from ui.shell.palette_list import PaletteDelegate, PaletteEntry, PaletteModel

_WIDTH = 560
_HEIGHT = 420
_MOVES = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
_NOTHING = "Tidak ada yang cocok. Coba kata lain."
_LEGEND = (("↑ ↓", "pilih"), ("Enter", "jalankan"), ("Esc", "tutup"))


class CommandPalette(QDialog):
    """`chosen` carries the entry. `query_changed` lets the page add found cases by `set_found`."""

    chosen = Signal(object)
    query_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setWindowTitle("Palet perintah")
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        fit_on_screen(self, QSize(_WIDTH, _HEIGHT))
        self._entries: tuple[PaletteEntry, ...] = ()
        self._found: tuple[PaletteEntry, ...] = ()
        self.search = LineEdit(placeholder="Ketik perintah, halaman, atau nomor aduan")
        self.search.setProperty("bare", True)
        self.search.setAccessibleName("Palet perintah")
        self.search.installEventFilter(self)
        self._model = PaletteModel()
        self.list = QListView()
        self._nothing = label(_NOTHING, "hint", wrap=True)
        self._build()
        self.search.textChanged.connect(self._on_typed)
        self.list.clicked.connect(self._on_clicked)

    def set_entries(self, entries: Sequence[PaletteEntry]) -> None:
        """Give the commands and pages there are now, in the order of their groups."""
        self._entries = tuple(entries)
        self._show_matches()

    def set_found(self, entries: Sequence[PaletteEntry]) -> None:
        """Give what the register found for the text of the moment."""
        self._found = tuple(entries)
        self._show_matches()

    def tell_nothing(self, why: str) -> None:
        """Say why nothing is found where more is known than that."""
        self._nothing.setText(why or _NOTHING)

    def open_over(self, window: QWidget) -> None:
        """Open empty, in the upper middle of `window`."""
        self.search.clear()
        middle = window.mapToGlobal(window.rect().center())
        top = window.mapToGlobal(window.rect().topLeft()).y()
        self.setScreen(window.screen())
        fit_on_screen(self, QSize(_WIDTH, _HEIGHT))
        self.move(middle.x() - self.width() // 2, top + window.height() // 8)
        keep_on_screen(self)
        self.show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.search.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress:
            key = cast(QKeyEvent, event)
            if key.key() in _MOVES:
                self.list.event(key)
                return True
            if key.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose(self.list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        frame = QFrame()
        frame.setProperty("kind", "popup")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)
        column = QVBoxLayout(frame)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(18, 8, 18, 8)
        top.setSpacing(12)
        top.addWidget(IconMark("search", "ink2", 16))
        top.addWidget(self.search, 1)
        column.addLayout(top)
        column.addWidget(rule())
        self.list.setProperty("kind", "plain")
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName("Hasil")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setModel(self._model)
        self.list.setItemDelegate(PaletteDelegate(self.list))
        self._nothing.setContentsMargins(18, 12, 18, 12)
        column.addWidget(self._nothing)
        column.addWidget(self.list, 1)
        foot = QFrame()
        foot.setProperty("kind", "foot")
        keys = QHBoxLayout(foot)
        keys.setContentsMargins(16, 6, 16, 6)
        keys.addWidget(KeyLegend(_LEGEND))
        keys.addStretch(1)
        column.addWidget(foot)

    def _on_typed(self, text: str) -> None:
        self._found = ()
        self.tell_nothing("")
        self._show_matches()
        self.query_changed.emit(text)

    def _show_matches(self) -> None:
        self._model.show_matches((*self._entries, *self._found), self.search.text())
        self._nothing.setVisible(self._model.rowCount() == 0)
        if self._model.rowCount() > 1:
            self.list.setCurrentIndex(self._model.index(1))

    def _on_clicked(self, index: QModelIndex) -> None:
        self._choose(index)

    def _choose(self, index: QModelIndex) -> None:
        entry = index.data(ItemRole.ROW)
        if isinstance(entry, PaletteEntry):
            self.hide()
            self.chosen.emit(entry)
