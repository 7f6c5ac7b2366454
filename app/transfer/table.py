"""Reads a CSV file into numbered rows, and says where its form is wrong."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

from app.errors import UserMistake
from app.transfer.columns import BY_HEADING, COLUMNS, ImportColumn

# Of a cell and of a line, in letters: no text that is taken is nearly as long.
_LONGEST = 4_000_000
_PART = 64 * 1024
_SPREADSHEET = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


@dataclass(frozen=True, slots=True)
class RowMistake:
    """A bad cell or row: line of the file (1 is the header), heading ("" = whole row), reason."""

    line: int
    column: str
    reason: str

    @property
    def sentence(self) -> str:
        """The mistake in one sentence."""
        where = f"Baris {self.line}, kolom {self.column}" if self.column else f"Baris {self.line}"
        return f"{where}: {self.reason}"


@dataclass(frozen=True, slots=True)
class ImportTable:
    """A file's columns and its rows as (line, cells); rows of a wrong form are mistakes."""

    columns: tuple[ImportColumn, ...]
    rows: tuple[tuple[int, list[str]], ...]
    mistakes: tuple[RowMistake, ...]


def read_table(content: bytes) -> ImportTable:
    """Read a CSV parted by ";" or ",", in UTF-8 (with or without BOM) or Windows-1252.

    Raises UserMistake when the file as a whole can't be read: no text, or no usable header.
    """
    text = _text(content)
    csv.field_size_limit(_LONGEST)
    records = _records(text, _delimiter(text))
    header = next(records, None)
    if header is None:
        raise UserMistake({"": "Berkas CSV itu kosong. Baris pertamanya harus judul kolom."})
    if isinstance(header, RowMistake):
        raise UserMistake({"": header.sentence})
    columns = _columns(header[1])
    rows: list[tuple[int, list[str]]] = []
    mistakes: list[RowMistake] = []
    for record in records:
        if isinstance(record, RowMistake):
            mistakes.append(record)
            continue
        line, cells = record
        if len(cells) == len(columns):
            rows.append((line, cells))
        elif any(cells):
            reason = f"Ada {len(cells)} kolom, seharusnya {len(columns)}."
            mistakes.append(RowMistake(line, "", reason))
    return ImportTable(columns, tuple(rows), tuple(mistakes))


def _text(content: bytes) -> TextIO:
    """Return a file as text that is read bit by bit, each kind of line end as one."""
    if content.startswith(_SPREADSHEET):
        raise UserMistake({"": "Itu berkas Excel. Simpan dahulu sebagai CSV UTF-8."})
    for encoding in ("utf-8-sig", "cp1252"):
        text = io.TextIOWrapper(io.BytesIO(content), encoding)
        try:
            while text.read(_PART):
                pass
        except UnicodeDecodeError:
            continue
        text.seek(0)
        return text
    raise UserMistake({"": "Isi berkas itu bukan teks CSV. Simpan sebagai CSV UTF-8."})


def _delimiter(text: TextIO) -> str:
    first = ""
    while (line := text.readline(_PART)) and not (first := line.rstrip("\n")):
        pass
    text.seek(0)
    return ";" if ";" in first or "," not in first else ","


def _records(text: TextIO, delimiter: str) -> Iterator[tuple[int, list[str]] | RowMistake]:
    """Yield each record with the line it begins on; a broken quotation ends the reading."""
    reader = csv.reader(_lines(text), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except _LongLine:
        yield RowMistake(
            line, "", "Barisnya lebih dari empat juta huruf; mulai dari sini tak terbaca."
        )
    except csv.Error as error:
        if "limit" in str(error):
            yield RowMistake(
                line, "", "Isinya lebih dari empat juta huruf; mulai dari sini tak terbaca."
            )
            return
        yield RowMistake(line, "", "Tanda kutipnya tidak berpasangan; mulai dari sini tak terbaca.")


class _LongLine(Exception):
    pass


def _lines(text: TextIO) -> Iterator[str]:
    while line := text.readline(_LONGEST + 1):
        if len(line) > _LONGEST:
            raise _LongLine
        yield line


def _columns(header: list[str]) -> tuple[ImportColumn, ...]:
    names = [name.strip().lower() for name in header]
    unknown = [name for name in names if name not in BY_HEADING]
    if unknown:
        listed = ", ".join(f"“{name[:40]}”" for name in unknown[:5])
        raise UserMistake(
            {"": f"Judul kolom tidak dikenal: {listed}. Lihat meja-aduan import --template."}
        )
    repeated = sorted({name for name in names if names.count(name) > 1})
    if repeated:
        raise UserMistake({"": f"Judul kolom muncul dua kali: {', '.join(repeated)}."})
    absent = [
        column.heading for column in COLUMNS if column.required and column.heading not in names
    ]
    if absent:
        raise UserMistake({"": f"Kolom wajib tidak ada: {', '.join(absent)}."})
    return tuple(BY_HEADING[name] for name in names)
