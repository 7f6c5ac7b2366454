"""Tables of the annual report in Word: real ones, their heads repeated on each page."""

from collections.abc import Iterator, Sequence

from docx.document import Document as WordFile
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Length, Mm, Pt
from docx.table import Table, _Cell

from app.documents.docx_markup import append, cell, paragraph, row, run, table
from app.documents.docx_xml import element
from app.documents.pdf_tables import measured, type_sizes
from app.documents.report_blocks import TableBlock
from app.documents.spoken import spoken

_PADDING = 1.4


def write_table(file: WordFile, block: TableBlock) -> None:
    """Write a table as wide as the page, as on our own paper."""
    widths, size = measured(block)
    sizes = [Mm(width) for width in widths]
    _, cell_size, padding = type_sizes(block)
    rows = [row(cells, head=True) for cells in _heads(block, sizes, size)]
    for cells in block.rows:
        told = (
            _said(
                each.text,
                cell_size,
                width,
                bold=each.bold,
                left=each.align == "left",
                around=padding,
            )
            for each, width in zip(cells, sizes, strict=True)
        )
        rows.append(row("".join(told)))
    append(file, table(rows, sizes, padding=Mm(_PADDING)))


def _said(
    text: str,
    size: float,
    width: Length,
    *,
    bold: bool = False,
    left: bool = False,
    around: float = 0.0,
    columns: int = 1,
    merged: str = "",
) -> str:
    """Return a cell with words, `around` points above and below them."""
    place, space = "left" if left else "center", Pt(around)
    inside = paragraph(
        run(text, size, bold=bold, broken=True), place=place, before=space, after=space
    )
    return cell(inside, width, columns=columns, merged=merged, middle=True)


def _heads(block: TableBlock, sizes: Sequence[Length], size: float) -> Iterator[str]:
    """Yield the cells of each row of the head; a column outside any group stands in both."""
    head_size = type_sizes(block)[0]
    if block.grouped:
        above, below = "", ""
        for group, at, heads in block.groups:
            if group:
                whole = Length(sum(sizes[at : at + len(heads)]))
                above += _said(group, head_size, whole, bold=True, columns=len(heads))
            for head, width in zip(heads, sizes[at:], strict=False):
                if group:
                    below += _said(head, size, width, bold=True)
                else:
                    above += _said(head, head_size, width, bold=True, merged="restart")
                    below += _said("", head_size, width, merged="continue")
        yield above
        yield below
    else:
        named = zip(block.columns, sizes, strict=True)
        yield "".join(_said(each.head, head_size, width, bold=True) for each, width in named)
    if block.numbered:
        yield "".join(_said(f"({number})", 8, width) for number, width in enumerate(sizes, 1))


def new_table(file: WordFile, rows: int, widths: list[float], *, ruled: bool = True) -> Table:
    """Return a table with columns of these widths in millimetres; no row is parted by a page."""
    made = file.add_table(rows, len(widths), style="Table Grid" if ruled else None)
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    made.autofit = False
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Mm(width)
    sizes = [Mm(width) for width in widths]
    margins = element("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(element(f"w:{side}", w=str(Mm(_PADDING).twips), type="dxa"))
    made._tbl.tblPr.xpath("w:tblLook")[0].addprevious(margins)
    for each in made.rows:
        each._tr.get_or_add_trPr().append(element("w:cantSplit"))
        for place, size in zip(each.cells, sizes, strict=True):
            place.width = size
            place.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    return made


def say(
    place: _Cell,
    text: str,
    size: float,
    *,
    bold: bool = False,
    left: bool = False,
    around: Length | None = None,
) -> None:
    """Put words into an empty cell; line breaks in them stay."""
    words = place.paragraphs[0]
    words.alignment = WD_ALIGN_PARAGRAPH.LEFT if left else WD_ALIGN_PARAGRAPH.CENTER
    if around is not None:
        words.paragraph_format.space_before = words.paragraph_format.space_after = around
    for number, line in enumerate(text.split("\n")):
        part = words.add_run()
        if number:
            part.add_break()
        part.add_text(spoken(line))
        part.font.size, part.font.bold = Pt(size), bold or None
