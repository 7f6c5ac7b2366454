"""Laporan tahunan: the office's report on the complaints of a year, in its own form."""

from collections.abc import Iterator, Mapping

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
    typed_runs,
)
from app.documents.report_data import AnnualReportData, ReportCase, ReportPart
from app.documents.report_narrative import (
    Seen,
    closing_paragraph,
    follow_up_paragraph,
    recap_sentence,
)
from app.documents.report_numbers import Numbering
from app.documents.report_sop import sop_chart
from app.documents.report_tables import (
    UNCONFIRMED,
    cases_table,
    evaluation_table,
    months_chart,
    notes_table,
    recap_table,
)
from app.documents.report_text import first_chapters, proposed_chapters
from app.recap import FEW_CASES, classes_sentence, uncounted_sentence
from app.rules.moments import date_words
from app.rules.wording import capitalised

_CHAIN_MEANS = (
    "Nomor dan sidik ini mencatat keadaan riwayat register pada saat laporan dicetak. Dengan "
    "keduanya dapat diperiksa bahwa tidak ada riwayat yang diubah atau dihapus sesudahnya."
)


def annual_report(data: AnnualReportData) -> Report:
    """Tell the report: cover, contents, chapters I to VI and the Lampiran.

    Where the office wrote a part itself, that stands in place of what is proposed.
    """
    proposed = {ReportPart.CHAPTERS: proposed_chapters(data.words)}
    blocks = tuple(_blocks(data, proposed))
    return Report(
        title=f"Laporan Pengelolaan Pengaduan Masyarakat {data.office} {capitalised(data.period)}",
        marks=(SAMPLE_MARK,) * data.sample + (DRAFT_MARK,) * data.draft,
        cover=_cover(data),
        contents=(
            ("chapter", "DAFTAR ISI"),
            ("table", "DAFTAR TABEL"),
            ("figure", "DAFTAR GAMBAR"),
        ),
        blocks=blocks,
        proposed={str(part): text for part, text in proposed.items()},
        author=data.office,
        subject=f"Pengelolaan pengaduan masyarakat {data.period}",
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
    if data.unconfirmed:
        return "Bulan tanpa aduan belum dikonfirmasi"
    return "Sebagian aduan tidak dapat dibaca oleh pencetaknya" if data.withheld else ""


def _blocks(data: AnnualReportData, proposed: dict[ReportPart, str]) -> Iterator[Block]:
    """Tell the report, and note in `proposed` what is proposed for its parts."""
    numbers = Numbering(data.images)
    chapters = data.texts.get(ReportPart.CHAPTERS) or proposed[ReportPart.CHAPTERS]
    yield from first_chapters(chapters, data.words, numbers)
    yield NewPage(landscape=True)
    caption = numbers.caption(f"SOP Penanganan Pengaduan {data.office}")
    yield sop_chart(data.words, data.sop_times, caption=caption)
    yield NewPage()
    proposed[ReportPart.RECAP] = _recap_words(data)
    yield from _recap(data, numbers, _said(data, ReportPart.RECAP, proposed))
    yield NewPage()
    seen = Seen(numbers.next_figure, len(data.timelines), table=len(data.cases) > FEW_CASES)
    told = follow_up_paragraph(data.period, data.office, data.cases, seen=seen, year=data.year)
    proposed[ReportPart.FOLLOW_UP] = told
    yield from _cases(data, numbers, _said(data, ReportPart.FOLLOW_UP, proposed))
    yield NewPage()
    proposed[ReportPart.CLOSING] = closing_paragraph(data.period, data.office, data.cases)
    yield _closing(data, numbers, _said(data, ReportPart.CLOSING, proposed))
    yield NewPage()
    yield from _evaluation(data)


def _said(
    data: AnnualReportData, part: ReportPart, proposed: Mapping[ReportPart, str]
) -> tuple[Prose, ...]:
    """Return the paragraphs of a part: the office's own, else what is proposed."""
    own = data.texts.get(part, "")
    if not own:
        return (Prose((Run(proposed[part]),)),)
    paragraphs = (" ".join(each.split()) for each in own.split("\n\n"))
    return tuple(Prose(typed_runs(each)) for each in paragraphs if each)


def _recap_words(data: AnnualReportData) -> str:
    sentence = recap_sentence(
        data.year,
        {row.month: row.total for row in data.recap.rows},
        up_to=data.up_to,
        unconfirmed=data.unconfirmed,
    )
    return f"{sentence} Rekapitulasi jumlah aduan per bulan dapat dilihat pada Tabel 1."


def _recap(data: AnnualReportData, numbers: Numbering, said: tuple[Prose, ...]) -> Iterator[Block]:
    yield numbers.heading("Rekapitulasi Jumlah Aduan", capitals=True)
    yield from said
    yield recap_table(data)
    yield TableNote("Tanda “-” berarti tidak ada aduan (nihil).")
    if data.unconfirmed:
        yield TableNote(
            f"Tanda “{UNCONFIRMED}” berarti tidak ada aduan yang tercatat, tetapi belum dikonfirmasi."
        )
    for explained in (
        data.recap.veiled,
        data.nil,
        classes_sentence(data.recap),
        uncounted_sentence(data.recap),
    ):
        if explained:
            yield TableNote(explained)
    if (chart := months_chart(data)) is not None:
        yield chart


def _cases(data: AnnualReportData, numbers: Numbering, said: tuple[Prose, ...]) -> Iterator[Block]:
    yield numbers.heading("Tindak Lanjut Aduan", capitals=True)
    yield from said
    if len(data.cases) > FEW_CASES:
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


def _closing(data: AnnualReportData, numbers: Numbering, said: tuple[Prose, ...]) -> Together:
    head = data.letterhead
    return Together(
        (
            numbers.heading("Penutup", capitals=True),
            *said,
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
    if (noted := notes_table(data)) is not None:
        yield TitleLines(("KENDALA, SOLUSI, DAN HASIL EVALUASI",))
        yield noted
    if data.chain:
        yield FinePrint(f"{data.chain}. {_CHAIN_MEANS}")
