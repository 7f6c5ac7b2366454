"""Ikhtisar: a span of time in tables, by month, medium, kind, topic, office, team and time taken."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from app.documents.marks import DRAFT_MARK, SAMPLE_MARK, SECRET_MARK
from app.documents.pdf_pages import WIDTH
from app.documents.pdf_tables import column_widths
from app.documents.report_blocks import (
    Cover,
    Report,
    TableBlock,
    TableCell,
    TableColumn,
    TitleLines,
)
from app.documents.table_paper import HEAD_SIZE, Named, PaperFacts, broken_head, table_paper
from app.documents.xlsx_report import report_as_xlsx

_FIRST, _WIDEST = 34.0, 30.0
_NIL = "-"


class OverviewTable(NamedTuple):
    """One table: `name` is its sheet in a workbook, `head` that of the column of words.

    Rows have a word and one number or words for each of the `columns`; the last row may be sums.
    `behind` are the ids of the complaints that a number counts, by its row and column; `years` the
    years of the columns where a row is a month. A `worded` one has sentences in its cells.
    """

    name: str
    title: str
    head: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int | str, ...]], ...]
    summed: bool = False
    behind: Mapping[tuple[int, int], tuple[int, ...]] = MappingProxyType({})
    years: tuple[int, ...] = ()
    worded: bool = False


_NAME = "Ikhtisar Pengaduan"


def overview_as_pdf(
    facts: PaperFacts, tables: tuple[OverviewTable, ...], *, name: str = _NAME
) -> bytes:
    """Return the tables as an A4 PDF with letterhead and signatures."""
    named = tuple(_named(tables))
    return table_paper(facts, named, name=f"{name} {facts.period}")


def overview_as_xlsx(
    facts: PaperFacts, tables: tuple[OverviewTable, ...], *, name: str = _NAME
) -> bytes:
    """Return the same tables as an Excel file, a sheet for each, with the marks of the paper."""
    blocks: list[TitleLines | TableBlock] = []
    for heading, block in _named(tables):
        blocks += [TitleLines((heading, facts.period)), block]
    cover = Cover(None, logo_due=False, lines=(), year="", note="", names=())
    title = f"{name} {facts.period}"
    marks = (
        *(SAMPLE_MARK,) * facts.sample,
        *(DRAFT_MARK,) * facts.draft,
        *(SECRET_MARK,) * facts.secret,
    )
    return report_as_xlsx(Report(title, marks, cover, (), tuple(blocks)))


def _named(tables: tuple[OverviewTable, ...]) -> Iterator[Named]:
    for letter, table in zip("ABCDEFGHIJKLMNOP", tables, strict=False):
        yield f"{letter}. {table.title}", _block(table)


def _block(table: OverviewTable) -> TableBlock:
    room = min(WIDTH - _FIRST, _WIDEST * len(table.columns))
    widths = column_widths(_words(table), total=room, size=HEAD_SIZE)
    last = len(table.rows) - 1
    if table.worded:
        # Words take as many lines as they need.
        return TableBlock(
            columns=tuple(map(TableColumn, (table.head, *table.columns))),
            rows=tuple(
                tuple(TableCell(_shown(each), "left") for each in (word, *values))
                for word, values in table.rows
            ),
            name=table.name,
            small=True,
        )
    return TableBlock(
        columns=(
            TableColumn(table.head),
            *(
                TableColumn(broken_head(each, wide), wide)
                for each, wide in zip(table.columns, widths, strict=True)
            ),
        ),
        rows=tuple(
            (
                TableCell(word, "left", bold=table.summed and at == last),
                *(TableCell(_shown(value), bold=table.summed and at == last) for value in values),
            )
            for at, (word, values) in enumerate(table.rows)
        ),
        name=table.name,
        small=True,
    )


def _words(table: OverviewTable) -> list[str]:
    """Return what each column must have room for: the words of its head, and every cell as one."""
    cells = [[_shown(value).replace(" ", "0") for value in values] for _, values in table.rows]
    return [" ".join((head, *(row[at] for row in cells))) for at, head in enumerate(table.columns)]


def _shown(value: int | str) -> str:
    return (str(value) if value else _NIL) if isinstance(value, int) else value
