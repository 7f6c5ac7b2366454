"""Which of many backups stay: the newer, the denser."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

ALL_FOR = timedelta(days=2)
DAYS, WEEKS, MONTHS = 12, 10, 9
# Two computers' clocks differ by a little.
_SLACK = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Kept:
    """One backup as thinning sees it: when it was made (aware), and whether it was found whole."""

    made_at: datetime
    verified: bool


def newest_verified(backups: Sequence[Kept], *, now: datetime) -> Kept | None:
    """Return the newest backup that was found whole; one from the future is none."""
    whole = [each for each in backups if each.verified and each.made_at <= now + _SLACK]
    return max(whole, key=lambda each: each.made_at, default=None)


def staying(backups: Sequence[Kept], *, now: datetime, zone: ZoneInfo) -> frozenset[int]:
    """Return which of the backups stay, by their places in the sequence.

    All of the last two days; of the last 12 days, 10 weeks and 9 months that have any, each its
    newest that was found whole, else its newest; the newest that was found whole in any case. One
    that tells a time to come is neither removed nor does it stand for others: some clock was wrong.
    """
    found = {place for place, each in enumerate(backups) if each.made_at > now - ALL_FOR}
    past = [place for place, each in enumerate(backups) if each.made_at <= now + _SLACK]
    # Whole ones first, each sort the newest first.
    past.sort(key=lambda place: (backups[place].verified, backups[place].made_at), reverse=True)
    found |= {place for place in past[:1] if backups[place].verified}
    for of, most in ((_day, DAYS), (_week, WEEKS), (_month, MONTHS)):
        found |= _one_each(past, backups, of, most, zone)
    return frozenset(found)


def _one_each(
    past: Sequence[int],
    backups: Sequence[Kept],
    of: Callable[[datetime], Hashable],
    most: int,
    zone: ZoneInfo,
) -> set[int]:
    by_time: dict[Hashable, int] = {}
    for place in past:
        by_time.setdefault(of(backups[place].made_at.astimezone(zone)), place)
    newest = sorted(by_time, reverse=True)  # type: ignore[type-var]
    return {by_time[time] for time in newest[:most]}


def _day(moment: datetime) -> Hashable:
    return moment.date()


def _week(moment: datetime) -> Hashable:
    return moment.isocalendar()[:2]


def _month(moment: datetime) -> Hashable:
    return moment.year, moment.month
