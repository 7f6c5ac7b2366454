"""The developer's own commands: what they choose, make and count."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import sysconfig
import tomllib
import venv
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from PIL.IcoImagePlugin import IcoFile
from PySide6.QtWidgets import QApplication

import dev
from app import __version__
from dev import ROOT, pointing_wheel
from tests.helpers import icon, nightly, touched


def test_every_command_says_what_it_does() -> None:
    said = subprocess.run(
        [sys.executable, "dev.py", "--help"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout
    for name, command in dev.COMMANDS.items():
        assert f"  {name}" in said
        assert (command.__doc__ or "").splitlines()[0] in said


@pytest.mark.skipif(importlib.util.find_spec("pip") is None, reason="needs pip")
def test_the_program_is_installed_over_the_code_here(tmp_path: Path) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wheel = pointing_wheel(project, tmp_path)
    place = tmp_path / "lingkungan kantor"
    venv.create(place, with_pip=False, symlinks=os.name != "nt")
    programs = place / ("Scripts" if os.name == "nt" else "bin")
    pip = [sys.executable, "-m", "pip", "--python", str(programs / "python"), "install", "-q"]
    subprocess.run([*pip, "--no-deps", "--no-index", str(wheel)], check=True, cwd=tmp_path)
    said = subprocess.run(
        [programs / "meja-aduan", "--version"],
        # What it needs is there already; only the way to our own code is tried.
        env={**os.environ, "PYTHONPATH": sysconfig.get_path("purelib")},
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )
    assert said.stdout == f"Meja Aduan {__version__}\n"


def test_a_change_touches_those_who_import_it() -> None:
    chosen = touched.tests_of(ROOT, ["app/transfer/grid.py"])
    assert chosen is not None
    assert {"tests/test_house.py", "tests/transfer/test_importing.py"} < set(chosen)
    assert "tests/rules/test_work_calendar.py" not in chosen


def test_a_page_touches_those_who_name_it_in_a_string() -> None:
    chosen = touched.tests_of(ROOT, ["ui/home/page.py"])
    assert chosen is not None
    assert "tests/ui/test_year_at_the_desk.py" in chosen
    assert "tests/rules/test_work_calendar.py" not in chosen


@pytest.mark.parametrize(
    ("name", "chosen"),
    [
        ("pyproject.toml", None),
        ("resources/style/look.qss", None),
        ("tests/conftest.py", None),
        ("app/gone.py", None),
        ("README.md", ["tests/test_house.py"]),
        ("tests/desk/test_gone.py", ["tests/test_house.py"]),
        ("tests/desk/test_extending.py", ["tests/desk/test_extending.py", "tests/test_house.py"]),
    ],
)
def test_what_touches_all_and_what_touches_none(name: str, chosen: list[str] | None) -> None:
    assert touched.tests_of(ROOT, [name]) == chosen


def test_a_night_has_every_part_with_its_count() -> None:
    night = nightly.parts(times=7, rounds=2, windows="rig")
    parts = {part.name: part.commands for part in night}
    assert [*parts] == [
        *("faults", "power", "disk", "soak", "spoilt"),
        *("orders", "coverage", "scans", "speed", "windows"),
    ]
    assert " --times 7 --ignore" in " ".join(parts["faults"][0])
    assert len(parts["orders"]) == 2
    assert [command[3] for command in parts["coverage"]] == ["run", "report", "report"]
    assert "--fail-under=100" in parts["coverage"][1]
    assert parts["windows"] == [("rig", "test")]
    assert "windows" not in [part.name for part in nightly.parts(times=1, rounds=1, windows="")]


@pytest.mark.parametrize("code", [0, 3])
def test_a_part_tells_its_last_line_and_whether_it_passed(
    code: int, capfd: pytest.CaptureFixture[str]
) -> None:
    script = f"print('titik'); print('5 passed'); print(); raise SystemExit({code})"
    result = nightly.run(nightly.Part("faults", "twice", [(sys.executable, "-c", script)]))
    assert (result.passed, result.said) == (code == 0, "5 passed")
    assert "faults, twice" in capfd.readouterr().out


def test_the_icon_is_the_drawing_in_every_size(qapp: QApplication) -> None:
    """As the eye sees it: processors round the edge of a curve by a level or two."""
    drawing = icon.DRAWING.read_text("utf-8")
    with icon.ICON.open("rb") as file:
        kept = IcoFile(file)
        assert kept.sizes() == {(size, size) for size in icon.SIZES}
        for size in icon.SIZES:
            made = icon.picture(drawing, size).convert("RGBA")
            paper = Image.new("RGBA", made.size, "white")
            seen = Image.alpha_composite(paper, kept.getimage((size, size)).convert("RGBA"))
            difference = ImageChops.difference(seen, Image.alpha_composite(paper, made))
            assert max(difference.tobytes()) <= 3


@pytest.mark.parametrize("size", icon.SIZES)
def test_no_edge_of_the_icon_is_blurred(qapp: QApplication, size: int) -> None:
    """The middle column crosses the bubble, its lines and the desk: two colours and no other."""
    drawn = icon.picture(icon.DRAWING.read_text("utf-8"), size).convert("RGB")
    middle = {drawn.getpixel((size * 5 // 8, y)) for y in range(size)}
    assert middle == {(0x0B, 0x5A, 0x8F), (255, 255, 255)}
