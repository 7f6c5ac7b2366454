"""What goes out of the report page: the paper shown, the editions before it, and other formats."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.desk.further_reports import FurtherReport, count_further, further_pdf, further_xlsx
from app.desk.listing_cases import find_number
from app.desk.monitoring import count_month, month_pdf
from app.desk.overview import count_overview, overview_pdf, overview_xlsx
from app.desk.report_findings import Finding, Mending
from app.desk.reporting import (
    Edition,
    ReportPaper,
    count_report,
    edition_pdf,
    keep_report,
    read_editions,
    report_docx,
    report_paper,
    report_xlsx,
)
from app.rules.moments import MONTHS, table_date
from ui.look.tokens import Tone
from ui.printing import print_paper
from ui.report.edition_strip import edition_words, printed_words
from ui.saving_papers import EXCEL, WORD, PaperKind, save_paper
from ui.tasks import call

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from ui.page import Page


class ReportPapers(QObject):
    """Has a year's paper made, printed and kept; `corrects` asks for the edition that is to come.

    `made` carries the paper, `failed` says that there is none, `went_out` that it has to be asked
    for again. `month_wanted` carries a month (1-12) whose cases are behind a difference.
    """

    made = Signal(object)
    failed = Signal()
    went_out = Signal()
    month_wanted = Signal(int)

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page, self.context = page, page.context
        self._year = 0
        self._signed_on: date | None = None
        self.paper: ReportPaper | None = None
        self.corrects = False
        self.unsaved: Mapping[str, str] = {}

    def make(self, year: int, signed_on: date) -> None:
        """Have the paper of a year made; another year begins with what went out last."""
        if year != self._year:
            self.corrects, self.unsaved = False, {}
        self._year, self._signed_on, self.paper = year, signed_on, None
        # Whoever writes wants to see it, not what went out before.
        anew, unsaved = self.corrects or bool(self.unsaved), dict(self.unsaved)
        self._page.ask(
            call(report_paper, year=year, signed_on=signed_on, anew=anew, unsaved=unsaved),
            then=self._on_made,
            failed=lambda _: self.failed.emit(),
            key="paper",
            lane="paper",
        )

    def printed(self) -> str:
        """Return which edition the paper is, "" where it is none that went out."""
        edition = self.paper.edition if self.paper else None
        return printed_words(edition, self.context.zone) if edition else ""

    def edition_words(self) -> str:
        """Return what is to be known of the edition that the paper is, "" as above."""
        return edition_words(self.paper, self.context.zone) if self.paper else ""

    def warns(self) -> bool:
        """Tell whether the office's own words are to be looked at."""
        return bool(self.unsaved) or any(each.mending is Mending.WORDS for each in self.findings())

    def findings(self) -> tuple[Finding, ...]:
        """Return what is to be looked at before the paper goes out."""
        return self.paper.findings if self.paper else ()

    def written(self) -> str:
        """Return whose words the report has, as the step says it."""
        if self.unsaved:
            return "ada teks yang belum disimpan"
        return "ada teks yang perlu dilihat" if self.warns() else "teks, gambar, dan kendala"

    # --- going out -----------------------------------------------------------------------

    def print(self) -> None:
        """Print the paper shown."""
        if (paper := self._ready()) is not None:
            keep = partial(self._keep, paper)
            name = self._name()
            print_paper(self.context, paper.pdf, name=name, parent=self._page, then=keep)

    def save(self) -> None:
        """Save the paper shown as a PDF."""
        if (paper := self._ready()) is not None:
            keep = partial(self._keep, paper)
            name = f"{self._name()}.pdf"
            save_paper(self.context, paper.pdf, suggested=name, parent=self._page, then=keep)

    def save_word(self) -> None:
        """Save the report as a file for Word, to be edited."""
        self._save_as(WORD, report_docx)

    def save_excel(self) -> None:
        """Save the report's tables and cases as a file for Excel."""
        self._save_as(EXCEL, report_xlsx)

    def _save_as(self, kind: PaperKind, service: Callable[..., bytes]) -> None:
        keep = partial(
            save_paper,
            self.context,
            suggested=f"{self._name()}{kind.suffix}",
            parent=self._page,
            then=self._count,
            kind=kind,
        )
        work = call(service, year=self._year, signed_on=self._signed_on)
        self._page.ask(work, then=keep, lane="paper")

    def _keep(self, paper: ReportPaper) -> None:
        """Have what went out kept, and shown as what it is now."""

        def kept(_: None) -> None:
            self.corrects = False
            self.went_out.emit()

        self._page.ask(call(keep_report, report=paper), then=kept)

    def _count(self) -> None:
        """Write down that the report went out."""
        self._page.ask(call(count_report, year=self._year))

    # --- what went out before ------------------------------------------------------------

    def show_differences(self) -> None:
        """Show where the edition that went out differs from how things stand."""
        from ui.report.differences_dialog import DifferencesDialog

        if self.paper is None or not self.paper.differing:
            self.context.messages.say("Tidak ada perbedaan dengan laporan tercetak.")
            return
        dialog = DifferencesDialog(self.paper, parent=self._page)
        dialog.month_wanted.connect(self.month_wanted)
        dialog.case_wanted.connect(self._open_number)
        dialog.correction_wanted.connect(partial(self.correct, on=True))
        dialog.open()

    def show_cases(self, cases: tuple[int, ...], title: str) -> None:
        """Show the complaints behind a number."""
        from ui.report.cases_dialog import CasesDialog

        dialog = CasesDialog(self.context, title=title, cases=cases, parent=self._page)
        dialog.case_wanted.connect(lambda key: self.context.navigate("kasus", complaint_id=key))
        dialog.open()

    def correct(self, *, on: bool) -> None:
        """Show the corrected edition that is to come, or the one that went out last."""
        self.corrects = on
        self.went_out.emit()

    def open_printed(self) -> None:
        """Look at the editions of the year's report that went out, and print them again."""
        self._page.ask(call(read_editions, year=self._year), then=self._offer_editions)

    def open_month(self, month: int) -> None:
        """Look at the monitoring report of a month (1-12) of the year, to print it."""
        from ui.actions.paper_dialog import PaperDialog

        year, now = self._year, self.context.clock.now().astimezone(self.context.zone)
        begun = 12 if year < now.year else now.month

        def counted() -> None:
            chosen = int(dialog.choice.currentData())
            self._page.ask(call(count_month, year=year, month=chosen))

        dialog = PaperDialog(
            self.context,
            lambda key: call(month_pdf, year=year, month=int(key)),
            title=f"Laporan pemantauan bulanan {year}",
            name=f"Laporan Pemantauan {year}",
            parent=self._page,
            choices=[(str(at), MONTHS[at - 1]) for at in range(1, begun + 1)],
            chosen=str(min(max(month, 1), begun)),
            then=counted,
        )
        dialog.open()

    def open_letters(self) -> None:
        """Look at the list of the year's outgoing letters."""
        from app.desk.letter_book import count_letters, letters_pdf, letters_xlsx
        from ui.actions.paper_dialog import PaperDialog

        year = self._year
        dialog = PaperDialog(
            self.context,
            lambda _: call(letters_pdf, year=year),
            title="Daftar surat keluar",
            name=f"Daftar surat keluar {year}",
            parent=self._page,
            then=partial(self._page.ask, call(count_letters, year=year)),
        )
        dialog.add_excel(lambda _: call(letters_xlsx, year=year))
        dialog.open()

    def open_overview(self) -> None:
        """Choose a span of days, and look at its overview."""
        from ui.report.overview_dialog import OverviewDialog

        dialog = OverviewDialog(self.context, year=self._year, parent=self._page)
        dialog.chosen.connect(self._show_overview)
        dialog.open()

    def _show_overview(self, since: date, until: date) -> None:
        from ui.actions.paper_dialog import PaperDialog

        span = {"since": since, "until": until}
        count = partial(self._page.ask, call(count_overview, **span))
        dialog = PaperDialog(
            self.context,
            lambda _: call(overview_pdf, **span),
            title=f"Ikhtisar {table_date(since)} sampai {table_date(until)}",
            name=f"Ikhtisar {table_date(since)} sampai {table_date(until)}",
            parent=self._page,
            then=count,
        )
        dialog.add_excel(lambda _: call(overview_xlsx, **span))
        dialog.open()

    def open_further(self, span: tuple[date, date]) -> None:
        """Look at a further report of a span of days."""
        from ui.actions.paper_dialog import PaperDialog

        since, until = span
        words = f"{table_date(since)} sampai {table_date(until)}"
        dialog = PaperDialog(
            self.context,
            lambda key: call(further_pdf, kind=FurtherReport(key), since=since, until=until),
            title=f"Laporan lain {words}",
            name=f"Laporan {words}",
            parent=self._page,
            choices=[(each.value, each.value) for each in FurtherReport],
            chosen=FurtherReport.SP4N.value,
            then=partial(self._page.ask, call(count_further, since=since, until=until)),
        )
        dialog.add_excel(
            lambda key: call(further_xlsx, kind=FurtherReport(key), since=since, until=until)
        )
        dialog.open()

    def _offer_editions(self, editions: tuple[Edition, ...]) -> None:
        from ui.actions.paper_dialog import PaperDialog

        year, zone = self._year, self.context.zone
        if not editions:
            self.context.messages.say(f"Laporan {year} belum pernah dicetak sebagai laporan akhir.")
            return
        PaperDialog(
            self.context,
            lambda key: call(edition_pdf, year=year, edition=int(key)),
            title=f"Laporan tercetak {year}",
            name=self._name(),
            parent=self._page,
            choices=[(str(each.number), printed_words(each, zone)) for each in editions],
            chosen=str(editions[-1].number),
            then=self._count,
        ).open()

    def _open_number(self, number: str) -> None:
        def show(key: int) -> None:
            self.context.navigate("kasus", complaint_id=key)

        self._page.ask(call(find_number, number=number), then=show)

    def _on_made(self, paper: ReportPaper) -> None:
        self.paper = paper
        self.made.emit(paper)

    def _ready(self) -> ReportPaper | None:
        if self.unsaved:
            self.context.messages.say("Simpan dahulu teks di Isi, baru dicetak.", Tone.WARN)
            return None
        # The view may still show the paper of another year or day.
        if self.paper is None:
            self.context.messages.say("Laporan masih disiapkan, tunggu sebentar.", Tone.WARN)
        return self.paper

    def _name(self) -> str:
        return f"Laporan Pengaduan {self._year}"
