"""How a case's clocks are written into the event that closes it, and read from there.

Events are never written anew, so what older programs wrote is read for ever: rows by position,
and amounts of time in words.
"""

import re
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from app.rules.clock_rows import CaseLimit, ClockState, Span, StepClock
from app.rules.clocks import Judgement
from app.rules.kinds import Unit

KEY = "judged"


def as_data(judgement: Judgement) -> dict[str, object]:
    """Return what the closing event keeps: codes, titles and numbers, each by its name."""
    return {
        "paused_minutes": judgement.paused_minutes,
        KEY: {
            "clocks": [_plain(asdict(clock)) for clock in judgement.clocks],
            "limits": [_plain(asdict(limit)) for limit in judgement.limits],
            "at_our_office": asdict(judgement.at_our_office),
            "follow_up_due": _plain(judgement.follow_up_due),
        },
    }


def from_data(data: Mapping[str, object]) -> Judgement | None:
    """Return what a closing event keeps, None when it keeps no clocks."""
    kept = data.get(KEY)
    if not isinstance(kept, dict):
        return None
    paused = data.get("paused_minutes")
    return Judgement(
        clocks=tuple(_clock(_named(row, _OLD_CLOCK)) for row in kept["clocks"]),
        limits=tuple(_limit(_named(row, _OLD_LIMIT)) for row in kept["limits"]),
        at_our_office=_at_our_office(kept),
        follow_up_due=datetime.fromisoformat(kept["follow_up_due"]),
        paused_minutes=paused if isinstance(paused, int) else 0,
    )


def _plain(value: object) -> object:
    """Return a value as JSON keeps it; moments in UTC."""
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value


def _clock(row: Mapping[str, Any]) -> StepClock:
    return StepClock(
        step=row["step"],
        title=row["title"],
        amount=row["amount"],
        unit=Unit(row["unit"]),
        started=_moment(row["started"]),
        due=_moment(row["due"]),
        finished=_moment(row["finished"]),
        worked_minutes=row["worked_minutes"],
        worked_days=row["worked_days"],
        paused_minutes=row["paused_minutes"],
        extended_days=row["extended_days"],
        over_by=_span(row["over_by"]),
        state=ClockState(row["state"]),
    )


def _limit(row: Mapping[str, Any]) -> CaseLimit:
    return CaseLimit(
        code=row["code"],
        title=row["title"],
        days=row["days"],
        started=datetime.fromisoformat(row["started"]),
        due=datetime.fromisoformat(row["due"]),
        finished=_moment(row["finished"]),
        over_by=_span(row["over_by"]),
        # Which limit is the stricter one matters only while a case runs.
        stricter=False,
    )


def _at_our_office(kept: Mapping[str, Any]) -> Span:
    """Return the time worked here; older programs kept it among three, two of them by the clock."""
    told = kept["at_our_office"] if "at_our_office" in kept else _old_times(kept)["at_our_office"]
    return _span(told) or Span()


def _old_times(kept: Mapping[str, Any]) -> Mapping[str, Any]:
    return _named(kept["times"], _OLD_TIMES)


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


_OLD_CLOCK = (
    *("step", "title", "amount", "unit", "started", "due", "finished"),
    *("worked_minutes", "worked_days", "paused_minutes", "extended_days", "over_by", "state"),
)
_OLD_LIMIT = ("code", "title", "days", "started", "due", "finished", "over_by")
_OLD_TIMES = ("before_us", "at_our_office", "as_complainant_lived")
_OLD_AMOUNT = re.compile(r"(\d+) (hari kerja|jam|menit)")
_OLD_UNITS = {"jam": 60, "menit": 1}


def _named(row: object, names: tuple[str, ...]) -> Mapping[str, Any]:
    """Return a row by names; older programs kept a list."""
    if isinstance(row, dict):
        return row
    if not isinstance(row, list):
        raise TypeError("a snapshot is made of rows")
    return dict(zip(names, row, strict=True))


def _span(kept: Mapping[str, Any] | str | None) -> Span | None:
    """Return an amount of time; older programs kept "2 hari kerja 3 jam", and "" for none."""
    if kept is None:
        return None
    if not isinstance(kept, str):
        return Span(days=kept["days"], minutes=kept["minutes"])
    if kept == "kurang dari 1 hari kerja":
        return Span(minutes=None)
    if kept == "kurang dari 1 menit":
        return Span()
    found = {unit: int(amount) for amount, unit in _OLD_AMOUNT.findall(kept)}
    if not found:
        return None
    minutes = sum(found.get(unit, 0) * size for unit, size in _OLD_UNITS.items())
    return Span(found.get("hari kerja", 0), minutes)
