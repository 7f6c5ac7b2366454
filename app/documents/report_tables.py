"""The annual report's two tables: months by media, and the monthly evaluation."""

from collections.abc import Sequence

from app.documents.report_blocks import Caption, TableBlock, TableCell, TableColumn
from app.recap import EVALUATION_HEADS, MONTH_HEAD, TOTAL_HEAD, EvaluationRow, Recap, RecapRow

NIL = "-"


def recap_table(recap: Recap) -> TableBlock:
    """Return Tabel 1; zero is printed as "-"."""
    media = tuple(TableColumn(label, group="Media Pengaduan") for label in recap.columns)
    return TableBlock(
        columns=(
            TableColumn("No.", 10.0),
            TableColumn(MONTH_HEAD, 27.0),
            *media,
            TableColumn(TOTAL_HEAD, 16.0),
        ),
        rows=(*(_month_cells(row) for row in recap.rows), _total_cells(recap)),
        caption=Caption("Tabel", 1, f"Rekapitulasi Jumlah Aduan Per Bulan Tahun {recap.year}"),
        close=True,
    )


def _month_cells(row: RecapRow) -> tuple[TableCell, ...]:
    return (
        TableCell(str(row.month)),
        TableCell(row.label, "left"),
        *(TableCell(_count(count)) for count in row.counts),
        TableCell(_count(row.total), bold=row.total > 0),
    )


def _total_cells(recap: Recap) -> tuple[TableCell, ...]:
    sums = (sum(row.counts[at] for row in recap.rows) for at in range(len(recap.columns)))
    return (
        TableCell(""),
        TableCell(TOTAL_HEAD, "left", bold=True),
        *(TableCell(_count(count), bold=True) for count in (*sums, recap.total)),
    )


def evaluation_table(evaluation: Sequence[EvaluationRow]) -> TableBlock:
    """Return the table of the Lampiran; a month without complaints has "-" throughout."""
    received, settled, result, remark = EVALUATION_HEADS
    return TableBlock(
        columns=(
            TableColumn("No", 12.0),
            TableColumn(received.replace(" ", "\n", 1), 34.0),
            TableColumn(settled.replace(" ", "\n", 1), 34.0),
            TableColumn(result, 47.0),
            TableColumn(remark, 28.0),
        ),
        rows=tuple(
            (
                TableCell(str(row.month)),
                TableCell(row.label, "left"),
                TableCell(NIL if row.settled_percent is None else str(row.settled_percent)),
                _words(row.result),
                _words(row.remark),
            )
            for row in evaluation
        ),
        numbered=True,
    )


def _count(number: int) -> str:
    return str(number) if number else NIL


def _words(text: str) -> TableCell:
    words = text.strip() or NIL
    return TableCell(words, "centre" if words == NIL else "left")
