"""Measures attaching pictures against the disk's own copying of the same files, synced alike.

And against the encrypted file library alone, writing the same bytes in one transaction each: what it
takes no sealing of ours can do without.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import perf_counter

from app.access.sealed_files import PART_BYTES
from app.atomic_file import sync_file
from app.case import Content
from app.desk.attaching import NewFile, attach_files
from app.desk.new_complaint import NewComplaint
from app.desk.registering import register_complaint
from app.register import Register
from bench._registers import bare_connection, create_register

MEGABYTES, PICTURE = 100, 5
"""In all, and of one picture."""
_BEGINNING = b"\xff\xd8\xff\xe0"
_INSERT = "INSERT INTO evidence_part (complaint_id, file, part, body) VALUES (1, ?, ?, ?)"
# At least 60 per cent of the copying speed.
LIMIT, LIBRARY_LIMIT = 1 / 0.6, 2.0


def run(megabytes: int = MEGABYTES) -> list[tuple[str, float, float]]:
    """Return (name, ratio, limit); the three take turns, picture by picture."""
    spent = {"copy": 0.0, "library": 0.0, "attach": 0.0}
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        register = create_register(place / "register.mejaaduan")
        other = create_register(place / "lain.mejaaduan")
        bare = bare_connection(other)
        with closing(register), closing(other), closing(bare):
            case = _complaint(register)
            for number in range(megabytes // PICTURE + 1):
                picture = place / f"{number}.jpg"
                picture.write_bytes(_BEGINNING + os.urandom(PICTURE * 1024 * 1024))
                sync_file(picture)
                deeds: dict[str, Callable[[], object]] = {
                    "copy": partial(_copy, picture, place / "salinan.jpg"),
                    "library": partial(_insert, bare, picture),
                    "attach": partial(_attach, register, case, picture),
                }
                for name, deed in deeds.items():
                    begun = perf_counter()
                    deed()
                    # The first round compiles statements and warms the disk.
                    spent[name] += (perf_counter() - begun) * (number > 0)
                picture.unlink()
    what = f"attach {megabytes} MB of pictures"
    return [
        (f"{what} / copying them", spent["attach"] / spent["copy"], LIMIT),
        (f"{what} / encrypted file alone", spent["attach"] / spent["library"], LIBRARY_LIMIT),
    ]


def _copy(source: Path, target: Path) -> None:
    shutil.copy(source, target)
    sync_file(target)


def _insert(bare: sqlite3.Connection, source: Path) -> None:
    body = source.read_bytes()
    parts = range(0, len(body), PART_BYTES)
    bare.execute("BEGIN IMMEDIATE")
    bare.executemany(_INSERT, [(source.stem, at, body[at : at + PART_BYTES]) for at in parts])
    bare.execute("COMMIT")


def _attach(register: Register, case: int, source: Path) -> None:
    attach_files(register, complaint_id=case, files=[NewFile(source.name, source)])


def _complaint(register: Register) -> int:
    complaint = NewComplaint(
        medium="lapor",
        received_at=datetime(2026, 3, 17, 2, 0, tzinfo=UTC),
        title="Antrean layanan terlalu lama",
        content=Content(text="Menunggu dua jam di ruang PST tanpa kejelasan."),
    )
    return register_complaint(register, complaint=complaint).complaint_id


if __name__ == "__main__":
    print(run(*(int(each) for each in sys.argv[1:])))
