"""Files that came apart on the way, or never were tables: a preview or a sentence, never an error."""

from __future__ import annotations

import io
import random
import struct
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from app.errors import UserMistake
from app.register import Register
from app.transfer.columns import template
from app.transfer.importing import preview_import
from tests.transfer.sheets import Sheet, number, workbook

HEADS = ["media", "diterima", "perihal", "uraian", "nama", "kontak"]
ROWS = [
    ["lapor", "16-03-2026 10.00", "Antrean loket", "Lama", "Siti Rahmah", "0812"],
    ["surat", "2026-03-01", 'Data tidak ada; "kutipan"', "Baris\nkedua", "", ""],
    ["kotak", "46000", "Toilet", "=1+1", "Ibu Ani", "ani@contoh.id"],
]
OLD = Path(__file__).with_name("old.xls")
"""A workbook of two sheets as Excel wrote them before 2007."""
STRANGE = (
    *("\0", "\ufeff", "\u202e", "\ud83d\ude00", '"', ";", ",", "\t", "\r", "\n", "'", "=", "-"),
    *("99999999999999999999", "31-02-2026", "1e308", "NaN", "{}", "<x>", "]]>", "&lol;", "%s"),
)
# What a table may hold once it is read, beside what the program itself needs.
MOST_MEMORY = 300 * 1024 * 1024


def originals() -> list[bytes]:
    """Return whole files of each kind."""
    table = "\r\n".join(";".join(f'"{cell}"' for cell in row) for row in [HEADS, *ROWS])
    sheet = Sheet([HEADS, *ROWS, ["lapor", number(46000.5, style=1), "Parkir", "Penuh"]])
    return [
        template().encode(),
        table.encode("utf-8-sig"),
        table.encode("utf-16"),
        table.replace(";", "\t").encode("cp1252"),
        workbook(sheet),
        workbook(Sheet([["Rekap"]]), sheet),
        OLD.read_bytes(),
    ]


def spoilt(content: bytes, chance: random.Random) -> bytes:
    """Return a file with some of it changed, cut, doubled, or with strange words in it."""
    made = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(made) + 1)
        match chance.randrange(6):
            case 0:
                made[at : at + 1] = chance.randbytes(1)
            case 1:
                del made[at : at + chance.randint(1, 200)]
            case 2:
                made[at:at] = made[: chance.randint(0, 400)]
            case 3:
                made[at:at] = chance.choice(STRANGE).encode("utf-8", "surrogatepass")
            case 4:
                made[at:at] = chance.randbytes(chance.randint(1, 20))
            case _:
                del made[at:]
    return bytes(made)


def spoilt_inside(content: bytes, chance: random.Random) -> bytes:
    """Return a workbook of which one part is spoilt and packed again as if it were whole."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w") as made:
        chosen = chance.choice(source.namelist())
        for name in source.namelist():
            part = source.read(name)
            made.writestr(name, spoilt(part, chance) if name == chosen else part)
    return target.getvalue()


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_a_spoilt_file_ends_in_a_preview_or_a_sentence(
    file_register: Register, many: Callable[[str, int], range]
) -> None:
    chance = random.Random(23)
    kinds = originals()
    before = peak()
    read, said = 0, set()
    for turn in many("spoilt files read", 120):
        content = kinds[turn % len(kinds)]
        inside = content.startswith(b"PK") and chance.random() < 0.7
        made = (spoilt_inside if inside else spoilt)(content, chance)
        try:
            preview_import(file_register, content=made)
        except UserMistake as mistake:
            said.add(mistake.sentence)
        else:
            read += 1
    assert read
    assert all(sentence.endswith(".") for sentence in said), said
    assert peak() - before < MOST_MEMORY


def peak() -> int:
    """Return the most memory this process has taken, in bytes; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


@pytest.mark.parametrize(
    ("kept", "written"),
    [
        (b'r="B2"', b"r='XFD1048576'"),
        (b'r="B2"', b'r = "xfd1048576"'),
        (b'r="B2"', b'r="ZZZZZZ9"'),
        (b'r="B2"', b'r="B4000000000"'),
        (b'<row r="2"', b'<row r="4294967295"'),
    ],
)
def test_a_cell_beyond_all_sheets_is_told_and_does_not_end_the_program(
    file_register: Register, kept: bytes, written: bytes
) -> None:
    """The reader of cells would ask for more memory than there is, and take the window with it."""
    target = io.BytesIO()
    whole = workbook(Sheet([HEADS, *ROWS]))
    with zipfile.ZipFile(io.BytesIO(whole)) as source, zipfile.ZipFile(target, "w") as made:
        for name in source.namelist():
            made.writestr(name, source.read(name).replace(kept, written))
    assert target.getvalue() != whole
    with pytest.raises(UserMistake, match="erkas Excel itu"):
        preview_import(file_register, content=target.getvalue())


def test_an_old_workbook_is_read(file_register: Register) -> None:
    preview = preview_import(file_register, content=OLD.read_bytes())
    assert [row.complaint.title for row in preview.rows if row.complaint][:1] == ["Antrean loket"]


def table_at(content: bytes | bytearray) -> int:
    """Return where the table of an old workbook's sectors lies."""
    return (struct.unpack_from("<I", content, 76)[0] + 1) * 512


def ring(content: bytearray) -> None:
    struct.pack_into("<I", content, table_at(content), 0)


def ring_of_tables(content: bytearray) -> None:
    struct.pack_into("<I", content, 68, 1)
    struct.pack_into("<I", content, 2 * 512 + 508, 1)


def wide_sheet(content: bytearray) -> None:
    size = content.index(b"\x00\x02\x0e\x00")
    struct.pack_into("<II", content, size + 4, 0, 0xFFFFFFF0)


def sheet_that_ends_before_it_begins(content: bytearray) -> None:
    size = content.index(b"\x00\x02\x0e\x00")
    struct.pack_into("<II", content, size + 4, 9, 5)


def endless_words(content: bytearray) -> None:
    struct.pack_into("<I", content, content.index(b"\xfc\x00") + 8, 0x7FFFFFFF)


def row_above_the_first(content: bytearray) -> None:
    words = content.rindex(b"\xfd\x00\x0a\x00")
    struct.pack_into("<H", content, content.index(b"\xfd\x00\x0a\x00") + 4, 0xFFF0)
    struct.pack_into("<H", content, words + 4, 0)


@pytest.mark.parametrize(
    "change",
    [
        ring,
        ring_of_tables,
        wide_sheet,
        sheet_that_ends_before_it_begins,
        endless_words,
        row_above_the_first,
    ],
)
def test_an_old_workbook_that_would_fill_the_memory_is_told(
    file_register: Register, change: Callable[[bytearray], None]
) -> None:
    """Its reader would ask for more memory than there is, and end the program."""
    content = bytearray(OLD.read_bytes())
    change(content)
    with pytest.raises(UserMistake, match="erkas Excel itu"):
        preview_import(file_register, content=bytes(content))
