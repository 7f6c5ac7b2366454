"""Texts that contradict themselves or the data: told, and nothing else is."""

import pytest

from app.rules.contradictions import miscounted, misspelled

BY_DATA = (
    "Jumlah aduan pada tahun 2023 sebanyak 2 (dua) aduan. Keduanya diterima di bulan Februari 2023."
)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("sebanyak 2 (dua) aduan", []),
        ("sebanyak 2 (tiga) aduan", ["menulis “2 (tiga)”, padahal 2 dieja “dua”"]),
        ("1.001 (seribu satu) aduan dan 12 (dua  belas) lain", []),
        ("21 (dua puluh dua)", ["menulis “21 (dua puluh dua)”, padahal 21 dieja “dua puluh satu”"]),
        ("5 (hari kerja) dan 3 (lihat Tabel)", []),
        ("Nomor 0001/PGD/36000/2023 (satu)", []),
    ],
)
def test_a_number_and_its_words_agree(text: str, wrong: list[str]) -> None:
    assert list(misspelled(text)) == wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Ada 2 aduan, keduanya di tahun 2023.", []),
        ("Ada 3 (tiga) pengaduan.", ["menyebut 3 aduan, jumlah yang tidak ada dalam datanya"]),
        (
            "Diterima di bulan Februari 2024.",
            ["menyebut tahun 2024, sedangkan laporan ini tentang 2023"],
        ),
        ("Dalam 5 hari kerja, surat 12/36000/2024 dikirim.", []),
        ("", []),
    ],
)
def test_counts_and_years_are_those_of_the_data(text: str, wrong: list[str]) -> None:
    assert list(miscounted(text, by_data=BY_DATA, year=2023)) == wrong
