"""Killed, or with a full or failing disk, at a system call: the old content or the new, no litter."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle
from pathlib import Path
from subprocess import PIPE

import pytest

from app.clock import FixedClock
from tests.conftest import MOMENT
from tests.helpers.fault_deeds import BEGINS, DEEDS, ensure_sound, lay_ground
from tests.helpers.outcomes import Outcomes
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
FIRST = 200
ENDED = {"killed": {0, -9}, "full": {0, 3}, "failing": {0, 3}}


@pytest.fixture(scope="module")
def before(register_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with all that a deed can be done to."""
    return lay_ground(register_template, tmp_path_factory.mktemp("sebelum"))


class Deeds:
    """Does deeds in processes of their own, watched from their first call on."""

    def __init__(self, said: Path) -> None:
        self._said = said
        with said.open("w") as told:
            words = [sys.executable, "-B", "-m", "tests.helpers.fault_deeds", "serve"]
            self._server = subprocess.Popen(
                words, cwd=ROOT, stdin=PIPE, stdout=PIPE, stderr=told, text=True, encoding="utf-8"
            )

    def do(self, deed: str, folder: Path, watched: str, *, log: str = os.devnull) -> int:
        """Do a deed while its calls are watched; return how it ended."""
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        self._server.stdin.write(f"{deed}\t{folder}\n")
        self._server.stdin.flush()
        child = self._server.stdout.readline().strip()
        words = ["strace", "-f", "-qq", "-o", log, "-p", child]
        with subprocess.Popen([*words, *(f"-e{each}" for each in watched.split())]) as watcher:
            while "TracerPid:\t0\n" in Path(f"/proc/{child}/status").read_text("ascii"):
                assert watcher.poll() is None
            os.kill(int(child), signal.SIGCONT)
            return int(self._server.stdout.readline())

    def said(self) -> str:
        """Return all that was told of errors of ours."""
        return self._said.read_text("utf-8")

    def end(self) -> None:
        """Do no more."""
        self._server.communicate()


@pytest.fixture(scope="module")
def deeds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deeds]:
    """Return a process that is warm, and does deeds in forks of itself."""
    made = Deeds(tmp_path_factory.mktemp("perbuatan") / "galat")
    yield made
    made.end()


def calls_of(deeds: Deeds, deed: str, folder: Path, calls: str) -> list[int]:
    """Return the numbers of these calls that a deed makes when nothing hinders it, in order."""
    log = folder / "log"
    assert deeds.do(deed, folder, f"trace={calls}", log=str(log)) == 0
    lines = log.read_text("utf-8", "replace").splitlines()
    log.unlink()
    # Each of its threads counts by itself; the first one is told when the deed begins.
    threads = [line.split()[0] for line in lines]
    begins = next(at for at, line in enumerate(lines, 1) if BEGINS.decode() in line)
    return list(range(begins + 1, max(Counter(threads).values()) + 1))


def in_order_of_faults(calls: list[int], chance: random.Random) -> Iterator[int]:
    """Yield the first calls before the later ones, each before any is met again."""
    first, later = calls[:FIRST], calls[FIRST:]
    for some in (first, later):
        chance.shuffle(some)
    return cycle([*first, *later])


@pytest.mark.skipif(not strace_works(), reason="needs strace")
@pytest.mark.parametrize("kind", FAULTS)
def test_a_fault_at_any_call_leaves_the_old_or_the_new(
    before: Path, tmp_path: Path, kind: str, deeds: Deeds, many: Callable[[str, int], range]
) -> None:
    chance, outcomes = random.Random(kind), Outcomes()
    # Some kinds begin with one deed, some with another: few rounds meet several.
    order = chance.sample(list(DEEDS), len(DEEDS))
    calls: dict[str, Iterator[int]] = {}
    for turn in many(f"deeds {kind}", 2):
        deed, folder = order[turn % len(order)], tmp_path / str(turn)
        if deed not in calls:
            whole = shutil.copytree(before, tmp_path / f"utuh-{deed}")
            calls[deed] = in_order_of_faults(calls_of(deeds, deed, whole, HIT[kind]), chance)
        shutil.copytree(before, folder)
        fault = FAULTS[kind].format(at=next(calls[deed]))
        ended = deeds.do(deed, folder, f"trace={CALLS} {fault}")
        assert ended in ENDED[kind], f"{deed}, {fault}: {deeds.said()}"
        place = folder / DEEDS[deed][1]
        outcomes.look(place, ended, partial(ensure_old_or_new, place, ended))
        shutil.rmtree(folder)


def ensure_old_or_new(place: Path, ended: int) -> None:
    """Make sure that a place is sound after a fault, or that nothing was made there and can be now."""
    if not place.exists():
        assert ended != 0
        create_register(str(place), clock=FixedClock(MOMENT)).close()
    ensure_sound(place)
