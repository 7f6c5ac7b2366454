"""Arrays by day on which a work calendar counts by look-up."""

from datetime import date, datetime, time
from functools import lru_cache
from itertools import accumulate
from zoneinfo import ZoneInfo

from app.rules.seasons import DayHours

_NO_WORK = (0,) * 1441
_MANY = 100
_BEYOND = 10**9
"""The rank of the days before the tables: no list reaches it, so that a look-up fails."""


class DayTable:
    """Arrays by calendar day and by working day, built once, so that a count is a look-up.

    By day since `base`: `hours`, `rank` (working days up to and including it), `before`
    (seconds worked before it), `worked` (seconds worked by minute of the day). By working day,
    from 1: `closes` and `totals` (seconds worked up to its close). `rank_by_ordinal` is `rank`
    once more, from the year 1 on: it spares the due date a subtraction and a check. It is big,
    so it stays empty until many due dates were asked for.
    """

    __slots__ = (
        "_asked",
        "base",
        "before",
        "closes",
        "hours",
        "rank",
        "rank_by_ordinal",
        "size",
        "totals",
        "worked",
    )

    def __init__(self, *, base: int, hours: list[DayHours | None], zone: ZoneInfo) -> None:
        self.base = base
        self.size = len(hours)
        self.hours = hours
        self.rank: list[int] = []
        self.before: list[int] = []
        self.worked: list[tuple[int, ...]] = []
        self.closes = [datetime.combine(date.fromordinal(base), time(), zone)]
        self.totals = [0]
        for index, of_day in enumerate(hours):
            self.before.append(self.totals[-1])
            if of_day is None:
                self.worked.append(_NO_WORK)
            else:
                worked = _worked_by_minute(of_day)
                self.worked.append(worked)
                day = date.fromordinal(base + index)
                self.closes.append(datetime.combine(day, of_day.closes, zone))
                self.totals.append(self.totals[-1] + worked[-1])
            self.rank.append(len(self.closes) - 1)
        self.rank_by_ordinal: list[int] = []
        self._asked = 0

    def note_due(self) -> None:
        """Take note that a due date was asked for; many of them are worth `rank_by_ordinal`."""
        self._asked += 1
        if self._asked == _MANY:
            # Grown in its place: a sum of both would copy six megabytes.
            spread = [_BEYOND] * self.base
            spread += self.rank
            self.rank_by_ordinal = spread

    def worked_until(self, moment: datetime) -> int:
        """Return the seconds worked from the first day of the tables to a local moment."""
        index = moment.toordinal() - self.base
        worked = self.worked[index]
        minute = moment.hour * 60 + moment.minute
        running = worked[minute] != worked[minute + 1]
        return self.before[index] + worked[minute] + (moment.second if running else 0)


@lru_cache(maxsize=64)
def _worked_by_minute(hours: DayHours) -> tuple[int, ...]:
    """Return the seconds worked on such a day before each minute 0..1440."""
    worked = [0] * 1440
    for begins, ends in hours.stretches:
        for minute in range(-(-begins // 60), -(-ends // 60)):
            worked[minute] = 60
    return tuple(accumulate(worked, initial=0))
