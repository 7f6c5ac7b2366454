"""Reads Excel workbooks, old and new: the values of one sheet, never its formulas or macros."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from app.errors import UserMistake
from app.rules.wording import sentence_list
from app.transfer.compound_scan import scan_compound
from app.transfer.grid import MOST_COLUMNS, MOST_ROWS, UNREADABLE, Grid, Row, is_blank
from app.transfer.sheet_scan import Place, Scanned, scan

_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PASSWORD = "Berkas Excel itu bersandi. Buka di Excel, hapus sandinya, lalu simpan."  # noqa: S105
_DAMAGED = "Berkas Excel itu tidak dapat dibaca. Buka di Excel, lalu simpan ulang sebagai XLSX."
_EXACT = 10**15
"""From here on Excel itself no longer knows every digit of a number."""
_Value = str | float | bool | datetime | date | time | timedelta


def read_sheet(content: bytes) -> Grid:
    """Read the sheet with most rows among those that can be seen.

    Raises UserMistake when the workbook can't be read, has a password, or holds nothing.
    """
    if content.startswith(_OLE):
        if _ENCRYPTED in content:
            raise UserMistake({"": _PASSWORD})
        scan_compound(content)
        scanned = Scanned({}, macros=False)
    else:
        scanned = scan(content)
    try:
        return _read(content, scanned)
    except PasswordError as error:
        raise UserMistake({"": _PASSWORD}) from error
    except (CalamineError, OSError, ValueError, OverflowError) as error:
        raise UserMistake({"": _DAMAGED}) from error
    except BaseException as error:
        # What the library did not foresee is no Exception, and not ours either.
        if type(error).__name__ != "PanicException":
            raise
        raise UserMistake({"": _DAMAGED}) from error


def _read(content: bytes, scanned: Scanned) -> Grid:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    seen: list[tuple[str, list[Row]]] = []
    hidden: list[str] = []
    filled_in = False
    for sheet in book.sheets_metadata:
        if sheet.typ is not SheetTypeEnum.WorkSheet:
            continue
        if sheet.visible is not SheetVisibleEnum.Visible:
            hidden.append(sheet.name)
            continue
        lying = scanned.unreadable.get(sheet.name, frozenset())
        rows, merged = _rows(book.get_sheet_by_name(sheet.name), lying)
        if rows and (not seen or len(rows) > len(seen[0][1])):
            seen.insert(0, (sheet.name, rows))
            filled_in = merged
        elif rows:
            seen.append((sheet.name, []))
    if not seen:
        raise UserMistake({"": "Berkas Excel itu kosong: tidak ada lembar yang berisi."})
    told = _told([name for name, _ in seen], hidden, merged=filled_in, macros=scanned.macros)
    return Grid(seen[0][1], told=told)


def _told(names: list[str], hidden: list[str], *, merged: bool, macros: bool) -> tuple[str, ...]:
    chosen, *others = names
    told = []
    if others:
        left = sentence_list([f"“{name}”" for name in others])
        told.append(f"Yang dibaca lembar “{chosen}”; {left} tidak dibaca.")
    if hidden:
        told.append(f"Lembar tersembunyi {sentence_list([f'“{n}”' for n in hidden])} tidak dibaca.")
    if merged:
        told.append("Isi sel gabungan dipakai untuk setiap baris yang digabung.")
    if macros:
        told.append("Makro di berkas itu tidak dijalankan.")
    return tuple(told)


def _rows(sheet: CalamineSheet, unreadable: frozenset[Place]) -> tuple[list[Row], bool]:
    """Return a sheet's rows by line, and whether cells merged over several rows were filled in."""
    if sheet.start is None or sheet.end is None:
        return [], False
    if sheet.end[1] >= MOST_COLUMNS:
        raise UserMistake({"": f"Ada lebih dari {MOST_COLUMNS} kolom. Hapus yang tidak dipakai."})
    outer = sheet.start[1]
    below: dict[int, list[Place]] = {}
    for (top, left), (bottom, _) in sheet.merged_cell_ranges or ():
        for row in range(top + 1, min(bottom, sheet.end[0]) + 1):
            below.setdefault(row, []).append((top, left - outer))
    rows: list[Row] = []
    values: dict[Place, str] = {}
    tops = {place for places in below.values() for place in places}
    filled_in = False
    lying: dict[int, list[int]] = {}
    for row, column in unreadable:
        lying.setdefault(row, []).append(column - outer)
    for at, cells in _cells(sheet):
        for column in lying.get(at, ()):
            if 0 <= column < len(cells):
                cells[column] = UNREADABLE
        for place in below.get(at, ()):
            if 0 <= place[1] < len(cells) and (value := values.get(place, "")):
                cells[place[1]] = value
                filled_in = True
        if tops:
            values |= {(at, c): cells[c] for r, c in tops if r == at and 0 <= c < len(cells)}
        if not is_blank(cells):
            rows.append((at + 1, cells))
        if len(rows) > MOST_ROWS:
            raise UserMistake({"": f"Lebih dari {MOST_ROWS // 1000}.000 baris. Bagi dahulu."})
    return rows, filled_in


def _cells(sheet: CalamineSheet) -> Iterator[tuple[int, list[str]]]:
    for at, cells in enumerate(sheet.iter_rows()):
        yield at, [_text(cell) for cell in cells]


def _text(value: _Value) -> str:
    """Return a value as it would be typed; a number too long for Excel as Excel would show it."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, float | int):
        if abs(value) >= _EXACT:
            return f"{value:.2E}".replace(".", ",")
        return str(int(value)) if value == int(value) else repr(value).replace(".", ",")
    if isinstance(value, datetime):
        return value.isoformat(" ", "seconds")
    if isinstance(value, timedelta):
        return str(value)
    return value.isoformat()
