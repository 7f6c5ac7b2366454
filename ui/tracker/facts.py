"""What the tracker reads in one go: open cases, and why the chosen one is due when it is."""

from dataclasses import dataclass

from app.case import ComplaintRow
from app.desk.listing_cases import open_rows
from app.desk.reading_cases import ExplainedCase, explain_case
from app.register import Register


@dataclass(frozen=True, slots=True)
class TrackerFacts:
    """Open cases by urgency, and the chosen one explained while it is among them."""

    rows: tuple[ComplaintRow, ...]
    chosen: ExplainedCase | None = None


def read_tracker(register: Register, *, chosen: int | None = None) -> TrackerFacts:
    """Read it all, of one moment; in the worker."""
    with register.reading():
        rows = open_rows(register)
        if chosen is None or all(row.id != chosen for row in rows):
            return TrackerFacts(rows)
        return TrackerFacts(rows, explain_case(register, complaint_id=chosen))
