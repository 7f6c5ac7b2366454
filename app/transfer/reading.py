"""Reads a file's rows by what it holds, never by its name."""

from app.errors import UserMistake
from app.transfer.grid import Grid

_NO_TABLES = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "gambar"),
    (b"\xff\xd8\xff", "gambar"),
    (b"GIF8", "gambar"),
    (b"BM", "gambar"),
    (b"RIFF", "gambar atau suara"),
    (b"MZ", "program"),
    (b"Rar!", "arsip RAR"),
    (b"7z\xbc\xaf", "arsip 7z"),
    (b"\x1f\x8b", "arsip GZIP"),
)
_SPREADSHEET = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def read_grid(content: bytes) -> Grid:
    """Read a file by what it holds, never by its name.

    Raises UserMistake with a sentence when it is no table, or none that can be read.
    """
    if content.startswith(_SPREADSHEET):
        from app.transfer.sheet_grid import read_sheet

        return read_sheet(content)
    for mark, what in _NO_TABLES:
        # Two letters alone may well begin a text.
        if content.startswith(mark) and (len(mark) > 2 or b"\0" in content[:512]):
            raise UserMistake(
                {"": f"Isi berkas itu {what}, bukan tabel. Pilih berkas CSV atau XLSX."}
            )
    from app.transfer.text_grid import read_text

    return read_text(content)
