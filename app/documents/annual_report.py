"""Laporan tahunan: the office's report on the complaints of a year, in its own form."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.units import mm
from reportlab.platypus import (
    Flowable,
    KeepTogether,
    NextPageTemplate,
    PageBreak,
    Paragraph,
    Spacer,
)

from app.documents.base import Letterhead, draw_logo
from app.documents.lettering import BOLD, BOLD_ITALIC, fit, markup
from app.documents.pen import Pen, readable_image
from app.documents.report_book import Book, Entry, report_marks, roman
from app.documents.report_narrative import closing_paragraph, follow_up_paragraph
from app.documents.report_parts import (
    CAPTION,
    HEADING,
    PLAIN,
    SUBHEADING,
    Heading,
    Picture,
    Signature,
    body,
    bullets,
    terms,
)
from app.documents.report_sop import SopPage
from app.documents.report_tables import evaluation_table, recap_table
from app.documents.report_text import (
    Block,
    Bullets,
    Chapter,
    Figure,
    SopStep,
    Subheading,
    Terms,
    Text,
)
from app.documents.report_timeline import CaseFigure, ReportCase, case_caption
from app.recap import Recap
from app.rules.wording import recap_sentence


@dataclass(frozen=True, slots=True)
class AnnualReportData:
    """Everything the report of a year tells.

    `chapters` and `sop` come from report_text; cases may come in any order. `signed_on` is the
    worded date, empty to leave room for the pen. A year that is not over yet is a `draft`, and
    `draft_note` then says on the cover up to when it counts.
    """

    letterhead: Letterhead
    recap: Recap
    cases: tuple[ReportCase, ...]
    chapters: tuple[Chapter, ...]
    sop: tuple[SopStep, ...]
    signed_on: str = ""
    draft: bool = False
    draft_note: str = ""
    sample: bool = False
    chain: str = ""

    @property
    def year(self) -> int:
        """The year reported on."""
        return self.recap.year

    @property
    def office(self) -> str:
        """The office's name as sentences use it."""
        return self.letterhead.office_name


def annual_report(data: AnnualReportData) -> bytes:
    """Return the report as a PDF: cover, contents, chapters I to VI and the Lampiran."""
    out = BytesIO()
    title = f"Laporan Pengelolaan Pengaduan Masyarakat {data.office} Tahun {data.year}"
    book = Book(out, title=title, draw_cover=lambda pen: _draw_cover(pen, data))
    book.bind(report_marks(sample=data.sample, draft=data.draft), list(_Story(data).flow()))
    return out.getvalue()


class _Story:
    """Numbers chapters and figures while it lays out what flows."""

    def __init__(self, data: AnnualReportData) -> None:
        self._data = data
        self._chapter = 0
        self._figure = 0
        self._sop_figure = 1 + sum(
            readable_image(block.image) is not None
            for chapter in data.chapters
            for block in chapter.blocks
            if isinstance(block, Figure)
        )

    def flow(self) -> Iterator[Flowable]:
        """Give the whole report from chapter I on."""
        for chapter in self._data.chapters:
            yield self._heading(chapter.title)
            for block in chapter.blocks:
                yield from self._block(block)
            if chapter is not self._data.chapters[-1]:
                yield PageBreak()
        yield from self._sop()
        yield from self._recap()
        yield from self._cases()
        yield from self._closing()
        yield from self._evaluation()

    def _heading(self, title: str, *, capitals: bool = False) -> Heading:
        self._chapter += 1
        return Heading(roman(self._chapter), title, capitals=capitals)

    def _caption(self, caption: str) -> str:
        self._figure += 1
        return f"Gambar {self._figure} {caption}"

    def _block(self, block: Block) -> Iterator[Flowable]:
        if isinstance(block, Text):
            yield body(block.text.replace("{sop}", str(self._sop_figure)))
        elif isinstance(block, Subheading):
            yield Paragraph(markup(block.text), SUBHEADING)
        elif isinstance(block, Bullets):
            yield bullets(block.items)
        elif isinstance(block, Terms):
            yield terms(block.pairs)
        elif block.image is not None and readable_image(block.image) is not None:
            yield Picture(block.image, self._caption(block.caption))

    def _sop(self) -> Iterator[Flowable]:
        yield NextPageTemplate("wide")
        yield PageBreak()
        caption = self._caption(f"SOP Penanganan Pengaduan {self._data.office}")
        yield SopPage(self._data.sop, caption=caption)
        yield NextPageTemplate("upright")
        yield PageBreak()

    def _recap(self) -> Iterator[Flowable]:
        recap = self._data.recap
        counts = {row.month: row.total for row in recap.rows}
        sentence = recap_sentence(recap.year, counts)
        yield self._heading("Rekapitulasi Jumlah Aduan", capitals=True)
        yield body(f"{sentence} Rekapitulasi jumlah aduan per bulan dapat dilihat pada Tabel 1.")
        title = f"Tabel 1 Rekapitulasi Jumlah Aduan Per Bulan Tahun {recap.year}"
        caption = Paragraph(title, CAPTION)
        caption.entry = Entry("table", title)
        yield Spacer(0, 3)
        yield caption
        yield recap_table(recap)
        note = "<i>Tanda “-” berarti tidak ada aduan (nihil).</i>"
        yield Spacer(0, 3)
        yield Paragraph(f'<font size="8.6">{note}</font>', PLAIN)
        yield PageBreak()

    def _cases(self) -> Iterator[Flowable]:
        data = self._data
        cases = sorted(data.cases, key=lambda case: (case.complained_on, case.number))
        yield self._heading("Tindak Lanjut Aduan", capitals=True)
        first = self._figure + 1
        yield body(follow_up_paragraph(data.year, data.office, cases, first_figure=first))
        for case in cases:
            self._figure += 1
            caption = case_caption(self._figure, case)
            yield CaseFigure(case, caption=caption, office_name=data.office)
        yield PageBreak()

    def _closing(self) -> Iterator[Flowable]:
        data, head = self._data, self._data.letterhead
        yield KeepTogether(
            [
                self._heading("Penutup", capitals=True),
                body(closing_paragraph(data.year, data.office, data.cases)),
                Signature(
                    place=head.city,
                    date=data.signed_on,
                    title=head.head_title,
                    name=head.head_name,
                    nip=head.head_nip,
                ),
            ]
        )
        yield PageBreak()

    def _evaluation(self) -> Iterator[Flowable]:
        data = self._data
        heading = Paragraph("LAMPIRAN", HEADING)
        heading.entry = Entry("chapter", "Lampiran Evaluasi Pengaduan Masyarakat")
        yield heading
        yield Spacer(0, 6)
        title = (
            f"EVALUASI PENGADUAN MASYARAKAT<br/>{markup(data.office.upper())}<br/>TAHUN {data.year}"
        )
        yield Paragraph(f'<para align="center" leading="18">{title}</para>', HEADING)
        yield Spacer(0, 4)
        yield evaluation_table(data.recap.evaluation)
        if data.chain:
            # Against this line a register can be checked whose history was cut off later.
            yield Spacer(0, 6)
            yield Paragraph(f'<para size="8" leading="11">{markup(data.chain)}</para>', PLAIN)


def _draw_cover(pen: Pen, data: AnnualReportData) -> None:
    """Draw the cover; long names are set smaller rather than broken."""
    head, centre = data.letterhead, 105.0
    draw_logo(pen, centre - 17.2, 37.8, 34.4, head=head, sample=data.sample)
    lines = ("LAPORAN PENGELOLAAN", "PENGADUAN MASYARAKAT", data.office.upper())
    for number, text in enumerate(lines):
        size, fitted = fit(text, font=BOLD, size=22.5, floor=9, width=160 * mm)
        pen.text(centre, 111.6 + number * 12, " ".join(fitted), size, BOLD, align="centre")
    pen.rule(64.9, 148.8, 144.9, 148.8, 2.4)
    pen.rule(64.9, 150.2, 144.9, 150.2, 0.7)
    pen.text(centre, 165.9, f"TAHUN {data.year}", 18.5, BOLD, align="centre")
    if data.draft and data.draft_note:
        pen.text(centre, 176, data.draft_note, 11, align="centre")
    for number, text in enumerate(head.name_lines[:3]):
        size, fitted = fit(text, font=BOLD_ITALIC, size=16, floor=9, width=160 * mm)
        pen.text(centre, 247.6 + number * 8.2, " ".join(fitted), size, BOLD_ITALIC, align="centre")
