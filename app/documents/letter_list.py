"""Daftar surat keluar: a year's outgoing letters in the order of their numbers."""

from datetime import date
from typing import NamedTuple

from app.documents.report_blocks import Cover, Report, TableBlock, TableCell, TableColumn
from app.documents.table_paper import PaperFacts, table_paper
from app.documents.xlsx_report import report_as_xlsx
from app.rules.moments import table_date

_VOID = "batal"


class LetterLine(NamedTuple):
    """One letter `about` the number of a complaint, to an office or "Pelapor", never a name.

    A `void` one keeps its number.
    """

    number: str
    written_on: date
    kind: str
    to: str
    about: str
    void: bool = False


def letters_as_pdf(facts: PaperFacts, lines: tuple[LetterLine, ...]) -> bytes:
    """Return the list as an A4 PDF with letterhead and signatures."""
    return table_paper(facts, [("", _table(lines))], name=f"{facts.title} {facts.period}")


def letters_as_xlsx(facts: PaperFacts, lines: tuple[LetterLine, ...]) -> bytes:
    """Return the same list as an Excel file."""
    cover = Cover(None, logo_due=False, lines=(), year="", note="", names=())
    title = f"{facts.title} {facts.period}"
    return report_as_xlsx(Report(title, (), cover, (), (_table(lines),)))


def _table(lines: tuple[LetterLine, ...]) -> TableBlock:
    rows = [
        (
            TableCell(line.number, "left"),
            TableCell(table_date(line.written_on)),
            TableCell(line.kind),
            TableCell(line.to, "left"),
            TableCell(line.about),
            TableCell(_VOID if line.void else ""),
        )
        for line in lines
    ]
    nothing = tuple(TableCell(words) for words in ("nihil", "-", "-", "-", "-", "-"))
    return TableBlock(
        columns=(
            TableColumn("Nomor surat", 40.0),
            TableColumn("Tanggal", 19.0),
            TableColumn("Surat", 20.0),
            TableColumn("Kepada"),
            TableColumn("Nomor pengaduan", 36.0),
            TableColumn("Catatan", 14.0),
        ),
        rows=tuple(rows) or (nothing,),
        name="Surat keluar",
        small=True,
    )
