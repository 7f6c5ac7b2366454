"""Laporan tahunan: the office's report on the complaints of a year, in its own form."""

from collections.abc import Iterator

from app.documents.marks import DRAFT_MARK, SAMPLE_MARK
from app.documents.report_blocks import (
    Block,
    Caption,
    Cover,
    FinePrint,
    Heading,
    NewPage,
    Prose,
    Report,
    Run,
    SignatureBlock,
    TableNote,
    Timeline,
    TitleLines,
    Together,
)
from app.documents.report_data import AnnualReportData, ReportCase
from app.documents.report_narrative import (
    Seen,
    closing_paragraph,
    follow_up_paragraph,
    recap_sentence,
)
from app.documents.report_numbers import Numbering
from app.documents.report_sop import sop_chart
from app.documents.report_tables import UNCONFIRMED, cases_table, evaluation_table, recap_table
from app.documents.report_text import first_chapters
from app.recap import FEW_CASES, classes_sentence, uncounted_sentence
from app.rules.moments import date_words
from app.rules.wording import capitalised

_CHAIN_MEANS = (
    "Nomor dan sidik ini mencatat keadaan riwayat register pada saat laporan dicetak. Dengan "
    "keduanya dapat diperiksa bahwa tidak ada riwayat yang diubah atau dihapus sesudahnya."
)


def annual_report(data: AnnualReportData) -> Report:
    """Tell the report: cover, contents, chapters I to VI and the Lampiran."""
    return Report(
        title=f"Laporan Pengelolaan Pengaduan Masyarakat {data.office} {capitalised(data.period)}",
        marks=(SAMPLE_MARK,) * data.sample + (DRAFT_MARK,) * data.draft,
        cover=_cover(data),
        contents=(
            ("chapter", "DAFTAR ISI"),
            ("table", "DAFTAR TABEL"),
            ("figure", "DAFTAR GAMBAR"),
        ),
        blocks=tuple(_blocks(data)),
    )


def _cover(data: AnnualReportData) -> Cover:
    return Cover(
        logo=data.letterhead.logo,
        logo_due=data.sample,
        lines=("LAPORAN PENGELOLAAN", "PENGADUAN MASYARAKAT", data.office.upper()),
        year=f"TAHUN {data.year}",
        note=_draft_note(data),
        names=data.letterhead.name_lines[:3],
    )


def _draft_note(data: AnnualReportData) -> str:
    if data.up_to is not None:
        return f"Keadaan sampai dengan {date_words(data.up_to)}"
    return "Bulan tanpa aduan belum dikonfirmasi" if data.unconfirmed else ""


def _blocks(data: AnnualReportData) -> Iterator[Block]:
    numbers = Numbering(data.images)
    yield from first_chapters(data.words, numbers)
    yield NewPage(landscape=True)
    caption = numbers.caption(f"SOP Penanganan Pengaduan {data.office}")
    yield sop_chart(data.words, data.sop_times, caption=caption)
    yield NewPage()
    yield from _recap(data, numbers)
    yield NewPage()
    yield from _cases(data, numbers)
    yield NewPage()
    yield _closing(data, numbers)
    yield NewPage()
    yield from _evaluation(data)


def _recap(data: AnnualReportData, numbers: Numbering) -> Iterator[Block]:
    sentence = recap_sentence(
        data.year,
        {row.month: row.total for row in data.recap.rows},
        up_to=data.up_to,
        unconfirmed=data.unconfirmed,
    )
    yield numbers.heading("Rekapitulasi Jumlah Aduan", capitals=True)
    yield _told(f"{sentence} Rekapitulasi jumlah aduan per bulan dapat dilihat pada Tabel 1.")
    yield recap_table(data)
    yield TableNote("Tanda “-” berarti tidak ada aduan (nihil).")
    if data.unconfirmed:
        yield TableNote(
            f"Tanda “{UNCONFIRMED}” berarti tidak ada aduan yang tercatat, tetapi belum dikonfirmasi."
        )
    for explained in (data.nil, classes_sentence(data.recap), uncounted_sentence(data.recap)):
        if explained:
            yield TableNote(explained)


def _cases(data: AnnualReportData, numbers: Numbering) -> Iterator[Block]:
    seen = Seen(numbers.next_figure, len(data.timelines), table=len(data.cases) > FEW_CASES)
    yield numbers.heading("Tindak Lanjut Aduan", capitals=True)
    yield _told(follow_up_paragraph(data.period, data.office, data.cases, seen=seen))
    if seen.table:
        yield cases_table(data)
    for case in data.timelines:
        day = date_words(case.complained_on)
        named = f"Tindak Lanjut Pengaduan Tanggal {day} ({case.number})"
        yield _timeline(case, numbers.caption(named))


def _timeline(case: ReportCase, caption: Caption) -> Timeline:
    return Timeline(
        number=case.number,
        title=case.title,
        facts=case.facts,
        entries=case.entries,
        clocks=case.clocks,
        continued=f"{case.number} (lanjutan)",
        caption=caption,
        running=case.settlement is None,
    )


def _closing(data: AnnualReportData, numbers: Numbering) -> Together:
    head = data.letterhead
    return Together(
        (
            numbers.heading("Penutup", capitals=True),
            _told(closing_paragraph(data.period, data.office, data.cases)),
            SignatureBlock(
                place=head.city,
                date=data.signed_on,
                title=head.head_title,
                name=head.head_name,
                nip=head.head_nip,
            ),
        )
    )


def _evaluation(data: AnnualReportData) -> Iterator[Block]:
    yield Heading("", (Run("LAMPIRAN"),), "Lampiran Evaluasi Pengaduan Masyarakat")
    yield TitleLines(("EVALUASI PENGADUAN MASYARAKAT", data.office.upper(), data.period.upper()))
    yield evaluation_table(data)
    if data.chain:
        yield FinePrint(f"{data.chain}. {_CHAIN_MEANS}")


def _told(text: str) -> Prose:
    return Prose((Run(text),))
