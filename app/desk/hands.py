"""Who has a disposition: its teams, and whom inside them it went on to, as a tree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from app.case import Hand
from app.desk.describing_events import RecordedEvent
from app.rules.event_detail import codes, number, text
from app.rules.event_kinds import EventKind
from app.rules.happenings import Happening, in_force, last_handing


class Passed(NamedTuple):
    """An onward disposition that still holds; `key` counts those of the case, from 1."""

    key: int
    team: str
    under: int
    event: Happening


def steps_of(events: Sequence[Happening]) -> tuple[tuple[str, ...], list[Passed]]:
    """Return the teams a case is with, and the onward dispositions since then that still hold.

    Who was given it by somebody from whom it was called back holds it no more either.
    """
    valid = in_force(events)
    handed = last_handing(valid)
    if handed is None:
        return (), []
    teams = codes(handed.data, "teams")
    ended = {number(e.data, "of") for e in valid if e.kind is EventKind.CALLED_BACK}
    passed = (e for e in valid if e.kind is EventKind.PASSED_ON)
    found: list[Passed] = []
    alive = {0}
    for key, event in enumerate(passed, 1):
        team, under = text(event.data, "team"), number(event.data, "under")
        held = event.position > handed.position and key not in ended and under in alive
        if held and team in teams:
            alive.add(key)
            found.append(Passed(key, team, under, event))
    return teams, found


def hands_of(events: Sequence[RecordedEvent]) -> tuple[Hand, ...]:
    """Return who has a case's disposition as a tree from top to bottom: teams, and whom below."""
    teams, steps = steps_of(events)
    below: dict[tuple[str, int], list[Passed]] = defaultdict(list)
    for step in steps:
        below[step.team, step.under].append(step)
    names = {event.position: event for event in events}
    read = read_by(events)

    def under(team: str, key: int, depth: int) -> Iterator[Hand]:
        for step in below[team, key]:
            told = names[step.event.position]
            yield Hand(
                key=step.key,
                team=team,
                depth=depth,
                holds=not below[team, step.key],
                name=told.speaker,
                since=step.event.happened_at,
                note=told.note,
            )
            yield from under(team, step.key, depth + 1)

    found: list[Hand] = []
    for team in teams:
        holds = not below[team, 0]
        found += [Hand(0, team, 0, holds, read_at=read.get(team)), *under(team, 0, 1)]
    return tuple(found)


def read_by(events: Sequence[Happening]) -> dict[str, datetime]:
    """Return when each team first opened the case since it was given to it last."""
    valid = in_force(events)
    handed = last_handing(valid)
    since = handed.position if handed is not None else 0
    looks = [e for e in valid if e.kind is EventKind.SEEN and e.position > since]
    return {text(e.data, "team"): e.happened_at for e in reversed(looks)}
