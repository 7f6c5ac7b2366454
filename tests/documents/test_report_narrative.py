from dataclasses import replace

import pytest

from app.documents.report_data import ReportCase
from app.documents.report_narrative import (
    Seen,
    closing_paragraph,
    figures_words,
    follow_up_paragraph,
    recap_sentence,
)
from app.rules.kinds import Closing, Settlement
from tests.documents.report_samples import STAFF, WAGES

ELSEWHERE = "Sedangkan di bulan lainnya tidak ada aduan yang masuk."
OFFICE = "BPS Provinsi Banten"
OWN = replace(WAGES, about_office=OFFICE, about_own_office=True)
OPEN = replace(WAGES, settlement=None)
TOLD = replace(WAGES, settlement=Settlement(Closing.ANSWERED, "Telepon"))
WITHDRAWN = replace(WAGES, settlement=Settlement(Closing.WITHDRAWN))
UNREACHED = replace(WAGES, settlement=Settlement(Closing.UNREACHABLE))
SHUT = replace(WAGES, settlement=Settlement(Closing.SYSTEM))


def follow_up(*cases: ReportCase) -> str:
    return follow_up_paragraph("tahun 2023", OFFICE, cases, seen=Seen(9, len(cases)))


def closing(*cases: ReportCase) -> str:
    return closing_paragraph("tahun 2023", OFFICE, cases)


def test_no_case_is_one_sentence() -> None:
    expected = "Selama tahun 2023 tidak terdapat pengaduan masyarakat yang masuk ke " + OFFICE + "."
    assert follow_up() == expected
    assert "tidak terdapat pengaduan" in closing()


def test_one_case_is_spoken_of_as_one() -> None:
    text = follow_up(WAGES)
    assert "terdapat 1 (satu) pengaduan" in text
    assert "ditujukan kepada BPS Kota Tangerang Selatan." in text
    assert "Pengaduan tersebut sudah ditindaklanjuti seperti pada Gambar 9." in text


def test_the_two_of_2023_read_as_the_reference() -> None:
    text = follow_up(WAGES, STAFF)
    assert (
        "Namun pengaduan tersebut bukan ditujukan langsung ke BPS Provinsi Banten melainkan "
        "ditujukan kepada BPS Kabupaten Tangerang dan BPS Kota Tangerang Selatan. Keduanya sudah "
        "ditindaklanjuti seperti pada Gambar 9 dan Gambar 10." in text
    )
    assert closing(WAGES, STAFF).startswith(
        "Selama tahun 2023 hanya terdapat 2 (dua) pengaduan masyarakat terhadap BPS Provinsi "
        "Banten yang ditujukan kepada BPS Kabupaten Tangerang dan BPS Kota Tangerang Selatan. "
        "Kedua pengaduan tersebut sudah ditindaklanjuti melalui SP4N LAPOR."
    )


@pytest.mark.parametrize(
    ("cases", "words"),
    [
        ((OWN,), "Pengaduan tersebut ditujukan langsung ke BPS Provinsi Banten."),
        ((OWN, OWN), "Keduanya ditujukan langsung ke"),
        ((OWN,) * 3, "Seluruhnya ditujukan langsung ke"),
        ((OWN, WAGES), "1 (satu) pengaduan ditujukan langsung ke BPS Provinsi Banten, sedangkan 1"),
        ((OPEN,), "Pengaduan tersebut masih dalam proses seperti pada Gambar 9."),
        ((OPEN, OPEN), "Keduanya masih dalam proses"),
        ((WAGES, OPEN), "1 (satu) pengaduan sudah ditindaklanjuti, sedangkan 1 (satu) pengaduan "),
        ((WITHDRAWN,), "Pengaduan tersebut dicabut oleh pelapor seperti pada Gambar 9."),
        (
            (TOLD, WITHDRAWN, OPEN),
            "1 (satu) pengaduan dicabut oleh pelapor, dan 1 (satu) pengaduan masih dalam proses, ",
        ),
        ((WAGES,) * 12, "Seluruhnya sudah ditindaklanjuti seperti pada Gambar 9 sampai dengan"),
    ],
)
def test_chapter_five_is_honest(cases: tuple[ReportCase, ...], words: str) -> None:
    assert words in follow_up(*cases)


@pytest.mark.parametrize(
    ("cases", "words"),
    [
        ((OPEN,), "Pengaduan tersebut masih dalam proses."),
        ((WAGES, WAGES, OPEN), "2 (dua) pengaduan sudah ditindaklanjuti melalui SP4N LAPOR, sed"),
        ((UNREACHED,), "tersebut ditutup karena pelapor tidak dapat dihubungi."),
        ((SHUT, SHUT), "Kedua pengaduan tersebut ditutup oleh sistem kanal asal."),
        (
            (TOLD, WAGES, WITHDRAWN),
            "melalui SP4N LAPOR dan telepon, sedangkan 1 (satu) pengaduan dicabut oleh pelapor.",
        ),
        ((OWN, WAGES), ", 1 (satu) di antaranya ditujukan kepada BPS Kota Tangerang Selatan."),
        ((OWN,) * 3, "terdapat 3 (tiga) pengaduan masyarakat terhadap BPS Provinsi Banten. Selur"),
    ],
)
def test_closing_is_honest(cases: tuple[ReportCase, ...], words: str) -> None:
    assert words in closing(*cases)


def test_only_few_are_called_only() -> None:
    assert "hanya" in closing(WAGES)
    assert "hanya" not in closing(*(WAGES,) * 3)


def test_an_unnamed_office_comes_last() -> None:
    unnamed = replace(WAGES, about_office=" ")
    assert "BPS Kota Tangerang Selatan dan instansi lain" in follow_up(unnamed, WAGES)


def test_figures_are_named_as_a_range() -> None:
    assert [figures_words(9, count) for count in (1, 2, 3)] == [
        "Gambar 9",
        "Gambar 9 dan Gambar 10",
        "Gambar 9 sampai dengan Gambar 11",
    ]


NOTHING = "Selama tahun 2023 tidak ada aduan yang masuk."
ONE_IN_FEBRUARY = f"1 (satu) aduan, diterima di bulan Februari 2023. {ELSEWHERE}"
TWO_IN_FEBRUARY = f"2 (dua) aduan. Keduanya diterima di bulan Februari 2023. {ELSEWHERE}"
ELEVEN_IN_JULY = f"11 (sebelas) aduan. Seluruhnya diterima di bulan Juli 2023. {ELSEWHERE}"
TWO_APART = f"""
2 (dua) aduan. Aduan tersebut diterima di bulan
Februari sebanyak 1 (satu) aduan dan Agustus sebanyak 1 (satu) aduan. {ELSEWHERE}
"""


@pytest.mark.parametrize("counts", [{}, {2: 0}])
def test_a_year_without_complaints(counts: dict[int, int]) -> None:
    assert recap_sentence(2023, counts) == NOTHING


@pytest.mark.parametrize(
    ("counts", "ending"),
    [
        ({2: 1}, ONE_IN_FEBRUARY),
        ({2: 2, 3: 0}, TWO_IN_FEBRUARY),
        ({7: 11}, ELEVEN_IN_JULY),
        ({8: 1, 2: 1}, " ".join(TWO_APART.split())),
    ],
)
def test_recap_sentences(counts: dict[int, int], ending: str) -> None:
    opening = "Jumlah aduan pada tahun 2023 sebanyak "
    assert recap_sentence(2023, counts) == opening + ending


def test_a_year_with_complaints_in_every_month_has_no_others() -> None:
    sentence = recap_sentence(2023, dict.fromkeys(range(1, 13), 1))
    assert "12 (dua belas) aduan" in sentence
    assert "dan Desember sebanyak 1 (satu) aduan." in sentence
    assert "bulan lainnya" not in sentence
