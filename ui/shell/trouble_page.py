"""The calm page in place of all others when a register can't be opened: why, and the ways out."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import EnvironmentTrouble
from app.keeping.places import whole_place
from ui.commands import Command
from ui.parts.buttons import Button, button
from ui.parts.labels import label
from ui.parts.panels.empty_state import EmptyState


class TroublePage(QWidget):
    """Says what is wrong with which register; the commands become buttons, the first primary."""

    def __init__(self, trouble: EnvironmentTrouble, location: str, commands: list[Command]) -> None:
        super().__init__()
        self.buttons: list[Button] = []
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for command in commands:
            made = button(command.text, "default" if self.buttons else "primary", icon=command.icon)
            made.clicked.connect(command.run)
            self.buttons.append(made)
            row.addWidget(made)
        self.state = EmptyState("database", trouble.sentence, trouble.way_out, self._row)
        place = label(whole_place(location), "hint", wrap=True)
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        place.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.addWidget(self.state, 1)
        column.addWidget(place)

    def first_focus(self) -> QWidget | None:
        """Return the first button."""
        return self.buttons[0] if self.buttons else None
