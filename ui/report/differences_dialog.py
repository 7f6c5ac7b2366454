"""Where the report that went out differs from how things stand, and the way to correct it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.documents.report_facts import Difference
from app.rules.wording import sentence_list
from ui.parts.buttons import button
from ui.parts.cells.item_roles import ItemRole
from ui.parts.cells.rows_model import Index, RowsModel
from ui.parts.cells.table import ListTable
from ui.parts.labels import label
from ui.parts.screen_room import fit_on_screen
from ui.parts.surface_dialog import SurfaceDialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.desk.reporting import ReportPaper, TouchedCase

_MARGIN = 16
_MOST_NAMED = 12
_NOTHING = "(tidak ada)"


class DifferencesModel(RowsModel[Difference]):
    """Place, what was printed, and what would be now."""

    headings: ClassVar[tuple[str, ...]] = ("Bagian", "Tercetak", "Sekarang")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        text = (row.place, row.before or _NOTHING, row.now or _NOTHING)[index.column()]
        if role in (ItemRole.PRIMARY, Qt.ItemDataRole.ToolTipRole):
            return text
        if role == ItemRole.FAINT:
            return text == _NOTHING
        return None


class DifferencesDialog(SurfaceDialog):
    """The places that differ; Enter opens the cases behind one.

    `month_wanted` carries a month (1-12), `case_wanted` a complaint's number as papers print it,
    `correction_wanted` says that a corrected edition is to be prepared.
    """

    month_wanted = Signal(int)
    case_wanted = Signal(str)
    correction_wanted = Signal()

    def __init__(self, paper: ReportPaper, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Perbedaan dengan laporan tercetak")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.model = DifferencesModel(self)
        self.model.show(paper.differing)
        self.table = ListTable()
        self.table.setAccessibleName("Bagian yang berbeda")
        self.table.setModel(self.model)
        for at in range(3):
            self.table.stretch_column(at)
        self.table.row_activated.connect(self._on_activated)
        self.cases = label(_cases_sentence(paper.touched), "body", wrap=True)
        self.cases.setVisible(bool(paper.touched))
        self.correct_button = button("Siapkan edisi perbaikan", "primary")
        self.correct_button.setVisible(paper.edition is not None)
        self.correct_button.clicked.connect(self._on_correction)
        self.close_button = button("Tutup", "quiet")
        self.close_button.clicked.connect(self.reject)
        self._lay_out(paper)
        window = parent.window().size()
        wanted = QSize(min(820, window.width() - 48), min(560, window.height() - 40))
        fit_on_screen(self, wanted)
        self.table.setFocus()

    def _on_activated(self, index: QModelIndex) -> None:
        row = self.model.rows[index.row()]
        if row.number:
            self.case_wanted.emit(row.number)
        elif row.month:
            self.month_wanted.emit(row.month)
        else:
            return
        self.accept()

    def _on_correction(self) -> None:
        self.correction_wanted.emit()
        self.accept()

    def _lay_out(self, paper: ReportPaper) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(_MARGIN, 14, _MARGIN, 10)
        head.setSpacing(4)
        head.addWidget(label(f"Perbedaan laporan {paper.year}", "preview-title"))
        about = "Yang tercetak tetap tersimpan apa adanya. Enter membuka aduan di balik angkanya."
        head.addWidget(label(about, "sentence", wrap=True))
        head.addWidget(self.cases)
        foot = QFrame()
        foot.setProperty("kind", "foot")
        buttons = QHBoxLayout(foot)
        buttons.setContentsMargins(_MARGIN, 11, _MARGIN, 12)
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.correct_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addWidget(foot)


def _cases_sentence(touched: Sequence[TouchedCase]) -> str:
    """Name the cases to which something happened since, at most so many."""
    named = [each.number for each in touched[:_MOST_NAMED]]
    left = len(touched) - len(named)
    listed = sentence_list([*named, *([f"{left} lainnya"] if left else [])])
    return f"Sesudah dicetak ada yang terjadi pada aduan {listed}."
