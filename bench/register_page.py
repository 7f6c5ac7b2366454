"""Measures jumps to anywhere among 1,000,000 complaints, and the memory that they take."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter

PAGE = 50
JUMPS = 120
_MEGABYTES = 80
_IDS = "SELECT id FROM complaint ORDER BY year {way}, seq {way} LIMIT ? OFFSET ?"
_PAGE = (
    "SELECT c.id, c.year, c.seq, c.received_at, m.name, c.title, c.classification, c.status, "
    "c.turn, c.holder, c.step, c.step_started_at, c.due_at, c.paused_at, c.forwarded, "
    "c.anonymous, c.confidential, c.closed_at FROM complaint c JOIN medium m ON m.id = c.medium_id "
    f"WHERE c.id IN ({', '.join('?' * PAGE)})"
)


def run() -> list[tuple[str, float, float]]:
    """Return (name, ratio, limit): one jump by the bare one, and megabytes by those allowed.

    The measuring runs in a process of its own, so that its memory is only that of the page and
    of the libraries it needs.
    """
    from bench.fill import full_register

    path = full_register()
    done = subprocess.run(
        [sys.executable, "-m", "bench.register_page", str(path)],
        check=True,
        capture_output=True,
        text=True,
    )
    told = json.loads(done.stdout)
    return [
        ("register page, jump anywhere / bare SELECT", told["ratio"], 2.0),
        (f"register page, memory / {_MEGABYTES} MB", told["megabytes"] / _MEGABYTES, 1.0),
    ]


def resident_megabytes() -> float:
    """Return the memory this process holds, in MB; 0 where the system does not tell."""
    status = Path("/proc/self/statm")
    if not status.exists():
        return 0.0
    return int(status.read_text("ascii").split()[1]) * 4096 / 1e6


def measure(path: str) -> dict[str, float]:
    """Jump about, turn by turn by the services and by bare SQL; ratio and megabytes grown."""
    before = resident_megabytes()
    # Imported here, so that the libraries count as part of what the page takes.
    from app.desk.listing_cases import Wanted, count_rows, list_rows
    from bench._registers import bare_connection, open_register

    random = Random(5)
    ours, plain = [], []
    register = open_register(Path(path))
    bare = bare_connection(register)
    with closing(bare), closing(register):
        wanted = Wanted()
        total = count_rows(register, wanted=wanted)
        for _ in range(JUMPS):
            offset = random.randrange(total - PAGE)
            begun = perf_counter()
            expected = bare_page(bare, offset, total)
            between = perf_counter()
            rows = list_rows(register, wanted=wanted, offset=offset, limit=PAGE, total=total)
            ours.append(perf_counter() - between)
            plain.append(between - begun)
            assert [row.id for row in rows] == expected
        grown = resident_megabytes() - before
    return {"ratio": median(ours) / median(plain), "megabytes": grown, "ms": median(ours) * 1e3}


def bare_page(bare: sqlite3.Connection, offset: int, total: int) -> list[int]:
    """Read one page by hand from the nearer end of the index; returns its ids in order."""
    backwards = offset > total // 2
    skipped = total - offset - PAGE if backwards else offset
    way = "ASC" if backwards else "DESC"
    ids = [row[0] for row in bare.execute(_IDS.format(way=way), (PAGE, skipped))]
    rows = {row[0]: row for row in bare.execute(_PAGE, ids)}
    assert len(rows) == PAGE
    return ids[::-1] if backwards else ids


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1])))
