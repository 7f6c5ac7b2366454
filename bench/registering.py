"""Measures registering one complaint against one bare durable transaction, and what sealing costs.

For the latter the same is registered, in turns, by a vault that neither seals nor signs.
"""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING
from unittest.mock import patch

from app.access.vault import Vault
from app.case import Content, Identity
from app.desk.new_complaint import NewComplaint
from app.desk.registering import register_complaint
from bench._registers import create_register

if TYPE_CHECKING:
    from app.register import Register

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
            ours, plain, open_ = [], [], []
            for _ in range(ROUNDS):
                begun = perf_counter()
                _save_bare(bare, complaint)
                between = perf_counter()
                register_complaint(register, complaint=complaint)
                plain.append(between - begun)
                ours.append(perf_counter() - between)
                open_.append(_save_open(register, complaint))
    # The first rounds compile statements and warm the disk.
    took = median(ours[20:])
    return [
        ("register one complaint / bare transaction", took / median(plain[20:]), 4.0),
        ("register one complaint / without sealing and signing", took / median(open_[20:]), 1.3),
    ]


def _save_open(register: Register, complaint: NewComplaint) -> float:
    """Register without sealing and signing; return the seconds it takes."""
    with (
        patch.object(Vault, "put", lambda *_, **__: None),
        patch.object(Vault, "sign_end", lambda *_, **__: None),
    ):
        begun = perf_counter()
        register_complaint(register, complaint=complaint)
        return perf_counter() - begun


def _save_bare(bare: sqlite3.Connection, complaint: NewComplaint) -> None:
    bare.execute("BEGIN IMMEDIATE")
    bare.execute(
        "INSERT INTO complaint (at, title, text) VALUES (?, ?, ?)",
        (str(complaint.received_at), complaint.title, complaint.content.text),
    )
    bare.execute("COMMIT")


if __name__ == "__main__":
    print(run())
