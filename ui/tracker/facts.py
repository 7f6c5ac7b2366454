"""What the tracker reads in one piece of work: open cases, and why some of them stand still."""

from dataclasses import dataclass

from app.case import Case, ComplaintRow
from app.desk.listing_cases import open_rows
from app.desk.reading_cases import read_case
from app.register import Register

_MOST_REASONS = 60


@dataclass(frozen=True, slots=True)
class TrackerFacts:
    """Open cases by urgency, and the reasons of paused ones by id."""

    rows: tuple[ComplaintRow, ...]
    reasons: dict[int, str]


def read_tracker(register: Register) -> TrackerFacts:
    """Read it all; in the worker. Only the first paused ones are asked for their reasons."""
    rows = open_rows(register)
    paused = [row for row in rows if row.paused][:_MOST_REASONS]
    reasons = {row.id: pause_reason(read_case(register, complaint_id=row.id)) for row in paused}
    return TrackerFacts(rows, reasons)


def pause_reason(case: Case) -> str:
    """Return why a case was paused last, in the words of its timeline."""
    told = [entry.sentence for entry in case.timeline if entry.kind == "paused"]
    return told[-1].partition(", ")[2] if told else ""
