"""How a case's clocks are written into the event that closes it, and read from there."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from app.rules.clock_rows import CaseLimit, ClockState, StepClock, ThreeTimes
from app.rules.clocks import Judgement
from app.rules.kinds import Unit

KEY = "judged"


def as_data(judgement: Judgement) -> dict[str, object]:
    """Return what the closing event keeps: codes, numbers and words of time, nothing else."""
    times = judgement.times
    return {
        "paused_minutes": judgement.paused_minutes,
        KEY: {
            "clocks": [_clock_data(clock) for clock in judgement.clocks],
            "limits": [_limit_data(limit) for limit in judgement.limits],
            "times": [times.before_us, times.at_our_office, times.as_complainant_lived],
            "follow_up_due": _text(judgement.follow_up_due),
        },
    }


def from_data(data: Mapping[str, object]) -> Judgement | None:
    """Return what a closing event keeps, None when it keeps no clocks."""
    kept = data.get(KEY)
    if not isinstance(kept, dict):
        return None
    paused = data.get("paused_minutes")
    due = _moment(kept["follow_up_due"])
    if due is None:
        return None
    return Judgement(
        clocks=tuple(_clock(listed) for listed in kept["clocks"]),
        limits=tuple(_limit(listed) for listed in kept["limits"]),
        times=ThreeTimes(*kept["times"]),
        follow_up_due=due,
        paused_minutes=paused if isinstance(paused, int) else 0,
    )


def _clock_data(clock: StepClock) -> list[object]:
    return [
        *(clock.step, clock.title, clock.amount, clock.unit.value),
        *(_text(clock.started), _text(clock.due), _text(clock.finished)),
        *(clock.worked_minutes, clock.worked_days, clock.paused_minutes, clock.extended_days),
        *(clock.over_by, clock.state.value),
    ]


def _clock(listed: list[Any]) -> StepClock:
    return StepClock(
        step=listed[0],
        title=listed[1],
        amount=listed[2],
        unit=Unit(listed[3]),
        started=_moment(listed[4]),
        due=_moment(listed[5]),
        finished=_moment(listed[6]),
        worked_minutes=listed[7],
        worked_days=listed[8],
        paused_minutes=listed[9],
        extended_days=listed[10],
        over_by=listed[11],
        state=ClockState(listed[12]),
    )


def _limit_data(limit: CaseLimit) -> list[object]:
    moments = (_text(limit.started), _text(limit.due), _text(limit.finished))
    return [limit.code, limit.title, limit.days, *moments, limit.over_by]


def _limit(listed: list[Any]) -> CaseLimit:
    code, title, days, started, due, finished, over_by = listed
    begun = datetime.fromisoformat(started)
    ended = datetime.fromisoformat(due)
    return CaseLimit(code, title, days, begun, ended, _moment(finished), over_by, stricter=False)


def _text(moment: datetime | None) -> str | None:
    return None if moment is None else moment.astimezone(UTC).isoformat()


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
