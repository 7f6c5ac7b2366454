"""Where everything on the report page stands: steps, tables, and the paper beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ui.look.tokens import PAGE_BOTTOM, PAGE_MARGIN, PANEL_GAP, PANEL_PADDING
from ui.parts.buttons import button
from ui.parts.fields.choices import SegmentedControl, YearStepper
from ui.parts.labels import label
from ui.parts.panels.header import PageHeader
from ui.parts.panels.panel import Panel
from ui.parts.panels.shown_stack import ShownStack
from ui.parts.panels.step_bar import StepBar
from ui.parts.paper.paper_view import PaperView
from ui.report.content_panel import ContentPanel
from ui.report.edition_strip import EditionStrip
from ui.report.evaluation_table import EvaluationTable
from ui.report.figures_panel import FiguresPanel
from ui.report.findings_panel import FindingsPanel
from ui.report.recap_table import RecapTable
from ui.report.signing import SigningPanel

if TYPE_CHECKING:
    from ui.page import Page

RECAP: Final = "recap"
EVALUATION: Final = "evaluation"
CONTENT: Final = "content"
FINDINGS: Final = "findings"
FIGURES: Final = "figures"
_TITLES: Final = {
    RECAP: "Rekapitulasi jumlah aduan",
    EVALUATION: "Evaluasi pengaduan",
    FIGURES: "Ikhtisar",
    CONTENT: "Isi laporan",
    FINDINGS: "Pemeriksaan laporan",
}
_TABLES_STRETCH, _PAPER_STRETCH = 64, 36
_NARROWEST_PAPER, _NARROWEST_TABLE, _LEAST_HIGH = 320, 520, 260


class ReportPlaces:
    """Builds the page's widgets; where there is room for one side only, it shows one at a time."""

    def __init__(self, page: Page, *, year: int) -> None:
        self._page = page
        self.narrow = False
        self.year = YearStepper(year, first=year, last=year)
        self.save_button = button("Simpan PDF", icon="download", shortcut="Ctrl+S", binds=False)
        self.print_button = button(
            "Cetak", "primary", icon="printer", shortcut="Ctrl+P", binds=False
        )
        self._more = button("", icon="dots", tip="Isi laporan dan bentuk lain")
        self.menu = QMenu(page)
        self._more.setMenu(self.menu)
        self.timelines = self.menu.addAction("Pilih linimasa di laporan…")
        self.printed = self.menu.addAction("Laporan tercetak…")
        self.letters = self.menu.addAction("Daftar surat keluar…")
        self.overview = self.menu.addAction("Ikhtisar menurut masa…")
        self.further = self.menu.addAction("Laporan pelanggaran, SP4N LAPOR, dan lainnya…")
        self.monthly = self.menu.addAction("Laporan pemantauan bulanan…")
        self.meeting = self.menu.addAction("Rapat evaluasi…")
        self.closing = self.menu.addAction("Tutup bulan…")
        actions = (self.year, self.save_button, self._more, self.print_button)
        self.header = PageHeader("Laporan tahunan", " ", actions=actions)
        self.steps = StepBar(wizard=True, chooses=True)
        self.tables = SegmentedControl(
            [
                *((RECAP, "Rekap"), (EVALUATION, "Evaluasi"), (FIGURES, "Ikhtisar")),
                *((FINDINGS, "Periksa"), (CONTENT, "Isi")),
            ],
            name="Yang ditampilkan",
        )
        self.panel = Panel(_TITLES[RECAP], padded=False)
        self.recap_table = RecapTable()
        self.evaluation_table = EvaluationTable()
        self.content = ContentPanel(page)
        self.findings = FindingsPanel()
        self.figures = FiguresPanel(page)
        self.stack = ShownStack()
        self._note = label("", "hint", wrap=True)
        self.signing = SigningPanel(page.context)
        self.strip = EditionStrip()
        self.paper = PaperView()
        self.paper_side = QWidget()
        self._lay_out(page)

    def table_shown(self) -> QWidget:
        """Return the table that is chosen above, or what the office writes."""
        shown = {
            RECAP: self.recap_table,
            EVALUATION: self.evaluation_table,
            FINDINGS: self.findings,
            FIGURES: self.figures,
        }
        return shown.get(self.tables.current(), self.content)

    def show_table(self, key: str) -> None:
        """Show one of the tables, or what the office writes."""
        self.tables.set_current(key)
        self.stack.setCurrentWidget(self.table_shown())
        self._show_note()
        self.name_panel()

    def name_panel(self) -> None:
        """Name the table shown and its year."""
        self.panel.set_title(f"{_TITLES[self.tables.current()]} {self.year.year()}")

    def explain(self, sentence: str) -> None:
        """Say below the tables which numbers they don't count, if there are any."""
        self._note.setText(sentence)
        self._show_note()

    def _show_note(self) -> None:
        told = bool(self._note.text()) and self.tables.current() in (RECAP, EVALUATION)
        self._note.setVisible(told)

    def fit(self) -> bool:
        """Show tables and paper beside each other, or the tables only; tell whether that changed."""
        needed = self.recap_table.needed_width() + 2
        room = self._page.width() - 2 * PAGE_MARGIN
        narrow = room < needed + PANEL_GAP + _NARROWEST_PAPER
        # Where even the table alone has no room, it scrolls by itself, and some months are seen.
        self.panel.setMinimumHeight(_LEAST_HIGH if narrow else 0)
        self.panel.setMinimumWidth(min(needed, _NARROWEST_TABLE) if narrow else needed)
        if narrow == self.narrow:
            return False
        self.narrow = narrow
        self._show_sides(tables=True, paper=not narrow)
        return True

    def turn_side(self) -> None:
        """Where there is room for one side only, show the other one."""
        if self.narrow:
            paper = self.paper_side.isHidden()
            self._show_sides(tables=not paper, paper=paper)
            (self.paper if paper else self.table_shown()).setFocus()

    def cursor(self) -> tuple[int, int]:
        """Return row and column of the recap's cursor, (-1, -1) when there is none."""
        index = self.recap_table.currentIndex()
        return (index.row(), index.column()) if index.isValid() else (-1, -1)

    def set_cursor(self, row: int, column: int) -> None:
        """Put the cursor of both tables on a month's row, as far as they have such a column."""
        model = self.recap_table.recap_model
        self.recap_table.setCurrentIndex(model.index(row, min(column, model.state_column)))
        self.evaluation_table.select_row(max(row, 0) + 1)

    def _show_sides(self, *, tables: bool, paper: bool) -> None:
        self.panel.setVisible(tables)
        self.paper_side.setVisible(paper)

    def _lay_out(self, page: Page) -> None:
        self.stack.addWidget(self.recap_table)
        self.stack.addWidget(self.evaluation_table)
        self.stack.addWidget(self.findings)
        self.stack.addWidget(self.content)
        self.stack.addWidget(self.figures)
        self.panel.title_row.addWidget(self.tables)
        self.panel.title_row.setContentsMargins(PANEL_PADDING, 6, 6, 6)
        self.panel.add(self.stack, 1)
        self._note.setContentsMargins(PANEL_PADDING, 6, PANEL_PADDING, 8)
        self._note.hide()
        self.panel.add(self._note)
        right = QVBoxLayout(self.paper_side)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(PANEL_GAP // 2)
        right.addWidget(self.signing)
        right.addWidget(self.strip)
        right.addWidget(self.paper, 1)
        both = QHBoxLayout()
        both.setSpacing(PANEL_GAP)
        both.addWidget(self.panel, _TABLES_STRETCH)
        both.addWidget(self.paper_side, _PAPER_STRETCH)
        body = QVBoxLayout()
        body.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, PAGE_BOTTOM)
        body.setSpacing(12)
        body.addWidget(self.steps)
        body.addLayout(both, 1)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(body, 1)
