"""The words of papers: counts, lists and durations."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.rules import wording

ZONE = ZoneInfo("Asia/Jakarta")


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
    ("gap", "words"),
    [
        (at(27, 14, 3) - at(20, 11, 35), "7 hari 2 jam"),
        (at(27, 16, 33) - at(27, 14, 3), "2 jam 30 menit"),
        (at(27, 13, 47) - at(26, 13, 47), "1 hari"),
        (timedelta(seconds=59), "kurang dari 1 menit"),
    ],
)
def test_time_by_the_calendar(gap: timedelta, words: str) -> None:
    assert wording.elapsed_words(gap) == words


@pytest.mark.parametrize(
    ("channel", "words"),
    [
        ("Telepon", "melalui telepon"),
        ("Surel PST", "melalui surel PST"),
        ("Kotak Saran Lobi", "melalui Kotak Saran Lobi"),
        ("Halo Mitra", "melalui Halo Mitra"),
        ("Datang langsung (PST)", "dengan datang langsung (PST)"),
        ("", "melalui "),
    ],
)
def test_the_way_something_came(channel: str, words: str) -> None:
    assert wording.through(channel) == words


def test_only_a_confidential_name_is_called_so() -> None:
    assert wording.hidden_name(confidential=True) == "Dirahasiakan"
    assert wording.hidden_name(confidential=False) == "Tidak ditampilkan"
