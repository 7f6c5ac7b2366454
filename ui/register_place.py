"""The button in the status line that says where the register lies and offers another one."""

from pathlib import Path
from urllib.parse import urlsplit

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from ui.commands import Command
from ui.parts.buttons import Button


def is_server(location: str) -> bool:
    """Tell whether a register's location is a server's URL."""
    return "://" in location


def short_place(location: str) -> str:
    """Return a location in short: folder and file, or server and database without a password."""
    if is_server(location):
        parts = urlsplit(location)
        return f"{parts.hostname or 'server lokal'}{parts.path}"
    path = Path(location)
    return f"…/{path.parent.name}/{path.name}" if path.parent.name else path.name


def whole_place(location: str) -> str:
    """Return a location in full, still without a password."""
    return short_place(location) if is_server(location) else str(Path(location).absolute())


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
        for command in self._commands:
            action = menu.addAction(command.text)
            action.triggered.connect(command.run)
        menu.aboutToHide.connect(menu.deleteLater)
        above = self.mapToGlobal(self.rect().topLeft())
        menu.popup(QPoint(above.x(), above.y() - menu.sizeHint().height()))
