"""The office as it has set itself up: names for papers, lists, targets and calendar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from app.office_settings import OfficeSettings
from app.roles import Account
from app.rules import office_names
from app.rules.medium_fields import MediumKind
from app.rules.targets import StepTarget, Targets
from app.rules.work_calendar import WorkCalendar

if TYPE_CHECKING:
    from app.rules.signers import Official, Signatory
    from app.rules.templates import Template

OWN = "own"
"""The group of the office's own entry among the offices."""
WBS_TOPICS, VIOLATION_TOPICS = "WBS", "Pelanggaran"
"""The group of the topics that report a violation: at BPS, and at any other office."""
BOX = "kotak-"
"""How the code of a medium begins that is a box, which is opened rather than looked at."""
_STRAIGHT = ("langsung", "telepon")


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a list the office keeps: a medium, team, topic, instruction or office."""

    code: str
    name: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class RecapColumn:
    """A column of the recap; an optional one, or one no longer in use, is printed when filled."""

    id: int
    label: str
    optional: bool = False
    active: bool = True


@dataclass(frozen=True, slots=True)
class Medium(Choice):
    """A medium: its recap column, the channel it is answered through, the days it is looked at.

    `weekdays` are 0 for Monday. One that is not `active` is kept for the cases that came by it.
    Its `kind` says which fields its complaints bring with them.
    """

    recap_column: str = ""
    answer_channel: str = ""
    weekdays: frozenset[int] = frozenset()
    active: bool = True
    kind: MediumKind = MediumKind.PLAIN


@dataclass(frozen=True, slots=True)
class Agency(Choice):
    """An office or agency, with where it is reached; one not `active` is kept for its cases."""

    address: str = ""
    contact: str = ""
    active: bool = True


def comes_straight(medium_code: str) -> bool:
    """Tell whether what comes by a medium is with us the moment it is said: nobody passes it on."""
    return medium_code.startswith(BOX) or medium_code in _STRAIGHT


@dataclass(frozen=True, slots=True)
class Office:
    """Everything the office has set: names for papers, lists, targets and calendar."""

    settings: OfficeSettings
    calendar: WorkCalendar
    all_media: tuple[Medium, ...]
    """Those no longer offered as well."""
    recap_columns: tuple[RecapColumn, ...]
    channels: tuple[Choice, ...]
    """What complainants are answered through."""
    topics: tuple[Choice, ...]
    teams: tuple[Choice, ...]
    instructions: tuple[Choice, ...]
    offices: tuple[Agency, ...]
    targets: Targets
    people: tuple[Choice, ...] = ()
    """Everybody with an open account: "account:ID" and name."""
    former_topics: tuple[Choice, ...] = ()
    """Those no longer offered, as of the next lists: for the cases that still name them."""
    former_teams: tuple[Choice, ...] = ()
    former_instructions: tuple[Choice, ...] = ()
    former_offices: tuple[Agency, ...] = ()
    former_people: tuple[Choice, ...] = ()

    @property
    def known_topics(self) -> tuple[Choice, ...]:
        """The topics, also those no longer offered."""
        return (*self.topics, *self.former_topics)

    def reports_violation(self, topic: str) -> bool:
        """Tell whether a topic, by its name, is one under which a violation is reported."""
        groups = {each.group for each in self.known_topics if each.name == topic}
        return not groups.isdisjoint((WBS_TOPICS, VIOLATION_TOPICS))

    @property
    def known_teams(self) -> tuple[Choice, ...]:
        """The teams, also those no longer offered."""
        return (*self.teams, *self.former_teams)

    @property
    def known_instructions(self) -> tuple[Choice, ...]:
        """The instructions, also those no longer offered."""
        return (*self.instructions, *self.former_instructions)

    @property
    def known_offices(self) -> tuple[Agency, ...]:
        """The offices, also those no longer offered."""
        return (*self.offices, *self.former_offices)

    def agency(self, code: str) -> Agency:
        """Return an office by its code, also one no longer offered; an empty one when unknown."""
        return next((e for e in self.known_offices if e.code == code), Agency("", ""))

    def office_called(self, code: str) -> str:
        """Return the name of an office, also of one no longer offered; "" of an unknown one."""
        return self.agency(code).name

    def listed(self, which: str) -> tuple[Choice, ...]:
        """Return what is offered of one of the lists that Pengaturan keeps, by its key."""
        lists = {
            "topics": self.topics,
            "teams": self.teams,
            "instructions": self.instructions,
            "channels": self.channels,
        }
        return lists[which]

    @property
    def others(self) -> tuple[Agency, ...]:
        """The offices and agencies a complaint can be forwarded to."""
        return tuple(entry for entry in self.offices if entry.group != OWN)

    @property
    def all_others(self) -> tuple[Agency, ...]:
        """The same, those no longer offered last."""
        return (*self.others, *(each for each in self.former_offices if each.group != OWN))

    @property
    def name(self) -> str:
        """What the office is called."""
        return self.settings.office_name

    @property
    def zone(self) -> ZoneInfo:
        """The zone in which the office's days are counted."""
        return self.settings.zone

    @property
    def sample(self) -> bool:
        """Whether the register is a sample."""
        return self.settings.sample

    @property
    def is_bps(self) -> bool:
        """Whether the office belongs to BPS."""
        return office_names.is_bps(self.name)

    @property
    def desk(self) -> str:
        """What who sits at the desk is called."""
        return office_names.desk_words(self.name)

    @property
    def room(self) -> str:
        """Where people come to complain."""
        return f"Ruang PST {self.name}" if self.is_bps else f"Ruang pelayanan {self.name}"

    @property
    def head_title(self) -> str:
        """The title of the office's head."""
        return self.settings.head_title or office_names.head_title(self.name)

    @property
    def officials(self) -> tuple[Official, ...]:
        """Those who sign beside the head of the settings, and in the head's place."""
        # Imported late, as the next: no window needs those who sign, or a text, to be painted.
        from app.rules.signers import read_officials

        return read_officials(self.settings.officials)

    def head_on(self, day: date) -> Signatory:
        """Return who signs on a day as the office's head, or in the head's place."""
        from app.rules.signers import Signatory, head_of_day, signatory

        if (official := head_of_day(self.officials, day)) is not None:
            return signatory(official, head_title=self.head_title)
        return Signatory(self.head_title, self.settings.head_name, self.settings.head_nip)

    @property
    def letterhead_lines(self) -> tuple[str, ...]:
        """The names at the head of every paper."""
        first, second = office_names.letterhead_lines(self.name)
        kept = self.settings
        lines = (kept.letterhead_1 or first, kept.letterhead_2 or second, kept.letterhead_3)
        return tuple(filter(None, lines))

    @property
    def media(self) -> tuple[Medium, ...]:
        """The media offered."""
        return tuple(medium for medium in self.all_media if medium.active)

    def kind_of(self, medium_code: str) -> MediumKind:
        """Return of what kind a medium is."""
        kinds = (medium.kind for medium in self.all_media if medium.code == medium_code)
        return next(kinds, MediumKind.PLAIN)

    @property
    def parties(self) -> tuple[Choice, ...]:
        """Whom a complaint may be about: the teams ("team:CODE"), then the people."""
        return (*_as_parties(self.teams), *self.people)

    @property
    def known_parties(self) -> tuple[Choice, ...]:
        """The same, also those who are no longer there."""
        return (*self.parties, *_as_parties(self.former_teams), *self.former_people)

    @property
    def templates(self) -> tuple[Template, ...]:
        """The texts for complainants, in the order in which they are offered.

        Those of the program until the office saves its own, which may be none.
        """
        from app.rules.given_templates import GIVEN
        from app.rules.templates import read_templates

        kept = self.settings.templates
        return read_templates(kept) if kept else GIVEN

    def target(self, step: int, *, on: date | None = None) -> StepTarget:
        """Return the standard of SOP step 1-7 in force on a day, today's unless one is given.

        It is that for cases of any class: a case has its own, see `ComplaintRow.target`.
        """
        return self.targets.for_case(began=on or self.targets.today)[step - 1]


def _as_parties(teams: Iterable[Choice]) -> Iterator[Choice]:
    return (Choice(f"team:{team.code}", team.name, "Tim") for team in teams)


def own_office(office: Office) -> str:
    """Return the code of our own office."""
    return next(entry.code for entry in office.offices if entry.group == OWN)


ESTIMATED = "perkiraan"


def leans_on_estimates(office: Office, start: datetime, due: datetime) -> bool:
    """Tell whether the days between two moments include holidays not decreed yet."""
    first, last = start.astimezone(office.zone).date(), due.astimezone(office.zone).date()
    return office.calendar.is_estimated(first, last)


@dataclass(frozen=True, slots=True)
class CachedOffice:
    """What was read at a revision; `keys` maps (list, code) to (id, recap column id).

    `accounts` are all, those no longer active as well, `recovery` is the public key of the recovery
    sheet: both as they are certified. `differing` names whose rows say otherwise. `founded_at`
    is the place in the history from which everything is signed, None in a register not founded.

    It is read anew on another day too, as standards take effect on a day.
    """

    revision: str
    office: Office
    accounts: tuple[Account, ...]
    recovery: bytes
    keys: dict[tuple[str, str], tuple[int, int]]
    founded_at: int | None = None
    differing: tuple[str, ...] = ()

    @property
    def founded(self) -> bool:
        """Tell whether accounts are certified."""
        return self.founded_at is not None
