"""What the head does in the section about retention: proposed cases, the erasing, its minutes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.keeping.erasing import Erasure, erase, erasure_minutes_pdf, read_erasures
from app.keeping.retention import Proposed, proposal
from app.rules.moments import clock_words, date_words, table_date
from ui.look.tokens import HEIGHT_ROW_TWO, HEIGHT_TABLE_HEADER, SPACE_12, Tone
from ui.parts.buttons import button
from ui.parts.cells.delegates import TwoLineDelegate, spoken
from ui.parts.cells.item_roles import ItemRole as CellRole
from ui.parts.cells.rows_model import RowsModel
from ui.parts.cells.table import ListTable
from ui.parts.fields.editors import ComboBox
from ui.parts.fields.field import Field
from ui.parts.flow import FlowLayout
from ui.parts.labels import label
from ui.printing import print_paper
from ui.saving_papers import save_paper
from ui.tasks import call

if TYPE_CHECKING:
    from ui.page import Context

Index = QModelIndex | QPersistentModelIndex
_PAPER = "Berita acara pemusnahan"
_ERASING = (
    "Kunci, identitas, uraian, dan catatannya dimusnahkan dan tidak dapat dikembalikan. Baris "
    "statistiknya tetap, sehingga rekapitulasi lama tidak berubah. Cadangan yang lebih lama masih "
    "memuatnya; musnahkan juga."
)
_MOST_ROWS = 6


class ProposalModel(RowsModel[Proposed]):
    """Subject above number, when it ended above the rule."""

    headings: ClassVar[tuple[str, ...]] = ("Aduan", "Selesai dan dasar")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, first = self.rows[index.row()], index.column() == 0
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(index)
        if role == CellRole.PRIMARY:
            return row.title if first else table_date(row.closed_on)
        if role == CellRole.SECONDARY:
            return row.number if first else row.rule
        return None


class ErasingPart(QWidget):
    """Shows what is proposed and erases it; the minutes of every erasure stay to be had."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.proposed = ProposalModel(self)
        self.table = ListTable(row_height=HEIGHT_ROW_TWO)
        self.look_button = button("Lihat usulan", icon="search")
        self.erase_button = button("Musnahkan semua yang diusulkan…", icon="trash")
        self.none = label("", "hint", wrap=True)
        self.which = ComboBox()
        self.papers = QWidget()
        self.print_button = button("Cetak", icon="printer")
        self.save_button = button("Simpan PDF", "quiet", icon="download")
        self._arrange()
        self.look_button.clicked.connect(self.look)
        self.erase_button.clicked.connect(self.erase)
        self.table.row_activated.connect(self._open_case)
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self._save)

    def show_erasures(self) -> None:
        """Read anew which erasures there were."""
        self.context.ask(read_erasures, then=self._show_erasures, owner=self, key="erasures")

    def look(self) -> None:
        """Show which cases are proposed now."""
        self.context.ask(proposal, then=self._show_proposal, owner=self, key="proposal")

    def erase(self) -> None:
        """Erase what is proposed, once asked."""
        rows = self.proposed.rows
        sure = bool(rows) and self.context.messages.ask(
            f"Musnahkan isi {len(rows)} aduan?", _ERASING, yes="Musnahkan", danger=True
        )
        if sure:
            ids = [row.id for row in rows]
            self.context.ask(call(erase, complaint_ids=ids), then=self._on_erased, owner=self)

    # --- inside -------------------------------------------------------------------------

    def _on_erased(self, erasure: Erasure) -> None:
        self.context.messages.say(
            f"{erasure.count} aduan dimusnahkan. Cetak berita acaranya.", Tone.OK
        )
        self.look()
        self.show_erasures()
        self.context.runner.changed.emit(frozenset({"complaints"}))

    def _show_proposal(self, rows: tuple[Proposed, ...]) -> None:
        self.proposed.show(rows)
        shown = min(len(rows), _MOST_ROWS)
        self.table.setFixedHeight(HEIGHT_TABLE_HEADER + shown * HEIGHT_ROW_TWO + 2)
        for widget in (self.table, self.erase_button):
            widget.setVisible(bool(rows))
        self.none.setText(
            "Klik dua kali untuk membuka aduannya, misalnya untuk menahannya dari pemusnahan."
            if rows
            else "Tidak ada aduan yang masa simpannya berakhir."
        )

    def _show_erasures(self, erasures: tuple[Erasure, ...]) -> None:
        known = self.which.count()
        # As text, for Qt would round a moment to milliseconds.
        self.which.set_choices([(each.at.isoformat(), self._words(each)) for each in erasures])
        if len(erasures) != known:
            self.which.setCurrentIndex(0)
        self.papers.setVisible(bool(erasures))

    def _words(self, erasure: Erasure) -> str:
        zone = self.context.zone
        day = date_words(erasure.at.astimezone(zone).date())
        return f"{day}, pukul {clock_words(erasure.at, zone)}: {erasure.count} aduan"

    def _open_case(self, index: QModelIndex) -> None:
        self.context.navigate("kasus", complaint_id=self.proposed.rows[index.row()].id)

    def _print(self) -> None:
        self._paper(lambda pdf: print_paper(self.context, pdf, name=_PAPER, parent=self))

    def _save(self) -> None:
        name = "berita-acara-pemusnahan.pdf"
        self._paper(lambda pdf: save_paper(self.context, pdf, suggested=name, parent=self))

    def _paper(self, then: Callable[[bytes], object]) -> None:
        at = datetime.fromisoformat(self.which.currentData())
        work = call(erasure_minutes_pdf, at=at)
        self.context.ask(work, then=then, owner=self, lane="paper")

    def _arrange(self) -> None:
        self.table.setAccessibleName("Usulan pemusnahan")
        self.table.setModel(self.proposed)
        for at in (0, 1):
            self.table.setItemDelegateForColumn(at, TwoLineDelegate(self.table))
        self.table.stretch_column(0)
        self.table.fix_column(1, "Permintaan informasi, 10 tahun sesudah selesai")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_12)
        column.addWidget(self._row(self.look_button, self.erase_button))
        column.addWidget(self.none)
        column.addWidget(self.table)
        within = QVBoxLayout(self.papers)
        within.setContentsMargins(0, 0, 0, 0)
        within.addWidget(Field(_PAPER, self.which))
        within.addWidget(self._row(self.print_button, self.save_button))
        column.addWidget(self.papers)
        for hidden in (self.table, self.erase_button, self.papers):
            hidden.hide()

    def _row(self, *widgets: QWidget) -> QWidget:
        row = QWidget()
        layout = FlowLayout()
        row.setLayout(layout)
        for each in widgets:
            layout.addWidget(each)
        return row
