"""The words of papers: counts, lists, durations and the recap's sentences."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from num2words import num2words

from app.rules import wording
from app.rules.clocks import duration
from app.rules.timer_words import span_words
from app.rules.work_calendar import DEFAULT_SEASON, WorkCalendar

ZONE = ZoneInfo("Asia/Jakarta")
CALENDAR = WorkCalendar(zone=ZONE, seasons=(DEFAULT_SEASON,), days_off=())
ELSEWHERE = "Sedangkan di bulan lainnya tidak ada aduan yang masuk."


def at(day: int, hour: int, minute: int) -> datetime:
    return datetime(2023, 2, day, hour, minute, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "0 (nol)"),
        (1, "1 (satu)"),
        (2, "2 (dua)"),
        (10, "10 (sepuluh)"),
        (11, "11 (sebelas)"),
        (21, "21 (dua puluh satu)"),
        (100, "100 (seratus)"),
        (1000, "1.000 (seribu)"),
        (1001, "1.001 (seribu satu)"),
        (1_000_000, "1.000.000 (satu juta)"),
    ],
)
def test_counts(number: int, words: str) -> None:
    assert wording.count_words(number) == words


@pytest.mark.parametrize("number", range(101))
def test_everyday_counts_are_spelled_as_the_library_does(number: int) -> None:
    assert wording.count_words(number) == f"{number} ({num2words(number, lang='id')})"


def test_lists() -> None:
    assert wording.sentence_list([]) == ""
    assert wording.sentence_list(["a"]) == "a"
    assert wording.sentence_list(["a", "b"]) == "a dan b"
    assert wording.sentence_list(["a", "b", "c"]) == "a, b, dan c"


def test_capitals_leave_names_alone() -> None:
    assert wording.capitalised("menunggu BPS") == "Menunggu BPS"
    assert wording.uncapitalised("Menunggu Kepala BPS") == "menunggu Kepala BPS"
    assert wording.capitalised("") == wording.uncapitalised("") == ""


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        (at(20, 11, 35), at(27, 14, 3), "5 hari kerja"),
        (at(27, 14, 3), at(27, 16, 33), "2 jam 30 menit"),
        (at(24, 15, 26), at(27, 13, 44), "1 hari kerja"),
        (at(27, 13, 44), at(27, 13, 47), "3 menit"),
        (at(24, 15, 26), at(24, 14, 24), "1 jam 2 menit"),
        (at(27, 11, 0), at(27, 14, 0), "2 jam"),
        (at(27, 12, 10), at(27, 12, 20), "kurang dari 1 menit"),
        (at(24, 20, 0), at(26, 9, 0), "kurang dari 1 hari kerja"),
        (at(26, 9, 0), at(26, 9, 45), "45 menit"),
    ],
)
def test_durations_of_the_annual_report(a: datetime, b: datetime, words: str) -> None:
    assert span_words(duration(CALENDAR, a, b)) == words


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
    assert wording.recap_sentence(2023, counts) == NOTHING


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
    assert wording.recap_sentence(2023, counts) == opening + ending


def test_a_year_with_complaints_in_every_month_has_no_others() -> None:
    sentence = wording.recap_sentence(2023, dict.fromkeys(range(1, 13), 1))
    assert "12 (dua belas) aduan" in sentence
    assert "dan Desember sebanyak 1 (satu) aduan." in sentence
    assert "bulan lainnya" not in sentence
