"""Keeps the figures at the rail's pages: what waits for the head, and what is late."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.shell.rail import Rail

if TYPE_CHECKING:
    from app.register import Register
    from ui.page import Context


@dataclass(frozen=True, slots=True)
class Counts:
    """How many complaints wait for a disposition, and how many are late, of all years."""

    awaiting: int
    late: int


def read_counts(register: Register) -> Counts:
    """Count; in the worker."""
    from app.desk.listing_cases import Wanted, count_rows

    with register.reading():
        return Counts(
            awaiting=count_rows(register, wanted=Wanted(chip="awaiting_disposition")),
            late=count_rows(register, wanted=Wanted(chip="late")),
        )


def show_counts(rail: Rail, context: Context) -> None:
    """Count anew and write the figures at the rail, for who may see complaints at all."""
    from app.desk.listing_cases import count_rows

    def write(counts: Counts) -> None:
        rail.set_count("disposisi", counts.awaiting)
        rail.set_late("tindak_lanjut", counts.late)

    if context.may(count_rows):
        context.ask(read_counts, then=write, owner=rail, key="counts")
