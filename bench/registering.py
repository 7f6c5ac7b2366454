"""Measures registering one complaint against one bare durable transaction, pragmas alike."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter

from app.case import Content, Identity
from app.desk.registering import NewComplaint, register_complaint
from bench._registers import create_register

ROUNDS = 300
_PRAGMAS = ("journal_mode=truncate", "synchronous=full", "foreign_keys=on", "secure_delete=on")


def run() -> list[tuple[str, float, float]]:
    """Return (name, ratio, limit); the two take turns, so that the disk's moods hit both."""
    with tempfile.TemporaryDirectory() as folder:
        bare = sqlite3.connect(Path(folder) / "bare.db", isolation_level=None)
        register = create_register(Path(folder) / "register.mejaaduan")
        with closing(bare), closing(register):
            for pragma in _PRAGMAS:
                bare.execute(f"PRAGMA {pragma}")
            bare.execute("CREATE TABLE complaint (id INTEGER PRIMARY KEY, at, title, text)")
            complaint = NewComplaint(
                medium="lapor",
                received_at=datetime(2026, 3, 17, 2, 0, tzinfo=UTC),
                title="Antrean layanan terlalu lama",
                content=Content(text="Menunggu dua jam di ruang PST tanpa kejelasan. " * 5),
                identity=Identity(name="Siti Rahmah", contact="0812-0000-1111"),
            )
            ours, plain = [], []
            for _ in range(ROUNDS):
                begun = perf_counter()
                _save_bare(bare, complaint)
                between = perf_counter()
                register_complaint(register, complaint=complaint)
                plain.append(between - begun)
                ours.append(perf_counter() - between)
    # The first rounds compile statements and warm the disk.
    ratio = median(ours[20:]) / median(plain[20:])
    return [("register one complaint / bare transaction", ratio, 4.0)]


def _save_bare(bare: sqlite3.Connection, complaint: NewComplaint) -> None:
    bare.execute("BEGIN IMMEDIATE")
    bare.execute(
        "INSERT INTO complaint (at, title, text) VALUES (?, ?, ?)",
        (str(complaint.received_at), complaint.title, complaint.content.text),
    )
    bare.execute("COMMIT")


if __name__ == "__main__":
    print(run())
