"""The minutes of what was erased, read back."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.documents.erasure_data import ErasedCase, ErasureMinutes
from app.documents.erasure_minutes import erasure_minutes
from tests.documents.paper_samples import HEAD, ZONE, moment
from tests.documents.reading import fonts, outside, pages, sizes, table

HOSTILE = "😀 \u202eمرحبا\u202c \x00 <b>& " + "panjang" * 60 + " kata" * 1000
HEADS = ["No.", "Nomor register", "Diterima", "Klasifikasi", "Selesai", "Dasar"]
ONE = ErasedCase(
    number="0001/PGD/36000/2020",
    received_on=date(2020, 1, 6),
    classification="Permintaan informasi",
    closed_on=date(2020, 1, 15),
    rule=("Permintaan informasi,", "2 tahun sesudah selesai"),
)
MINUTES = ErasureMinutes(
    cases=(ONE,),
    decided_at=moment(2026, 12, 22, 9, 46),
    approved_by="Ir. Ratu Nurhasanah Wiradikusumah, M.Si.",
    chain="Rantai riwayat sesudah pemusnahan: peristiwa ke-128, sidik 3F9A 22C1 07BE 91D4",
    printed_at=moment(2026, 12, 22, 9, 50),
    zone=ZONE,
)


def minutes(data: ErasureMinutes) -> bytes:
    return erasure_minutes(data, letterhead=HEAD)


def many(count: int) -> ErasureMinutes:
    """Return the minutes of so many cases, each received a day after the one before."""
    cases = tuple(
        replace(
            ONE,
            number=f"{at:04}/PGD/36000/2020",
            received_on=ONE.received_on + timedelta(days=at),
        )
        for at in range(1, count + 1)
    )
    return replace(MINUTES, cases=cases)


def test_it_says_what_went_and_what_stays() -> None:
    (text,) = pages(minutes(MINUTES))
    for words in (
        "BERITA ACARA PEMUSNAHAN DATA PENGADUAN",
        (
            "Pada hari ini, Selasa, tanggal dua puluh dua bulan Desember tahun dua ribu dua puluh "
            "enam, pukul 09.46 WIB"
        ),
        "1 (satu) pengaduan",
        "atas persetujuan Ir. Ratu Nurhasanah Wiradikusumah, M.Si. Yang dimusnahkan:",
        "kunci aduan, identitas pelapor, uraian beserta unsurnya, catatan tindak lanjut",
        "nomor, bulan, media, klasifikasi, dan hasil penanganan",
        MINUTES.chain,
        "Demikian berita acara ini dibuat dengan sebenarnya",
        "Serang, 22 Desember 2026",
        "Petugas Pengaduan, Saksi,",
        "Menyetujui, Kepala BPS Provinsi Banten,",
        "Meja Aduan, dicetak 22-12-2026 09.50 WIB",
        "Halaman 1 dari 1",
    ):
        assert words in text, words


def test_a_case_is_a_row() -> None:
    assert table(minutes(MINUTES), page=0, columns=6) == [
        HEADS,
        ["1", ONE.number, "06-01-2020", ONE.classification, "15-01-2020", " ".join(ONE.rule)],
    ]


def test_it_is_a4_and_comes_out_alike() -> None:
    paper = minutes(MINUTES)
    assert sizes(paper) == [(210, 297)]
    assert outside(paper) == []
    assert all(fonts(paper).values())
    assert paper == minutes(MINUTES)


@pytest.mark.parametrize("count", [2, 6, 7, 8, 9, 14, 15, 16, 35, 36, 37, 120])
def test_a_long_list_goes_on_and_the_signatures_take_a_row_along(count: int) -> None:
    paper = minutes(many(count))
    found = pages(paper)
    rows = []
    for page in range(len(found)):
        head, *cells = table(paper, page=page, columns=6)
        assert head == HEADS
        assert cells
        rows += cells
    assert [row[0] for row in rows] == [str(at) for at in range(1, count + 1)]
    assert [row[1] for row in rows] == [case.number for case in many(count).cases]
    assert outside(paper) == []
    for words in (MINUTES.chain, "Demikian", "Petugas Pengaduan,", "Saksi,", "Menyetujui,"):
        assert [text.count(words) for text in found] == [0] * (len(found) - 1) + [1]
    assert all(text.startswith("Berita Acara Pemusnahan Data") for text in found[1:])
    assert f"Halaman {len(found)} dari {len(found)}" in found[-1]


def test_nothing_erased_has_no_minutes() -> None:
    with pytest.raises(ValueError, match="nothing was erased"):
        minutes(replace(MINUTES, cases=()))


def test_a_sample_is_marked_on_every_page() -> None:
    assert {text.count("CONTOH") for text in pages(minutes(replace(many(40), sample=True)))} == {2}


def test_an_office_without_a_named_head_signs_by_pen() -> None:
    head = replace(HEAD, head_name="", head_nip="")
    (text,) = pages(erasure_minutes(MINUTES, letterhead=head))
    assert text.count("NIP") == 3


def test_users_signs_are_printed_as_they_are() -> None:
    data = replace(MINUTES, approved_by="<b>A & B</b>", chain="<i>rantai</i> & sidik")
    (text,) = pages(minutes(data))
    assert "atas persetujuan <b>A & B</b>." in text
    assert "<i>rantai</i> & sidik" in text


def test_long_names_are_not_cut() -> None:
    name = "Raden Ajeng Siti Nurhaliza Kusumawardhani Prawiranegara Tubagus Wijaya, S.Tr.Stat."
    head = replace(HEAD, head_name=name)
    (text,) = pages(erasure_minutes(replace(MINUTES, approved_by=name), letterhead=head))
    assert text.count("Tubagus Wijaya, S.Tr.Stat.") == 2
    assert "…" not in text


@pytest.mark.parametrize("count", [1, 30])
def test_hostile_text_breaks_nothing(count: int) -> None:
    case = ErasedCase(HOSTILE, ONE.received_on, HOSTILE, ONE.closed_on, (HOSTILE, HOSTILE))
    head = replace(
        HEAD,
        office_name=HOSTILE,
        city=HOSTILE,
        head_title=HOSTILE,
        head_name=HOSTILE,
        head_nip=HOSTILE,
    )
    data = replace(MINUTES, cases=(case,) * count, approved_by=HOSTILE, chain=HOSTILE)
    paper = erasure_minutes(data, letterhead=head)
    assert outside(paper) == []
    assert "Menyetujui," in pages(paper)[-1]
