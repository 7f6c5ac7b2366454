"""Takes gapless numbers: a counter row for each year, locked until the transaction ends."""

from collections import Counter

from sqlalchemy import text
from sqlalchemy.orm import Session

# The same statement locks the row on SQLite and on PostgreSQL.
_TAKE = text(
    "INSERT INTO number_counter (year, last) VALUES (:year, :count) "
    "ON CONFLICT (year) DO UPDATE SET last = number_counter.last + :count RETURNING last"
)


def take_numbers(session: Session, years: list[int]) -> list[tuple[int, int]]:
    """Return a (year, number) for each wanted year, in the order given."""
    next_number = {}
    # Sorted, so that two desks can't wait for each other.
    for year, count in sorted(Counter(years).items()):
        last = session.execute(_TAKE, {"year": year, "count": count}).scalar_one()
        next_number[year] = last - count + 1
    taken = []
    for year in years:
        taken.append((year, next_number[year]))
        next_number[year] += 1
    return taken
