"""The report page: a year's tables beside its paper, from checking to printing."""

from collections.abc import Mapping
from functools import partial
from typing import ClassVar, NamedTuple, assert_never

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.desk.choosing_timelines import CaseChoice, read_choices
from app.desk.confirming_nil import read_late_slips
from app.desk.listing_cases import years
from app.desk.recapping import read_recap
from app.desk.report_findings import Finding, Mending
from app.desk.reporting import ReportPaper
from app.recap import FEW_CASES, Recap, classes_sentence, uncounted_sentence
from app.register import Register
from app.rules.moments import MONTHS
from app.rules.periods import YEAR, days_of
from ui.commands import Command
from ui.page import Context, Page
from ui.page_table import PageKey
from ui.report.papers import ReportPapers
from ui.report.places import CONTENT, EVALUATION, FIGURES, FINDINGS, RECAP, ReportPlaces
from ui.report.report_months import ReportMonths
from ui.report.steps import report_steps, state_sentence
from ui.tasks import call

# What Enter does at each of them; where the office writes, it is typed.
_ENTER = {
    RECAP: "buka aduan atau pastikan bulannya",
    EVALUATION: "buka aduan bulan itu",
    FINDINGS: "bereskan",
    FIGURES: "buka aduan di balik angka",
}
_RECAP_HEADING = "IV. REKAPITULASI"
_SAVE_WORD = "Simpan laporan untuk Word (.docx)"
_SAVE_EXCEL = "Simpan tabel untuk Excel (.xlsx)"


class ReportFacts(NamedTuple):
    """The years there are, a year's recap, and what came after its report was printed."""

    years: tuple[int, ...]
    recap: Recap
    late: str


def read_report_page(register: Register, *, year: int) -> ReportFacts:
    """Read what the page shows, of one moment; in the worker."""
    with register.reading():
        recap, late = read_recap(register, year=year), read_late_slips(register, year=year)
        return ReportFacts(years(register), recap, late)


class ReportPage(Page):
    """One year's report. `open` takes `year`; without it the present or last shown year."""

    key: ClassVar[PageKey] = "laporan"
    reads_at_arrival: ClassVar[bool] = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._recap: Recap | None = None
        self.papers, self.months = ReportPapers(self), ReportMonths(self)
        self.places = ReportPlaces(self, year=self.months.today().year)
        self.year, self.header = self.places.year, self.places.header
        self.save_button, self.print_button = self.places.save_button, self.places.print_button
        self.steps, self.tables = self.places.steps, self.places.tables
        self.panel, self.stack = self.places.panel, self.places.stack
        self.recap_table = self.places.recap_table
        self.evaluation_table = self.places.evaluation_table
        self.content = self.places.content
        self.signing, self.paper = self.places.signing, self.places.paper
        self.paper_side, self.strip = self.places.paper_side, self.places.strip
        self._connect()

    # --- arriving and keeping fresh --------------------------------------------------------

    def open(self, **wanted: object) -> None:
        """Show the wanted year."""
        year = wanted.get("year")
        self.signing.show_office()
        self._load(year if isinstance(year, int) else self.year.year())

    def refresh(self, changed: frozenset[str]) -> None:
        """Read the year again when anything on the report changed."""
        if changed & {"complaints", "months", "settings"}:
            self.signing.show_office()
            self._load(self.year.year())

    def first_focus(self) -> QWidget | None:
        """Return the table shown."""
        return self.places.table_shown()

    def commands(self) -> list[Command]:
        """Return what can be done with the year's report."""
        turn = Command("report-side", "Tabel atau kertas", self.places.turn_side, shortcut="F4")
        return [
            *([turn] if self.places.narrow else []),
            Command("report-print", "Cetak laporan", self.papers.print, "printer", "Ctrl+P"),
            Command(
                "report-save", "Simpan laporan sebagai PDF", self.papers.save, "download", "Ctrl+S"
            ),
            Command("report-word", _SAVE_WORD, self.papers.save_word, "file-text"),
            Command("report-excel", _SAVE_EXCEL, self.papers.save_excel, "file-analytics"),
            Command("report-check", "Periksa bulan yang belum dikonfirmasi", self.go_to_asked),
            Command("report-findings", "Periksa laporan sebelum dicetak", self.go_to_findings),
            Command("report-content", "Tulis isi laporan", self.go_to_content, "pencil"),
            Command("report-timelines", "Pilih linimasa di laporan", self.choose_timelines),
            Command("report-printed", "Buka laporan tercetak", self.papers.open_printed, "archive"),
            Command("report-close", "Tutup bulan", self.months.close, "lock"),
            Command(
                "report-further",
                "Laporan pelanggaran, SP4N LAPOR, unsur, dan bukti ZI",
                self.open_further,
            ),
            Command("report-meeting", "Rapat evaluasi", self.open_meeting, "users"),
            Command("report-month", "Laporan pemantauan bulanan", self.open_month, "calendar"),
            Command("report-letters", "Daftar surat keluar", self.papers.open_letters),
            Command("report-overview", "Ikhtisar menurut masa", self.papers.open_overview),
            Command("report-turn", "Ganti tabel rekapitulasi atau evaluasi", self.turn_table),
        ]

    def legend(self) -> list[tuple[str, str]]:
        """Return the keys of what is shown."""
        word = _ENTER.get(self.tables.current(), "")
        side = [("F4", "tabel atau kertas")] if self.places.narrow else []
        return [*([("Enter", word)] if word else []), *side]

    # --- what the officer does -----------------------------------------------------------

    def choose_timelines(self) -> None:
        """Choose which cases the report tells at length."""
        if self._recap is not None and self._recap.total <= FEW_CASES:
            self.context.messages.say("Aduan tahun ini sedikit; semuanya dimuat dengan linimasa.")
        else:
            work = call(read_choices, year=self.year.year())
            self.ask(work, then=self._offer_choices)

    def _offer_choices(self, cases: tuple[CaseChoice, ...]) -> None:
        from ui.report.timelines_dialog import TimelinesDialog

        TimelinesDialog(self.context, year=self.year.year(), cases=cases, parent=self).open()

    def open_month(self) -> None:
        """Show the monitoring report of the month that the cursor stands at."""
        self.papers.open_month(self._month())

    def open_further(self) -> None:
        """Look at a further report of the year, or of the span that is looked at."""
        chosen = self.places.figures.span() if self.tables.current() == FIGURES else None
        self.papers.open_further(chosen or days_of(self.year.year(), YEAR))

    def open_meeting(self) -> None:
        """Write down the meeting that judged the month that the cursor stands at, or another span."""
        self.months.meet(self._month())

    def _month(self) -> int:
        return min(max(self.places.cursor()[0] + 1, 1), len(MONTHS))

    def turn_table(self) -> None:
        """Show the other table."""
        self._show_side(EVALUATION if self.tables.current() == RECAP else RECAP)

    def go_to_content(self, place: str = "") -> None:
        """Show what the office writes itself, at a place if one is meant."""
        self._show_side(CONTENT)
        if place:
            self.content.go_to(place)

    def go_to_findings(self) -> None:
        """Show what is to be looked at before the report is printed."""
        self._show_side(FINDINGS)
        self.places.findings.setFocus()

    def _mend(self, finding: Finding) -> None:
        """Go where something is mended."""
        match finding.mending:
            case Mending.NIL:
                self.months.choose(finding.month)
            case Mending.MONTH:
                self._show_side(RECAP)
                self.recap_table.go_to_month(finding.month)
            case Mending.HEAD:
                self.context.navigate("pengaturan", section="pejabat", field=finding.place)
            case Mending.WORDS:
                self.go_to_content(finding.place)
            case Mending.CASE:
                self.context.navigate("kasus", complaint_id=finding.case)
            case Mending.RUNNING:
                self.context.navigate("tindak_lanjut")
            case _:
                assert_never(finding.mending)

    def leaving(self) -> None:
        """Write down what is typed."""
        self.content.leave()

    def _show_side(self, key: str) -> None:
        if self.panel.isHidden():
            self.places.turn_side()
        self.places.show_table(key)
        self.commands_changed.emit()
        if key == CONTENT:
            self.content.load(self.year.year())
        elif key == FIGURES:
            self.places.figures.load(self.year.year())

    def _on_preview_wanted(self, unsaved: Mapping[str, str]) -> None:
        self.papers.unsaved = unsaved
        self._make_paper(self.year.year())

    def _on_content_saved(self) -> None:
        self.papers.unsaved = self.content.unsaved()
        self.papers.corrects = True
        self._load(self.year.year())

    def go_to_asked(self) -> None:
        """Put the cursor on the first month that is to be confirmed nil."""
        self._show_side(RECAP)
        if asked := self.months.asked():
            self.recap_table.go_to_month(asked[0])
        else:
            self.context.messages.say("Tidak ada bulan yang menunggu konfirmasi.")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self.places.fit():
            self.commands_changed.emit()

    def _on_count_chosen(self, row: int) -> None:
        wanted: dict[str, object] = {"year": self.year.year()}
        if row < len(MONTHS):
            wanted["month"] = row + 1
        self.context.navigate("register", **wanted)

    def _on_step_chosen(self, at: int) -> None:
        ways = (
            self.go_to_findings,
            self.go_to_content,
            partial(self._go_to_paper, self.paper),
            partial(self._go_to_paper, self.signing.date_edit)
            if self.signing.named()
            else self._fill_in_head,
            self.papers.print,
        )
        ways[at]()

    def _go_to_paper(self, widget: QWidget) -> None:
        if self.paper_side.isHidden():
            self.places.turn_side()
        widget.setFocus()

    def _fill_in_head(self) -> None:
        self.context.navigate("pengaturan", section="pejabat", field="head_name")

    # --- reading -----------------------------------------------------------------------------

    def _load(self, year: int) -> None:
        self._make_paper(year)
        if self.tables.current() == CONTENT:
            self.content.load(year)
        elif self.tables.current() == FIGURES:
            self.places.figures.load(year)
        self.ask(
            call(read_report_page, year=year),
            then=self._on_read,
            key="recap",
        )

    def _make_paper(self, year: int) -> None:
        self.paper.show_waiting()
        self.papers.make(year, self.signing.signed_on())

    def _on_paper_made(self, paper: ReportPaper) -> None:
        first = self.paper.pdf() is None
        self.signing.show_edition(paper.edition)
        self.strip.show_paper(paper, self.context.zone)
        self.places.findings.show_findings(paper.findings)
        self.paper.show_paper(paper.pdf)
        self._say_state()
        if first:
            # Beside the tables stands what they become; the cover says nothing yet.
            self.paper.go_to(self.paper.page_with(_RECAP_HEADING))

    def _on_no_paper(self) -> None:
        self.paper.show_nothing("Pratinjau tidak dapat dibuat.")

    def _say_state(self) -> None:
        """Say in the head how far the report is, and which edition of it went out."""
        if self._recap is not None:
            printed = self.papers.edition_words()
            said = state_sentence(self._recap, today=self.months.today(), printed=printed)
            self.header.set_sentence(said)
            self._show_steps()

    def _on_read(self, read: ReportFacts) -> None:
        known, recap = read.years, read.recap
        today = self.months.today()
        kept = self.places.cursor()
        first, self._recap = self._recap is None, recap
        self.months.show_recap(recap)
        if (
            first
            and self.context.sample
            and not recap.total
            and known[0] < recap.year == today.year
        ):
            # A sample's complaints are years old; its empty present would show nothing.
            self._load(known[0])
            return
        # The year before is always there: its report is written when it is over.
        self.year.set_limits(min(*known, today.year - 1, recap.year), max(*known, recap.year))
        self.year.set_year(recap.year)
        self.recap_table.recap_model.show(recap, today=today)
        self.evaluation_table.evaluation_model.show(recap)
        told = (read.late, recap.veiled, classes_sentence(recap), uncounted_sentence(recap))
        self.places.explain(" ".join(filter(None, told)))
        self.places.timelines.setVisible(recap.total > FEW_CASES)
        self._fit()
        self._restore(kept)
        self.places.name_panel()
        self._say_state()
        self.ready.emit()

    def _restore(self, kept: tuple[int, int]) -> None:
        row, column = kept
        model = self.recap_table.recap_model
        today = self.months.today()
        if row < 0:
            row = today.month - 1 if self.year.year() == today.year else 0
            column = model.state_column - 1
        self.places.set_cursor(row, column)

    def _show_steps(self, *_: object) -> None:
        asked = len(self.months.asked())
        pages, named = self.paper.page_count(), self.signing.named()
        apart = {Mending.NIL, Mending.HEAD, Mending.WORDS}
        found = [each for each in self.papers.findings() if each.needed]
        steps = report_steps(
            asked=asked,
            others=sum(each.mending not in apart for each in found),
            pages=pages,
            named=named,
            printed=self.papers.printed(),
            written=self.papers.written(),
            warns=self.papers.warns(),
        )
        self.steps.set_steps(steps)

    # --- building ------------------------------------------------------------------------

    def _connect(self) -> None:
        self.year.year_changed.connect(self._load)
        self.save_button.clicked.connect(self.papers.save)
        self.print_button.clicked.connect(self.papers.print)
        self.places.menu.addAction(_SAVE_WORD, self.papers.save_word)
        self.places.menu.addAction(_SAVE_EXCEL, self.papers.save_excel)
        self.places.timelines.triggered.connect(self.choose_timelines)
        self.places.printed.triggered.connect(self.papers.open_printed)
        self.places.letters.triggered.connect(self.papers.open_letters)
        self.places.overview.triggered.connect(self.papers.open_overview)
        self.places.further.triggered.connect(self.open_further)
        self.places.monthly.triggered.connect(self.open_month)
        self.places.meeting.triggered.connect(self.open_meeting)
        self.places.closing.triggered.connect(partial(self.months.close, 0))
        self.strip.differences_wanted.connect(self.papers.show_differences)
        self.strip.last_wanted.connect(partial(self.papers.correct, on=False))
        self.papers.made.connect(self._on_paper_made)
        self.papers.failed.connect(self._on_no_paper)
        self.papers.went_out.connect(lambda: self._load(self.year.year()))
        self.papers.month_wanted.connect(lambda month: self._on_count_chosen(month - 1))
        self.steps.step_chosen.connect(self._on_step_chosen)
        self.tables.chosen.connect(self._show_side)
        self.places.findings.chosen.connect(self._mend)
        self.content.preview_wanted.connect(self._on_preview_wanted)
        self.content.saved.connect(self._on_content_saved)
        self.recap_table.count_chosen.connect(self._on_count_chosen)
        self.recap_table.state_chosen.connect(self.months.choose)
        self.places.figures.cases_wanted.connect(self.papers.show_cases)
        self.places.figures.month_wanted.connect(
            lambda year, month: self.context.navigate("register", year=year, month=month)
        )
        self.evaluation_table.month_chosen.connect(lambda month: self._on_count_chosen(month - 1))
        self.signing.changed.connect(lambda: self._make_paper(self.year.year()))
        self.signing.settings_wanted.connect(self._fill_in_head)
        self.paper.page_changed.connect(self._show_steps)
