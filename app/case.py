"""Frozen rows that leave the worker: what pages, commands and papers are built from.

All moments are aware and in UTC; texts for people are Indonesian.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from app.office import Office, leans_on_estimates
from app.rules.clock_rows import CaseLimit, StepClock, ThreeTimes
from app.rules.event_detail import EventDetail
from app.rules.event_kinds import EventKind
from app.rules.file_kinds import FileKind
from app.rules.kinds import (
    BEFORE_DISPOSITION,
    Classification,
    Holder,
    PauseReason,
    Settlement,
    Status,
    Turn,
    Urgency,
    awaiting_approval,
)
from app.rules.letters import IssuedLetter, LetterKind
from app.rules.moments import Stated, as_stated
from app.rules.targets import StepTarget, case_classes
from app.rules.timers import Timer, timer


@dataclass(frozen=True, slots=True)
class ComplaintRow:
    """One complaint as lists show it; `holder` names in words whom `held_by` tells by codes."""

    id: int
    number: str
    received_at: datetime
    medium: str
    title: str
    classification: Classification
    status: Status
    turn: Turn
    holder: str
    step: int
    step_started_at: datetime
    due_at: datetime | None
    paused_at: datetime | None
    forwarded: bool
    anonymous: bool
    confidential: bool
    closed_at: datetime | None
    medium_code: str = ""
    held_by: Holder = Holder(Turn.NOBODY)
    pause_reason: PauseReason | None = None
    """Why it is paused; None while it is not."""
    extended_days: int = 0
    """Working days that the head added to the running step."""
    reminded_at: datetime | None = None
    """When who holds it was reminded last, of the running step."""
    double_of: str = ""
    """The number under which it is counted when it was recorded twice."""
    awaited_since: datetime | None = None
    """Since when another office's word is awaited that it has what was forwarded to it."""
    undone: bool = False
    """Whether the import that brought it was undone; it counts for nothing then."""
    received_by_day: bool = False
    """Whether only the day of its receipt is known; its time is what clocks count from."""
    version: int | None = None
    """How often it was changed: what one acts on has to be what stands there."""

    def received(self, zone: ZoneInfo) -> Stated:
        """Return when it was received, as it was told."""
        return as_stated(self.received_at, zone, day_only=self.received_by_day)

    @property
    def paused(self) -> bool:
        """Tell whether the running step's clock stands still."""
        return self.paused_at is not None

    @property
    def classes(self) -> tuple[str, ...]:
        """The classes by which the case's standards are chosen, the weightiest first."""
        return case_classes(
            classification=self.classification,
            confidential=self.confidential,
            medium=self.medium_code,
        )

    def target(self, office: Office, step: int = 0) -> StepTarget:
        """Return a step's standard: of the case's class, as it was when it began.

        That of the running one unless another step (1-7) is meant.
        """
        began = self.received_at.astimezone(office.zone).date()
        return office.targets.for_case(began=began, classes=self.classes)[(step or self.step) - 1]

    def estimated(self, office: Office) -> bool:
        """Tell whether the due date leans on holidays that are not decreed yet."""
        return self.due_at is not None and leans_on_estimates(
            office, self.step_started_at, self.due_at
        )

    def timer(self, office: Office, *, now: datetime) -> Timer | None:
        """Return the running step's countdown; None when nothing runs."""
        if self.due_at is None:
            return None
        target = self.target(office)
        return timer(
            office.calendar,
            started_at=self.step_started_at,
            due_at=self.due_at,
            now=self.paused_at or now,
            unit=target.unit,
            amount=target.amount + self.extended_days,
            paused=self.paused,
            by_day=self.received_by_day and self.step_started_at == self.received_at,
            warn_percent=office.settings.warn_percent,
            warn_days=office.settings.warn_days,
        )


def awaits_approval(row: ComplaintRow) -> bool:
    """Tell whether the team's report lies before the head."""
    return awaiting_approval(row.status, row.turn)


def waits_here(row: ComplaintRow) -> bool:
    """Tell whether a case waits for somebody in our own office beside the desk."""
    return waiting_here(row.turn, row.paused_at)


def waiting_here(turn: Turn, paused_at: datetime | None) -> bool:
    """Tell the same of a case by whose turn it is and since when it stands still."""
    return turn in (Turn.TEAM, Turn.HEAD) and paused_at is None


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One event of a case: what kind, its parts, and both in words.

    `before_us` marks what happened before the complaint reached the office; `remark` tells of
    an odd order of times or of late recording. What was `withdrawn` counts for nothing. `told_at`
    is when it happened as it was told, which may be a day; `happened_at` is what clocks count from.
    """

    kind: EventKind
    detail: EventDetail
    happened_at: datetime
    told_at: Stated
    recorded_at: datetime
    actor: str
    sentence: str
    note: str = ""
    before_us: bool = False
    out_of_order: bool = False
    remark: str = ""
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Identity:
    """Who brought the complaint; all empty when anonymous."""

    name: str = ""
    contact: str = ""
    address: str = ""
    national_id: str = ""
    link: str = ""
    """Where on the net it was said, which names the account."""


class Seal(StrEnum):
    """How a sealed part of a case stands to who looks at it."""

    NOTHING = "nothing"
    """There is nothing to seal: no identity was left, or the text is open."""
    CLOSED = "closed"
    """It may be opened by who looks; that will be on record."""
    OPEN = "open"
    """It was opened."""
    DENIED = "denied"
    """Who looks holds no key."""


@dataclass(frozen=True, slots=True)
class Content:
    """What was brought: the text and the five W of the reference ("How" included).

    Then what only some media bring, see `app.rules.medium_fields`.
    """

    text: str = ""
    what: str = ""
    where: str = ""
    when: str = ""
    who: str = ""
    how: str = ""
    category: str = ""
    proof: str = ""
    survey: str = ""
    region: str = ""
    visited: str = ""
    mailbox: str = ""
    platform: str = ""
    agenda: str = ""
    officer: str = ""
    queue: str = ""
    line: str = ""


@dataclass(frozen=True, slots=True)
class SourceStep:
    """One line of the history before the complaint reached us, as its source gives it."""

    happened_at: Stated
    actor: str
    sentence: str


class Origin(StrEnum):
    """How a file came to a case."""

    CHOSEN = "chosen"
    """From a disk."""
    PASTED = "pasted"
    """A picture of the screen."""
    READ = "read"
    """A paper of ours that came back and was read."""


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What a file kept with a case is, as sealed with it; `size` in bytes, `sha256` in hex."""

    name: str
    kind: FileKind
    size: int
    sha256: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file kept with a case: when, by whom, and its facts once they were opened.

    `number` counts the case's files from 1, `position` is the place of the event that tells of it;
    what was `withdrawn` is kept, and why.
    """

    file: str
    number: int
    position: int
    added_at: datetime
    added_by: str
    size: int
    facts: FileFacts | None = None
    withdrawn: bool = False
    withdrawn_because: str = ""


@dataclass(frozen=True, slots=True)
class Hand:
    """Who has a disposition: a team by its code, at depth 0, or somebody of it to whom it went on.

    `key` is 0 for a team, else that of its onward disposition; `holds` when it went on to nobody
    else. `read_at` is when a team opened the case in the program; moments are in UTC.
    """

    key: int
    team: str
    depth: int
    holds: bool
    name: str = ""
    since: datetime | None = None
    note: str = ""
    read_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One complaint with all that its page and papers show.

    Who brought it, and the words of a confidential one, are there only once they were opened.
    `missing` are the five W that are not there, by their keys. `complained` is when it was sent as
    that was told, `complained_at` what clocks count from.
    When `judged`, times, clocks and limits are those noted down on the day it was closed.
    """

    row: ComplaintRow
    paper_number: str
    check_code: str
    registered_at: datetime
    complained_at: datetime | None
    complained: Stated | None
    source_reference: str
    received_from: str
    medium_code: str
    topic: str
    about_office: str
    about_own_office: bool
    attachments: int
    urgency: Urgency
    identity: Identity
    content: Content
    missing: tuple[str, ...]
    timeline: tuple[TimelineEntry, ...]
    times: ThreeTimes
    teams: tuple[str, ...]
    instructions: tuple[str, ...]
    disposition_note: str
    follow_up_due_at: datetime
    clocks: tuple[StepClock, ...] = ()
    limits: tuple[CaseLimit, ...] = ()
    judged: bool = False
    settlement: Settlement | None = None
    forwarded_to: str = ""
    answer: str = ""
    answered_at: datetime | None = None
    forwarded_code: str = ""
    """The code of the office it was forwarded to last."""
    letters: tuple[IssuedLetter, ...] = ()
    """The letters of it that hold, each with its number."""
    printed: Mapping[str, int] = field(default_factory=dict, hash=False)
    """How often each of its papers was printed, a letter since it got the number it has."""
    identity_seal: Seal = Seal.NOTHING
    content_seal: Seal = Seal.NOTHING
    evidence: tuple[Evidence, ...] = ()
    evidence_seal: Seal = Seal.NOTHING
    accused: tuple[tuple[str, str], ...] = ()
    """Party and name of whom it is about and who must not see it."""
    erased_at: datetime | None = None
    doubles: tuple[str, ...] = ()
    """Other numbers of the same case, which are not counted."""
    linked: tuple[str, ...] = ()
    """The numbers of other cases that belong to it."""
    request: str = ""
    """State of the reader's own wish to see the identity: asked, granted, refused, or none."""
    held: bool = False
    """Kept from erasure; `held_because` is empty where it is sealed."""
    held_because: str = ""
    report_summary: str = ""
    review: str | None = None
    """What the desk makes of it, for the head; "" where that is sealed, None without one."""
    hands: tuple[Hand, ...] = ()
    """Who has its disposition, as a tree from top to bottom."""
    unseen: bool = False
    """It is about who reads it: a report tells of it, but no word of what was said."""

    def letter(self, kind: LetterKind) -> IssuedLetter | None:
        """The letter of a kind that holds, None while there is none with a number."""
        return next((each for each in self.letters if each.kind is kind), None)

    @property
    def counts(self) -> bool:
        """Whether recap and reports count it, as far as its settlement tells."""
        return self.settlement is None or self.settlement.counted

    @property
    def disposition(self) -> TimelineEntry | None:
        """The last disposition that counts, None before there is one and after it was revoked."""
        if self.row.status in BEFORE_DISPOSITION:
            return None
        told = reversed(self.timeline)
        return next((e for e in told if e.kind is EventKind.DISPOSED and not e.withdrawn), None)

    @property
    def lead(self) -> str:
        """The code of the team that coordinates the others, "" where none does or it has left."""
        lead = self.disposition.detail.lead if self.disposition else ""
        return lead if lead in self.teams else ""

    @property
    def copies(self) -> tuple[str, ...]:
        """The codes of the teams that got a copy of the last disposition."""
        return self.disposition.detail.copies if self.disposition else ()
