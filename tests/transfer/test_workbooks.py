"""Excel files: the values a clerk sees, or a sentence; never a formula, a macro, or too much memory."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from typing import TYPE_CHECKING

import pytest

from app.errors import UserMistake
from app.transfer.importing import Preview, preview_import
from tests.transfer.sheets import DATE_TIME, Sheet, number, raw, workbook

if TYPE_CHECKING:
    from app.register import Register

HEADS = ("media", "diterima", "perihal", "uraian", "nama", "kontak", "lampiran", "rahasia", "nik")
# 16-03-2026 14.03.22 as a serial of the 1900 system.
AT = number(46097.58567129629, style=DATE_TIME)
ROW = ("lapor", AT, "Antrean loket", "Lama")


def preview(register: Register, content: bytes) -> Preview:
    return preview_import(register, content=content)


def told(register: Register, content: bytes) -> str:
    with pytest.raises(UserMistake) as refused:
        preview(register, content)
    return refused.value.sentence


def test_what_excel_holds_is_read_as_it_is_meant(file_register: Register) -> None:
    phone, two, yes = number(81200001111), number(2), raw("b", "<v>1</v>")
    rows = [HEADS, (*ROW, "Uji", phone, two, yes, "1234567890123456")]
    (found,) = preview(file_register, workbook(Sheet(rows))).complaints
    assert found.received_at is not None
    assert found.received_at.isoformat() == "2026-03-16T14:03:22+07:00"
    assert (found.title, found.content.text, found.attachments) == ("Antrean loket", "Lama", 2)
    assert (found.identity.contact, found.confidential) == ("081200001111", True)


def test_the_dates_of_a_mac_are_the_same_days(file_register: Register) -> None:
    at = number(46097.58567129629 - 1462, style=DATE_TIME)
    content = workbook(Sheet([HEADS[:4], ("lapor", at, "Judul", "isi")]), of_1904=True)
    (found,) = preview(file_register, content).complaints
    assert found.received_at is not None
    assert found.received_at.isoformat() == "2026-03-16T14:03:22+07:00"


def test_a_title_above_the_heads_and_a_column_beside_them_do_no_harm(
    file_register: Register,
) -> None:
    rows = [("", "Daftar Aduan 2026"), (), ("", *HEADS[:4]), (), ("", *ROW)]
    found = preview(file_register, workbook(Sheet(rows)))
    assert [each.title for each in found.complaints] == ["Antrean loket"]
    assert [row.line for row in found.rows] == [5]


def test_the_sheet_with_the_rows_is_read_and_the_others_are_told(file_register: Register) -> None:
    content = workbook(
        Sheet([("Petunjuk",)], name="Petunjuk"),
        Sheet([HEADS[:4], ROW, ROW], name="2026"),
        Sheet([HEADS[:4], *[ROW] * 9], name="Arsip", hidden=True),
    )
    found = preview(file_register, content)
    assert len(found.rows) == 2
    assert "Yang dibaca lembar “2026”; “Petunjuk” tidak dibaca." in found.told
    assert "Lembar tersembunyi “Arsip” tidak dibaca." in found.told


def test_a_cell_merged_over_rows_holds_for_each(file_register: Register) -> None:
    rows = [HEADS[:4], ROW, ("lapor", "", "Kedua", "x"), ("lapor", "", "Ketiga", "y")]
    found = preview(file_register, workbook(Sheet(rows, merged=["B2:B4"])))
    assert len({each.received_at for each in found.complaints}) == 1
    assert [each.title for each in found.complaints] == ["Antrean loket", "Kedua", "Ketiga"]
    assert "Isi sel gabungan dipakai untuk setiap baris yang digabung." in found.told


def test_a_formula_gives_its_result_and_none_without_one(file_register: Register) -> None:
    result = raw("str", "<f>A1</f><v>Dari rumus</v>")
    rows = [
        HEADS[:4],
        ("lapor", AT, result, "x"),
        ("lapor", AT, raw("n", "<f>1+1</f>"), "x"),
        ("lapor", AT, raw("n", "<f>1+1</f><v></v>"), "x"),
        ("lapor", AT, raw("e", "<f>NA()</f><v>#N/A</v>"), "x"),
    ]
    found = preview(file_register, workbook(Sheet(rows)))
    assert [each.title for each in found.complaints] == ["Dari rumus"]
    assert [mistake.line for mistake in found.mistakes] == [3, 4, 5]
    assert {mistake.reason.split(".")[0] for mistake in found.mistakes} == {
        "Rumusnya salah atau belum dihitung"
    }


def test_digits_that_excel_has_lost_are_never_kept(file_register: Register) -> None:
    rows = [HEADS, (*ROW, "Uji", "", "", "", number(3671234567890123))]
    (mistake,) = preview(file_register, workbook(Sheet(rows))).mistakes
    assert mistake.sentence.startswith("Baris 2, kolom nik: “3,67E+15” bukan angka utuh")


def test_macros_do_not_run_and_that_is_told(file_register: Register) -> None:
    content = workbook(Sheet([HEADS[:4], ROW]), more={"xl/vbaProject.bin": b"x"})
    assert "Makro di berkas itu tidak dijalankan." in preview(file_register, content).told


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK\x03\x04", "rusak atau terpotong"),
        (workbook(Sheet([HEADS[:4], ROW]))[:-40], "rusak atau terpotong"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 2000, "rusak atau terpotong"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "bersandi"),
        (workbook(Sheet()), "kosong"),
        (workbook(Sheet([HEADS[:4]], hidden=True)), "kosong"),
        (
            workbook(
                Sheet([HEADS[:4], ROW]),
                more={
                    "xl/sharedStrings.xml": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
                    "<sst>&e;</sst>"
                },
            ),
            "perintah asing",
        ),
        (
            workbook(Sheet([HEADS[:4], ROW]), more={"xl/worksheets/sheet1.xml": "<worksheet"}),
            "tidak dapat dibaca",
        ),
    ],
)
def test_what_cannot_be_read_is_told(file_register: Register, content: bytes, said: str) -> None:
    assert said in told(file_register, content)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("word/document.xml", "dokumen Word"),
        ("content.xml", "OpenDocument"),
        ("xl/workbook.bin", "XLSB"),
        ("foto.jpg", "arsip ZIP"),
    ],
)
def test_another_kind_of_archive_is_told_by_name(
    file_register: Register, name: str, said: str
) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, "x")
    assert said in told(file_register, file.getvalue())


def _bomb(part: str, piece: bytes, times: int) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open(part, "w", force_zip64=True) as made:
            for _ in range(times):
                made.write(piece)
    return file.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        _bomb("xl/sharedStrings.xml", b" " * 1_000_000, 400),
        workbook(
            more={
                "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/'
                'spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/'
                'officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" '
                'r:id="rId1"/></sheets></workbook>',
                "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats'
                '.org/package/2006/relationships"><Relationship Id="rId1" Type="x" '
                'Target="worksheets/sheet1.xml"/></Relationships>',
                "xl/worksheets/sheet1.xml": '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v>'
                '</c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
                "</worksheet>",
            }
        ),
    ],
    ids=["unpacks to 400 MB", "a cell in the last corner"],
)
def test_no_small_file_fills_the_memory(file_register: Register, content: bytes) -> None:
    assert len(content) < 1_000_000
    tracemalloc.start()
    try:
        assert "terlalu besar" in told(file_register, content)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 40_000_000
