"""Tables of the printed annual report."""

from collections.abc import Iterator, Sequence

from reportlab.lib.units import mm

from app.documents.lettering import BOLD, REGULAR, drawable, plain, text_width, wrap
from app.documents.pdf_grid import DrawnTable, GridCell, HeadCell, head_of, row_of
from app.documents.pdf_pages import WIDTH
from app.documents.report_blocks import TableBlock, TableCell

PADDING = 1.4
LONGEST_CELL = 600
GROUP_SIZE, LEAST_SIZE = 9.2, 7.0
# Of a head; and what a row may have so that it never is higher than a page.
_LEADING, _MOST_LINES = 1.23, 45


def _least(label: str, size: float) -> float:
    """Return how wide a column must be for the longest word of its head, in millimetres."""
    words = (text_width(word, BOLD, size) / mm for word in plain(label).split())
    return max(words, default=0.0) + 2 * PADDING


def column_widths(labels: Sequence[str], *, total: float, size: float) -> list[float]:
    """Share `total` millimetres among columns so that, where possible, no word is broken."""
    least = [_least(label, size) + 0.4 for label in labels]
    spare = total - sum(least)
    if spare < 0:
        return [width * total / sum(least) for width in least]
    even = max(0.0, total / max(1, len(labels)))
    wanted = [max(0.0, even - width) for width in least]
    share = min(1.0, spare / sum(wanted)) if sum(wanted) else 0.0
    widths = [width + want * share for width, want in zip(least, wanted, strict=True)]
    rest = (total - sum(widths)) / max(1, len(labels))
    return [width + rest for width in widths]


def _broken(text: str, font: str, size: float, width: float, most: int = 99) -> list[str]:
    """Break a cell's text into lines for a column of `width` millimetres."""
    room = (width - 2 * PADDING) * mm
    lines, _ = wrap(plain(text, longest=LONGEST_CELL), font=font, size=size, width=room, most=most)
    return lines or [""]


def type_sizes(block: TableBlock) -> tuple[float, float, float]:
    """Return the size of its heads and of its cells, and the padding above and below, in points."""
    if block.small:
        return 8.4, 8.0, 2.0
    return (9.5, 10.0, 3.4) if block.close else (10.0, 10.0, 4.6)


def measured(block: TableBlock) -> tuple[list[float], float]:
    """Return the columns' widths in millimetres, and the type in which the heads of groups fit."""
    columns = block.columns
    shared = [column.head for column in columns if column.width is None]
    room = WIDTH - sum(column.width or 0.0 for column in columns)
    size = GROUP_SIZE
    while size > LEAST_SIZE and sum(_least(head, size) for head in shared) > room:
        size -= 0.2
    shares = iter(column_widths(shared, total=room, size=size))
    return [next(shares) if column.width is None else column.width for column in columns], size


def drawn_table(block: TableBlock) -> DrawnTable:
    """Return a table; heads of columns in a group are set smaller before a word is broken."""
    widths, size = measured(block)
    if abs(sum(widths) - WIDTH) > 0.01:
        raise ValueError(f"columns are {sum(widths):.2f} mm wide, the page has {WIDTH}")
    padding = type_sizes(block)[2]
    head = head_of(list(_heads(block, widths, size)), padding)
    rows = [row_of(_row(cells, block, widths), padding) for cells in block.rows]
    return DrawnTable(head, rows, widths, padding=PADDING)


def _row(cells: Sequence[TableCell], block: TableBlock, widths: Sequence[float]) -> list[GridCell]:
    size = type_sizes(block)[1]
    row = []
    for cell, width in zip(cells, widths, strict=True):
        # Figures keep to one line, however narrow the column.
        left, font = cell.align == "left", BOLD if cell.bold else REGULAR
        if left:
            lines = _broken(cell.text, font, size, width, _MOST_LINES)
        else:
            lines = [drawable(line) for line in cell.text.split("\n")]
        row.append(GridCell(lines, font, size, size * 1.2, left))
    return row


def _heads(block: TableBlock, widths: Sequence[float], size: float) -> Iterator[HeadCell]:
    """Yield the head's cells; one outside any group stands in both rows of a grouped head."""
    head_size = type_sizes(block)[0]
    rows = 1 + block.grouped
    for group, at, heads in block.groups:
        if group:
            above = GridCell([drawable(group)], BOLD, head_size, head_size * _LEADING)
            yield HeadCell(above, at, 0, columns=len(heads))
        for place, head in enumerate(heads, at):
            if group:
                lines = _broken(head, BOLD, size, widths[place])
                yield HeadCell(GridCell(lines, BOLD, size, size * _LEADING), place, 1)
            else:
                lines = [drawable(line) for line in head.split("\n")]
                cell = GridCell(lines, BOLD, head_size, head_size * _LEADING)
                yield HeadCell(cell, place, 0, rows=rows)
    if block.numbered:
        for at in range(len(widths)):
            yield HeadCell(GridCell([f"({at + 1})"], REGULAR, 8, 10), at, rows)
