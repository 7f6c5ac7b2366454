"""What the register page reads in one go, run by the worker."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.case import ComplaintRow
from app.desk.listing_cases import Wanted, chip_counts, count_rows, list_rows, years
from app.desk.reading_cases import read_case
from app.register import Register

MomentWords = Callable[[datetime], str]
_SHOWN_TEXT = 700
_LAST_EVENTS = 2


@dataclass(frozen=True, slots=True)
class Period:
    """The year the page stands at, or one month of it, from 1."""

    year: int
    month: int | None = None


@dataclass(frozen=True, slots=True)
class Loaded:
    """A list's size, some of its rows from `offset` on, and what stands above it."""

    wanted: Wanted
    period: Period
    total: int
    counts: dict[str, int]
    years: tuple[int, ...]
    last_number: str
    offset: int
    rows: tuple[ComplaintRow, ...]


def load(
    register: Register, *, wanted: Wanted, period: Period, offset: int = 0, limit: int = 100
) -> Loaded:
    """Read a list and the counts of `period`, which the chips show."""
    total = count_rows(register, wanted=wanted)
    offset = offset if offset < total else 0
    of_year = Wanted(year=period.year)
    last: Sequence[ComplaintRow] = list_rows(register, wanted=of_year, offset=0, limit=1)
    return Loaded(
        wanted=wanted,
        period=period,
        total=total,
        counts=chip_counts(register, year=period.year, month=period.month),
        years=years(register),
        last_number=last[0].number if last else "",
        offset=offset,
        rows=list_rows(register, wanted=wanted, offset=offset, limit=limit, total=total),
    )


@dataclass(frozen=True, slots=True)
class PreviewFacts:
    """What the preview may know; nothing that is sealed is opened for it.

    `last_events` are the newest first, their notes left out.
    """

    row: ComplaintRow
    source_reference: str
    topic: str
    about_office: str
    attachments: int
    text: str
    last_events: tuple[tuple[str, str], ...]


def read_preview(register: Register, *, complaint_id: int, moments: MomentWords) -> PreviewFacts:
    """Read one case as the preview shows it."""
    case = read_case(register, complaint_id=complaint_id)
    text = case.content.text
    return PreviewFacts(
        row=case.row,
        source_reference=case.source_reference,
        topic=case.topic,
        about_office=case.about_office,
        attachments=case.attachments,
        text=text if len(text) <= _SHOWN_TEXT else f"{text[:_SHOWN_TEXT].rstrip()}…",
        last_events=tuple(
            (moments(entry.happened_at), f"{entry.actor} {entry.sentence}")
            for entry in reversed(case.timeline[-_LAST_EVENTS:])
        ),
    )
