"""The cases registered last, so that the officer sees what was just put in."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QObject, Qt, Signal

from app.case import ComplaintRow
from app.office import Office
from app.rules.kinds import STATUS_WORDS
from app.rules.moments import near_moment
from app.rules.wording import uncapitalised
from ui.look.tokens import HEIGHT_ROW_TWO
from ui.parts.cells.banded_model import BandedModel
from ui.parts.cells.delegates import TwoLineDelegate
from ui.parts.cells.item_roles import ItemRole
from ui.parts.cells.table import ListTable
from ui.parts.panels.panel import Panel

_LATEST_HEIGHT = 140


class LatestModel(BandedModel):
    """Subject, then number, medium and when it was received."""

    def __init__(self, office: Office, now: datetime, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._now = now

    def show_rows(self, rows: Sequence[ComplaintRow], *, office: Office, now: datetime) -> None:
        """Show these cases."""
        self._office, self._now = office, now
        self.set_lines(rows)

    def cell(self, row: ComplaintRow, column: int, role: int) -> object:
        """Return what the cell says."""
        if role == ItemRole.PRIMARY:
            return row.title
        if role == ItemRole.ICON:
            return "lock" if row.confidential else None
        when = near_moment(row.received(self._office.zone), self._office.zone, now=self._now)
        second = f"{row.number}, {when}, {uncapitalised(STATUS_WORDS[row.status])}"
        if role == ItemRole.SECONDARY:
            return second
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.title}, {second}"
        return None


class LatestPanel(Panel):
    """The newest cases; `row_activated` carries the row that was opened."""

    row_activated = Signal(object)

    def __init__(self, office: Office, now: datetime) -> None:
        super().__init__("Terakhir dicatat", padded=False)
        self.model = LatestModel(office, now, self)
        table = self.table = ListTable(row_height=HEIGHT_ROW_TWO)
        table.setModel(self.model)
        table.setItemDelegate(TwoLineDelegate(table))
        table.horizontalHeader().hide()
        table.stretch_column(0)
        table.setAccessibleName("Terakhir dicatat")
        table.row_activated.connect(
            lambda index: self.row_activated.emit(self.model.row_at(index.row()))
        )
        self.setMinimumHeight(_LATEST_HEIGHT)
        self.add(table, 1)

    def chosen(self) -> ComplaintRow | None:
        """Return the case the keyboard stands on."""
        return self.model.row_at(self.table.currentIndex().row())
