"""Measures due dates and business minutes against bare look-ups and the `holidays` library."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from time import perf_counter
from zoneinfo import ZoneInfo

from holidays.countries.indonesia import Indonesia

from app.keeping.holiday_seed import national_days_off, ramadan_seasons
from app.rules.seasons import DEFAULT_SEASON
from app.rules.work_calendar import WorkCalendar

STEPS = 1_000_000
ROUNDS = 5
ZONE = ZoneInfo("Asia/Jakarta")
FIRST = date(2025, 1, 1)
DAYS = 600
TARGET = 5
TIMES_FASTER = 500
"""How many times faster than the library's own function a due date must be."""


def best_of(work: Callable[[], None]) -> float:
    """Return the seconds of the quickest of some rounds."""
    times = []
    for _ in range(ROUNDS):
        begun = perf_counter()
        work()
        times.append(perf_counter() - begun)
    return min(times)


def office_calendar() -> WorkCalendar:
    """Return the calendar as an office would have it."""
    return WorkCalendar(
        zone=ZONE,
        seasons=(DEFAULT_SEASON, *ramadan_seasons(2015, 2040)),
        days_off=national_days_off(2015, 2040),
    )


def made_up_starts(count: int) -> list[datetime]:
    """Return moments of office days, always the same ones."""
    random = Random(7)
    dawn = datetime.combine(FIRST, time(7), ZONE)
    return [
        dawn + timedelta(days=random.randrange(DAYS), seconds=random.randrange(36_000))
        for _ in range(count)
    ]


def due_ratio(calendar: WorkCalendar, starts: Sequence[datetime]) -> float:
    """Return our time by that of a list which holds the due date of every day, in this zone."""
    base = FIRST.toordinal()
    days = [datetime.combine(FIRST + timedelta(days=n), time(7), ZONE) for n in range(DAYS + 1)]
    table = [calendar.due_after_working_days(day, TARGET) for day in days]

    def look_up(start: datetime) -> datetime:
        return table[start.toordinal() - base]

    def plain() -> None:
        for start in starts:
            look_up(start)

    due = calendar.due_after_working_days

    def ours() -> None:
        for start in starts:
            due(start, TARGET)

    return best_of(ours) / best_of(plain)


def due_ratio_from_utc(calendar: WorkCalendar, starts: Sequence[datetime]) -> float:
    """Return the same ratio for starts as they are stored, both sides turning them into local."""
    stored = [start.astimezone(UTC) for start in starts]
    base = FIRST.toordinal() - 1
    days = [datetime.combine(FIRST + timedelta(days=n - 1), time(7), ZONE) for n in range(DAYS + 3)]
    table = [calendar.due_after_working_days(day, TARGET) for day in days]

    def look_up(start: datetime) -> datetime:
        return table[start.astimezone(ZONE).toordinal() - base]

    def plain() -> None:
        for start in stored:
            look_up(start)

    due = calendar.due_after_working_days

    def ours() -> None:
        for start in stored:
            due(start, TARGET)

    return best_of(ours) / best_of(plain)


def minutes_ratio(calendar: WorkCalendar, starts: Sequence[datetime]) -> float:
    """Return our time by that of the difference of two prefix sums over every minute."""
    base = FIRST.toordinal()
    sums = [0]
    # A short window, so that the sums stay in the processor's cache: the hardest comparison.
    for n in range(70):
        hours = calendar.hours_on(FIRST + timedelta(days=n))
        stretches = hours.stretches if hours else ()
        for second in range(0, 86_400, 60):
            sums.append(sums[-1] + any(begins <= second < ends for begins, ends in stretches))
    pairs = []
    for start in starts:
        moved = start - timedelta(days=(start.toordinal() - base) // 60 * 60)
        pairs.append((moved, moved + timedelta(days=3, minutes=45)))

    def prefix(a: datetime, b: datetime) -> int:
        return (
            sums[(b.toordinal() - base) * 1440 + b.hour * 60 + b.minute]
            - sums[(a.toordinal() - base) * 1440 + a.hour * 60 + a.minute]
        )

    def plain() -> None:
        for a, b in pairs:
            prefix(a, b)

    between = calendar.working_minutes_between

    def ours() -> None:
        for a, b in pairs:
            between(a, b)

    return best_of(ours) / best_of(plain)


def library_ratio(calendar: WorkCalendar, starts: Sequence[datetime], days: int) -> float:
    """Return `TIMES_FASTER` times our time by that of the library's own working-day function.

    That one walks the days. 1.0 means exactly so many times faster, less means faster still.
    """
    library = Indonesia(years=range(2024, 2029), categories=("public", "government"))
    few = [start.date() for start in starts[: len(starts) // 500]]

    def theirs() -> None:
        for day in few:
            library.get_nth_working_day(day, days)

    due = calendar.due_after_working_days

    def ours() -> None:
        for start in starts:
            due(start, days)

    return TIMES_FASTER * (best_of(ours) / len(starts)) / (best_of(theirs) / len(few))


def run() -> list[tuple[str, float, float]]:
    """Return (name, ratio, limit) of each measurement."""
    calendar = office_calendar()
    starts = made_up_starts(STEPS)
    tenth = starts[: STEPS // 10]
    wanted = f"{TIMES_FASTER} x our time / holidays' own"
    return [
        ("due dates, one by one / list look-up", due_ratio(calendar, starts), 2.0),
        ("due dates from UTC / list look-up", due_ratio_from_utc(calendar, starts), 2.0),
        ("business minutes / prefix sum", minutes_ratio(calendar, tenth), 2.0),
        (f"due dates of 5 days, {wanted}", library_ratio(calendar, tenth, 5), 1.0),
        (f"due dates of 60 days, {wanted}", library_ratio(calendar, tenth, 60), 1.0),
        (f"due dates of 250 days, {wanted}", library_ratio(calendar, tenth, 250), 1.0),
    ]


if __name__ == "__main__":
    for name, ratio, limit in run():
        verdict = "ok" if ratio <= limit else "too slow"
        print(f"{name:60} {ratio:8.2f}  limit {limit:8.2f}  {verdict}")
