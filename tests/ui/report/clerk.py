"""The clerk at the report page, as tests speak of it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.ui.shell.helpers import Calls
from ui.messages import Told
from ui.parts.cells.item_roles import ItemRole
from ui.report.page import ReportPage


class Clerk:
    """Looks and presses."""

    def __init__(self, qtbot: QtBot, page: ReportPage) -> None:
        self.qtbot = qtbot
        self.page = page

    def row(self, month: int) -> list[str]:
        """Return the words of a month's row in the recap (13 = sums)."""
        model = self.page.recap_table.recap_model
        columns = range(model.columnCount())
        return [str(model.index(month - 1, at).data(ItemRole.PRIMARY) or "") for at in columns]

    def evaluation(self, month: int) -> list[str]:
        """Return the words of a month's row in the evaluation (0 = column numbers)."""
        model = self.page.evaluation_table.evaluation_model
        return [str(model.index(month, at).data(ItemRole.PRIMARY)) for at in range(5)]

    def go_to(self, month: int, column: int) -> None:
        """Put the cursor on a cell of the recap."""
        table = self.page.recap_table
        table.setFocus()
        table.setCurrentIndex(table.recap_model.index(month - 1, column))

    def press(self, key: Qt.Key) -> None:
        """Press a key on the recap."""
        self.qtbot.keyClick(self.page.recap_table, key)

    def click_state(self, month: int) -> None:
        """Click on what is said about a month."""
        table = self.page.recap_table
        index = table.recap_model.index(month - 1, table.recap_model.state_column)
        middle: QPoint = table.visualRect(index).center()
        self.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=middle)

    def ways(self) -> list[tuple[str, dict[str, object]]]:
        """Return where the page wanted to go."""
        navigate = self.page.context.navigate
        assert isinstance(navigate, Calls)
        return navigate.calls

    def told(self) -> list[Told]:
        """Return what was told."""
        return list(self.page.context.messages.told)
