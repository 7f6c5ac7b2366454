"""Tables of the annual report in Word: real ones, their heads repeated on each page."""

from docx.document import Document as WordFile
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Length, Mm, Pt
from docx.table import Table, _Cell, _Row

from app.documents.docx_xml import element
from app.documents.pdf_tables import measured, type_sizes
from app.documents.report_blocks import TableBlock
from app.documents.spoken import spoken

_PADDING = 1.4


def write_table(file: WordFile, block: TableBlock) -> None:
    """Write a table as wide as the page, as on our own paper."""
    widths, size = measured(block)
    head_size, cell_size, padding = type_sizes(block)
    heads = 1 + block.grouped + block.numbered
    table = new_table(file, len(block.rows) + heads, widths)
    if block.grouped:
        _write_groups(table, block, size)
    else:
        for cell, column in zip(table.rows[0].cells, block.columns, strict=True):
            say(cell, column.head, head_size, bold=True)
    if block.numbered:
        for number, cell in enumerate(table.rows[heads - 1].cells, 1):
            say(cell, f"({number})", 8)
    for row in list(table.rows)[:heads]:
        _repeat(row)
    for row, cells in zip(list(table.rows)[heads:], block.rows, strict=True):
        for place, told in zip(row.cells, cells, strict=True):
            left = told.align == "left"
            say(place, told.text, cell_size, bold=told.bold, left=left, around=Pt(padding))


def new_table(file: WordFile, rows: int, widths: list[float], *, ruled: bool = True) -> Table:
    """Return a table with columns of these widths in millimetres; no row is parted by a page."""
    table = file.add_table(rows, len(widths), style="Table Grid" if ruled else None)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    sizes = [Mm(width) for width in widths]
    margins = element("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(element(f"w:{side}", w=str(Mm(_PADDING).twips), type="dxa"))
    table._tbl.tblPr.xpath("w:tblLook")[0].addprevious(margins)
    for row in table.rows:
        row._tr.get_or_add_trPr().append(element("w:cantSplit"))
        for cell, size in zip(row.cells, sizes, strict=True):
            cell.width = size
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    return table


def say(
    cell: _Cell,
    text: str,
    size: float,
    *,
    bold: bool = False,
    left: bool = False,
    around: Length | None = None,
) -> None:
    """Put words into an empty cell; line breaks in them stay."""
    paragraph = cell.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT if left else WD_ALIGN_PARAGRAPH.CENTER
    if around is not None:
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = around
    for number, line in enumerate(text.split("\n")):
        run = paragraph.add_run()
        if number:
            run.add_break()
        run.add_text(spoken(line))
        run.font.size, run.font.bold = Pt(size), bold or None


def _write_groups(table: Table, block: TableBlock, size: float) -> None:
    """Write a head of two rows; a column outside any group stands in both."""
    for group, at, heads in block.groups:
        if group:
            last = at + len(heads) - 1
            say(table.cell(0, at).merge(table.cell(0, last)), group, 9.5, bold=True)
        for place, head in enumerate(heads, at):
            if group:
                say(table.cell(1, place), head, size, bold=True)
            else:
                say(table.cell(0, place).merge(table.cell(1, place)), head, 9.5, bold=True)


def _repeat(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(element("w:tblHeader"))
