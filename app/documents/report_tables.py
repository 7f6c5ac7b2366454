"""The annual report's two tables: months by media, and the monthly evaluation."""

from app.documents.report_blocks import Caption, Columns, TableBlock, TableCell, TableColumn
from app.documents.report_data import RESULT, TROUBLES, AnnualReportData, noted_at
from app.recap import (
    EVALUATION_HEADS,
    FEW_CASES,
    MONTH_HEAD,
    TOTAL_HEAD,
    EvaluationRow,
    Recap,
    RecapRow,
)
from app.rules.moments import MONTHS_SHORT, table_date
from app.rules.periods import PERIODS
from app.rules.wording import capitalised

NIL = "-"
UNCONFIRMED = "*"


def recap_table(data: AnnualReportData) -> TableBlock:
    """Return Tabel 1; zero is printed as "-", and nothing of a month that is still to come."""
    recap = data.recap
    media = tuple(TableColumn(label, group="Media Pengaduan") for label in recap.columns)
    return TableBlock(
        columns=(
            TableColumn("No.", 10.0),
            TableColumn(MONTH_HEAD, 27.0),
            *media,
            TableColumn(TOTAL_HEAD, 16.0),
        ),
        rows=(
            *(_month_cells(row, _zero(data, row.month)) for row in recap.rows),
            _total_cells(recap),
        ),
        name="Rekapitulasi",
        caption=Caption(
            "Tabel", 1, f"Rekapitulasi Jumlah Aduan Per Bulan {capitalised(data.period)}"
        ),
        close=True,
    )


def _zero(data: AnnualReportData, month: int) -> str:
    """Return what stands for no complaints in a month."""
    if month in data.unconfirmed:
        return UNCONFIRMED
    if data.up_to and (data.year, month) > (data.up_to.year, data.up_to.month):
        return ""
    return NIL


def _month_cells(row: RecapRow, zero: str) -> tuple[TableCell, ...]:
    return (
        TableCell(str(row.month)),
        TableCell(row.label, "left"),
        *(TableCell(_count(count, zero if not row.total else NIL)) for count in row.counts),
        TableCell(_count(row.total, zero), bold=row.total > 0),
    )


def _total_cells(recap: Recap) -> tuple[TableCell, ...]:
    sums = (sum(row.counts[at] for row in recap.rows) for at in range(len(recap.columns)))
    return (
        TableCell(""),
        TableCell(TOTAL_HEAD, "left", bold=True),
        *(TableCell(_count(count), bold=True) for count in (*sums, recap.total)),
    )


def months_chart(data: AnnualReportData) -> Columns | None:
    """Return the months as columns, where there are more than one sees in the table at once."""
    if data.recap.total <= FEW_CASES:
        return None
    counts = tuple(zip(MONTHS_SHORT, (row.total for row in data.recap.rows), strict=True))
    zeros = {word: _zero(data, month) for month, word in enumerate(MONTHS_SHORT, 1)}
    return Columns(f"Jumlah Aduan Per Bulan {capitalised(data.period)}", counts, zeros)


def cases_table(data: AnnualReportData) -> TableBlock:
    """Return Tabel 2, a line for every case of a year that has many."""
    return TableBlock(
        columns=(
            TableColumn("No.", 9.0),
            TableColumn("Nomor", 34.0),
            TableColumn("Tanggal", 19.0),
            TableColumn("Perihal"),
            TableColumn("Media", 23.0),
            TableColumn("Penyelesaian", 30.0),
        ),
        rows=tuple(
            (
                TableCell(str(at)),
                TableCell(case.number),
                TableCell(table_date(case.complained_on)),
                *(TableCell(words, "left") for words in (case.title, case.medium, case.ending)),
            )
            for at, case in enumerate(data.in_order, 1)
        ),
        name="Penyelesaian",
        caption=Caption("Tabel", 2, f"Aduan dan Penyelesaiannya {capitalised(data.period)}"),
        small=True,
    )


def evaluation_table(data: AnnualReportData) -> TableBlock:
    """Return the table of the Lampiran; a month without complaints has "-" throughout.

    One that is still to come has nothing, one that nobody confirmed says so.
    """
    received, settled, result, remark = EVALUATION_HEADS
    return TableBlock(
        columns=(
            TableColumn("No", 12.0),
            TableColumn(received.replace(" ", "\n", 1), 34.0),
            TableColumn(settled.replace(" ", "\n", 1), 34.0),
            TableColumn(result, 47.0),
            TableColumn(remark, 28.0),
        ),
        rows=tuple(_judged_cells(row, _zero(data, row.month)) for row in data.recap.evaluation),
        name="Evaluasi",
        numbered=True,
    )


def notes_table(data: AnnualReportData) -> TableBlock | None:
    """Return what the office noted of months, quarters and the year; None where it noted nothing."""
    noted = [
        (words, *(data.texts.get(noted_at(kind, period), "") for kind in (TROUBLES, RESULT)))
        for period, words in PERIODS
    ]
    told = [row for row in noted if any(row[1:])]
    return (
        TableBlock(
            columns=(
                TableColumn("No", 12.0),
                TableColumn("Masa", 28.0),
                TableColumn("Kendala dan Solusi"),
                TableColumn("Hasil Evaluasi"),
            ),
            rows=tuple(
                (TableCell(str(at)), TableCell(period, "left"), _words(troubles), _words(result))
                for at, (period, troubles, result) in enumerate(told, 1)
            ),
            name="Kendala",
        )
        if told
        else None
    )


def _judged_cells(row: EvaluationRow, zero: str) -> tuple[TableCell, ...]:
    month = TableCell(str(row.month)), TableCell(row.label, "left")
    if row.settled_percent is not None:
        percent = TableCell(str(row.settled_percent))
        return (*month, percent, _words(row.result), _words(row.remark))
    if zero == UNCONFIRMED:
        return (*month, TableCell(NIL), TableCell("Belum dikonfirmasi", "left"), TableCell(NIL))
    return (*month, *(TableCell(zero) for _ in range(3)))


def _count(number: int, zero: str = NIL) -> str:
    return str(number) if number else zero


def _words(text: str) -> TableCell:
    words = text.strip() or NIL
    return TableCell(words, "centre" if words == NIL else "left")
