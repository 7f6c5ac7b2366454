"""The rules of the house that can be checked."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.keeping.places import default_register, log_file, remember_register, settings_file
from app.register import Register
from db.tables import metadata
from tests.helpers.guards import HomeGuard, LogGuard, own_folders
from ui.preferences import THEME, Preferences

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ("app", "ui", "db", "bench", "tests")
FILE_LINES = 400
FUNCTION_LINES = 60
TEXT = {
    *(".py", ".md", ".toml", ".txt", ".spec", ".qss", ".svg", ".mako", ".csv", ".json"),
    *(".yml", ".yaml", ""),
}
OWN_FOLDERS = (*FLOORS, "resources", "requirements", ".ci", ".github")
# A path as the guides write it, with what follows it.
NAMED_PATH = re.compile(r"`((?:[\w.]+/)*[\w.*]+(?:/|\.(?:py|md|toml|txt)))`( \(new\))?")
# Built from parts, so that this file does not hold what it looks for.
FORBIDDEN_TEXT = [
    "T" + "ODO",
    "FIX" + "ME",
    "pypi" + ".org",
    "python" + "hosted",
    "--index" + "-url",
]


def tracked() -> list[Path]:
    """List the project's own text files."""
    below = (path for folder in OWN_FOLDERS for path in (ROOT / folder).rglob("*"))
    return [path for path in (*ROOT.iterdir(), *below) if path.is_file() and path.suffix in TEXT]


def sources() -> list[Path]:
    """List the project's Python files."""
    return [ROOT / "dev.py", *(path for floor in FLOORS for path in (ROOT / floor).rglob("*.py"))]


def test_import_contracts_hold() -> None:
    """The three floors are a contract that a program can read."""
    lint = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_logo=True))"
    outcome = subprocess.run(
        [sys.executable, "-c", lint], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert outcome.returncode == 0, outcome.stdout[-3000:]


def test_void_calls_of_qt_keep_none_alive(qtbot: QtBot) -> None:
    """Some PySide6 releases drop a reference to None on every void call, and abort in the end."""
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for number in range(200):
        label.setText(str(number))
    assert sys.getrefcount(None) > before - 100


def test_no_two_classes_share_a_name() -> None:
    """A name means one thing in the whole house, be it on paper, on screen or in a table."""
    places: dict[str, list[str]] = {}
    for floor in ("app", "ui", "db"):
        for path in (ROOT / floor).rglob("*.py"):
            for node in ast.parse(path.read_text("utf-8")).body:
                if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                    places.setdefault(node.name, []).append(str(path.relative_to(ROOT)))
    assert {name: found for name, found in places.items() if len(found) > 1} == {}


def test_files_stay_short() -> None:
    long = [
        path.name for path in sources() if len(path.read_text("utf-8").splitlines()) > FILE_LINES
    ]
    assert not long


def test_functions_stay_short() -> None:
    long = []
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.end_lineno is not None:
                lines = node.end_lineno - node.lineno + 1
                if lines > FUNCTION_LINES and "migrations" not in path.parts:
                    long.append(f"{path.relative_to(ROOT)}: {node.name} has {lines} lines")
    assert not long


@pytest.mark.parametrize("text", FORBIDDEN_TEXT)
def test_no_file_holds(text: str) -> None:
    word = re.compile(rf"(?<!\w){re.escape(text)}")
    found = [
        str(path.relative_to(ROOT)) for path in tracked() if word.search(path.read_text("utf-8"))
    ]
    assert not found


@pytest.mark.parametrize("guide", ["README.md", "CONTRIBUTING.md", "tests/README.md"])
def test_a_guide_names_files_that_are_there(guide: str) -> None:
    """What is marked as new is not there yet; a short name stands for a file of one of our rooms."""
    found = NAMED_PATH.findall((ROOT / guide).read_text("utf-8"))
    assert len(found) > 20
    for name, new in found:
        # What the commands make is not in the repository.
        if name == "out/":
            continue
        there = [*ROOT.glob(name), *(ROOT / guide).parent.glob(name)]
        if "/" not in name:
            there += [path for floor in FLOORS for path in (ROOT / floor).rglob(name)]
        assert bool(there) != bool(new), name


def test_the_words_of_the_code_are_used_in_it() -> None:
    guide = (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition("## Words of the code")[2]
    rows = re.findall(r"^\| ([a-z, ]+) \|", guide, re.MULTILINE)
    words = [word for row in rows[1:] for word in row.split(", ")]
    assert len(words) > 20
    code = "".join(path.read_text("utf-8") for path in sources() if "tests" not in path.parts)
    plain = code.lower().replace("_", "")
    assert [word for word in words if word.replace(" ", "") not in plain] == []


def test_migrations_and_tables_agree(register: Register) -> None:
    """What the migrations build is what the mapped classes expect, on both databases."""
    with register.engine.connect() as connection:
        options = {
            "compare_type": True,
            # The search index is built by its own function, not mapped.
            "include_name": lambda name, kind, _: (
                kind != "table" or not str(name).startswith("complaint_search")
            ),
        }
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []


def test_an_unexpected_log_record_is_noticed() -> None:
    guard = LogGuard()
    guard.seen = ["WARNING app: clock went back", "ERROR app: lost"]
    assert guard.unexpected(["clock went back"]) == ["ERROR app: lost"]


def test_every_test_has_a_home_of_its_own() -> None:
    for place in (default_register(), log_file(), settings_file()):
        assert place.is_relative_to(Path.home())
        assert not place.parent.exists()


def test_what_is_written_at_the_users_home_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, folder in own_folders(tmp_path).items():
        monkeypatch.setenv(name, str(folder))
    guard = HomeGuard()
    assert guard.changed() == []
    remember_register("kantor.mejaaduan")
    assert str(default_register().with_name("register-terakhir.txt")) in guard.changed()
    assert guard.changed() == []
    preferences = Preferences()
    preferences.set(THEME, "dark")
    preferences.write()
    assert str(settings_file()) in guard.changed()
