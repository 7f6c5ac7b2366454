"""Reads CSV and tab-separated text: its encoding, its separator, its rows."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator
from typing import TextIO

from app.errors import UserMistake
from app.transfer.grid import MOST_ROWS, Grid, Row, RowMistake, is_blank

# Of a cell and of a line, in letters: no text that is taken is nearly as long.
_LONGEST = 4_000_000
_PART = 64 * 1024
_SEPARATORS = (";", ",", "\t", "|")
_HEAD_LINES = 20
_TOO_LONG = "lebih dari empat juta huruf; mulai dari sini tak terbaca."


def read_text(content: bytes) -> Grid:
    """Read text in UTF-8, UTF-16 or Windows-1252, parted by ";", ",", tab or "|".

    A byte that is no letter stands as a lone surrogate, for the cell to be refused. Raises
    UserMistake when the whole is no text.
    """
    text = _text(content)
    separator = _separator(text)
    csv.field_size_limit(_LONGEST)
    rows: list[Row] = []
    mistakes: list[RowMistake] = []
    for record in _records(text, separator):
        if isinstance(record, RowMistake):
            mistakes.append(record)
        elif not is_blank(record[1]):
            rows.append(record)
        if len(rows) > MOST_ROWS:
            raise UserMistake({"": f"Lebih dari {MOST_ROWS // 1000}.000 baris. Bagi dahulu."})
    if rows and rows[0][0] == 1 and rows[0][1][0].lower().startswith("sep="):
        del rows[0]
    return Grid(rows, mistakes)


def _text(content: bytes) -> TextIO:
    """Return a file as text that is read bit by bit, each kind of line end as one."""
    encoding = _encoding(content)
    errors = "surrogateescape" if encoding in ("utf-8-sig", "cp1252") else "strict"
    return io.TextIOWrapper(io.BytesIO(content), encoding, errors)


def _encoding(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strictly(content, "utf-16")
    start = content[:4096]
    if b"\0" in start:
        # Latin letters in two bytes each: every second one is nought.
        low, high = start[1::2].count(0), start[0::2].count(0)
        if max(low, high) > len(start) // 6 and min(low, high) <= max(low, high) // 8:
            return _strictly(content, "utf-16-le" if low > high else "utf-16-be")
        if start.count(0) > len(start) // 10:
            raise UserMistake(
                {"": "Isi berkas itu bukan teks. Simpan sebagai CSV UTF-8 atau XLSX."}
            )
    return "utf-8-sig" if _is_utf8(content) else "cp1252"


def _strictly(content: bytes, encoding: str) -> str:
    try:
        for part in codecs.iterdecode(_parts(content), encoding):
            if "\ud800" <= max(part, default="") <= "\udfff":
                break
    except UnicodeDecodeError as error:
        raise UserMistake(
            {"": "Isi berkas itu terpotong atau rusak. Simpan ulang sebagai CSV UTF-8."}
        ) from error
    return encoding


def _parts(content: bytes) -> Iterator[bytes]:
    for first in range(0, len(content), _PART):
        yield content[first : first + _PART]


def _is_utf8(content: bytes) -> bool:
    """Tell whether a file is meant as UTF-8, be a byte of it broken or not.

    One letter of several bytes that fit together is enough: in Windows-1252 they never stand so.
    """
    if content.isascii():
        return True
    broken = False
    for part in codecs.iterdecode(_parts(content), "utf-8", "surrogateescape"):
        for letter in set(part):
            if "\udc80" <= letter <= "\udcff":
                broken = True
            elif letter > "\x7f":
                return True
    return not broken


def _separator(text: TextIO) -> str:
    """Return what parts the cells: what the file says itself, or what its first lines have most of."""
    lines = [line for _ in range(_HEAD_LINES) if (line := text.readline(_PART))]
    text.seek(0)
    for line in lines:
        if line.lower().startswith("sep=") and line.rstrip("\n")[4:5] in _SEPARATORS:
            return line[4]
        if not line.isspace():
            break
    # Of what parts the cells each line has as many; of a mark inside a text now more, now fewer.
    seen = Counter(
        (each, found)
        for line in lines
        for each in _SEPARATORS
        if (found := "".join(line.split('"')[::2]).count(each))
    )
    return max(seen, key=lambda each: (seen[each], each[1]), default=(";", 0))[0]


class _LongLine(Exception):
    pass


class _Lines:
    """The lines of a text, one after another, counted; none is longer than a text may be."""

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self.read = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._text.readline(_LONGEST + 1)
        if len(line) > _LONGEST:
            raise _LongLine
        if not line:
            raise StopIteration
        self.read += 1
        return line


def _records(text: TextIO, separator: str) -> Iterator[Row | RowMistake]:
    """Yield each record with the line it begins on; an open quotation ends the reading."""
    lines = _Lines(text)
    first = 1
    while True:
        try:
            for cells in csv.reader(lines, delimiter=separator, strict=True):
                yield first, cells
                first = lines.read + 1
        except _LongLine:
            yield RowMistake(first, "", f"Barisnya {_TOO_LONG}")
        except csv.Error as error:
            if "limit" in str(error):
                yield RowMistake(first, "", f"Isinya {_TOO_LONG}")
            elif "expected after" in str(error):
                yield RowMistake(first, "", _quoted(first, lines.read))
                first = lines.read + 1
                continue
            else:
                reason = "Tanda kutipnya tidak berpasangan; mulai dari sini tak terbaca."
                yield RowMistake(first, "", reason)
        return


def _quoted(first: int, last: int) -> str:
    until = f" (sampai baris {last})" if last > first else ""
    return f"Sesudah tanda kutip penutup masih ada isi{until}. Tulis kutip di dalam isi dua kali."
