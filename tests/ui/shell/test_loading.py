"""What is loaded when: nothing before the first rows that they don't need, nothing late."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from app.clock import SystemClock
from app.desk.registering import register_complaint
from app.keeping.creating import create_sample_register
from tests.desk.slips import slip
from tests.helpers.registers import LOGIN, PASSWORD
from ui.page_table import PAGES

ROOT = Path(__file__).resolve().parents[3]
# As the entry does it, with what is loaded told at each step.
PROGRAM = """
import json, sys
from ui.shell.loading import load_lightly
load_lightly()
from ui.shell.start import begin

loaded = {}

def tell(step):
    loaded.setdefault(step, sorted(sys.modules))

app, program = begin(sys.argv[1])
window = program.window
window.first_painted.connect(lambda: tell("painted"))
window.rows_shown.connect(lambda: (tell("rows"), window.close()))
"""
AT_THE_DOOR = """
from ui.shell import start

load_ahead = start.load_ahead
start.load_ahead = lambda clock: (tell("door"), load_ahead(clock))[1]
ended = program.opening.ended

def type_when_settled():
    if program._settled:
        timer.stop()
        tell("typing")
        page = window.pages.currentWidget()
        page.who.choose(sys.argv[2])
        page.password.setText(sys.argv[3])
        page.sign_in()

from PySide6.QtCore import QTimer
timer = QTimer()
timer.timeout.connect(type_when_settled)
ended.connect(lambda: timer.start(20) if "typing" not in loaded else None)
"""
END = """
app.exec()
program.close()
print(json.dumps(loaded))
"""
# First names of libraries that no list of cases needs.
LATER = {"alembic", "mako", "psycopg", "reportlab", "PIL", "holidays", "num2words", "numpy"}
MAKING = {f"app.keeping.{name}" for name in ("creating", "getting_ready", "own_office", "setup")}
BEYOND_ROWS = {"access", "desk", "documents", "keeping", "rules"}
FIRST_PAGE = PAGES[0].place.partition(":")[0]
OTHER_PAGES = {spec.place.partition(":")[0] for spec in PAGES[1:]}


def run(program: str, *arguments: str) -> dict[str, set[str]]:
    """Run a program of its own; return what was loaded at each step."""
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        timeout=120,
    )
    return {step: set(names) for step, names in json.loads(done.stdout).items()}


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    place = tmp_path / "contoh.mejaaduan"
    register = create_sample_register(str(place), clock=SystemClock())
    # What can be done with a case is offered only after its row is painted.
    register_complaint(register, complaint=slip())
    register.close()
    return place


def ours(names: set[str]) -> set[str]:
    return {name for name in names if name.split(".")[0] in {"app", "db", "ui"}}


def test_nothing_is_loaded_before_the_first_rows_that_they_do_not_need(sample: Path) -> None:
    loaded = run(PROGRAM + END, str(sample))
    assert FIRST_PAGE in loaded["rows"]
    assert not LATER & {name.split(".")[0] for name in loaded["rows"]}
    assert not OTHER_PAGES & loaded["rows"]
    assert not [name for name in ours(loaded["rows"]) if "dialog" in name or "form_" in name]
    assert "app.desk.papers" not in loaded["rows"]
    dialects = {name for name in loaded["rows"] if name.startswith("sqlalchemy.dialects.")}
    assert {name.split(".")[2] for name in dialects} == {"sqlite", "_typing"}
    assert not {"sqlalchemy", "nacl", "sqlcipher3"} & loaded["painted"]


def test_the_door_is_shown_before_the_libraries_and_enter_loads_nothing(
    sample: Path, register_file: Path
) -> None:
    loaded = run(PROGRAM + AT_THE_DOOR + END, str(register_file), LOGIN, PASSWORD)
    assert not {"sqlalchemy", "nacl", "sqlcipher3", FIRST_PAGE} & loaded["door"]
    assert loaded["rows"] - loaded["typing"] == set()
    assert not LATER & {name.split(".")[0] for name in loaded["rows"]}
    assert not OTHER_PAGES & loaded["rows"]
    # Loaded ahead is what a first page needs that has no door, what may be done with its rows, and
    # the making of a register in memory. The log follows the rows in both.
    ahead = {name for name in ours(loaded["rows"]) if not name.startswith("ui.")}
    more = ahead - run(PROGRAM + END, str(sample))["rows"] - {"app.program_log"}
    assert {name for name in more if name.startswith("app.keeping.")} == MAKING
    assert {name.split(".")[1] for name in more if name.startswith("app.")} <= BEYOND_ROWS


EXPLAINED = """
import json, sys
from ui.shell.loading import load_lightly
load_lightly()
from PySide6.QtWidgets import QApplication, QLabel

def loaded():
    kept = {name.rpartition(".")[2]: vars(module) for name, module in sys.modules.items()
            if name.startswith("shibokensupport.signature.")}
    return [name for name, words in kept.items() if "__file__" in words]

app = QApplication([])
label = QLabel("Kata")
label.setText("Kata lain")
told = {"before": loaded()}
try:
    label.setText(3.5)
except TypeError as error:
    told["said"] = str(error).splitlines()
told["after"] = loaded()
print(json.dumps(told))
"""


def test_what_qt_explains_itself_with_is_loaded_when_it_has_to() -> None:
    told = run(EXPLAINED)
    assert not {"parser", "layout", "enum_sig", "pyi_generator"} & told["before"]
    assert {"parser", "layout"} <= told["after"]
    assert "  PySide6.QtWidgets.QLabel.setText(arg__1: str, /)" in told["said"]
