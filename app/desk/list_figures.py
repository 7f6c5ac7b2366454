"""What stands above a list: its size, the counts of the chips, the years, the newest number."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from app.desk.listing_cases import READERS, Wanted, present_year, selection_in
from app.guard import allowed
from app.register import Register
from app.rules.numbering import screen_number
from db.queries import listing

CHIPS = ("", "new", "awaiting_disposition", "running", "due_soon", "late", "closed")


@dataclass(frozen=True, slots=True)
class ListFigures:
    """`total` rows of a list; the rest is of the year or month that the list stands at.

    `counts` has every chip of CHIPS, and "open". `years` are those with complaints and the present
    one, in order; `last_number` is the newest of the year, empty without any.
    """

    total: int
    counts: dict[str, int]
    years: tuple[int, ...]
    last_number: str


@allowed(*READERS)
def read_figures(
    register: Register, *, wanted: Wanted, year: int | None, month: int | None = None
) -> ListFigures:
    """Count a list, and the chips of a year, one month of it (from 1), or all, in one statement.

    A search stops counting at 1,001.
    """
    with register.reading() as session:
        selection = selection_in(register, session, wanted)
        by_due = [
            selection_in(register, session, Wanted(year=year, month=month, chip=chip))
            for chip in ("late", "due_soon")
        ]
        counted = session.execute(
            listing.figures(selection, year=year, month=month, others=by_due)
        ).all()
        present = present_year(register, session)
    found: dict[str, dict[str, int]] = defaultdict(dict)
    years = {present}
    for what, of, number in counted:
        if what == "year":
            years.add(number)
        else:
            found[what][of] = number
    last = found["last"][""]
    return ListFigures(
        total=found["list"][""],
        counts=found["chip"] | _by_status(found["status"]),
        years=tuple(sorted(years)),
        last_number=screen_number(year, last) if year is not None and last else "",
    )


def _by_status(counts: dict[str, int]) -> dict[str, int]:
    total, closed = sum(counts.values()), counts.get(listing.CLOSED, 0)
    return {
        "": total,
        "new": counts.get("new", 0),
        "awaiting_disposition": counts.get("awaiting_disposition", 0),
        "running": sum(counts.get(status, 0) for status in listing.UNDER_WAY),
        "closed": closed,
        "open": total - closed,
    }
