"""Writes the annual report for Word: each kind of block as what an office edits on."""

from io import BytesIO
from typing import assert_never

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from app.documents.docx_chart import write_columns
from app.documents.docx_figures import write_signature, write_sop
from app.documents.docx_pages import (
    LISTED,
    bytes_of,
    contents_field,
    mark_pages,
    new_file,
    new_section,
)
from app.documents.docx_tables import write_table
from app.documents.docx_timeline import write_timeline
from app.documents.docx_xml import (
    add_field,
    add_link,
    bookmark,
    bordered,
    close_field,
    open_field,
)
from app.documents.pdf_report import listed_pages
from app.documents.pictures import is_readable
from app.documents.report_blocks import (
    Block,
    Bullets,
    Caption,
    Columns,
    Cover,
    Drawing,
    FinePrint,
    Heading,
    Illustration,
    Layout,
    Listing,
    NewPage,
    Prose,
    Report,
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
    Words,
)
from app.documents.spoken import spoken

_FIGURE = Mm(120), Mm(44)


def report_as_docx(report: Report) -> bytes:
    """Return the report as a Word file (.docx) that comes out alike every time.

    Its lists at the front name the pages of the printed report until Word has counted its own.
    """
    return _Writer(report).written()


class _Writer:
    """Writes one report; remembers what the contents name."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._file = new_file(report)
        self._listed: list[tuple[Listing, str, str]] = []
        self._styles: dict[str, str] = {}

    def written(self) -> bytes:
        self._cover(self._report.cover)
        mark_pages(self._file, self._report)
        new_section(self._file, self._report, numbers="lowerRoman", first=True)
        before = self._file.add_paragraph()
        new_section(self._file, self._report, numbers="decimal", first=True)
        self._blocks(self._report.blocks)
        self._contents(before)
        return bytes_of(self._file)

    def _blocks(self, blocks: tuple[Block, ...]) -> None:
        for block in blocks:
            if isinstance(block, Words):
                self._words(block)
            elif isinstance(block, Drawing):
                self._drawing(block)
            else:
                self._layout(block)

    def _words(self, block: Words) -> None:
        match block:
            case Heading():
                self._heading(block)
            case Subheading():
                self._said(block.text, "Heading 2")
            case Prose():
                _add_runs(self._said("", "Body Text"), block.runs)
            case Bullets():
                for item in block.items:
                    _add_runs(self._said("", "List Bullet"), item)
            case Terms():
                for word, meaning in block.pairs:
                    self._term(word, meaning)
            case TitleLines():
                for line in block.lines:
                    self._said(line, "Title")
            case TableNote():
                self._said(block.text, "Normal", size=8.6, italic=True)
            case FinePrint():
                self._said(block.text, "Normal", size=8)
            case _:
                assert_never(block)

    def _drawing(self, block: Drawing) -> None:
        match block:
            case TableBlock():
                if block.caption:
                    self._caption(block.caption, "table").paragraph_format.keep_with_next = True
                write_table(self._file, block)
                # Word makes one table of two that stand against each other.
                self._said("", "Normal").paragraph_format.line_spacing = Pt(6)
            case Columns():
                write_columns(self._file, block)
            case Illustration():
                self._picture(block)
            case Timeline():
                write_timeline(self._file, block)
                self._caption(block.caption, "figure")
            case SopChart():
                write_sop(self._file, block)
                self._caption(block.caption, "figure")
            case SignatureBlock():
                write_signature(self._file, block)
            case _:
                assert_never(block)

    def _layout(self, block: Layout) -> None:
        match block:
            case Together():
                first = len(self._file.paragraphs)
                self._blocks(block.blocks)
                for paragraph in self._file.paragraphs[first:-1]:
                    paragraph.paragraph_format.keep_with_next = True
            case NewPage():
                new_section(self._file, self._report, wide=block.landscape, numbers="decimal")
            case _:
                assert_never(block)

    def _styled(self, paragraph: Paragraph, style: str) -> Paragraph:
        # By its identifier: the library looks through all styles for each name.
        if style not in self._styles:
            self._styles[style] = self._file.styles[style].style_id
        paragraph._p.style = self._styles[style]
        return paragraph

    # --- words --------------------------------------------------------------------------

    def _said(
        self, text: str, style: str, *, size: float | None = None, italic: bool = False
    ) -> Paragraph:
        paragraph = self._styled(self._file.add_paragraph(), style)
        if text:
            run = paragraph.add_run(spoken(text))
            run.italic = italic or None
            if size:
                run.font.size = Pt(size)
                paragraph.paragraph_format.space_before = Pt(4)
        return paragraph

    def _heading(self, block: Heading) -> None:
        paragraph = self._said("", "Heading 1")
        if block.number:
            paragraph.add_run(f"{block.number}. ")
        _add_runs(paragraph, block.title, capitals=block.capitals)
        self._note("chapter", block.listed, paragraph)

    def _caption(self, caption: Caption, listing: Listing) -> Paragraph:
        paragraph = self._said("", "Caption")
        paragraph.add_run(f"{caption.label} ")
        add_field(paragraph, f"SEQ {caption.label} \\* ARABIC", str(caption.number))
        paragraph.add_run(f" {spoken(caption.text)}")
        self._note(listing, spoken(caption.words), paragraph)
        return paragraph

    def _note(self, listing: Listing, words: str, paragraph: Paragraph) -> None:
        name = bookmark(paragraph, len(self._listed) + 1)
        self._listed.append((listing, words, name))

    def _term(self, word: str, meaning: str) -> None:
        paragraph = self._said("", "Normal")
        layout = paragraph.paragraph_format
        layout.left_indent, layout.first_line_indent = Mm(34), Mm(-23)
        layout.line_spacing = 1.5
        layout.tab_stops.add_tab_stop(Mm(29))
        layout.tab_stops.add_tab_stop(Mm(34))
        paragraph.add_run(spoken(word)).italic = True
        paragraph.add_run(f"\t:\t{spoken(meaning)}")

    def _picture(self, block: Illustration) -> None:
        paragraph = self._file.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.keep_with_next = True
        shape = paragraph.add_run().add_picture(BytesIO(block.image))
        scale = min(_FIGURE[0] / shape.width, _FIGURE[1] / shape.height)
        shape.width, shape.height = (
            Mm(shape.width * scale / Mm(1)),
            Mm(shape.height * scale / Mm(1)),
        )
        shape._inline.docPr.set("descr", spoken(block.caption.text))
        self._caption(block.caption, "figure")

    # --- front --------------------------------------------------------------------------

    def _cover(self, cover: Cover) -> None:
        space = self._file.add_paragraph()
        space.paragraph_format.space_after = Mm(12)
        if is_readable(cover.logo):
            logo = self._file.add_paragraph()
            logo.alignment = WD_ALIGN_PARAGRAPH.CENTER
            logo.paragraph_format.space_after = Mm(26)
            logo.add_run().add_picture(BytesIO(cover.logo or b""), height=Mm(34.4))
        else:
            space.paragraph_format.space_after = Mm(72)
        for number, line in enumerate(cover.lines, 1):
            title = self._front(line, 22.5)
            if number == len(cover.lines):
                bordered(title, "bottom", size=18)
        self._front(cover.year, 18.5).paragraph_format.space_before = Mm(10)
        if cover.note:
            self._front(cover.note, 11, bold=False)
        for number, name in enumerate(cover.names):
            named = self._front(name, 16, italic=True)
            if not number:
                named.paragraph_format.space_before = Mm(62)

    def _front(
        self, text: str, size: float, *, bold: bool = True, italic: bool = False
    ) -> Paragraph:
        paragraph = self._file.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Mm(2)
        run = paragraph.add_run(spoken(text))
        run.font.size, run.font.bold, run.font.italic = Pt(size), bold, italic
        return paragraph

    def _contents(self, before: Paragraph) -> None:
        """Write the lists at the front, now that what they name stands."""
        pages = listed_pages(self._report)
        placed = list(zip(self._listed, pages, strict=True))
        for listing, heading in self._report.contents:
            lines = [(words, name, page) for (kind, words, name), page in placed if kind == listing]
            if not lines:
                continue
            before.insert_paragraph_before(heading, style="Title")
            for at, (words, name, page) in enumerate(lines):
                paragraph = self._styled(before.insert_paragraph_before(), LISTED[listing])
                if not at:
                    open_field(paragraph, contents_field(listing))
                add_link(paragraph, name, words, str(page))
                if at == len(lines) - 1:
                    close_field(paragraph)
        before._p.getparent().remove(before._p)


def _add_runs(paragraph: Paragraph, runs: Runs, *, capitals: bool = False) -> None:
    """Add runs in their styles, the spaces between them as they were."""
    for part in runs:
        text = part.text.upper() if capitals else part.text
        words = " " * text[:1].isspace() + spoken(text) + " " * text[-1:].isspace()
        run = paragraph.add_run(words if words.strip() else " ")
        run.bold, run.italic = part.bold or None, part.italic or None
