"""What the register's list is narrowed to, and by what it is sorted."""

from dataclasses import dataclass

from app.desk.listing_cases import Wanted
from app.desk.sieve import Sieve
from ui.register.loading import Period


@dataclass(slots=True)
class Narrowing:
    """A year or one month of it (from 1), a chip, a sieve, and the order; changed in place."""

    year: int
    month: int | None = None
    chip: str = ""
    sieve: Sieve = Sieve()
    order: str = "number"
    descending: bool = True

    @property
    def period(self) -> Period:
        """The year or month the page stands at, also while words are searched in all years."""
        return Period(self.year, self.month)

    def wanted(self, words: str) -> Wanted:
        """Return what to list; `words`, and days of the sieve's own, are looked for in all years."""
        by_due = self.order == "due" and not self.chip
        everywhere = bool(words) or self.sieve.dated
        return Wanted(
            year=None if everywhere else self.year,
            month=None if everywhere else self.month,
            # What is settled is due no more.
            chip="open" if by_due else self.chip,
            words=words,
            order=self.order,
            descending=self.descending,
            sieve=self.sieve,
        )

    def sort_by(self, order: str) -> None:
        """Sort anew: first the newest, but the next due first; a second time turned around."""
        self.descending = not self.descending if order == self.order else order != "due"
        self.order = order
