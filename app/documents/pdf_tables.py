"""Tables of the printed annual report."""

from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Table

from app.documents.lettering import BOLD, REGULAR, plain, text_width, wrap
from app.documents.pdf_pages import WIDTH
from app.documents.pen import FRAME, GRID
from app.documents.report_blocks import TableBlock

PADDING = 1.4
LONGEST_CELL = 600
Command = tuple[object, ...]
GROUP_SIZE, LEAST_SIZE = 9.2, 7.0


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


def _broken(text: str, font: str, size: float, width: float, most: int = 99) -> str:
    """Break a cell's text into lines for a column of `width` millimetres."""
    room = (width - 2 * PADDING) * mm
    lines, _ = wrap(plain(text, longest=LONGEST_CELL), font=font, size=size, width=room, most=most)
    return "\n".join(lines)


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


def drawn_table(block: TableBlock) -> Table:
    """Return a table; heads of columns in a group are set smaller before a word is broken."""
    widths, size = measured(block)
    _, cell_size, padding = type_sizes(block)
    heads, style = _heads(block, widths, size)
    rows = [*heads]
    for number, cells in enumerate(block.rows, len(heads)):
        row = []
        for column, (cell, width) in enumerate(zip(cells, widths, strict=True)):
            place = (column, number)
            if cell.align == "left":
                style.append(("ALIGN", place, place, "LEFT"))
            if cell.bold:
                style.append(("FONT", place, place, BOLD, cell_size, cell_size * 1.2))
            # Figures keep to one line, however narrow the column.
            row.append(
                _broken(cell.text, REGULAR, cell_size, width) if cell.align == "left" else cell.text
            )
        rows.append(row)
    if block.small:
        body = (0, len(heads)), (-1, -1)
        style.insert(0, ("FONT", *body, REGULAR, cell_size, cell_size * 1.2))
    return _table(rows, widths, style, heads=len(heads), padding=padding)


def _heads(
    block: TableBlock, widths: Sequence[float], size: float
) -> tuple[list[list[str]], list[Command]]:
    """Return the head's rows, and how its cells are joined and set."""
    head_size = type_sizes(block)[0]
    font = (BOLD, head_size, head_size * 1.23)
    rows = [[column.head for column in block.columns]]
    style: list[Command] = [("FONT", (0, 0), (-1, 0), *font)]
    if block.grouped:
        rows, style = _grouped(block, widths, size)
        style.insert(0, ("FONT", (0, 0), (-1, 1), *font))
    if block.numbered:
        rows.append([f"({number})" for number in range(1, len(widths) + 1)])
        style.append(("FONT", (0, len(rows) - 1), (-1, len(rows) - 1), REGULAR, 8, 10))
    return rows, style


def _grouped(
    block: TableBlock, widths: Sequence[float], size: float
) -> tuple[list[list[str]], list[Command]]:
    """Return a head of two rows; a column outside any group stands in both."""
    above, below = [""] * len(widths), [""] * len(widths)
    style: list[Command] = []
    for group, at, heads in block.groups:
        if group:
            last = at + len(heads) - 1
            above[at] = group
            style.append(("SPAN", (at, 0), (last, 0)))
            style.append(("FONT", (at, 1), (last, 1), BOLD, size, size * 1.23))
        for place, head in enumerate(heads, at):
            if group:
                below[place] = _broken(head, BOLD, size, widths[place])
            else:
                above[place] = head
                style.append(("SPAN", (place, 0), (place, 1)))
    return [above, below], style


def _table(
    rows: list[list[str]],
    widths: list[float],
    style: Sequence[Command],
    *,
    heads: int,
    padding: float,
) -> Table:
    if abs(sum(widths) - WIDTH) > 0.01:
        raise ValueError(f"columns are {sum(widths):.2f} mm wide, the page has {WIDTH}")
    table = Table(rows, colWidths=[width * mm for width in widths], repeatRows=heads)
    table.setStyle(
        [
            ("FONT", (0, 0), (-1, -1), REGULAR, 10, 12),
            ("ALIGN", (0, 0), (-1, -1), "CENTER"),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("GRID", (0, 0), (-1, -1), GRID, "black"),
            ("BOX", (0, 0), (-1, -1), FRAME, "black"),
            ("LINEBELOW", (0, heads - 1), (-1, heads - 1), FRAME, "black"),
            ("TOPPADDING", (0, 0), (-1, -1), padding),
            ("BOTTOMPADDING", (0, 0), (-1, -1), padding),
            ("LEFTPADDING", (0, 0), (-1, -1), PADDING * mm),
            ("RIGHTPADDING", (0, 0), (-1, -1), PADDING * mm),
            *style,
        ]
    )
    return table
