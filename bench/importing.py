"""Measures an import of 100,000 rows against reading the CSV and bare inserts with the same index."""

from __future__ import annotations

import csv
import sqlite3
import tempfile
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from time import perf_counter

from app.register import Register
from app.transfer.importing import apply_import, preview_import
from bench._registers import bare_connection, create_register

ROWS = 100_000
LIMIT = 5.0
_WORDS = [
    "antrean",
    "loket",
    "petugas",
    "ruang",
    "pelayanan",
    "data",
    "kursi",
    "parkir",
    "formulir",
    "sensus",
    "survei",
    "honor",
    "mitra",
    "jaringan",
    "listrik",
    "toilet",
    "lampu",
    "papan",
    "nomor",
    "jadwal",
    "kabupaten",
    "kecamatan",
    "tabel",
    "buku",
    "publikasi",
]
_HEADS = "media;diterima;perihal;uraian"
_ROW = (
    "INSERT INTO complaint (year, seq, received_year, month, check_code, received_at, medium_id, "
    "recap_column_id, source_reference, title, classification, about_office_id, anonymous, "
    "confidential, attachments, version, status, turn, holder, step, step_started_at, due_at, "
    "paused_minutes, extended_days, forwarded, settlement) VALUES (2025, ?, 2025, ?, '7K4-M', ?, 2, "
    "2, '', ?, 'complaint', 1, 1, 0, 0, 1, 'new', 'desk', 'desk', 3, ?, ?, 0, 0, 0, '')"
)


def run() -> list[tuple[str, float, float]]:
    """Return (name, ratio, limit) of the whole import: reading, checking and storing."""
    with tempfile.TemporaryDirectory() as folder:
        content = _file()
        place = Path(folder) / "aduan.csv"
        place.write_bytes(content)
        bare = create_register(Path(folder) / "bare.mejaaduan")
        ours = create_register(Path(folder) / "ours.mejaaduan")
        with closing(bare), closing(ours):
            plain = _bare(bare, place)
            read, stored = _ours(ours, content)
    name = f"import {ROWS:,} rows / csv and bare executemany"
    return [
        (name, (read + stored) / plain, LIMIT),
        (f"  its preview alone ({read:.1f} s)", read / plain, LIMIT),
        (f"  its storing alone ({stored:.1f} s of {plain:.1f})", stored / plain, LIMIT),
    ]


def _file() -> bytes:
    random, first = Random(1), datetime(2025, 1, 2, 8, 0, tzinfo=UTC)
    lines = [_HEADS]
    for number in range(ROWS):
        at = first + timedelta(minutes=5 * number)
        title, text = (" ".join(random.choices(_WORDS, k=many)) for many in (6, 14))
        lines.append(f"lapor;{at:%d-%m-%Y %H.%M};{title} {number};{text}")
    return "\n".join(lines).encode()


def _bare(register: Register, place: Path) -> float:
    """Return how long it takes to read the file and write what lists and search need, no more."""
    with closing(bare_connection(register)) as raw:
        begun = perf_counter()
        with place.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file, delimiter=";"))[1:]
        _insert(raw, rows)
        return perf_counter() - begun


def _insert(raw: sqlite3.Connection, rows: list[list[str]]) -> None:
    raw.execute("BEGIN IMMEDIATE")
    raw.executemany(
        _ROW,
        (
            (number, 1 + number % 12, at := f"2025-01-02 {row[1][11:]}:00", row[2], at, at)
            for number, row in enumerate(rows, 1)
        ),
    )
    raw.executemany(
        'INSERT INTO complaint_content (complaint_id, text, what, "where", "when", who, how) '
        "VALUES (?, ?, '', '', '', '', '')",
        ((number, row[3]) for number, row in enumerate(rows, 1)),
    )
    raw.executemany(
        "INSERT INTO complaint_search (rowid, body) VALUES (?, ?)",
        ((number, f"2025-{number}\n{row[2]}\n\n{row[3]}") for number, row in enumerate(rows, 1)),
    )
    raw.execute("COMMIT")


def _ours(register: Register, content: bytes) -> tuple[float, float]:
    begun = perf_counter()
    preview = preview_import(register, content=content)
    between = perf_counter()
    apply_import(register, preview=preview)
    return between - begun, perf_counter() - between


if __name__ == "__main__":
    for name, ratio, limit in run():
        print(f"{name:60} {ratio:8.2f}  limit {limit:8.2f}")
