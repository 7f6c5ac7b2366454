"""What the annual report is told: the year's figures and cases, and the office's words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from app.documents.letterhead import Letterhead
from app.recap import FEW_CASES, Recap
from app.rules.kinds import Settlement
from app.rules.moments import MONTHS


class ReportPart(StrEnum):
    """A part of the report that the office may write itself, as the register names it."""

    CHAPTERS = "chapters"
    RECAP = "recap"
    FOLLOW_UP = "follow_up"
    CLOSING = "closing"


TROUBLES: Final = "troubles"
RESULT: Final = "result"


def noted_at(kind: str, period: str) -> str:
    """Return where a note (TROUBLES, RESULT) of a period is kept."""
    return f"{kind}-{period}"


def period_words(year: int, up_to: date | None) -> str:
    """Return "tahun 2026", of a year that isn't over with the day up to which it is told."""
    if up_to is None or up_to.year != year:
        return f"tahun {year}"
    return f"tahun {year} sampai dengan {up_to.day} {MONTHS[up_to.month - 1]}"


@dataclass(frozen=True, slots=True)
class OfficeWords:
    """What the standing text says of this office."""

    name: str
    short_name: str
    email: str = ""
    form_link: str = ""
    is_bps: bool = True
    media: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportEntry:
    """One line of a timeline, worded; `before_us` draws it hollow."""

    day: str
    time: str
    before_us: bool
    actor: str
    sentence: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class ReportCase:
    """One case of the year.

    `facts` stand in one line below the title ("Anonim, Rahasia", "SP4N LAPOR", …); `clocks`
    name and word the time before it reached the office, at the office, and waited for.
    """

    complained_on: date
    number: str
    title: str
    facts: tuple[str, ...]
    entries: tuple[ReportEntry, ...]
    clocks: tuple[tuple[str, str], ...]
    about_office: str
    about_own_office: bool
    settlement: Settlement | None
    """How it ended, with the channel of the answer; None while it runs."""
    medium: str = ""
    ending: str = ""
    """How it ended in words, or that it still runs."""
    closed_on: date | None = None
    chosen: bool = False
    """Whether the office wants it told at length where there are many."""


@dataclass(frozen=True, slots=True)
class AnnualReportData:
    """Everything the report of a year tells.

    Cases may come in any order; `sop_times` word the standards of the SOP's seven timed steps.
    `images` holds pictures by the numbers that the text of the first chapters has for them, `texts`
    what the office wrote itself: by ReportPart, or by `noted_at`. `signed_on` is the worded
    date, empty to leave room for the pen. A year that is not over yet counts `up_to` a day;
    `unconfirmed` are its past months (1-12) without complaints that nobody confirmed. With
    `withheld` it tells less than it should, as some case is about who reads it.
    """

    letterhead: Letterhead
    recap: Recap
    cases: tuple[ReportCase, ...]
    words: OfficeWords
    sop_times: tuple[str, ...]
    images: Mapping[int, bytes] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    signed_on: str = ""
    up_to: date | None = None
    unconfirmed: tuple[int, ...] = ()
    withheld: bool = False
    sample: bool = False
    chain: str = ""
    nil: str = ""
    """Who confirmed the months without complaints, in a sentence."""

    @property
    def year(self) -> int:
        """The year reported on."""
        return self.recap.year

    @property
    def in_order(self) -> tuple[ReportCase, ...]:
        """The cases by the day of their complaint."""
        return tuple(sorted(self.cases, key=lambda case: (case.complained_on, case.number)))

    @property
    def timelines(self) -> tuple[ReportCase, ...]:
        """Those told at length: all where they are few, else those chosen."""
        few = len(self.cases) <= FEW_CASES
        return tuple(case for case in self.in_order if few or case.chosen)

    @property
    def draft(self) -> bool:
        """Whether it can't go out: something may still be added to what it counts, or is withheld."""
        return self.up_to is not None or bool(self.unconfirmed) or self.withheld

    @property
    def period(self) -> str:
        """What it counts, as sentences say it: "tahun 2026 sampai dengan 24 November"."""
        return period_words(self.year, self.up_to)

    @property
    def office(self) -> str:
        """The office's name as sentences use it."""
        return self.letterhead.office_name
