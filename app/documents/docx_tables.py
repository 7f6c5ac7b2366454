"""Tables of the annual report in Word: real ones, their heads repeated on each page."""

from collections.abc import Iterator, Sequence

from docx.document import Document as WordFile
from docx.shared import Length, Mm, Pt

from app.documents.docx_markup import append, cell, paragraph, row, run, table
from app.documents.pdf_tables import measured, type_sizes
from app.documents.report_blocks import TableBlock

PADDING = Mm(1.4)


def write_table(file: WordFile, block: TableBlock) -> None:
    """Write a table as wide as the page, as on our own paper."""
    widths, size = measured(block)
    sizes = [Mm(width) for width in widths]
    _, cell_size, padding = type_sizes(block)
    rows = [row(cells, head=True) for cells in _heads(block, sizes, size)]
    for cells in block.rows:
        told = (
            told_cell(
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
    append(file, table(rows, sizes, padding=PADDING))


def told_cell(
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
    """Return a cell with words, `around` points above and below them; line breaks in them stay."""
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
                above += told_cell(group, head_size, whole, bold=True, columns=len(heads))
            for head, width in zip(heads, sizes[at:], strict=False):
                if group:
                    below += told_cell(head, size, width, bold=True)
                else:
                    above += told_cell(head, head_size, width, bold=True, merged="restart")
                    below += told_cell("", head_size, width, merged="continue")
        yield above
        yield below
    else:
        named = zip(block.columns, sizes, strict=True)
        yield "".join(told_cell(each.head, head_size, width, bold=True) for each, width in named)
    if block.numbered:
        yield "".join(told_cell(f"({number})", 8, width) for number, width in enumerate(sizes, 1))
