"""Measures the recap of 1,000,000 complaints against the bare covering GROUP BY."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from time import perf_counter

from app.desk.recapping import read_recap
from bench._registers import bare_connection, open_register
from bench.fill import ROWS, YEAR, full_register

ROUNDS = 9
_BARE = (
    "SELECT month, recap_column_id, settlement, count(*) FROM complaint "
    "WHERE received_year = ? GROUP BY month, recap_column_id, settlement"
)


def run() -> list[tuple[str, float, float]]:
    """Return (name, ratio, limit) of the quickest of some rounds, both taking turns."""
    path = full_register()
    register = open_register(path)
    bare = bare_connection(register)
    with closing(bare), closing(register):
        assert read_recap(register, year=YEAR).total == ROWS
        ours, plain = [], []
        for _ in range(ROUNDS):
            plain.append(_timed(lambda: bare.execute(_BARE, (YEAR,)).fetchall()))
            ours.append(_timed(lambda: read_recap(register, year=YEAR)))
    return [("recap of 1,000,000 / bare covering GROUP BY", min(ours) / min(plain), 1.1)]


def _timed(work: Callable[[], object]) -> float:
    begun = perf_counter()
    work()
    return perf_counter() - begun


if __name__ == "__main__":
    print(run())
