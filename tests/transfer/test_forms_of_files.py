"""Small files as offices have them: each is read as a clerk means it, or the row is refused."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from app.errors import UserMistake
from app.transfer.import_row import RowState
from app.transfer.importing import Preview, preview_import

if TYPE_CHECKING:
    from app.desk.new_complaint import NewComplaint
    from app.register import Register

HEADS = "media;diterima;perihal;uraian"
ROW = "lapor;16-03-2026 10.00;Antrean loket;Lama"


def preview(register: Register, content: str | bytes) -> Preview:
    return preview_import(
        register, content=content.encode() if isinstance(content, str) else content
    )


def only(register: Register, content: str | bytes) -> NewComplaint:
    (complaint,) = preview(register, content).complaints
    return complaint


def refused(register: Register, content: str | bytes) -> str:
    found = preview(register, content)
    assert found.complaints == ()
    (mistake,) = found.mistakes
    return mistake.sentence


def cell(register: Register, heading: str, written: str, *, besides: str = "") -> NewComplaint:
    return only(register, f"{HEADS};{heading}{besides and ';nama'}\n{ROW};{written}{besides}\n")


def notes(register: Register, heading: str, written: str) -> str:
    (row,) = preview(register, f"{HEADS};nama;{heading}\n{ROW};Uji;{written}\n").rows
    return " ".join(row.notes)


# --- how a file lies there ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        f"{HEADS}\n{ROW}",
        f"\n{HEADS}\n{ROW}\n",
        f"\r\n\r\n{HEADS}\r\n{ROW}\r\n",
        f"{HEADS}\r{ROW}\r",
        f"sep=;\r\n{HEADS}\r\n{ROW}\r\n",
        f"\ufeffsep=;\r\n{HEADS}\r\n{ROW}\r\n",
        f"sep=,\n{HEADS}\n{ROW}\n".replace(";", ","),
        f"{HEADS}\n{ROW}\n".replace(";", ","),
        f"{HEADS}\n{ROW}\n".replace(";", "\t"),
        f"{HEADS}\n{ROW}\n".replace(";", "|"),
        f"Daftar Aduan 2026;;;\n{HEADS}\n{ROW}\n",
        f"Daftar Aduan 2026;;;\n;;;\nBPS Provinsi Banten;;;\n\n{HEADS}\n{ROW}\n",
        f"{HEADS};;\n{ROW};;\n",
        f"{HEADS}\n{ROW};;;\n",
        f"{HEADS}\n{ROW}\n;;;\n;;;\n",
        f"{HEADS}\n ; ; ; \n{ROW}\n\u00a0;;\u200b;\n",
        f"{HEADS}\n;;;\n{ROW}\n",
        f"{HEADS}\n{ROW}\n{HEADS}\n",
        f"{HEADS.upper()}\n{ROW}\n",
        f"Media ; Diterima ; Perihal ; Uraian\n{ROW}\n",
        f'"media";"diterima";"perihal";"uraian"\n{ROW}\n',
        f"{HEADS}\n" + ";".join(f'"{part}"' for part in ROW.split(";")),
        "uraian;perihal;diterima;media\nLama;Antrean loket;16-03-2026 10.00;lapor\n",
    ],
)
def test_a_file_is_read_however_it_lies_there(file_register: Register, content: str) -> None:
    found = only(file_register, content)
    assert (found.medium, found.title, found.content.text) == ("lapor", "Antrean loket", "Lama")
    assert found.received_at is not None
    assert f"{found.received_at:%d-%m-%Y %H.%M}" == "16-03-2026 10.00"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_every_encoding_keeps_its_letters(file_register: Register, encoding: str) -> None:
    row = "lapor;16-03-2026 10.00;Petugas berkata “besok” – ya…;Café, tarif €5"
    found = only(file_register, f"{HEADS}\n{row}\n".encode(encoding))
    assert (found.title, found.content.text) == (
        "Petugas berkata “besok” – ya…",
        "Café, tarif €5",
    )


def test_utf16_with_its_mark_the_other_way_round(file_register: Register) -> None:
    content = b"\xfe\xff" + f"{HEADS}\n{ROW}\n".encode("utf-16-be")
    assert only(file_register, content).title == "Antrean loket"


def test_one_odd_byte_costs_one_row_and_no_letter_of_the_others(file_register: Register) -> None:
    good = "lapor;16-03-2026 10.00;Café Nur’aini;“baik”\n".encode()
    found = preview(
        file_register, f"{HEADS}\n".encode() + good + good.replace(b"\xc3\xa9", b"\xe9")
    )
    assert [each.title for each in found.complaints] == ["Café Nur’aini"]
    (mistake,) = found.mistakes
    assert mistake.sentence == (
        "Baris 3, kolom perihal: Ada huruf yang rusak: “Caf� Nur’aini”. Perbaiki di berkasnya."
    )


def test_a_byte_that_windows_has_no_letter_for_is_named(file_register: Register) -> None:
    content = f"{HEADS}\nlapor;16-03-2026 10.00;A\x81B;isi\n".encode("latin-1")
    assert refused(file_register, content).startswith("Baris 2, kolom perihal: Ada huruf")


def test_a_cell_of_several_lines_keeps_them(file_register: Register) -> None:
    text = f'{HEADS}\r\nlapor;16-03-2026 10.00;"Antrean\r\nloket";"Satu\r\nDua\r\n\r\nEmpat"\r\n'
    found = only(file_register, text)
    assert (found.title, found.content.text) == ("Antrean loket", "Satu\nDua\n\nEmpat")


@pytest.mark.parametrize("sign", ["\v", "\f", "\x85", "\u2028", "\u2029", "\x1c", "\x1e"])
def test_no_sign_that_parts_lines_glues_words(file_register: Register, sign: str) -> None:
    found = only(file_register, f"{HEADS}\nlapor;16-03-2026 10.00;Antre{sign}loket;Satu{sign}dua\n")
    assert (found.title, found.content.text) == ("Antre loket", "Satu\ndua")


def test_quotes_within_a_cell_stay(file_register: Register) -> None:
    row = 'lapor;16-03-2026 10.00;Petugas bilang "besok saja" lagi;Isi "kutip" tengah'
    found = only(file_register, f"{HEADS}\n{row}\n")
    assert found.title == 'Petugas bilang "besok saja" lagi'
    assert found.content.text == 'Isi "kutip" tengah'


def test_words_behind_a_closing_quote_cost_their_row_alone(file_register: Register) -> None:
    found = preview(
        file_register, f'{HEADS}\n{ROW}\nlapor;16-03-2026 11.00;"Besok" katanya;x\n{ROW}0\n'
    )
    assert [mistake.line for mistake in found.mistakes] == [3]
    assert [each.content.text for each in found.complaints] == ["Lama", "Lama0"]


def test_a_separator_in_a_text_does_not_part_the_rest(file_register: Register) -> None:
    row = 'lapor,16-03-2026 10.00,Antrean,"a; b; c; d; e"'
    assert (
        only(file_register, f"{HEADS.replace(';', ',')}\n{row}\n").content.text == "a; b; c; d; e"
    )


@pytest.mark.parametrize("formula", ['=HYPERLINK("x")', "@SUM(1+1)", "+62812", "-2+3", "'teks"])
def test_what_looks_like_a_formula_is_text(file_register: Register, formula: str) -> None:
    quoted = formula.replace('"', '""')
    found = only(file_register, f'{HEADS}\nlapor;16-03-2026 10.00;"{quoted}";"{quoted}"\n')
    assert (found.title, found.content.text) == (formula, formula)


def test_a_title_that_cannot_be_seen_is_none(file_register: Register) -> None:
    for unseen in ("\u200b\u200b", "\u00a0", "\u3164", "\u2800", "\u2060\ufeff", "\u00ad"):
        content = f"{HEADS}\nlapor;16-03-2026 10.00;{unseen};isi\n"
        assert "kolom perihal: Perihal belum diisi" in refused(file_register, content)


def test_what_cannot_be_seen_does_not_hide_a_word(file_register: Register) -> None:
    found = only(
        file_register, f"{HEADS}\nlapor;16-03-2026 10.00;Antre\u200ban lo\u00adket;a\u2060b\n"
    )
    assert (found.title, found.content.text) == ("Antrean loket", "ab")


# --- cells ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "written",
    [
        *("lapor", "LAPOR", "SP4N LAPOR", "SP4N-LAPOR!", "sp4n\u00a0lapor", " SP4N  LAPOR "),
        *("\u200blapor", "lapor\ufeff", "SP4N\u200bLAPOR"),
    ],
)
def test_a_code_is_known_however_it_is_written(file_register: Register, written: str) -> None:
    found = only(file_register, f"{HEADS}\n{written};16-03-2026 10.00;Judul;isi\n")
    assert found.medium == "lapor"


def test_the_beginning_of_one_name_is_enough_and_told(file_register: Register) -> None:
    content = f"{HEADS}\nDatang langsung;16-03-2026 10.00;Judul;isi\n"
    (row,) = preview(file_register, content).rows
    assert row.complaint is not None
    assert row.complaint.medium == "langsung"
    assert row.notes == ("“Datang langsung” dibaca “Datang langsung (PST)”.",)
    two = f"{HEADS}\nKotak saran;16-03-2026 10.00;Judul;isi\n"
    assert "Media “Kotak saran” tidak ada dalam daftar" in refused(file_register, two)


@pytest.mark.parametrize(
    ("yes", "no"),
    [
        *(("TRUE", "FALSE"), ("BENAR", "SALAH"), ("Ya", "Tidak"), ("ya", ""), ("Yes", "No")),
        *(("1", "0"), ("x", "-"), ("v", "n"), ("✓", "t"), ("Y", "N"), (" ya\u00a0", "tdk")),
    ],
)
def test_yes_and_no_in_every_usual_word(file_register: Register, yes: str, no: str) -> None:
    assert cell(file_register, "rahasia", yes).confidential
    assert not cell(file_register, "rahasia", no).confidential


@pytest.mark.parametrize(
    ("written", "count"), [("2", 2), ("2,0", 2), ("2.0", 2), ("", 0), ("0", 0), ("-", 0)]
)
def test_a_count_as_spreadsheets_write_it(
    file_register: Register, written: str, count: int
) -> None:
    assert cell(file_register, "lampiran", written).attachments == count


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("0812-3456-7890", "0812-3456-7890"),
        ("+62 812 3456 7890", "+62 812 3456 7890"),
        ("(0254) 267027", "(0254) 267027"),
        ("uji@contoh.invalid", "uji@contoh.invalid"),
        ("0254\u200b267027", "0254267027"),
        # What a spreadsheet made of a telephone number is undone, and told.
        ("81200001111", "081200001111"),
        ("81200001111.0", "081200001111"),
        ("81200001111,00", "081200001111"),
        ("'081200001111", "081200001111"),
        ('"=""081200001111"""', "081200001111"),
        ("\u00a081200001111\u00a0", "081200001111"),
    ],
)
def test_a_telephone_number_is_whole_again(
    file_register: Register, written: str, kept: str
) -> None:
    assert cell(file_register, "kontak", written, besides=";Uji").identity.contact == kept


def test_what_was_made_whole_is_told(file_register: Register) -> None:
    assert notes(file_register, "kontak", "81200001111.0") == (
        "“81200001111.0” dibaca “81200001111”. “81200001111” dibaca “081200001111”."
    )
    assert notes(file_register, "kontak", "0812-3456-7890") == ""
    assert notes(file_register, "diadukan", "16-03-2026 10.00 WITA") == (
        "“16-03-2026 10.00 WITA” dibaca 16 Maret 2026 pukul 09.00."
    )


@pytest.mark.parametrize(
    "written",
    ["1234567890123456", "1234 5678 9012 3456", "1234.5678.9012.3456", "'1234567890123456"],
)
def test_a_nik_is_known_however_it_is_grouped(file_register: Register, written: str) -> None:
    assert (
        cell(file_register, "nik", written, besides=";Uji").identity.national_id
        == "1234567890123456"
    )


@pytest.mark.parametrize(
    ("heading", "written", "said"),
    [
        ("kontak", "8,12E+11", "bukan angka utuh"),
        ("kontak", "8.12e11", "bukan angka utuh"),
        ("nik", "3,67E+15", "bukan angka utuh"),
        ("nomor_asal", "7,65E+06", "bukan angka utuh"),
        ("nik", "123", "16 angka"),
        ("lampiran", "2,5", "Isi dengan angka"),
        ("lampiran", "dua", "Isi dengan angka"),
        ("lampiran", "1.000", "0 dan 999"),
        ("rahasia", "mungkin", "bukan ya atau tidak"),
        ("klasifikasi", "entah", "tidak ada dalam daftar"),
        ("diadukan", "3/6/2025 9:05", "Pilih urutan"),
        ("diadukan", "46097,58", "angka seri"),
    ],
)
def test_what_cannot_be_read_rightly_is_refused(
    file_register: Register, heading: str, written: str, said: str
) -> None:
    sentence = refused(file_register, f"{HEADS};{heading};nama\n{ROW};{written};Uji\n")
    assert sentence.startswith(f"Baris 2, kolom {heading}: ")
    assert said in sentence


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        *(("Pengaduan", "complaint"), ("aspirasi", "aspiration"), ("", "complaint")),
        *(("Permintaan Informasi", "information"), ("Informasi", "information")),
        ("Pengaduan Tidak Berkadar Pengawasan", "complaint"),
    ],
)
def test_a_classification_as_others_name_it(
    file_register: Register, written: str, kind: str
) -> None:
    assert cell(file_register, "klasifikasi", written).classification == kind


@pytest.mark.parametrize("named", ["nama", "kontak", "alamat", "nik"])
def test_who_is_named_beside_anonim_is_never_dropped(file_register: Register, named: str) -> None:
    said = refused(file_register, f"{HEADS};anonim;{named}\n{ROW};ya;1234567890123456\n")
    assert said.startswith(f"Baris 2, kolom {named}: Tertulis anonim, tetapi pelapornya disebut")
    assert cell(file_register, "anonim", "ya").anonymous
    assert only(file_register, f"{HEADS};anonim;nama\n{ROW};ya;-\n").anonymous


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("16-03-2026 14.03 WIT", "12:03:00"),
        ("16/03/2026 14:03:22", "14:03:22"),
        ("3/16/2026 14:03:22", "14:03:22"),
        ("16/03/2026 2:03 PM", "14:03:00"),
        ("16/03/2026 14:03 GMT+7", "14:03:00"),
        ("2026-03-16 14:03 +09:00", "12:03:00"),
    ],
)
def test_a_time_of_receipt_is_converted_never_dropped(
    file_register: Register, written: str, at: str
) -> None:
    found = only(file_register, f"{HEADS}\nlapor;{written};Judul;isi\n").received_at
    assert isinstance(found, datetime)
    assert f"{found:%H:%M:%S %z}" == f"{at} +0700"


def test_a_date_in_two_ways_is_refused_until_the_order_is_chosen(file_register: Register) -> None:
    content = f"{HEADS}\nlapor;3/6/2025 9:05;Judul;isi\n"
    assert "3 Juni 2025 atau 6 Maret 2025" in refused(file_register, content)


def test_the_same_row_twice_is_taken_once(file_register: Register) -> None:
    row = f"{ROW};LPR-77\n"
    found = preview(file_register, f"{HEADS};nomor_asal\n{row}{row}")
    assert [each.state for each in found.rows] == [RowState.NEW, RowState.PRESENT]
    assert found.rows[1].reason == "Sudah ada: baris 2."


def test_rows_that_differ_in_anything_are_two(file_register: Register) -> None:
    found = preview(file_register, f"{HEADS};lampiran\n{ROW};2\n{ROW};1\n{ROW};2\n")
    assert [row.same_as for row in found.rows] == ["", "", "baris 2"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "kosong"),
        (b"\n\n", "kosong"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "gambar"),
        (b"\xff\xd8\xff\xe0", "gambar"),
        (b"MZ\x90\0\x03", "program"),
        (b"\0\x01\x02\x03" * 400, "Judul kolom tidak ditemukan"),
        (b"\0\0\0\0" * 400, "bukan teks"),
        ("media;diterima\n".encode("utf-16") + b"\n", "terpotong"),
    ],
)
def test_what_is_no_table_is_told_so(file_register: Register, content: bytes, said: str) -> None:
    with pytest.raises(UserMistake) as told:
        preview(file_register, content)
    assert said in told.value.sentence
