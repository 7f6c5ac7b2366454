"""What the register page reads in one go, run by the worker."""

from dataclasses import dataclass

from app.case import ComplaintRow
from app.desk.list_figures import read_figures
from app.desk.listing_cases import Wanted, list_rows
from app.desk.near_words import near_words
from app.desk.reading_cases import glance_at
from app.errors import UserMistake
from app.register import Register
from app.rules.moments import Stated

FIRST_ROW = 0
"""Stands for the first row's id where a complaint to be previewed is asked for."""
_SHOWN_TEXT = 700
_LAST_EVENTS = 2


@dataclass(frozen=True, slots=True)
class Period:
    """The year the page stands at, or one month of it, from 1."""

    year: int
    month: int | None = None


@dataclass(frozen=True, slots=True)
class PreviewFacts:
    """What the preview may know; nothing that is sealed is opened for it.

    `last_events` are moments (UTC, or days) and words, the newest first, their notes left out.
    """

    row: ComplaintRow
    source_reference: str
    topic: str
    about_office: str
    attachments: int
    text: str
    last_events: tuple[tuple[Stated, str], ...]


@dataclass(frozen=True, slots=True)
class Loaded:
    """A list's size, some of its rows from `offset` on, what stands above and beside it.

    Where no case has the words searched, `near` are words that some have, if there are any like it.
    """

    wanted: Wanted
    period: Period
    total: int
    counts: dict[str, int]
    years: tuple[int, ...]
    last_number: str
    offset: int
    rows: tuple[ComplaintRow, ...]
    preview: PreviewFacts | None
    near: str = ""


def load(
    register: Register,
    *,
    wanted: Wanted,
    period: Period,
    offset: int = 0,
    limit: int = 100,
    preview_of: int | None = None,
) -> Loaded:
    """Read a list, the counts of `period`, which the chips show, and the preview of one row.

    All of it is of one moment. Without a row of the id `preview_of` among those read there is no
    preview.
    """
    with register.reading():
        figures = read_figures(register, wanted=wanted, year=period.year, month=period.month)
        offset = offset if offset < figures.total else 0
        rows = list_rows(register, wanted=wanted, offset=offset, limit=limit, total=figures.total)
        shown = rows[:1] if preview_of == FIRST_ROW else [r for r in rows if r.id == preview_of]
        return Loaded(
            wanted=wanted,
            period=period,
            total=figures.total,
            counts=figures.counts,
            years=figures.years,
            last_number=figures.last_number,
            offset=offset,
            rows=rows,
            preview=_preview_beside(register, shown[0].id) if shown else None,
            near=near_words(register, wanted=wanted) if wanted.words and not rows else "",
        )


def _preview_beside(register: Register, complaint_id: int) -> PreviewFacts | None:
    """Return the preview; a case that can't be told must not keep the list from being shown."""
    try:
        return read_preview(register, complaint_id=complaint_id)
    except UserMistake:
        return None


def read_preview(register: Register, *, complaint_id: int) -> PreviewFacts:
    """Read one case as the preview shows it."""
    case = glance_at(register, complaint_id=complaint_id)
    text = case.content.text
    return PreviewFacts(
        row=case.row,
        source_reference=case.source_reference,
        topic=case.topic,
        about_office=case.about_office,
        attachments=case.attachments,
        text=text if len(text) <= _SHOWN_TEXT else f"{text[:_SHOWN_TEXT].rstrip()}…",
        last_events=tuple(
            (entry.told_at, f"{entry.actor} {entry.sentence}")
            for entry in reversed(case.timeline[-_LAST_EVENTS:])
        ),
    )
