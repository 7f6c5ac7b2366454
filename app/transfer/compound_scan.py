"""Looks through an Excel workbook of before 2007 before it is opened, as its reader trusts it.

Such a file is a small file system of its own. Where its chains of sectors go round in a ring, or it
tells of more cells or words than it can hold, the reader asks for memory until the program ends.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from app.errors import UserMistake
from app.transfer.sheet_scan import MOST_CELLS

_DAMAGED = "Berkas Excel itu rusak atau terpotong. Buka di Excel, lalu simpan ulang."
_HUGE = "Isi berkas Excel itu terlalu besar untuk sebuah register. Bagi dahulu."
_ENTRY, _IN_HEADER = 128, 109
_LAST_SECTOR = 0xFFFFFFFA
"""From here on a number names no sector but the end of a chain, or nothing."""
_BOOKS = ("Workbook", "Book")
_MOST_BOOKS = 16
_SHEET, _SIZE, _WORDS, _END = 0x0085, 0x0200, 0x00FC, 0x000A
_MOST_SHEETS = 256
_CELLS = frozenset({0x0006, 0x00FD, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E, 0x00D6})
_SEVERAL = frozenset({0x00BD, 0x00BE})
_COLUMNS = 256


def scan_compound(content: bytes) -> None:
    """Look through such a workbook. Raises UserMistake when it is damaged, or beyond all use."""
    try:
        for stream in _Files(content).books():
            _scan_book(stream)
    except (struct.error, IndexError, ValueError, OverflowError) as error:
        raise UserMistake({"": _DAMAGED}) from error


class _Files:
    """The files inside, by their chains of sectors. Raises ValueError for a chain without an end."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        shift, small = struct.unpack_from("<HH", content, 30)
        if shift not in (9, 12) or small >= shift:
            raise ValueError("sectors of no size")
        self._size, self._small = 1 << shift, 1 << small
        self._table = self._numbers(self._table_sectors())
        directory, _, self._least, first_small, _ = struct.unpack_from("<5I", content, 48)
        self._small_table = self._numbers(_chain(self._table, first_small))
        self._entries = b"".join(map(self._sector, _chain(self._table, directory)))
        self._root = b"".join(map(self._sector, _chain(self._table, self._entry(0)[1])))

    def books(self) -> Iterator[bytes]:
        """Yield what is called a workbook; all other chains are gone along as far as they are new.

        Raises ValueError for more workbooks than any program writes into one file.
        """
        books, gone = 0, (set[int](), set[int]())
        for at in range(len(self._entries) // _ENTRY):
            name, first, size = self._entry(at)
            small = bool(at and size < self._least)
            table = self._small_table if small else self._table
            if name not in _BOOKS:
                numbers = _chain(table, first, gone[small]) if size else []
                for number in () if small else numbers:
                    self._sector(number)
                continue
            books += 1
            if books > _MOST_BOOKS:
                raise ValueError("more workbooks than one file has")
            numbers = _chain(table, first) if size else []
            yield b"".join(map(self._small_sector if small else self._sector, numbers))[:size]

    def _entry(self, at: int) -> tuple[str, int, int]:
        entry = self._entries[at * _ENTRY : (at + 1) * _ENTRY]
        length = struct.unpack_from("<H", entry, 64)[0]
        first, size = struct.unpack_from("<II", entry, 116)
        return entry[: max(length - 2, 0)].decode("utf-16-le", "replace"), first, size

    def _table_sectors(self) -> list[int]:
        found = list(struct.unpack_from(f"<{_IN_HEADER}I", self._content, 76))
        more = struct.unpack_from("<I", self._content, 68)[0]
        seen: set[int] = set()
        while more < _LAST_SECTOR:
            if more in seen:
                raise ValueError("a ring")
            seen.add(more)
            *numbers, more = self._numbers([more])
            found += numbers
        return [number for number in found if number < _LAST_SECTOR]

    def _numbers(self, sectors: Sequence[int]) -> list[int]:
        body = b"".join(map(self._sector, sectors))
        return list(struct.unpack(f"<{len(body) // 4}I", body[: len(body) // 4 * 4]))

    def _small_sector(self, number: int) -> bytes:
        return self._root[number * self._small : (number + 1) * self._small]

    def _sector(self, number: int) -> bytes:
        # The header takes the place of the first one.
        at = (number + 1) * self._size
        if at >= len(self._content):
            raise ValueError("a sector beyond the end")
        return self._content[at : at + self._size]


def _chain(table: Sequence[int], number: int, gone: set[int] | None = None) -> list[int]:
    """Return the sectors from one on, to the first that was `gone` along before, which keeps them.

    Raises ValueError for a ring, IndexError beyond the table.
    """
    found: list[int] = []
    before: AbstractSet[int] = gone or frozenset()
    while number < _LAST_SECTOR and number not in before:
        if len(found) > len(table):
            raise ValueError("a ring")
        found.append(number)
        number = table[number]
    if gone is not None:
        gone.update(found)
    return found


def _scan_book(stream: bytes) -> None:
    """Look through a workbook's records, and each sheet from where the workbook says it begins."""
    begins: set[int] = set()
    for kind, body in _records(stream, 0):
        if kind == _SHEET:
            begins.add(struct.unpack_from("<I", body)[0])
        elif kind == _SIZE:
            _ensure_size(body)
        elif kind == _WORDS and struct.unpack_from("<I", body, 4)[0] > len(stream):
            raise ValueError("more words than bytes")
    if len(begins) > _MOST_SHEETS:
        raise UserMistake({"": _HUGE})
    for begin in begins:
        _scan_sheet(stream, begin)


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _scan_sheet(stream: bytes, begin: int) -> None:
    """Follow a sheet to its end, as its reader does: where that is lost, into the next one.

    The reader takes the first cell for the topmost and the last for the lowest.
    """
    first_row, last_row, last_column = None, 0, 0
    for kind, body in _records(stream, begin):
        if kind == _END:
            return
        if kind == _SIZE:
            _ensure_size(body)
        elif kind in _CELLS or kind in _SEVERAL:
            row, column = struct.unpack_from("<HH", body)
            if kind in _SEVERAL:
                column = max(column, struct.unpack_from("<H", body, len(body) - 2)[0])
            first_row = row if first_row is None else first_row
            if column >= _COLUMNS or row < first_row:
                raise ValueError("a cell beyond its sheet")
            last_row, last_column = max(last_row, row), max(last_column, column)
            if (last_row + 1) * (last_column + 1) > MOST_CELLS:
                raise UserMistake({"": _HUGE})


def _ensure_size(body: bytes) -> None:
    """Raise UserMistake for a sheet that says to be larger than any register."""
    wide = len(body) >= 14
    first, end, left, right = struct.unpack_from("<IIHH" if wide else "<4H", body)
    if max(end - first, 0) * max(right - left, 0) > MOST_CELLS or end > 65536 or right > _COLUMNS:
        raise UserMistake({"": _HUGE})
    if end and (end <= first or right <= left):
        raise ValueError("a sheet that ends before it begins")
