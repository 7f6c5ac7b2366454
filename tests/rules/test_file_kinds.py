"""What a file is follows from what is in it; its name is made safe whatever it is."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.file_kinds import (
    FILE_KINDS,
    FOREIGN_WORDS,
    FileKind,
    Foreign,
    kind_of,
    words_in_bytes,
)
from app.rules.file_names import LONGEST, safe_name
from app.rules.wording import size_words
from tests.desk.files import compound, packed, picture

OFFICE = ("[Content_Types].xml", "_rels/.rels")
ODF = b"application/vnd.oasis.opendocument."
MAIL = b"Return-Path: <a@b.id>\r\nFrom: A <a@b.id>\r\nSubject: x\r\n\r\nIsi.\r\n"
KNOWN = {
    "foto.jpg": (b"\xff\xd8\xff\xe0" + bytes(40), FileKind.JPEG),
    "layar.png": (picture(), FileKind.PNG),
    "gerak.gif": (b"GIF89a" + bytes(20), FileKind.GIF),
    "a.webp": (b"RIFF\x10\0\0\0WEBPVP8 " + bytes(20), FileKind.WEBP),
    "pindai.tif": (b"II*\0" + bytes(20), FileKind.TIFF),
    "pindai.tiff": (b"MM\0*" + bytes(20), FileKind.TIFF),
    "a.heic": (b"\0\0\0\x18ftypheic" + bytes(20), FileKind.HEIC),
    "surat.pdf": (b"%PDF-1.7\n" + bytes(20), FileKind.PDF),
    "catatan.txt": ("Antrean lama.\r\n".encode("utf-16"), FileKind.TEXT),
    "daftar.csv": (b"a;b\r\n1;2\r\n", FileKind.CSV),
    "surel.eml": (MAIL, FileKind.MAIL),
    "surel.txt": (MAIL, FileKind.TEXT),
    "surel.msg": (compound(mail=True), FileKind.OUTLOOK),
    "surat.docx": (packed(*OFFICE, "word/document.xml"), FileKind.DOCX),
    "tabel.xlsx": (packed(*OFFICE, "xl/workbook.xml"), FileKind.XLSX),
    "surat.odt": (packed("content.xml", first=ODF + b"text"), FileKind.ODT),
    "tabel.ods": (packed("content.xml", first=ODF + b"spreadsheet"), FileKind.ODS),
    "suara.mp3": (b"ID3\x04" + bytes(20), FileKind.MP3),
    "suara2.mp3": (b"\xff\xfb\x90\x64" + bytes(20), FileKind.MP3),
    "suara.m4a": (b"\0\0\0\x20ftypM4A " + bytes(20), FileKind.M4A),
    "pesan.ogg": (b"OggS\0\2" + bytes(20), FileKind.OGG),
    "video.mp4": (b"\0\0\0\x20ftypisom" + bytes(20), FileKind.MP4),
}
FOREIGN = {
    "kosong.pdf": (b"", Foreign.EMPTY),
    "makro.docx": (packed(*OFFICE, "word/document.xml", "word/vbaProject.bin"), Foreign.MACROS),
    "makro.odt": (packed("Basic/script-lc.xml", first=ODF + b"text"), Foreign.MACROS),
    "lama.doc": (compound(mail=False), Foreign.OLD_OFFICE),
    "foto.zip": (packed("foto.jpg"), Foreign.ARCHIVE),
    "gambar.odg": (packed("content.xml", first=ODF + b"graphics"), Foreign.ARCHIVE),
    "a.rar": (b"Rar!\x1a\x07" + bytes(9), Foreign.ARCHIVE),
    "foto.jpg": (b"MZ\x90\0" + bytes(60), Foreign.PROGRAM),
    "laporan": (b"\x7fELF" + bytes(60), Foreign.PROGRAM),
    "a.avif": (b"\0\0\0\x1cftypavif" + bytes(20), Foreign.UNKNOWN),
    "data.txt": (b"teks\0lalu lain", Foreign.UNKNOWN),
    "ekor.txt": (b"a" * 70_000 + b"\0\1", Foreign.UNKNOWN),
}


def told(name: str, body: bytes) -> FileKind | Foreign:
    return kind_of(lambda start, count: body[start : start + count], len(body), name)


@pytest.mark.parametrize("name", KNOWN)
def test_what_is_kept_is_known_by_its_content(name: str) -> None:
    body, kind = KNOWN[name]
    assert told(name, body) is kind
    assert name.endswith(FILE_KINDS[kind].suffixes) or name == "surel.txt"
    if kind not in (FileKind.TEXT, FileKind.CSV, FileKind.MAIL):
        assert told("lain.exe", body) is kind


@pytest.mark.parametrize("name", FOREIGN)
def test_what_could_run_or_hide_something_is_refused(name: str) -> None:
    body, reason = FOREIGN[name]
    assert told(name, body) is reason
    assert FOREIGN_WORDS[reason]


def test_every_kind_has_words_and_an_ending() -> None:
    assert set(FILE_KINDS) == set(FileKind)
    assert set(FOREIGN_WORDS) == set(Foreign)
    assert {kind for _, kind in KNOWN.values()} == set(FileKind)


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("..\\..\\x.png", "x.png"),
        ("/etc/passwd", "passwd.png"),
        ("CON", "_CON.png"),
        ("com1.foto.png", "_com1.foto.png"),
        ("LPT¹.png", "_LPT¹.png"),
        ("gambar\u202egnp.exe", "gambargnp.exe.png"),
        ("foto. . .", "foto.png"),
        ("foto .png", "foto.png"),
        ("", "bukti.png"),
        ("...", "bukti.png"),
        ("a:b|c?.PNG", "a_b_c_.PNG"),
        ("x" * 300 + ".png", "x" * 116 + ".png"),
        ("nama\n\tbaru\0.png", "namabaru.png"),
    ],
)
def test_a_name_is_made_safe(given_name: str, kept: str) -> None:
    assert safe_name(given_name, FileKind.PNG) == kept


@given(st.text(max_size=400), st.sampled_from(FileKind))
def test_any_name_is_one_that_every_disk_takes(name: str, kind: FileKind) -> None:
    safe = safe_name(name, kind)
    assert 0 < len(safe) <= LONGEST + 1
    assert not set(safe) & set('<>:"/\\|?*')
    assert safe.lower().endswith(FILE_KINDS[kind].suffixes)
    assert all(unicodedata.category(each)[0] != "C" for each in safe)
    assert safe_name(safe, kind) == safe


@pytest.mark.parametrize("written", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_words_are_read_however_they_were_written(written: str) -> None:
    assert words_in_bytes("Café – 2026".encode(written)) == "Café – 2026"


def test_sizes_are_told_as_people_say_them() -> None:
    assert [size_words(each) for each in (0, 812, 36_000, 2_516_582)] == [
        "0 byte",
        "812 byte",
        "35 KB",
        "2,4 MB",
    ]
