"""What a countdown and a stretch of working time are called, wherever there is room for how much."""

from datetime import timedelta

import pytest

from app.rules.clock_rows import Span, ThreeTimes
from app.rules.kinds import Unit
from app.rules.timer_words import (
    reminder_words,
    short_span_words,
    short_standard_words,
    short_timer_words,
    short_used_words,
    span_words,
    standard_words,
    three_times_words,
    timer_lines,
    timer_words,
    used_words,
    waiting_words,
    whole_timer_words,
)
from app.rules.timers import Timer, TimerState

MINUTES, DAYS = Unit.MINUTES, Unit.WORKING_DAYS


def timer(
    span: Span, unit: Unit, standard: int, *, late: bool = False, paused: bool = False
) -> Timer:
    return Timer(span, late, paused, TimerState.CALM, unit, standard, used_days=0, late_days=0)


@pytest.mark.parametrize(
    ("span", "words", "short"),
    [
        (Span(2, 200), "2 hari kerja 3 jam", "2 hari"),
        (Span(2, 59), "2 hari kerja 59 menit", "2 hari"),
        (Span(2, 0), "2 hari kerja", "2 hari"),
        (Span(0, 65), "1 jam 5 menit", "1 jam"),
        (Span(0, 5), "5 menit", "5 menit"),
        (Span(), "kurang dari 1 menit", "< 1 menit"),
        (Span(5, None), "5 hari kerja", "5 hari"),
    ],
)
def test_spans(span: Span, words: str, short: str) -> None:
    assert (span_words(span), short_span_words(span)) == (words, short)


def test_a_span_counted_in_whole_days_only() -> None:
    assert span_words(Span(0, None)) == "kurang dari 1 hari kerja"


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (None, "tidak diketahui"),
        (timedelta(), "tidak ada"),
        (timedelta(days=7, hours=2), "7 hari 2 jam"),
    ],
)
def test_the_three_views_of_time_say_which_they_are(before: timedelta | None, words: str) -> None:
    times = ThreeTimes(before, Span(1, 30), timedelta(days=9))
    assert three_times_words(times, own="kantor kita") == (
        ("Sebelum sampai ke satker (kalender)", words),
        ("Di kantor kita (jam kerja)", "1 hari kerja 30 menit"),
        ("Waktu tunggu pelapor (kalender)", "9 hari"),
    )


def test_standards_and_what_was_used_of_them() -> None:
    assert (standard_words(5, DAYS), short_standard_words(5, DAYS)) == ("5 hari kerja", "5 hari")
    assert (standard_words(90, MINUTES), short_standard_words(90, MINUTES)) == (
        "1 jam 30 menit",
        "1 jam",
    )
    assert (used_words(3, 5, DAYS), short_used_words(3, DAYS)) == ("3 dari 5 hari kerja", "3 hari")
    assert (used_words(7, 10, MINUTES), short_used_words(7, MINUTES)) == (
        "7 dari 10 menit",
        "7 menit",
    )


@pytest.mark.parametrize(
    ("found", "words", "whole", "short", "reminder"),
    [
        (
            timer(Span(2, 180), DAYS, 5),
            *("sisa 2 hari kerja 3 jam", "sisa 2 hari kerja 3 jam", "sisa 2 hari"),
            "2 hari kerja 3 jam",
        ),
        (
            timer(Span(0, 8), MINUTES, 10),
            *("sisa 8 menit dari 10 menit", "sisa 8 menit dari 10 menit", "sisa 8 menit"),
            "8 menit dari 10 menit",
        ),
        (
            timer(Span(), MINUTES, 10),
            *("sisa kurang dari 1 menit dari 10 menit", "sisa kurang dari 1 menit"),
            *("sisa < 1 menit", "kurang dari 1 menit dari 10 menit"),
        ),
        (
            timer(Span(1, 240), MINUTES, 10, late=True),
            *("terlambat 1 hari kerja 4 jam", "terlambat 1 hari kerja 4 jam"),
            *("lewat 1 hari", "lewat 1 hari kerja 4 jam"),
        ),
        (
            timer(Span(4, 0), DAYS, 4, paused=True),
            *("dijeda, sisa 4 hari kerja", "dijeda, sisa 4 hari kerja"),
            *("dijeda, sisa 4 hari", "4 hari kerja"),
        ),
        (
            timer(Span(0, 5), MINUTES, 15, paused=True),
            *("dijeda, sisa 5 menit dari 15 menit", "dijeda, sisa 5 menit dari 15 menit"),
            *("dijeda, sisa 5 menit dari 15 menit", "5 menit dari 15 menit"),
        ),
    ],
)
def test_a_countdown_in_one_line(
    found: Timer, words: str, whole: str, short: str, reminder: str
) -> None:
    assert (timer_words(found), whole_timer_words(found)) == (words, whole)
    assert (short_timer_words(found), reminder_words(found)) == (short, reminder)


@pytest.mark.parametrize(
    ("found", "lines", "waiting"),
    [
        (
            timer(Span(2, 180), DAYS, 5),
            ("sisa 2 hari kerja 3 jam", ""),
            "sisa 2 hari kerja 3 jam, standar 5 hari kerja",
        ),
        (
            timer(Span(0, 8), MINUTES, 10),
            ("sisa 8 menit", "dari 10 menit"),
            "sisa 8 menit dari 10 menit",
        ),
        (
            timer(Span(0, 15), MINUTES, 10, late=True),
            ("terlambat 15 menit", "standar 10 menit"),
            "terlambat 15 menit, standar 10 menit",
        ),
        (
            timer(Span(), MINUTES, 1, late=True),
            ("terlambat kurang dari 1 menit", "standar 1 menit"),
            "terlambat kurang dari 1 menit",
        ),
        (
            timer(Span(), MINUTES, 10),
            ("sisa kurang dari 1 menit", "dari 10 menit"),
            "sisa kurang dari 1 menit, standar 10 menit",
        ),
        (
            timer(Span(0, 40), MINUTES, 60),
            ("sisa 40 menit dari 1 jam", "standar 60 menit"),
            "sisa 40 menit dari 1 jam",
        ),
    ],
)
def test_a_countdown_with_its_standard(found: Timer, lines: tuple[str, str], waiting: str) -> None:
    assert timer_lines(found) == lines
    assert waiting_words(found) == waiting
