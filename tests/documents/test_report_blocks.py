"""The annual report as blocks, before any writer has drawn them."""

from dataclasses import replace
from datetime import date

from app.documents.annual_report import annual_report
from app.documents.pdf_report import report_as_pdf
from app.documents.report_blocks import (
    Block,
    Bullets,
    Caption,
    FinePrint,
    Heading,
    Illustration,
    NewPage,
    Prose,
    Report,
    Run,
    Runs,
    SignatureBlock,
    SopChart,
    Subheading,
    TableBlock,
    TableNote,
    Terms,
    Timeline,
    TitleLines,
    Together,
    typed_runs,
)
from tests.documents.reading import pages
from tests.documents.report_samples import NO_CASES, REPORT, picture

CHAIN = "Rantai riwayat saat dicetak: peristiwa ke-128"
FULL = replace(
    REPORT,
    images=dict.fromkeys(range(1, 8), picture()),
    chain=CHAIN,
    sample=True,
    up_to=date(2023, 3, 1),
)


def flat(blocks: tuple[Block, ...]) -> list[Block]:
    """Return all blocks, those that stand together one by one."""
    found: list[Block] = []
    for block in blocks:
        found += flat(block.blocks) if isinstance(block, Together) else [block]
    return found


def plain(words: Runs) -> str:
    return "".join(run.text for run in words)


def captions(report: Report) -> list[Caption]:
    named = (TableBlock, Illustration, Timeline, SopChart)
    found = [block.caption for block in flat(report.blocks) if isinstance(block, named)]
    return [caption for caption in found if caption is not None]


def said(block: Block) -> list[str]:
    """Return every text of a block that a writer has to show."""
    match block:
        case Heading():
            title = plain(block.title)
            return [f"{block.number} {title.upper() if block.capitals else title}".strip()]
        case Prose():
            return [plain(block.runs)]
        case Bullets():
            return [plain(item) for item in block.items]
        case Terms():
            return [text for pair in block.pairs for text in pair]
        case Subheading() | TableNote() | FinePrint():
            return [block.text]
        case TitleLines():
            return list(block.lines)
        case TableBlock():
            heads = [column.head for column in block.columns]
            return heads + [cell.text for row in block.rows for cell in row]
        case Timeline():
            told = [(entry.day, entry.time, entry.actor, entry.sentence) for entry in block.entries]
            clocks = [text for clock in block.clocks for text in clock]
            return [block.number, *block.facts, *(text for line in told for text in line), *clocks]
        case SopChart():
            return [block.standard, block.begin, block.end, *(step.time for step in block.steps)]
        case SignatureBlock():
            return [block.place, block.date, block.title, block.name, block.nip]
        case _:
            return []


def test_each_kind_of_block_has_its_place_in_a_full_report() -> None:
    kinds = {type(block) for block in flat(annual_report(FULL).blocks)}
    assert kinds == {
        *(Heading, Subheading, Prose, Bullets, Terms, TitleLines, TableNote, FinePrint),
        *(TableBlock, Illustration, Timeline, SopChart, SignatureBlock, NewPage),
    }


def test_the_paper_shows_every_word_of_every_block() -> None:
    report = annual_report(FULL)
    shown = "".join("".join(pages(report_as_pdf(report))).split()).replace(".", "")
    for block in flat(report.blocks):
        for text in said(block):
            for word in text.split():
                assert word.replace(".", "") in shown, (block, word)
    for caption in captions(report):
        assert "".join(caption.words.split()).replace(".", "") in shown
    for text in (*report.marks, *report.cover.lines, report.cover.year, report.title):
        assert "".join(text.split()).replace(".", "") in shown


def test_chapters_tables_and_figures_are_numbered_through() -> None:
    report = annual_report(FULL)
    headings = [block for block in flat(report.blocks) if isinstance(block, Heading)]
    assert [heading.number for heading in headings] == ["I", "II", "III", "IV", "V", "VI", ""]
    assert headings[0].listed == "I. Pengaduan Terpusat Melalui Whistle Blowing System"
    figures = [caption.number for caption in captions(report) if caption.label == "Gambar"]
    assert figures == list(range(1, 11))
    assert [c.words for c in captions(report) if c.label == "Tabel"] == [
        "Tabel 1 Rekapitulasi Jumlah Aduan Per Bulan Tahun 2023 sampai dengan 1 Maret"
    ]


def test_only_the_sop_lies_on_its_side() -> None:
    blocks = annual_report(REPORT).blocks
    sop = next(at for at, block in enumerate(blocks) if isinstance(block, SopChart))
    assert blocks[sop - 1] == NewPage(landscape=True)
    assert blocks[sop + 1] == NewPage()
    assert sum(block == NewPage(landscape=True) for block in blocks) == 1


def test_the_signature_stands_with_the_end_of_its_chapter() -> None:
    (closing,) = (block for block in annual_report(REPORT).blocks if isinstance(block, Together))
    assert [type(block) for block in closing.blocks] == [Heading, Prose, SignatureBlock]


def test_words_are_italic_between_asterisks_and_a_lone_one_stays() -> None:
    assert typed_runs("Melalui *Whistle System* di sini.") == (
        Run("Melalui "),
        Run("Whistle System", italic=True),
        Run(" di sini."),
    )
    assert typed_runs("5 * 3 {x}") == (Run("5 * 3 {x}"),)


def test_a_final_report_without_a_sample_has_no_mark_and_no_note() -> None:
    report = annual_report(NO_CASES)
    assert (report.marks, report.cover.note) == ((), "")
    assert not any(isinstance(block, Timeline) for block in report.blocks)


def test_the_same_year_is_told_alike() -> None:
    assert annual_report(FULL) == annual_report(FULL)
