"""The office as it has set itself up: names for papers, lists, targets and calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from app.rules.work_calendar import WorkCalendar

if TYPE_CHECKING:
    from app.rules.targets import Targets
from typing import TYPE_CHECKING

from app.roles import Account
from app.rules.targets import StepTarget, Targets


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a list the office keeps: a medium, team, topic, instruction or office."""

    code: str
    name: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Medium(Choice):
    """A medium with its recap column and the channel through which it is answered."""

    recap_column: str = ""
    answer_channel: str = ""


@dataclass(frozen=True, slots=True)
class Office:
    """Everything the office has set: names for papers, lists, targets and calendar."""

    settings: dict[str, str]
    sample: bool
    zone: ZoneInfo
    calendar: WorkCalendar
    media: tuple[Medium, ...]
    topics: tuple[Choice, ...]
    teams: tuple[Choice, ...]
    instructions: tuple[Choice, ...]
    offices: tuple[Choice, ...]
    targets: Targets
    people: tuple[Choice, ...] = ()
    """Everybody with an open account: "account:ID" and name."""

    @property
    def parties(self) -> tuple[Choice, ...]:
        """Whom a complaint may be about: the teams ("team:CODE"), then the people."""
        return (*(Choice(f"team:{t.code}", t.name, "Tim") for t in self.teams), *self.people)

    def target(self, step: int) -> StepTarget:
        """Return the standard of SOP step 1-7 in force today for cases of any class."""
        return self.targets[step - 1]


ESTIMATED = "perkiraan"


def leans_on_estimates(office: Office, start: datetime, due: datetime) -> bool:
    """Tell whether the days between two moments include holidays not decreed yet."""
    first, last = start.astimezone(office.zone).date(), due.astimezone(office.zone).date()
    return office.calendar.is_estimated(first, last)


@dataclass(frozen=True, slots=True)
class CachedOffice:
    """What was read at a revision; `keys` maps (list, code) to (id, recap column id).

    `accounts` are all, those no longer active as well.

    It is read anew on another day too, as standards take effect on a day.
    """

    revision: str
    office: Office
    accounts: tuple[Account, ...]
    keys: dict[tuple[str, str], tuple[int, int]]

    @property
    def recovery(self) -> bytes:
        """The public key of the recovery code."""
        return bytes.fromhex(self.office.settings["recovery_key"])
