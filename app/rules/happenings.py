"""The events of a case as the rules see them, and which of them still count, and how."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final, TypeVar
from zoneinfo import ZoneInfo

from app.rules.counted_from import DAY_ONLY
from app.rules.event_kinds import EventKind
from app.rules.moments import Stated, as_stated

ORIGIN: Final = "from"
"""Under which name an event that was brought from another register tells where it stands there.

At which place ("at"), with which hash ("hash"), and who acted ("by"); the first of a case also the
case's number there ("number": year and number).
"""


@dataclass(frozen=True, slots=True)
class Happening:
    """An event as the rules see it; moments are aware, `data` holds codes only.

    `position` is its place in the chain, 0 while it is not written yet.
    """

    kind: EventKind
    happened_at: datetime
    data: Mapping[str, object] = field(default_factory=dict)
    position: int = 0

    @property
    def day_only(self) -> bool:
        """Tell whether only the day was told; its time is what clocks count from."""
        return bool(self.data.get(DAY_ONLY))

    @property
    def brought_from(self) -> str:
        """Who acted in the register that it was brought from, "" for what happened here."""
        origin = self.data.get(ORIGIN)
        return str(origin.get("by")) if isinstance(origin, dict) else ""

    def told_at(self, zone: ZoneInfo) -> Stated:
        """Return its moment as it was told, which may be a day."""
        return as_stated(self.happened_at, zone, day_only=self.day_only)


E = TypeVar("E", bound=Happening)
_HANDING = frozenset({EventKind.DISPOSED, EventKind.MOVED, EventKind.REVOKED, EventKind.REOPENED})
_CHANGING = frozenset({EventKind.CORRECTED, EventKind.WITHDRAWN})


def in_force(events: Sequence[E]) -> list[E]:
    """Return what counts, in the order given: nothing withdrawn, the rest as corrected last.

    A correction names the events it is about, and for each the moment ("at") and the data that
    hold instead; a withdrawal names those that never were.
    """
    changing = [event for event in events if event.kind in _CHANGING]
    if not changing:
        return list(events)
    gone = withdrawn(changing)
    amended: dict[int, list[Mapping[str, object]]] = defaultdict(list)
    for event in changing:
        if event.position not in gone:
            for each in _listed(event.data, "amends"):
                if isinstance(each, dict) and isinstance(each.get("event"), int):
                    amended[each["event"]].append(each)
    kept = (event for event in events if event.position not in gone)
    return [_amended(event, amended[event.position]) for event in kept]


def last_handing(events: Sequence[E]) -> E | None:
    """Return what says last which teams work on a case, of its events in force; None before any."""
    handed = (e for e in reversed(events) if e.kind in _HANDING and "teams" in e.data)
    return next(handed, None)


def last_answer(events: Sequence[E]) -> E | None:
    """Return the last final answer of a case's events in force; None before any."""
    answers = (e for e in reversed(events) if e.kind is EventKind.ANSWERED and e.data.get("final"))
    return next(answers, None)


def taken_back(events: Sequence[E]) -> E | None:
    """Return what last took a case back, of its events in force: a disposition or a report undone."""
    back = (EventKind.REVOKED, EventKind.RETURNED)
    return next((e for e in reversed(events) if e.kind in back), None)


def withdrawn(events: Sequence[Happening]) -> frozenset[int]:
    """Return the positions of the events that were withdrawn."""
    return frozenset(
        place
        for event in events
        if event.kind is EventKind.WITHDRAWN
        for place in _listed(event.data, "events")
        if isinstance(place, int)
    )


def amendment(
    event: Happening, *, at: datetime | None = None, data: Mapping[str, object] | None = None
) -> dict[str, object]:
    """Return what a correction's data says, under "amends", of one event that is on record."""
    if not event.position:
        raise ValueError("only what is written can be corrected")
    told: dict[str, object] = {"event": event.position}
    if at is not None:
        told["at"] = at.isoformat()
    if data is not None:
        told["data"] = dict(data)
    return told


def _amended(event: E, changes: Sequence[Mapping[str, object]]) -> E:
    for change in changes:
        at, data = change.get("at"), change.get("data")
        if isinstance(at, str):
            event = replace(event, happened_at=datetime.fromisoformat(at))
        if isinstance(data, dict):
            event = replace(event, data={**event.data, **data})
    return event


def _listed(data: Mapping[str, object], key: str) -> Sequence[object]:
    found = data.get(key)
    return found if isinstance(found, list) else ()
