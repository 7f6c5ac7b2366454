"""Menus of commands: each entry with its icon and its keys, and the menu of a row in a list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QMenu

from ui.look.style import current_look, icon

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QAbstractItemView

    from ui.commands import Command


def fill_menu(menu: QMenu, groups: Iterable[Sequence[Command]]) -> None:
    """Put commands into an empty menu, with a line between the groups."""
    for group in groups:
        if group and not menu.isEmpty():
            menu.addSeparator()
        for command in group:
            add_command(menu, command)


def add_command(menu: QMenu, command: Command) -> QAction:
    """Add one command, its keys at the right: they are bound already, so they are only said."""
    word = command.word or command.text
    action = menu.addAction(f"{word}\t{command.shortcut}" if command.shortcut else word)
    if command.icon:
        action.setIcon(icon(command.icon, current_look().tokens.ink2))
    action.triggered.connect(lambda _=False: command.run())
    return action


class RowMenu(QObject):
    """What can be done with the row of a list, by the right button, the Menu key or Shift+F10.

    `groups` of commands are asked for when the menu opens: the row is current by then.
    """

    def __init__(
        self, view: QAbstractItemView, groups: Callable[[], Sequence[Sequence[Command]]]
    ) -> None:
        super().__init__(view)
        self._view, self._groups = view, groups
        self.menu: QMenu | None = None
        for watched in (view, view.viewport()):
            watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ContextMenu:
            self._on_wanted(cast(QContextMenuEvent, event), watched)
            return True
        if event.type() is QEvent.Type.KeyPress and watched is self._view:
            key = cast(QKeyEvent, event)
            shift = key.modifiers() == Qt.KeyboardModifier.ShiftModifier
            if key.key() == Qt.Key.Key_Menu or (shift and key.key() == Qt.Key.Key_F10):
                self.open_at_row()
                return True
        return False

    def open_at_row(self) -> None:
        """Open the menu below the current row; nothing without one."""
        index = self._view.currentIndex()
        if index.isValid():
            self._view.scrollTo(index)
            self._open(self._view.visualRect(index).bottomLeft() + QPoint(24, 0))

    def _on_wanted(self, event: QContextMenuEvent, watched: QObject) -> None:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            self.open_at_row()
            return
        place = self._view.viewport().mapFromGlobal(event.globalPos())
        index = self._view.indexAt(place)
        # Bands and the room below the rows are about no case.
        if index.isValid() and index.row() == self._view.currentIndex().row():
            self._open(place)

    def _open(self, place: QPoint) -> None:
        if self.menu is not None or not any(found := self._groups()):
            return
        menu = self.menu = QMenu(self._view)
        menu.setAccessibleName("Tindakan")
        fill_menu(menu, found)
        menu.aboutToHide.connect(self._on_closed)
        menu.popup(self._view.viewport().mapToGlobal(place))

    def _on_closed(self) -> None:
        if self.menu is not None:
            self.menu.deleteLater()
            self.menu = None
