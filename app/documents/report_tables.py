"""The annual report's two tables: months by media, and the monthly evaluation."""

from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Table

from app.documents.lettering import BOLD, REGULAR, plain, text_width, wrap
from app.documents.pen import FRAME, GRID
from app.documents.report_book import WIDTH
from app.recap import EVALUATION_HEADS, MONTH_HEAD, TOTAL_HEAD, EvaluationRow, Recap

PADDING = 1.4
NUMBER, MONTH, TOTAL = 10.0, 27.0, 16.0
EVALUATION_WIDTHS = (12.0, 34.0, 34.0, 47.0, 28.0)
LONGEST_CELL = 600


def _longest_word(label: str, size: float) -> float:
    return max((text_width(word, BOLD, size) / mm for word in plain(label).split()), default=0.0)


def column_widths(labels: Sequence[str], *, total: float, size: float) -> list[float]:
    """Share `total` millimetres among columns so that, where possible, no word is broken."""
    least = [_longest_word(label, size) + 2 * PADDING + 0.4 for label in labels]
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


def _count(number: int) -> str:
    return str(number) if number else "-"


def recap_table(recap: Recap) -> Table:
    """Return Tabel 1; zero is printed as "-"."""
    room = WIDTH - NUMBER - MONTH - TOTAL
    size = 9.2
    while size > 7 and sum(_longest_word(c, size) + 2 * PADDING for c in recap.columns) > room:
        size -= 0.2
    shares = column_widths(recap.columns, total=room, size=size)
    widths = [NUMBER, MONTH, *shares, TOTAL]
    heads = [
        _broken(label, BOLD, size, width)
        for label, width in zip(recap.columns, shares, strict=True)
    ]
    empty = [""] * (len(heads) - 1)
    rows = [
        ["No.", MONTH_HEAD, "Media Pengaduan", *empty, TOTAL_HEAD],
        ["", "", *heads, ""],
        *(
            [str(row.month), row.label, *map(_count, row.counts), _count(row.total)]
            for row in recap.rows
        ),
    ]
    last = len(widths) - 1
    style = [
        ("SPAN", (0, 0), (0, 1)),
        ("SPAN", (1, 0), (1, 1)),
        ("SPAN", (2, 0), (last - 1, 0)),
        ("SPAN", (last, 0), (last, 1)),
        ("FONT", (0, 0), (-1, 1), BOLD, 9.5, 11.6),
        ("FONT", (2, 1), (last - 1, 1), BOLD, size, size * 1.23),
        ("ALIGN", (1, 2), (1, -1), "LEFT"),
        *(
            ("FONT", (last, number), (last, number), BOLD, 10, 12)
            for number, row in enumerate(recap.rows, 2)
            if row.total
        ),
    ]
    return _table(rows, widths, style, heads=2, padding=3.4)


def evaluation_table(evaluation: Sequence[EvaluationRow]) -> Table:
    """Return the table of the Lampiran; a month without complaints has "-" throughout."""
    _, _, _, result_width, remark_width = EVALUATION_WIDTHS
    received, settled, result, remark = EVALUATION_HEADS
    heads = ["No", *(head.replace(" ", "\n", 1) for head in (received, settled)), result, remark]
    rows = [heads, [f"({number})" for number in range(1, 6)]]
    style: list[tuple[object, ...]] = [
        ("FONT", (0, 0), (-1, 0), BOLD, 10, 12.4),
        ("FONT", (0, 1), (-1, 1), REGULAR, 8, 10),
        ("ALIGN", (1, 2), (1, -1), "LEFT"),
    ]
    for number, row in enumerate(evaluation, 2):
        cells = (row.result, result_width), (row.remark, remark_width)
        texts = [_broken(text, REGULAR, 10, width) or "-" for text, width in cells]
        style += [
            ("ALIGN", (column, number), (column, number), "LEFT")
            for column, text in enumerate(texts, 3)
            if text != "-"
        ]
        percent = "-" if row.settled_percent is None else str(row.settled_percent)
        rows.append([str(row.month), row.label, percent, *texts])
    return _table(rows, list(EVALUATION_WIDTHS), style, heads=2, padding=4.6)


def _table(
    rows: list[list[str]],
    widths: list[float],
    style: Sequence[tuple[object, ...]],
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
