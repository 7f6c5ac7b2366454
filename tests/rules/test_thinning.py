"""Thinning over random calendars: what must stay stays, and what stays is bounded."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from app.rules.thinning import ALL_FOR, DAYS, MONTHS, WEEKS, Kept, newest_verified, staying

ZONE = ZoneInfo("Asia/Jakarta")
NOW = datetime(2026, 3, 17, 9, 0, tzinfo=ZONE)
SOON = NOW + timedelta(minutes=10)


def at(days: float, *, verified: bool = True) -> Kept:
    return Kept(NOW - timedelta(days=days), verified)


def days_of(backups: list[Kept]) -> list[float]:
    kept = staying(backups, now=NOW, zone=ZONE)
    return [(NOW - backups[place].made_at) / timedelta(days=1) for place in sorted(kept)]


def test_a_year_of_two_backups_a_day() -> None:
    backups = [at(half / 2) for half in range(730)]
    kept = days_of(backups)
    assert kept[:4] == [0, 0.5, 1, 1.5]
    assert len(kept) <= 4 + 1 + DAYS + WEEKS + MONTHS
    assert max(kept) > 30 * (MONTHS - 2)


def test_the_last_whole_one_stays_however_old() -> None:
    backups = [at(400), *(at(n / 10, verified=False) for n in range(300))]
    assert 400 in days_of(backups)


def test_a_backup_from_the_future_neither_wins_nor_goes() -> None:
    future = at(-800)
    backups = [future, at(0.1), at(3)]
    assert newest_verified(backups, now=NOW) == backups[1]
    assert days_of(backups) == [-800, 0.1, 3]


def test_an_office_that_rests_for_a_year_keeps_what_it_has() -> None:
    backups = [at(365 + n * 40) for n in range(9)]
    assert len(days_of(backups)) == 9


def test_random_calendars(many: Callable[[str, int], range]) -> None:
    chance = random.Random(7)
    for _ in many("random calendars thinned", 500):
        span = chance.choice((1, 5, 40, 400, 2000))
        backups = [
            at(chance.uniform(-3, span), verified=chance.random() < 0.8)
            for _ in range(chance.randrange(60))
        ]
        kept = staying(backups, now=NOW, zone=ZONE)
        newest = newest_verified(backups, now=NOW)
        assert newest is None or backups.index(newest) in kept
        recent = {n for n, each in enumerate(backups) if each.made_at > NOW - ALL_FOR}
        assert recent <= kept
        assert len(kept - recent) <= DAYS + WEEKS + MONTHS + 1
        # Thinned again a moment later nothing more goes.
        left = [backups[place] for place in sorted(kept)]
        assert len(staying(left, now=NOW, zone=ZONE)) == len(left)
        for each in backups:
            day = each.made_at.astimezone(ZONE).date()
            near = sorted({e.made_at.astimezone(ZONE).date() for e in backups if e.made_at <= SOON})
            if each.verified and day in near[-DAYS:]:
                # A day that is near has a whole one left, if it had any.
                assert any(e.verified and e.made_at.astimezone(ZONE).date() == day for e in left)
