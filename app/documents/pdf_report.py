"""Draws the annual report as a PDF: each kind of block as what it is on paper."""

from io import BytesIO
from typing import assert_never

from reportlab.platypus import (
    Flowable,
    KeepTogether,
    NextPageTemplate,
    PageBreak,
    Paragraph,
    Spacer,
)

from app.documents.lettering import markup
from app.documents.pdf_columns import DrawnColumns
from app.documents.pdf_pages import ReportPages
from app.documents.pdf_parts import (
    SUBHEADING,
    DrawnHeading,
    DrawnIllustration,
    DrawnSignature,
    body,
    bullets,
    caption,
    fine_print,
    table_note,
    terms,
    title_lines,
)
from app.documents.pdf_sop import DrawnSop
from app.documents.pdf_tables import drawn_table
from app.documents.pdf_timeline import DrawnTimeline
from app.documents.report_blocks import (
    Block,
    Bullets,
    Columns,
    Drawing,
    FinePrint,
    Heading,
    Illustration,
    Layout,
    NewPage,
    Prose,
    Report,
    SignatureBlock,
    SopChart,
    Subheading,
    TableBlock,
    TableNote,
    Terms,
    Timeline,
    TitleLines,
    Together,
    Words,
)


def report_as_pdf(report: Report) -> bytes:
    """Return the report as a PDF that comes out alike every time."""
    out = BytesIO()
    ReportPages(out, report).bind(_drawn(report.blocks))
    return out.getvalue()


def listed_pages(report: Report) -> tuple[int, ...]:
    """Return the page of each thing that the contents name, in the report's order."""
    pages = ReportPages(BytesIO(), report)
    pages.lay_out(_drawn(report.blocks))
    return tuple(line.page for line in pages.lines)


def _drawn(blocks: tuple[Block, ...]) -> list[Flowable]:
    story: list[Flowable] = []
    for block in blocks:
        if isinstance(block, Words):
            story += _words(block)
        elif isinstance(block, Drawing):
            story += _drawing(block)
        else:
            story += _layout(block)
    return story


def _words(block: Words) -> list[Flowable]:
    match block:
        case Heading():
            return [DrawnHeading(block)]
        case Subheading():
            return [Paragraph(markup(block.text), SUBHEADING)]
        case Prose():
            return [body(block)]
        case Bullets():
            return [bullets(block)]
        case Terms():
            return [terms(block)]
        case TitleLines():
            return [Spacer(0, 6), title_lines(block), Spacer(0, 4)]
        case TableNote():
            return [Spacer(0, 3), table_note(block)]
        case FinePrint():
            return [Spacer(0, 6), fine_print(block)]
        case _:
            assert_never(block)


def _drawing(block: Drawing) -> list[Flowable]:
    match block:
        case TableBlock():
            named = [Spacer(0, 3), caption(block.caption, "table")] if block.caption else []
            return [*named, drawn_table(block), Spacer(0, 6)]
        case Columns():
            return [DrawnColumns(block)]
        case Illustration():
            return [DrawnIllustration(block)]
        case Timeline():
            return [DrawnTimeline(block)]
        case SopChart():
            return [DrawnSop(block)]
        case SignatureBlock():
            return [DrawnSignature(block)]
        case _:
            assert_never(block)


def _layout(block: Layout) -> list[Flowable]:
    match block:
        case Together():
            return [KeepTogether(_drawn(block.blocks))]
        case NewPage():
            return [NextPageTemplate("wide" if block.landscape else "upright"), PageBreak()]
        case _:
            assert_never(block)
