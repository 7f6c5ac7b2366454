"""What a list is narrowed to besides its chip: by team, medium, class, office, day of receipt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from app.rules.targets import CONFIDENTIAL, WBS
from db.queries.selecting import Narrowed

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Sieve:
    """Codes let through; an empty set lets all through.

    `classes` are those of `ComplaintRow.classes`, `offices` those that cases are about. `since`
    and `until` are days of the receipt in the office's zone, both included; None is no limit.
    """

    teams: frozenset[str] = frozenset()
    media: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    since: date | None = None
    until: date | None = None

    @property
    def dated(self) -> bool:
        """Whether it lets only a time of its own through, whatever the year of a list."""
        return self.since is not None or self.until is not None

    def on(self) -> bool:
        """Tell whether it holds anything back."""
        return self != Sieve()

    def without(self, key: str) -> Sieve:
        """Return it without one choice: "teams:umum", or "since:" and "until:"; else LookupError."""
        part, _, code = key.partition(":")
        match part:
            case "since":
                return replace(self, since=None)
            case "until":
                return replace(self, until=None)
            case "teams" | "media" | "classes" | "offices":
                return replace(self, **{part: getattr(self, part) - {code}})
            case _:
                raise LookupError(key)

    def narrowed(self, zone: ZoneInfo) -> Narrowed:
        """Return what the database is asked for."""
        special = {CONFIDENTIAL, WBS}
        return Narrowed(
            teams=tuple(sorted(self.teams)),
            media=tuple(sorted(self.media)),
            classifications=tuple(sorted(self.classes - special)),
            confidential=CONFIDENTIAL in self.classes,
            class_media=(WBS,) if WBS in self.classes else (),
            offices=tuple(sorted(self.offices)),
            since=_midnight(self.since, zone),
            before=_midnight(self.until + timedelta(days=1), zone) if self.until else None,
        )


def _midnight(day: date | None, zone: ZoneInfo) -> datetime | None:
    return datetime.combine(day, time(0), zone) if day is not None else None
