"""Looks through a spreadsheet's parts before it is opened: nothing that would fill the memory.

A file of some kilobytes may unpack to gigabytes, or put one cell in the last row of the last column.
What the reader of cells does not tell is found here too: formulas without a result, and errors.
"""

from __future__ import annotations

import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree as ET

from app.errors import UserMistake

MOST_CELLS = 4_000_000
_LARGEST_PART = 256 * 1024 * 1024
_LARGEST_WHOLE = 384 * 1024 * 1024
_MOST_PARTS = 2000
_CHUNK = 1024 * 1024
_OVERLAP = 512
_DAMAGED = "Berkas Excel itu rusak atau terpotong. Buka di Excel, lalu simpan ulang."
_HUGE = "Isi berkas Excel itu terlalu besar untuk sebuah register. Bagi dahulu."
# Whatever the packing's own libraries say of bytes that were changed, and a part that is missing.
_SPOILT = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError),
    *(LookupError, ValueError, OverflowError, ET.ParseError),
)
_FILLED = re.compile(
    rb"<(?:\w+:)?c\b[^>]*?\br\s*=\s*[\"'\s]*([A-Za-z]{1,3})(\d{1,7})[\"'\s][^>/]*>"
)
# Where no sheet of Excel reaches: its reader would ask for more memory than there is, and die of it.
_BEYOND = re.compile(
    rb"<(?:\w+:)?(?:c|row)\b[^>]*?\br\s*=\s*[\"']?\s*(?:[A-Za-z]{4}|[A-Za-z]*0*"
    rb"(?:[1-9]\d{7}|[2-9]\d{6}|1[1-9]\d{5}|10[5-9]\d{4}))"
)
_ERROR = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*\bt="e"')
_NO_RESULT = re.compile(
    rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*>\s*'
    rb"<(?:\w+:)?f\b[^>]*(?:/>|>[^<]*</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v>\s*</(?:\w+:)?v>|<(?:\w+:)?v\s*/>)?\s*</"
)
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_OUTER = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

Place = tuple[int, int]


class Scanned(NamedTuple):
    """What was seen: by sheet the places (row, column from 0) without a usable value; macros."""

    unreadable: dict[str, frozenset[Place]]
    macros: bool


def scan(content: bytes) -> Scanned:
    """Look through an XLSX file. Raises UserMistake when it is none, damaged, or beyond all use."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _scan(archive)
    except _SPOILT as error:
        raise UserMistake({"": _DAMAGED}) from error
    except (NotImplementedError, RuntimeError) as error:
        # How Python says of an archive that it is encrypted, or packed in a way it does not know.
        raise UserMistake(
            {"": "Berkas itu bersandi. Buka, hapus sandinya, lalu simpan."}
        ) from error


def _scan(archive: zipfile.ZipFile) -> Scanned:
    parts = archive.infolist()
    names = {part.filename for part in parts}
    _ensure_workbook(names)
    whole = sum(part.file_size for part in parts)
    if len(parts) > _MOST_PARTS or whole > _LARGEST_WHOLE:
        raise UserMistake({"": _HUGE})
    read = 0
    for part in parts:
        if part.filename.endswith((".xml", ".rels")) and "/worksheets/sheet" not in part.filename:
            read += sum(len(chunk) for chunk in _chunks(archive, part.filename))
    unreadable = {
        name: _scan_sheet(archive, path) for name, path in _sheets(archive) if path in names
    }
    return Scanned(unreadable, any(name.endswith("vbaProject.bin") for name in names))


def _ensure_workbook(names: set[str]) -> None:
    if "xl/workbook.xml" in names:
        return
    if "xl/workbook.bin" in names or "content.xml" in names:
        kind = "XLSB" if "xl/workbook.bin" in names else "OpenDocument"
        raise UserMistake({"": f"Itu berkas {kind}. Simpan dahulu sebagai XLSX atau CSV UTF-8."})
    if any(name.startswith("word/") for name in names):
        raise UserMistake({"": "Itu dokumen Word, bukan tabel. Pilih berkas CSV atau XLSX."})
    raise UserMistake({"": "Itu arsip ZIP, bukan tabel. Pilih berkas CSV atau XLSX di dalamnya."})


def _chunks(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """Yield a part bit by bit, whatever size it is said to have."""
    read = 0
    with archive.open(name) as part:
        while chunk := part.read(_CHUNK):
            read += len(chunk)
            if read > _LARGEST_PART:
                raise UserMistake({"": _HUGE})
            if b"<!DOCTYPE" in chunk or b"<!ENTITY" in chunk:
                raise UserMistake(
                    {"": "Berkas Excel itu memuat perintah asing (DTD). Simpan ulang."}
                )
            yield chunk


def _sheets(archive: zipfile.ZipFile) -> list[tuple[str, str]]:
    """Return each sheet's name with the part it lies in."""
    book = ET.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314 - no DTD is in it
    links = ET.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314
    targets = {link.get("Id", ""): link.get("Target", "") for link in links}
    return [
        (sheet.get("name", ""), _path(targets.get(sheet.get(f"{_OUTER}id", ""), "")))
        for sheet in book.iter(f"{_MAIN}sheet")
    ]


def _path(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _scan_sheet(archive: zipfile.ZipFile, path: str) -> frozenset[Place]:
    columns: set[bytes] = set()
    last_row = 0
    unreadable: set[Place] = set()
    before = b""
    for chunk in _chunks(archive, path):
        seen = before + chunk
        if _BEYOND.search(seen):
            raise UserMistake({"": _DAMAGED})
        filled = _FILLED.findall(seen)
        columns.update(column for column, _ in filled)
        last_row = max(last_row, max(map(int, {row for _, row in filled}), default=0))
        if last_row * max(map(_column, columns), default=0) > MOST_CELLS:
            raise UserMistake({"": _HUGE})
        for shape, mark in ((_ERROR, b't="e"'), (_NO_RESULT, b"<f")):
            if mark in seen or b":f" in seen:
                unreadable |= {(int(row) - 1, _column(c) - 1) for c, row in shape.findall(seen)}
        before = seen[-_OVERLAP:]
    return frozenset(unreadable)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
