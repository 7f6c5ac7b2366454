"""Measures attaching pictures against the disk's own copying of the same files, synced alike."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from app.atomic_file import sync_file
from app.case import Content
from app.desk.attaching import NewFile, attach_files
from app.desk.registering import NewComplaint, register_complaint
from app.register import Register
from bench._registers import create_register

MEGABYTES, PICTURE = 100, 5
"""In all, and of one picture."""
_BEGINNING = b"\xff\xd8\xff\xe0"
# At least 60 per cent of the copying speed.
LIMIT = 1 / 0.6


def run(megabytes: int = MEGABYTES) -> list[tuple[str, float, float]]:
    """Return (name, ratio, limit); the two take turns, picture by picture."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        register = create_register(place / "register.mejaaduan")
        with closing(register):
            case = _complaint(register)
            ours = plain = 0.0
            for number in range(megabytes // PICTURE + 1):
                picture = place / f"{number}.jpg"
                picture.write_bytes(_BEGINNING + os.urandom(PICTURE * 1024 * 1024))
                sync_file(picture)
                begun = perf_counter()
                copy = Path(shutil.copy(picture, place / "salinan.jpg"))
                sync_file(copy)
                between = perf_counter()
                attach_files(register, complaint_id=case, files=[NewFile(picture.name, picture)])
                # The first round compiles statements and warms the disk.
                if number:
                    plain += between - begun
                    ours += perf_counter() - between
                picture.unlink()
                copy.unlink()
    name = f"attach {megabytes} MB of pictures / copying them"
    return [(name, ours / plain, LIMIT)]


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
