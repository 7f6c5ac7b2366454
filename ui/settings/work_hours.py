"""Puts a year's office hours into words: the usual weeks, and weeks of other hours."""

from collections import Counter
from datetime import date, time, timedelta

from app.rules.wording import date_words
from app.rules.work_calendar import DayHours, WorkCalendar

_FRIDAY = 4


def hours_words(hours: DayHours) -> str:
    """Return "07.30–16.00, istirahat 12.00–13.00"."""
    breaks = " dan ".join(f"{_clock(begins)}–{_clock(ends)}" for begins, ends in hours.breaks)
    words = f"{_clock(hours.opens)}–{_clock(hours.closes)}"
    return f"{words}, istirahat {breaks}" if breaks else words


def year_hours(calendar: WorkCalendar, year: int) -> list[tuple[str, str]]:
    """Return (when, hours) pairs for a year: the usual hours first, then the exceptions."""
    told = []
    for fridays, word in ((False, "Senin–Kamis"), (True, "Jumat")):
        runs = _runs(calendar, year, fridays=fridays)
        if not runs:
            continue
        lengths: Counter[DayHours] = Counter()
        for first, last, hours in runs:
            lengths[hours] += (last - first).days + 1
        usual = lengths.most_common(1)[0][0]
        told.append((0, word, hours_words(usual)))
        told += [
            (1, f"{word}, {_span(first, last)}", hours_words(hours))
            for first, last, hours in runs
            if hours != usual
        ]
    return [(when, words) for _, when, words in sorted(told, key=lambda line: line[0])]


def _runs(calendar: WorkCalendar, year: int, *, fridays: bool) -> list[tuple[date, date, DayHours]]:
    """Return stretches of equal hours as (first day, last day, hours)."""
    runs: list[tuple[date, date, DayHours]] = []
    day = date(year, 1, 1)
    while day.year == year:
        hours = calendar.hours_on(day)
        if hours is not None and (day.weekday() == _FRIDAY) is fridays:
            if runs and runs[-1][2] == hours:
                runs[-1] = (runs[-1][0], day, hours)
            else:
                runs.append((day, day, hours))
        day += timedelta(days=1)
    return runs


def _span(first: date, last: date) -> str:
    if first == last:
        return date_words(first)
    return f"{date_words(first).removesuffix(f' {first.year}')} sampai {date_words(last)}"


def _clock(moment: time) -> str:
    return f"{moment.hour:02}.{moment.minute:02}"
