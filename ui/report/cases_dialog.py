"""The complaints behind a number of the report; Enter opens one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.case import ComplaintRow
from app.desk.listing_cases import Wanted, list_rows
from app.rules.kinds import STATUS_WORDS
from app.rules.moments import table_moment
from ui.parts.cells.item_roles import ItemRole
from ui.parts.cells.rows_model import Index, RowsModel
from ui.parts.cells.table import ListTable
from ui.parts.labels import label
from ui.parts.screen_room import fit_on_screen
from ui.parts.surface_dialog import SurfaceDialog
from ui.tasks import call

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.page import Context

_MOST = 1000


class CasesModel(RowsModel[ComplaintRow]):
    """Number, when it came, medium, subject and status."""

    headings: ClassVar[tuple[str, ...]] = ("Nomor", "Diterima", "Media", "Perihal", "Status")

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._zone = context.zone

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in (ItemRole.PRIMARY, Qt.ItemDataRole.ToolTipRole):
            return None
        row = self.rows[index.row()]
        received = table_moment(row.received(self._zone), self._zone)
        told = (row.number, received, row.medium, row.title, STATUS_WORDS[row.status])
        return told[index.column()]


class CasesDialog(SurfaceDialog):
    """A list of complaints by their ids; `case_wanted` carries the id of one."""

    case_wanted = Signal(int)

    def __init__(
        self, context: Context, *, title: str, cases: Sequence[int], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.model = CasesModel(context, self)
        self.table = ListTable()
        self.table.setAccessibleName(title)
        self.table.setModel(self.model)
        for at, widest in ((0, "2026-00000"), (1, "24-11-2026 11.40"), (4, "Menunggu disposisi")):
            self.table.fix_column(at, widest)
        for at in (2, 3):
            self.table.stretch_column(at)
        self.table.row_activated.connect(self._on_activated)
        left = f", {_MOST} pertama" if len(cases) > _MOST else ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 0)
        head = label(f"{title} ({len(cases)} aduan{left})", "preview-title", wrap=True)
        head.setContentsMargins(16, 0, 16, 0)
        column.addWidget(head)
        column.addWidget(self.table, 1)
        window = parent.window().size()
        wanted = QSize(min(860, window.width() - 48), min(520, window.height() - 40))
        fit_on_screen(self, wanted)
        work = call(list_rows, wanted=Wanted(only=tuple(cases[:_MOST])), offset=0, limit=_MOST)
        context.ask(work, then=self._show, owner=self)
        self.table.setFocus()

    def _show(self, rows: tuple[ComplaintRow, ...]) -> None:
        self.model.show(rows)
        if rows:
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _on_activated(self, index: QModelIndex) -> None:
        self.case_wanted.emit(self.model.rows[index.row()].id)
        self.accept()
