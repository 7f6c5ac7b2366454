"""The section about how long words are kept: the rules, what they propose, and the erasing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from app.access.roles import Role
from app.desk.target_book import CASE_CLASSES
from app.keeping.retention import Proposed, erase, proposal, read_rules, save_rules
from app.rules.wording import table_date
from ui.look.tokens import HEIGHT_ROW_TWO, HEIGHT_TABLE_HEADER, Tone
from ui.parts.buttons import button
from ui.parts.cells import TwoLineDelegate, spoken
from ui.parts.editors import LineEdit
from ui.parts.fields import Field
from ui.parts.flow import FlowLayout
from ui.parts.labels import label
from ui.parts.roles import Role as CellRole
from ui.parts.rows_model import RowsModel
from ui.parts.table import Table
from ui.printing import print_paper, save_paper
from ui.settings.section import Section

if TYPE_CHECKING:
    from app.errors import UserMistake
    from ui.pages import Context

Index = QModelIndex | QPersistentModelIndex
_INTRO = (
    "Berapa tahun sesudah selesai isi aduan diusulkan dimusnahkan; 0 berarti tidak pernah. "
    "Tidak ada yang terhapus sendiri: Pimpinan menyetujui setiap usulan."
)
_ERASING = (
    "Kunci, identitas, uraian, dan catatannya dimusnahkan dan tidak dapat dikembalikan. Baris "
    "statistiknya tetap, sehingga rekapitulasi lama tidak berubah. Cadangan yang lebih lama masih "
    "memuatnya; musnahkan juga."
)


class ProposalModel(RowsModel[Proposed]):
    """Number above subject, when it ended above the rule."""

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


class RetentionSection(Section):
    """Rules for the admin; the proposal and the erasing for the head."""

    key: ClassVar[str] = "retensi"
    word: ClassVar[str] = "Masa simpan"
    icon: ClassVar[str] = "archive"
    roles: ClassVar[frozenset[Role]] = frozenset({Role.ADMIN, Role.HEAD})
    intro: ClassVar[str] = _INTRO

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._kept: dict[str, str] = {}
        self.years = {key: LineEdit("0", longest=3) for key in CASE_CLASSES}
        self.fields = {key: Field(CASE_CLASSES[key], edit) for key, edit in self.years.items()}
        self.proposed = ProposalModel(self)
        self.table = Table(row_height=HEIGHT_ROW_TWO)
        self.look_button = button("Lihat usulan", icon="search")
        self.erase_button = button("Musnahkan semua yang diusulkan…", icon="trash")
        self.none = label("", "hint", wrap=True)
        self._pdf = b""
        self.paper_row = QWidget()
        self._arrange()
        for edit in self.years.values():
            edit.textChanged.connect(lambda _: self.tell())
        self.look_button.clicked.connect(self.look)
        self.erase_button.clicked.connect(self.erase)
        self.show_office()

    def show_office(self) -> None:
        """Read the rules anew; what was typed and not saved stays."""
        register = self.context.register
        self.context.runner.run(
            lambda: read_rules(register), then=self._show_rules, owner=self, key="rules"
        )

    def changes(self) -> int:
        """Return how many rules differ from what is kept."""
        return len(self._changed())

    def save(self) -> None:
        """Save the rules that differ."""
        values = self._changed()
        wrong = {k: "Isi dengan angka." for k, v in values.items() if not v.strip().isdecimal()}
        self._show_mistakes(wrong)
        if wrong or not values or self.busy:
            return
        self.set_busy(True)
        register = self.context.register
        years = {key: int(value) for key, value in values.items()}
        self.context.runner.run(
            lambda: save_rules(register, years=years),
            then=lambda _: self._on_saved(),
            failed=self._on_failed,
            owner=self,
        )

    def undo(self) -> None:
        """Go back to what is kept."""
        for key, edit in self.years.items():
            edit.setText(self._kept.get(key, "0"))
        self._show_mistakes({})

    def first_focus(self) -> QWidget | None:
        """Return the first field."""
        return next(iter(self.years.values()))

    # --- erasing ------------------------------------------------------------------------

    def look(self) -> None:
        """Show which cases are proposed now."""
        register = self.context.register
        self.context.runner.run(
            lambda: proposal(register), then=self._show_proposal, owner=self, key="proposal"
        )

    def erase(self) -> None:
        """Erase what is proposed, once asked, and offer the minutes."""
        rows, register = self.proposed.rows, self.context.register
        sure = bool(rows) and self.context.messages.ask(
            f"Musnahkan isi {len(rows)} aduan?", _ERASING, yes="Musnahkan", danger=True
        )
        if sure:
            ids = [row.id for row in rows]
            self.context.runner.run(
                lambda: erase(register, complaint_ids=ids), then=self._on_erased, owner=self
            )

    def _on_erased(self, pdf: bytes) -> None:
        self._pdf = pdf
        self.paper_row.show()
        self.context.messages.say(
            f"{len(self.proposed.rows)} aduan dimusnahkan. Cetak berita acaranya.", Tone.OK
        )
        self.look()
        self.context.runner.changed.emit(frozenset({"complaints"}))

    def _show_proposal(self, rows: tuple[Proposed, ...]) -> None:
        self.proposed.show(rows)
        self.table.setVisible(bool(rows))
        self.table.setFixedHeight(HEIGHT_TABLE_HEADER + min(len(rows), 6) * HEIGHT_ROW_TWO + 2)
        self.erase_button.setVisible(bool(rows))
        self.none.setText("" if rows else "Tidak ada aduan yang masa simpannya berakhir.")

    # --- inside -------------------------------------------------------------------------

    def _changed(self) -> dict[str, str]:
        typed = {key: edit.text() for key, edit in self.years.items()}
        return {k: v for k, v in typed.items() if self._kept and v.strip() != self._kept[k]}

    def _show_rules(self, rules: dict[str, int]) -> None:
        untouched = not self._changed()
        self._kept = {key: str(years) for key, years in rules.items()}
        if untouched:
            self.undo()
        self.tell()

    def _on_saved(self) -> None:
        self._kept = {key: edit.text().strip() for key, edit in self.years.items()}
        self.set_busy(False)

    def _on_failed(self, error: Exception) -> None:
        self.set_busy(False)
        self._show_mistakes(getattr(error, "fields", {}))

    def _show_mistakes(self, mistakes: dict[str, str] | UserMistake) -> None:
        found = mistakes if isinstance(mistakes, dict) else mistakes.fields
        for key, field in self.fields.items():
            field.set_error(found.get(key))

    def _arrange(self) -> None:
        roles = self.context.register.account.roles
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        for at, field in enumerate(self.fields.values()):
            field.editor.setEnabled(Role.ADMIN in roles)
            grid.addWidget(field, at // 3, at % 3)
        self.column.addLayout(grid)
        if Role.HEAD not in roles:
            return
        self.add_caption("Usulan pemusnahan", "Aduan yang ditahan tidak ikut diusulkan.")
        self.table.setAccessibleName("Usulan pemusnahan")
        self.table.setModel(self.proposed)
        for column in (0, 1):
            self.table.setItemDelegateForColumn(column, TwoLineDelegate(self.table))
        self.table.stretch_column(0)
        self.table.fix_column(1, "Permintaan informasi, 10 tahun sesudah selesai")
        deeds = QWidget()
        row = FlowLayout()
        deeds.setLayout(row)
        for each in (self.look_button, self.erase_button):
            row.addWidget(each)
        self.column.addWidget(deeds)
        self.column.addWidget(self.none)
        self.column.addWidget(self.table)
        papers = QHBoxLayout(self.paper_row)
        papers.setContentsMargins(0, 0, 0, 0)
        papers.setSpacing(8)
        name = "Berita acara pemusnahan"
        show = button("Cetak berita acara", icon="printer")
        show.clicked.connect(lambda: print_paper(self.context, self._pdf, name=name, parent=self))
        keep = button("Simpan PDF", "quiet", icon="download")
        keep.clicked.connect(partial(self._save_paper, "berita-acara-pemusnahan.pdf"))
        papers.addWidget(show)
        papers.addWidget(keep)
        papers.addStretch(1)
        self.column.addWidget(self.paper_row)
        for hidden in (self.table, self.erase_button, self.paper_row):
            hidden.hide()

    def _save_paper(self, suggested: str) -> None:
        save_paper(self.context, self._pdf, suggested=suggested, parent=self)
