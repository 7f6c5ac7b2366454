"""What the register's list is narrowed to, and by what it is sorted."""

from dataclasses import dataclass

from app.desk.listing_cases import Wanted
from ui.register.loading import Period


@dataclass(slots=True)
class Narrowing:
    """A year or one month of it (from 1), a chip, and the order; the page changes it in place."""

    year: int
    month: int | None = None
    chip: str = ""
    order: str = "number"
    descending: bool = True

    @property
    def period(self) -> Period:
        """The year or month the page stands at, also while words are searched in all years."""
        return Period(self.year, self.month)

    def wanted(self, words: str) -> Wanted:
        """Return what to list; `words` are searched in all years."""
        by_due = self.order == "due" and not self.chip
        return Wanted(
            year=None if words else self.year,
            month=None if words else self.month,
            # What is settled is due no more.
            chip="open" if by_due else self.chip,
            words=words,
            order=self.order,
            descending=self.descending,
        )

    def sort_by(self, order: str) -> None:
        """Sort anew: first the newest, but the next due first; a second time turned around."""
        self.descending = not self.descending if order == self.order else order != "due"
        self.order = order
