"""Everything that takes long, one part after the other, each with its count: `dev.py nightly`."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from typing import NamedTuple

from dev import ROOT, say

PYTEST = (sys.executable, "-m", "pytest", "-q")
TIMES = 20
ROUNDS = 3
SCANS = 300
# What has a part of its own: its test, how many times its usual count, and what that makes.
APART = {
    "power": ("tests/keeping/test_power_cuts.py", 500, "20,000 states of a disk after a power cut"),
    "disk": (
        "tests/keeping/test_faults.py",
        800,
        "1,600 deeds killed, with a full, a failing disk",
    ),
    "soak": ("tests/ui/test_soak.py", 60, "600 hours at the desk by a fast clock"),
    "spoilt": ("tests/transfer/test_spoilt_files.py", 1667, "200,040 spoilt files to import"),
}


class Part(NamedTuple):
    """One long run: its name, how often it does what it does, and its commands."""

    name: str
    often: str
    commands: list[tuple[str, ...]]


class Result(NamedTuple):
    """How a part went: whether it passed, its last line, and how long it took."""

    part: Part
    passed: bool
    said: str
    minutes: float


def parts(*, times: int, rounds: int, windows: str) -> list[Part]:
    """Return what there is to run; `windows` is a program that runs the tests with `test`."""
    # A test that goes on for minutes is no hanging one here.
    patient = (*PYTEST, "-o", "faulthandler_timeout=3600")
    without = [f"--ignore={test}" for test, _, _ in APART.values()]
    # In one process: what runs beside it is not measured.
    covered = (sys.executable, "-m", "coverage")
    pure = ("tests/rules", "tests/access", "tests/attacks", "tests/keeping")
    rules = ("--include=app/rules/*", "--fail-under=100")
    chosen = [
        Part(
            "faults",
            f"{times} times the usual count",
            [(*patient, "--times", str(times), *without)],
        ),
        *(
            Part(name, what, [(*patient, "-n0", "--times", str(often), test)])
            for name, (test, often, what) in APART.items()
        ),
        Part("orders", f"{rounds} times all tests, shuffled", [PYTEST] * rounds),
        Part(
            "coverage",
            "once the tests of the pure rooms",
            [
                (*covered, "run", "-m", "pytest", "-q", "-n0", *pure),
                (*covered, "report", *rules),
                (*covered, "report"),
            ],
        ),
        Part(
            "scans",
            f"{SCANS} papers that come back, and as many with ticks of other shapes",
            [
                (sys.executable, "-m", "tests.scanning.trial", str(SCANS), "--strict", *other)
                for other in ((), ("--other",))
            ],
        ),
        Part("speed", "once", [(sys.executable, "-m", "bench")]),
    ]
    if windows:
        chosen.append(Part("windows", "once all tests", [(windows, "test")]))
    return chosen


def run(part: Part) -> Result:
    """Run the commands of a part, all of them; print what they print."""
    say(f"nightly: {part.name}, {part.often}")
    began, passed, said = time.monotonic(), True, ""
    for command in part.commands:
        with subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        ) as running:
            for line in running.stdout or ():
                print(line, end="", flush=True)
                said = line.strip() or said
        passed = passed and running.returncode == 0
    return Result(part, passed, said, (time.monotonic() - began) / 60)


def main() -> int:
    """Run all parts or those named, then tell in a table how each went."""
    parser = argparse.ArgumentParser(prog="dev.py nightly", description=__doc__)
    parser.add_argument("names", nargs="*", help="only these parts (all if none is named)")
    parser.add_argument("--times", type=int, default=TIMES, help="of the usual count of faults")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="of all tests in other orders")
    parser.add_argument(
        "--windows",
        metavar="PROGRAM",
        default=os.environ.get("WINDOWS_TESTS", ""),
        help="called as `PROGRAM test`, runs the tests with a Windows Python (or $WINDOWS_TESTS)",
    )
    options = parser.parse_args()
    there = parts(times=options.times, rounds=options.rounds, windows=options.windows)
    unknown = sorted(set(options.names) - {part.name for part in there})
    if unknown:
        parser.error(f"no such part: {', '.join(unknown)}")
    if not options.windows:
        say("nightly: no program for the Windows tests is given, so they are left out")
    results = [run(part) for part in there if not options.names or part.name in options.names]
    for part, passed, said, minutes in results:
        verdict = "passed" if passed else "FAILED"
        say(f"nightly: {part.name:<8} {verdict}  {minutes:6.1f} min  {part.often}: {said}")
    return 0 if all(result.passed for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
