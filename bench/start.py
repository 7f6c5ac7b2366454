"""Measures the start against bare PySide6 and bare SQLCipher: window, door, and the first rows.

Each program runs in a process of its own, from compiled modules as an installed one does; they take
turns, and medians are compared. The first round only warms the computer's file cache. Ours is
started as every morning, without a word: the register is handed to it in place of the remembered
one. A page counts as painted when what is typed into, or the list, has been.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from statistics import median
from time import time
from typing import TYPE_CHECKING

from bench._registers import PASSWORD, create_register
from bench._start_programs import BARE, BARE_LOADING, BARE_OPENING, DOOR, SAMPLE

if TYPE_CHECKING:
    from app.register import Register

ROUNDS = 9
ROWS = 60
TYPING_SECONDS = 2.0
STALL_SECONDS = 0.05
_ROOT = Path(__file__).resolve().parent.parent


def run() -> list[tuple[str, float, float]]:
    """Return (name, ratio, limit) of every way in."""
    found: dict[str, list[float]] = defaultdict(list)
    with tempfile.TemporaryDirectory(prefix="meja-bench-") as folder:
        home = Path(folder)
        own, key = own_register(home)
        sample = sample_register(home)
        for _ in range(ROUNDS + 1):
            for name, moments in (
                ("bare", stamps(BARE, home=home)),
                ("loading", stamps(BARE_LOADING, home=home)),
                ("opening", stamps(BARE_OPENING, str(own), key, PASSWORD, home=home)),
                ("door", stamps(DOOR, str(own), PASSWORD, str(TYPING_SECONDS), home=home)),
                ("sample", stamps(SAMPLE, str(sample), home=home)),
            ):
                for word, seconds in moments.items():
                    found[f"{name} {word}"].append(seconds)
    took = {name: median(seconds[1:]) for name, seconds in found.items()}
    print({name: round(seconds * 1000) for name, seconds in took.items()}, file=sys.stderr)
    window, rows = took["bare painted"], took["sample rows"]
    enter = took["door rows"] - took["door enter"]
    opening = took["opening rows"] - took["opening enter"]
    stall = took["door stall"] / STALL_SECONDS
    return [
        ("start, window painted / bare window", took["door painted"] / window, 1.25),
        ("start, password page painted / bare window", took["door door"] / window, 1.25),
        ("start, Enter to first rows / bare opening", enter / opening, 1.5),
        (f"start, stall while typing / {STALL_SECONDS * 1000:.0f} ms", stall, 1.0),
        ("start, rows of a sample / bare window + SQLAlchemy", rows / took["loading loaded"], 1.5),
    ]


def own_register(folder: Path) -> tuple[Path, str]:
    """Make an office's register with open complaints for the first page; its key as hex."""
    place = folder / "register.mejaaduan"
    register = create_register(place)
    _fill(register)
    key = register.file_key.hex()
    register.close()
    return place, key


def sample_register(folder: Path) -> Path:
    """Make a sample register with as many, which opens by itself."""
    from app.clock import SystemClock
    from app.keeping.creating import create_sample_register

    place = folder / "contoh.mejaaduan"
    register = create_sample_register(str(place), clock=SystemClock())
    _fill(register)
    register.close()
    return place


def _fill(register: Register) -> None:
    from datetime import timedelta

    from app.case import Content
    from app.desk.new_complaint import NewComplaint
    from app.desk.registering import register_complaint

    now = register.clock.now()
    for number in range(ROWS):
        register_complaint(
            register,
            complaint=NewComplaint(
                medium="langsung",
                received_at=now - timedelta(hours=ROWS - number),
                title=f"Aduan percobaan {number}",
                content=Content(text="Isi aduan percobaan."),
                anonymous=True,
            ),
        )


def _usual_screen(home: Path) -> str:
    """Return the platform with the screen of an office's PC; Qt's own has another shape."""
    usual = {"name": "usual", "x": 0, "y": 0, "width": 1366, "height": 768, "dpr": 1}
    place = home / "screen.json"
    place.write_text(json.dumps({"screens": [usual | {"logicalDpi": 96, "logicalBaseDpi": 96}]}))
    # Relative, as a colon ends the file's name.
    return f"offscreen:configfile={os.path.relpath(place, _ROOT)}"


def stamps(code: str, *arguments: str, home: Path) -> dict[str, float]:
    """Run a program of its own; return the seconds from its start to each stamp it prints.

    What it prints as "stall" is a time it took by itself.
    """
    environment = dict(os.environ)
    environment["QT_QPA_PLATFORM"] = _usual_screen(home)
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["PYTHONPYCACHEPREFIX"] = str(home / "pycache")
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA"):
        environment[name] = str(home)
    begun = time()
    ended = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
        cwd=_ROOT,
    )
    found: dict[str, float] = {}
    for line in ended.stdout.splitlines():
        word, moment = line.split()
        found.setdefault(word, float(moment) - (0.0 if word == "stall" else begun))
    return found


if __name__ == "__main__":
    for name, ratio, limit in run():
        print(f"{name:52} {ratio:8.2f}  limit {limit:8.2f}")
