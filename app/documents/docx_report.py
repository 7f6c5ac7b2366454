"""Writes the annual report for Word: each kind of block as what an office edits on."""

from io import BytesIO
from typing import assert_never

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from app.documents.docx_chart import write_columns
from app.documents.docx_figures import write_signature, write_sop
from app.documents.docx_markup import (
    CLOSE_FIELD,
    append,
    bookmarked,
    field,
    link,
    open_field,
    paragraph,
    parsed,
    run,
)
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
from app.documents.docx_xml import bookmark, bordered
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
                    self._caption(block.caption, "table", above=True)
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
                for each in self._file.paragraphs[first:-1]:
                    each.paragraph_format.keep_with_next = True
            case NewPage():
                new_section(self._file, self._report, wide=block.landscape, numbers="decimal")
            case _:
                assert_never(block)

    def _style(self, name: str) -> str:
        """Return a style's identifier: the library looks through all styles for each name."""
        if name not in self._styles:
            self._styles[name] = self._file.styles[name].style_id
        return self._styles[name]

    # --- words --------------------------------------------------------------------------

    def _said(
        self, text: str, style: str, *, size: float | None = None, italic: bool = False
    ) -> Paragraph:
        words = self._file.add_paragraph()
        words._p.style = self._style(style)
        if text:
            part = words.add_run(spoken(text))
            part.italic = italic or None
            if size:
                part.font.size = Pt(size)
                words.paragraph_format.space_before = Pt(4)
        return words

    def _heading(self, block: Heading) -> None:
        heading = self._said("", "Heading 1")
        if block.number:
            heading.add_run(f"{block.number}. ")
        _add_runs(heading, block.title, capitals=block.capitals)
        name = bookmark(heading, len(self._listed) + 1)
        self._listed.append(("chapter", block.listed, name))

    def _caption(self, caption: Caption, listing: Listing, *, above: bool = False) -> None:
        """Write a caption, kept with what follows where it stands `above` it."""
        label, words = spoken(caption.label), spoken(caption.text)
        number = field(f"SEQ {label} \\* ARABIC", str(caption.number))
        inside = f"{run(f'{label} ')}{number}{run(f' {words}')}"
        inside, name = bookmarked(inside, len(self._listed) + 1)
        append(self._file, paragraph(inside, style=self._style("Caption"), keep=above))
        self._listed.append((listing, spoken(caption.words), name))

    def _term(self, word: str, meaning: str) -> None:
        words = self._said("", "Normal")
        layout = words.paragraph_format
        layout.left_indent, layout.first_line_indent = Mm(34), Mm(-23)
        layout.line_spacing = 1.5
        layout.tab_stops.add_tab_stop(Mm(29))
        layout.tab_stops.add_tab_stop(Mm(34))
        words.add_run(spoken(word)).italic = True
        words.add_run(f"\t:\t{spoken(meaning)}")

    def _picture(self, block: Illustration) -> None:
        words = self._file.add_paragraph()
        words.alignment = WD_ALIGN_PARAGRAPH.CENTER
        words.paragraph_format.keep_with_next = True
        shape = words.add_run().add_picture(BytesIO(block.image))
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
        words = self._file.add_paragraph()
        words.alignment = WD_ALIGN_PARAGRAPH.CENTER
        words.paragraph_format.space_after = Mm(2)
        part = words.add_run(spoken(text))
        part.font.size, part.font.bold, part.font.italic = Pt(size), bold, italic
        return words

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
                inside = open_field(contents_field(listing)) if not at else ""
                inside += link(name, words, str(page))
                inside += CLOSE_FIELD if at == len(lines) - 1 else ""
                line = paragraph(inside, style=self._style(LISTED[listing]))
                before._p.addprevious(parsed(line))
        before._p.getparent().remove(before._p)


def _add_runs(into: Paragraph, runs: Runs, *, capitals: bool = False) -> None:
    """Add runs in their styles, the spaces between them as they were."""
    for part in runs:
        text = part.text.upper() if capitals else part.text
        words = " " * text[:1].isspace() + spoken(text) + " " * text[-1:].isspace()
        told = into.add_run(words if words.strip() else " ")
        told.bold, told.italic = part.bold or None, part.italic or None
