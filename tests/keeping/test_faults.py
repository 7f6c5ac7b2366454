"""Killed, or with a full or failing disk, at a system call: the old content or the new, no litter."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.clock import FixedClock
from tests.conftest import MOMENT
from tests.helpers.fault_deeds import BEGINS, DEEDS, ensure_sound, lay_ground
from tests.helpers.power_cuts import strace_works
from tests.helpers.registers import create_register

ROOT = Path(__file__).parents[2]
WRITES = "pwrite64,write"
CALLS = "write,pwrite64,ftruncate,fsync,fdatasync,rename,link,unlink"
HIT = {"killed": CALLS, "full": WRITES, "failing": f"{WRITES},fsync,fdatasync"}
FAULTS = {
    "killed": f"inject={HIT['killed']}:signal=KILL:when={{at}}",
    "full": f"inject={HIT['full']}:error=ENOSPC:when={{at}}+",
    "failing": f"inject={HIT['failing']}:error=EIO:when={{at}}+",
}
ENDED = {"killed": {0, -9, 137}, "full": {0, 3}, "failing": {0, 3}}


@pytest.fixture(scope="module")
def before(register_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with all that a deed can be done to."""
    return lay_ground(register_template, tmp_path_factory.mktemp("sebelum"))


def run(deed: str, folder: Path, fault: str) -> tuple[int, str]:
    words = ["strace", "-f", "-qq", "-o", os.devnull, "-e", f"trace={CALLS}", "-e", fault]
    deed_words = [sys.executable, "-B", "-m", "tests.helpers.fault_deeds", deed, str(folder)]
    ran = subprocess.run(
        [*words, *deed_words], cwd=ROOT, stderr=subprocess.PIPE, text=True, check=False
    )
    return ran.returncode, ran.stderr


def calls_of(deed: str, folder: Path, calls: str) -> range:
    """Return the numbers of these calls that the deed makes when nothing hinders it."""
    log = folder / "log"
    words = ["strace", "-f", "-qq", "-o", str(log), "-e", f"trace={calls}"]
    deed_words = [sys.executable, "-B", "-m", "tests.helpers.fault_deeds", deed, str(folder)]
    subprocess.run([*words, *deed_words], cwd=ROOT, check=True)
    lines = log.read_text("utf-8", "replace").splitlines()
    begins = next(at for at, line in enumerate(lines, 1) if BEGINS.decode() in line)
    return range(begins + 1, len(lines) + 1)


@pytest.mark.skipif(not strace_works(), reason="needs strace")
@pytest.mark.parametrize("kind", FAULTS)
def test_a_fault_at_any_call_leaves_the_old_or_the_new(
    before: Path, tmp_path: Path, kind: str, many: Callable[[str, int], range]
) -> None:
    chance = random.Random(kind)
    # Some kinds begin with one deed, some with another: few rounds meet several.
    deeds = chance.sample(list(DEEDS), len(DEEDS))
    calls: dict[str, list[int]] = {}
    for turn in many(f"deeds {kind}", 2):
        deed, folder = deeds[turn % len(deeds)], tmp_path / str(turn)
        if deed not in calls:
            whole = shutil.copytree(before, tmp_path / f"utuh-{deed}")
            calls[deed] = list(calls_of(deed, whole, HIT[kind]))
            chance.shuffle(calls[deed])
        shutil.copytree(before, folder)
        place = folder / DEEDS[deed][1]
        # Each call in its turn, before any is met again.
        calls[deed].append(calls[deed].pop(0))
        fault = FAULTS[kind].format(at=calls[deed][-1])
        ended, said = run(deed, folder, fault)
        assert ended in ENDED[kind], f"{deed}, {fault}: {said}"
        if not place.exists():
            # Nothing was made, and it can be made now.
            assert ended != 0
            create_register(str(place), clock=FixedClock(MOMENT)).close()
        ensure_sound(place)
        shutil.rmtree(folder)
