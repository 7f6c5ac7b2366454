"""The words of papers: counts, lists and durations."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from app.rules import wording
from app.rules.clocks import duration
from app.rules.timer_words import span_words
from app.rules.work_calendar import DEFAULT_SEASON, WorkCalendar

ZONE = ZoneInfo("Asia/Jakarta")
CALENDAR = WorkCalendar(zone=ZONE, seasons=(DEFAULT_SEASON,), days_off=())


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


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"),
        (9, "sembilan"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (19, "sembilan belas"),
        (20, "dua puluh"),
        (99, "sembilan puluh sembilan"),
        (100, "seratus"),
        (101, "seratus satu"),
        (110, "seratus sepuluh"),
        (111, "seratus sebelas"),
        (200, "dua ratus"),
        (999, "sembilan ratus sembilan puluh sembilan"),
        (1000, "seribu"),
        (1100, "seribu seratus"),
        (1945, "seribu sembilan ratus empat puluh lima"),
        (2000, "dua ribu"),
        (2026, "dua ribu dua puluh enam"),
        (11_011, "sebelas ribu sebelas"),
        (21_100, "dua puluh satu ribu seratus"),
        (100_000, "seratus ribu"),
        (101_001, "seratus satu ribu satu"),
        (1_000_000, "satu juta"),
        (1_001_000, "satu juta seribu"),
        (111_111_111, "seratus sebelas juta seratus sebelas ribu seratus sebelas"),
        (
            999_999_999,
            (
                "sembilan ratus sembilan puluh sembilan juta sembilan ratus sembilan puluh sembilan "
                "ribu sembilan ratus sembilan puluh sembilan"
            ),
        ),
    ],
)
def test_numbers_are_spelled(number: int, words: str) -> None:
    assert wording.number_words(number) == words


@pytest.mark.parametrize("number", [-1, -1000, 1_000_000_000])
def test_what_no_paper_counts_is_not_spelled(number: int) -> None:
    with pytest.raises(ValueError, match="not spelled"):
        wording.number_words(number)


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
