"""The button in the status line that says where the register lies and offers another one."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from app.keeping.places import short_place, whole_place
from ui.commands import Command
from ui.parts.buttons import Button
from ui.parts.command_menu import fill_menu


class RegisterPlace(Button):
    """Shows the place; a click opens the menu of what can be done with registers."""

    def __init__(self) -> None:
        super().__init__("", "crumb", icon="")
        self._commands: list[Command] = []
        self.clicked.connect(self._on_clicked)
        self.hide()

    def show_place(self, location: str) -> None:
        """Show where the register lies; an empty location shows nothing."""
        self.set_word(f"Register: {short_place(location)}" if location else "")
        self.setToolTip(whole_place(location) if location else "")
        self.setVisible(bool(location))

    def set_commands(self, commands: list[Command]) -> None:
        """Give the entries of the menu."""
        self._commands = commands

    def _on_clicked(self) -> None:
        menu = QMenu(self)
        fill_menu(menu, [self._commands])
        menu.aboutToHide.connect(menu.deleteLater)
        above = self.mapToGlobal(self.rect().topLeft())
        menu.popup(QPoint(above.x(), above.y() - menu.sizeHint().height()))
