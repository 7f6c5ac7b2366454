"""A large register is backed up and restored in the memory of an old PC."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from app.clock import FixedClock
from app.keeping.backup import make_backup
from tests.conftest import MOMENT
from tests.desk.files import attach
from tests.desk.slips import registered
from tests.helpers.fault_deeds import BACKUP, PEAK, PLACE
from tests.helpers.registers import copy_register, open_register

ROOT = Path(__file__).parents[2]
MOST = 150 * 1024 * 1024


@pytest.mark.skipif(not PEAK.exists(), reason="the system does not tell what a process took")
def test_it_takes_little_memory(register_template: Path, tmp_path: Path) -> None:
    place = copy_register(register_template, tmp_path / PLACE)
    with closing(open_register(str(place), clock=FixedClock(MOMENT))) as register:
        case = registered(register)
        for number in range(7):
            attach(register, case, f"berkas {number}.pdf", b"%PDF-1.7\n" + os.urandom(6_000_000))
        make_backup(register, place=tmp_path / BACKUP)
    assert place.stat().st_size > 40_000_000
    for deed in ("backup", "restore"):
        assert peak_of(deed, tmp_path) < MOST


def peak_of(deed: str, folder: Path) -> int:
    """Return the most memory that a deed takes in a process of its own, in bytes."""
    # The system's own count of a child begins with what its parent has.
    words = [sys.executable, "-m", "tests.helpers.fault_deeds", deed, str(folder), "peak"]
    done = subprocess.run(words, cwd=ROOT, check=True, capture_output=True, text=True)
    return int(done.stdout)
