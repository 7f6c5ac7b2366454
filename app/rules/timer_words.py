"""The one place that words working time: what is left, how late, how long it took, the standard."""

from datetime import timedelta

from app.rules.clock_rows import Span, ThreeTimes
from app.rules.kinds import Unit
from app.rules.timers import Timer
from app.rules.wording import elapsed_words, minutes_words

_LEFT, _LATE, _LATE_SHORT, _PAUSED = "sisa", "terlambat", "lewat", "dijeda"
_DAYS, _DAYS_SHORT = "hari kerja", "hari"


def span_words(span: Span) -> str:
    """Return at most two units: "2 hari kerja 3 jam", "1 jam 5 menit", "kurang dari 1 menit"."""
    if span.minutes is None:
        return f"{span.days} {_DAYS}" if span.days else f"kurang dari 1 {_DAYS}"
    if not span.days:
        return minutes_words(span.minutes)
    rest = span.minutes - span.minutes % 60 if span.minutes >= 60 else span.minutes
    return f"{span.days} {_DAYS}" + (f" {minutes_words(rest)}" if rest else "")


def short_span_words(span: Span) -> str:
    """Return one unit, where there is little room: "2 hari", "1 jam", "5 menit", "< 1 menit".

    What is counted in days only is at least "< 1 hari".
    """
    if span.days:
        return f"{span.days} {_DAYS_SHORT}"
    if span.minutes is None:
        return f"< 1 {_DAYS_SHORT}"
    hours, minutes = divmod(span.minutes, 60)
    return f"{hours} jam" if hours else f"{minutes} menit" if minutes else "< 1 menit"


def three_times_words(times: ThreeTimes, *, own: str) -> tuple[tuple[str, str], ...]:
    """Return name and words of the time on its way, at our office (`own`), and waited for."""
    return (
        ("Sebelum sampai ke satker (kalender)", _way_words(times)),
        (f"Di {own} (jam kerja)", span_words(times.at_our_office)),
        ("Waktu tunggu pelapor (kalender)", _calendar_words(times.waited, by_day=times.by_day)),
    )


def _way_words(times: ThreeTimes) -> str:
    if times.before_us is None:
        return "tidak diketahui"
    way = times.before_us
    return _calendar_words(way, by_day=times.by_day) if way else "tidak ada"


def _calendar_words(gap: timedelta, *, by_day: bool) -> str:
    """Return time by the calendar, in days alone where no more is known."""
    if not by_day:
        return elapsed_words(gap)
    return f"{gap.days} hari" if gap.days else "kurang dari 1 hari"


def late_words(span: Span) -> str:
    """Return "terlambat 1 hari kerja 4 jam"."""
    return f"{_LATE} {span_words(span)}"


def standard_words(amount: int, unit: Unit) -> str:
    """Return "5 hari kerja" or "15 menit"."""
    return span_words(_span_of(amount, unit))


def short_standard_words(amount: int, unit: Unit) -> str:
    """Return "5 hari" or "15 menit"."""
    return short_span_words(_span_of(amount, unit))


def used_words(used: int, allowed: int, unit: Unit) -> str:
    """Return "3 dari 5 hari kerja" or "7 dari 10 menit"."""
    return f"{used} dari {allowed} {_DAYS if unit is Unit.WORKING_DAYS else 'menit'}"


def short_used_words(used: int, unit: Unit) -> str:
    """Return "3 hari" or "7 menit"."""
    return f"{used} {_DAYS_SHORT if unit is Unit.WORKING_DAYS else 'menit'}"


def timer_words(timer: Timer, *, paused: bool = True, standard: bool = True) -> str:
    """Return "sisa 7 menit dari 10 menit", "terlambat 2 jam" or "dijeda, sisa 4 hari kerja".

    Without `paused` and `standard` as if the clock ran, and not of how much it is what is left.
    """
    words = late_words(timer.span) if timer.late else f"{_LEFT} {span_words(timer.span)}"
    if standard:
        words += _of_standard(timer)
    return f"{_PAUSED}, {words}" if paused and timer.paused else words


def whole_timer_words(timer: Timer) -> str:
    """Return "sisa 8 menit dari 10 menit"; the last minute goes without its standard."""
    return timer_words(timer, standard=not timer.last_minute)


def short_timer_words(timer: Timer) -> str:
    """Return "sisa 3 hari", "lewat 1 hari" or "dijeda, sisa 5 menit dari 10 menit"."""
    words = f"{_LATE_SHORT if timer.late else _LEFT} {short_span_words(timer.span)}"
    if not timer.paused:
        return words
    if _tells_standard(timer):
        words = f"{words} dari {short_standard_words(timer.standard, timer.unit)}"
    return f"{_PAUSED}, {words}"


def reminder_words(timer: Timer) -> str:
    """Return what a column named "Sisa" holds: "2 hari kerja 3 jam", or "lewat 15 menit"."""
    left = f"{span_words(timer.span)}{_of_standard(timer)}"
    return f"{_LATE_SHORT} {left}" if timer.late else left


def timer_lines(timer: Timer) -> tuple[str, str]:
    """Return the words in two lines: what is left, and of how many minutes."""
    if timer.unit is Unit.WORKING_DAYS:
        return timer_words(timer), ""
    standard = f"{timer.standard} menit"
    # A standard of an hour or more is told in hours in the first line, in minutes below it.
    if timer.late or timer.standard >= 60:
        return timer_words(timer), f"standar {standard}"
    return timer_words(timer, standard=False), f"dari {standard}"


def waiting_words(timer: Timer) -> str:
    """Return "sisa 8 menit dari 10 menit", or "sisa 2 hari kerja, standar 5 hari kerja"."""
    if _tells_standard(timer) and not timer.last_minute:
        return timer_words(timer)
    words = timer_words(timer, standard=False)
    if timer.last_minute and (timer.standard, timer.unit) == (1, Unit.MINUTES):
        # "kurang dari 1 menit, standar 1 menit" would say less with more words.
        return words
    return f"{words}, standar {standard_words(timer.standard, timer.unit)}"


def _tells_standard(timer: Timer) -> bool:
    """Tell whether the words of a timer say of how much it is what is left."""
    return timer.unit is Unit.MINUTES and not timer.late


def _of_standard(timer: Timer) -> str:
    standard = standard_words(timer.standard, timer.unit)
    return f" dari {standard}" if _tells_standard(timer) else ""


def _span_of(amount: int, unit: Unit) -> Span:
    return Span(amount, None) if unit is Unit.WORKING_DAYS else Span(minutes=amount)
