"""What stands above a list: its size, the counts of the chips, the years, the newest number."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from app.desk.listing_cases import READERS, Wanted, present_year, selection_in
from app.guard import allowed
from app.register import Register
from app.rules.numbering import screen_number
from db.queries import listing
from db.queries.selecting import CLOSED, UNDER_WAY

CHIPS = (
    *("", "new", "awaiting_disposition", "running", "paused", "answer_pending"),
    *("due_soon", "late", "forwarded", "awaited", "closed"),
)
_COUNTED_APART = ("late", "due_soon", "paused", "forwarded", "awaited")


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

    What the list is narrowed to besides its chip and words holds for the chips too; a sieve with
    days of its own counts in all years. A search stops counting at 1,001.
    """
    with register.reading(searching=bool(wanted.words)) as session:
        selection = selection_in(register, session, wanted)
        sieve = wanted.sieve
        at = Wanted(sieve=sieve) if sieve.dated else Wanted(year=year, month=month, sieve=sieve)
        apart = [selection_in(register, session, replace(at, chip=chip)) for chip in _COUNTED_APART]
        standing = selection_in(register, session, at)
        counted = session.execute(listing.figures(selection, standing=standing, others=apart)).all()
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
    total, closed = sum(counts.values()), counts.get(CLOSED, 0)
    return {
        "": total,
        "new": counts.get("new", 0),
        "awaiting_disposition": counts.get("awaiting_disposition", 0),
        "answer_pending": counts.get("answer_pending", 0),
        "running": sum(counts.get(status, 0) for status in UNDER_WAY),
        "closed": closed,
        "open": total - closed,
    }
