"""The office's work calendar: which days and minutes count, when a step is due, and why."""

from bisect import bisect_left
from collections.abc import Collection, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from app.rules.day_notes import DayNote, Pause, closed_reason, make_up_words, merged, paused_words
from app.rules.day_table import DayTable
from app.rules.seasons import DEFAULT_SEASON, DayHours, DayOff, DayOffKind, Season

__all__ = [
    "COVERED_YEARS",
    "DEFAULT_SEASON",
    "DayHours",
    "DayNote",
    "DayOff",
    "DayOffKind",
    "Pause",
    "Season",
    "WorkCalendar",
]

COVERED_YEARS = range(2015, 2041)
"""Years whose days off can be kept; beyond them every date is an estimate."""
POSSIBLE_YEARS = range(1900, 2201)
_MARGIN = 31
"""Days kept free at both ends of the tables, so that the last working day is always in them."""
_RANK = {DayOffKind.HOLIDAY: 0, DayOffKind.CLOSURE: 1, DayOffKind.JOINT_LEAVE: 2}


class WorkCalendar:
    """Counts working days and working minutes; immutable, shareable between threads.

    Moments may be given in any zone; they are counted, and handed back, in `zone`. Working
    days end at their closing time, the start day is never counted. Working time is counted
    inside office hours and outside breaks, exact to the second, given in whole minutes. All
    methods raise `ValueError` for naive moments and for days outside `POSSIBLE_YEARS`.
    """

    __slots__ = (
        "_days_off",
        "_estimated_days",
        "_estimated_years",
        "_seasons",
        "_table",
        "joint_leave_off",
        "zone",
    )

    def __init__(
        self,
        *,
        zone: ZoneInfo,
        seasons: Sequence[Season],
        days_off: Sequence[DayOff],
        estimated_years: Collection[int] = (),
        joint_leave_off: bool = True,
    ) -> None:
        if not any(season.first is None and any(season.hours) for season in seasons):
            raise ValueError("a work calendar needs a normal season, without dates, with open days")
        self.zone = zone
        self.joint_leave_off = joint_leave_off
        self._seasons = tuple(seasons)
        self._estimated_years = frozenset(estimated_years)
        # The weightiest kind stays when a day has several entries.
        self._days_off = {
            entry.day: entry for entry in sorted(days_off, key=lambda entry: -_RANK[entry.kind])
        }
        self._estimated_days = tuple(entry.day for entry in days_off if entry.estimated)
        # Years are built when they are asked for: all of them would slow the start down.
        self._table = DayTable(base=1, hours=[], zone=zone)

    def is_working_day(self, day: date) -> bool:
        """Tell whether the office works on this day."""
        return self.hours_on(day) is not None

    def hours_on(self, day: date) -> DayHours | None:
        """Return the hours of this day, None when the office is closed."""
        ordinal = day.toordinal()
        table = self._covering(ordinal, ordinal)
        return table.hours[ordinal - table.base]

    def day_off_on(self, day: date) -> DayOff | None:
        """Return the entry that closes the office on this day, weekends not being entries."""
        entry = self._days_off.get(day)
        if entry and entry.kind is DayOffKind.JOINT_LEAVE and not self.joint_leave_off:
            return None
        return entry

    def due_after_working_days(
        self, start: datetime, days: int, *, paused_minutes: int = 0
    ) -> datetime:
        """Return the close of the `days`-th working day after the start day, then the pause.

        `days` is at least 1. Pausing `paused_minutes` working minutes moves the due date by
        exactly as many working minutes.
        """
        if days < 1:
            raise ValueError("a step takes at least one working day")
        if start.tzinfo is not self.zone:
            start = self._local(start)
        if not paused_minutes:
            table = self._table
            try:
                return table.closes[table.rank_by_ordinal[start.toordinal()] + days]
            except IndexError:
                pass  # beyond the tables: the long way makes them grow
        due = self._due(start, days=days, minutes=paused_minutes)
        self._table.note_due()
        return due

    def due_after_working_minutes(
        self, start: datetime, minutes: int, *, paused_minutes: int = 0
    ) -> datetime:
        """Return the moment at which `minutes` (plus the paused ones) have been worked.

        A stretch that ends with the office hours is due at closing time, not at the next
        opening. Without any minute it is the start itself, whole seconds.
        """
        if minutes < 0 or paused_minutes < 0:
            raise ValueError("working time can't be negative")
        return self._due(self._local(start), days=0, minutes=minutes + paused_minutes)

    def working_minutes_between(self, a: datetime, b: datetime) -> int:
        """Return the whole working minutes from `a` to `b`; negative when `b` is before `a`."""
        zone = self.zone
        if a.tzinfo is not zone:
            a = self._local(a)
        if b.tzinfo is not zone:
            b = self._local(b)
        table = self._table
        base = table.base
        i = a.toordinal() - base
        j = b.toordinal() - base
        if i < 0 or j < 0 or i >= table.size or j >= table.size:
            return self._minutes_far(a, b)
        worked = table.worked[i]
        minute = a.hour * 60 + a.minute
        seconds = -table.before[i] - worked[minute]
        if a.second and worked[minute] != worked[minute + 1]:
            seconds -= a.second
        worked = table.worked[j]
        minute = b.hour * 60 + b.minute
        seconds += table.before[j] + worked[minute]
        if b.second and worked[minute] != worked[minute + 1]:
            seconds += b.second
        return seconds // 60 if seconds >= 0 else -(-seconds // 60)

    def working_days_between(self, a: datetime, b: datetime) -> int:
        """Return the working days after the day of `a` up to and including that of `b`."""
        first, last = self._local(a).toordinal(), self._local(b).toordinal()
        table = self._covering(min(first, last), max(first, last))
        return table.rank[last - table.base] - table.rank[first - table.base]

    def work_span(self, *, anchor: datetime, moment: datetime) -> tuple[int, int]:
        """Return whole working days and left-over working seconds between two moments.

        Days are measured from `anchor` (a due date): steps from its place in a working day to
        the same place in another. The order of the two doesn't matter; both numbers are >= 0.
        """
        anchor, moment = self._local(anchor), self._local(moment)
        ends = sorted((anchor.toordinal(), moment.toordinal()))
        table = self._covering(*ends)
        place, sought = table.worked_until(anchor), table.worked_until(moment)
        # The working day that holds the anchor; an opening is the close of the day before.
        rank = max(1, bisect_left(table.totals, place))
        left = table.totals[rank] - place

        def same_place(other: int) -> int:
            return max(table.totals[other - 1], table.totals[other] - left)

        near = table.rank[moment.toordinal() - table.base]
        if sought <= place:
            other = min(max(near - 1, 1), rank)
            while other < rank and same_place(other) < sought:
                other += 1
            return rank - other, max(0, same_place(other) - sought)
        other = max(near, rank)
        while other > rank and same_place(other) > sought:
            other -= 1
        return other - rank, sought - same_place(other)

    def paused_minutes(self, pauses: Sequence[Pause]) -> int:
        """Return the working minutes that the pauses took; where they overlap, once."""
        return sum(self.working_minutes_between(began, ended) for began, ended in merged(pauses))

    def is_estimated(self, first: date, last: date) -> bool:
        """Tell whether a count over these days leans on a year or a day not yet decreed."""
        years = range(first.year, last.year + 1)
        if any(year not in COVERED_YEARS or year in self._estimated_years for year in years):
            return True
        return any(first <= day <= last for day in self._estimated_days)

    def explain_working_days(
        self, start: datetime, days: int, *, pauses: Sequence[Pause] = ()
    ) -> tuple[DayNote, ...]:
        """Return one note per day from the start day to the due day, in Indonesian."""
        start = self._local(start)
        paused = self.paused_minutes(pauses)
        due = self.due_after_working_days(start, days, paused_minutes=paused)
        notes = [DayNote(start.date(), None, self._start_reason(start.date()))]
        counted = 0
        while (day := notes[-1].day + timedelta(days=1)) <= due.date():
            if not self.is_working_day(day):
                notes.append(DayNote(day, None, self._closed_reason(day)))
            elif counted < days:
                counted += 1
                reason = f"hari kerja ke-{counted}" + self._pause_on(day, pauses)
                notes.append(DayNote(day, counted, reason))
            else:
                reason = make_up_words(self._worked_on(day, due)) + self._pause_on(day, pauses)
                notes.append(DayNote(day, None, reason))
        return tuple(notes)

    def _start_reason(self, day: date) -> str:
        if self.is_working_day(day):
            return "hari mulai"
        return f"hari mulai ({self._closed_reason(day)})"

    def _closed_reason(self, day: date) -> str:
        estimated_year = day.year in self._estimated_years or day.year not in COVERED_YEARS
        return closed_reason(day, day_off=self.day_off_on(day), estimated_year=estimated_year)

    def _pause_on(self, day: date, pauses: Sequence[Pause]) -> str:
        dawn = datetime.combine(day, time(), self.zone)
        night = dawn + timedelta(days=1)
        here = [
            Pause(max(pause.began, dawn), min(pause.ended, night), pause.reason)
            for pause in pauses
            if pause.began < night and pause.ended > dawn
        ]
        minutes = self.paused_minutes(here)
        return f", {paused_words(minutes, [pause.reason for pause in here])}" if minutes else ""

    def _worked_on(self, day: date, until: datetime) -> int:
        dawn = datetime.combine(day, time(), self.zone)
        return self.working_minutes_between(dawn, min(until, dawn + timedelta(days=1)))

    def _local(self, moment: datetime) -> datetime:
        if moment.tzinfo is None:
            raise ValueError("a work calendar needs aware moments")
        return moment.astimezone(self.zone)

    def _due(self, start: datetime, *, days: int, minutes: int) -> datetime:
        """Find the due date by working seconds since the first day of the tables."""
        if minutes < 0:
            raise ValueError("working time can't be negative")
        if not days and not minutes:
            return start.replace(microsecond=0)
        ordinal, reach = start.toordinal(), 400
        while True:
            table = self._covering(ordinal, ordinal + reach)
            rank = table.rank[ordinal - table.base] + days
            if rank < len(table.totals):
                begun = table.totals[rank] if days else table.worked_until(start)
                if begun + minutes * 60 <= table.totals[-1]:
                    return self._moment_at(table, begun + minutes * 60)
            reach *= 2

    def _moment_at(self, table: DayTable, worked: int) -> datetime:
        """Return the first moment at which so many seconds were worked since the table began."""
        rank = bisect_left(table.totals, worked)
        day = table.closes[rank].date()
        left = worked - table.totals[rank - 1]
        hours = table.hours[day.toordinal() - table.base]
        for begins, ends in hours.stretches if hours else ():
            if left <= ends - begins:
                return datetime.combine(day, time(), self.zone) + timedelta(seconds=begins + left)
            left -= ends - begins
        raise AssertionError("the tables of the calendar contradict each other")

    def _minutes_far(self, a: datetime, b: datetime) -> int:
        ends = sorted((a.toordinal(), b.toordinal()))
        table = self._covering(*ends)
        seconds = table.worked_until(b) - table.worked_until(a)
        return seconds // 60 if seconds >= 0 else -(-seconds // 60)

    def _covering(self, first: int, last: int) -> DayTable:
        """Return tables that hold both ordinals, building wider ones when they don't."""
        table = self._table
        low, high = first - _MARGIN, last + _MARGIN
        if table.base <= low and high < table.base + table.size:
            return table
        ends = (date.min.toordinal(), date.max.toordinal())
        years = [date.fromordinal(min(max(end, ends[0]), ends[1])).year for end in (low, high)]
        if years[0] not in POSSIBLE_YEARS or years[1] not in POSSIBLE_YEARS:
            raise ValueError(
                f"the work calendar reaches from {POSSIBLE_YEARS[0]} to {POSSIBLE_YEARS[-1]},"
                f" not to {years[0] if years[0] not in POSSIBLE_YEARS else years[1]}"
            )
        # A year more before and two after, so that neighbouring questions don't build again:
        # due dates lie ahead.
        wide = [max(years[0] - 1, POSSIBLE_YEARS[0]), min(years[1] + 2, POSSIBLE_YEARS[-1])]
        if table.size:
            wide += [date.fromordinal(table.base + at).year for at in (0, table.size - 1)]
        table = self._built(min(wide), max(wide))
        # One reference is exchanged, so that another thread sees the old tables or the new.
        self._table = table
        return table

    def _built(self, first_year: int, last_year: int) -> DayTable:
        base = date(first_year, 1, 1).toordinal()
        end = date(last_year, 12, 31).toordinal() + 1
        normal = next(s for s in reversed(self._seasons) if s.first is None).hours
        hours = [normal[(ordinal + 6) % 7] for ordinal in range(base, end)]
        for season in self._seasons:
            if season.first is None or season.last is None:
                continue
            ordinals = season.first.toordinal(), season.last.toordinal() + 1
            for ordinal in range(max(base, ordinals[0]), min(end, ordinals[1])):
                hours[ordinal - base] = season.hours[(ordinal + 6) % 7]
        for day in self._days_off:
            if base <= day.toordinal() < end and self.day_off_on(day):
                hours[day.toordinal() - base] = None
        return DayTable(base=base, hours=hours, zone=self.zone)
