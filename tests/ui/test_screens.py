"""Every page and every dialog on every screen the office has: nothing outside, nothing cut."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.rules.kinds import Status
from tests.helpers.registers import copy_register
from tests.ui.actions.desk import Desk
from tests.ui.every_place import every_page, shown_in
from tests.ui.screens import SCALES, SCREENS, TITLE_BAR, cut_off, logical_screens
from tests.ui.shell.helpers import make_window
from ui.page_table import PAGES
from ui.shell.window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, desk: Desk) -> Iterator[MainWindow]:
    """Return the whole window at the lively register."""
    made = make_window(pages=PAGES, clock=desk.register.clock)
    qtbot.addWidget(made)
    with shown_in(made, desk.register):
        yield made


def test_every_page_fits_every_screen(window: MainWindow, desk: Desk) -> None:
    rooms = sorted({(width, height - TITLE_BAR) for width, height in logical_screens()})
    wrong: dict[str, list[str]] = {}
    for name, _ in every_page(window, desk.row(Status.IN_FOLLOW_UP).id):
        for width, height in rooms:
            window.resize(width, height)
            assert (window.width(), window.height()) == (width, height), name
            found: list[str] = []
            for _ in range(20):
                # What wraps asks for its height, and what holds it grants it, each in its turn.
                QTest.qWait(1)
                found = cut_off(window)
                if not found:
                    break
            if found:
                wrong[f"{name} {width}x{height}"] = found
    assert not wrong, "\n".join(f"{k}: {v}" for k, v in wrong.items())


def test_a_window_made_smaller_is_never_scrolled_sideways(window: MainWindow, desk: Desk) -> None:
    wide, *small = ((1366, 696), (910, 440), (683, 312))
    wrong = []
    for name, _ in every_page(window, desk.row(Status.IN_FOLLOW_UP).id):
        for width, height in small:
            window.resize(*wide)
            QTest.qWait(1)
            window.resize(width, height)
            if out := _out_of_sight(window.pages):
                wrong.append(f"{name} at {width}: {out} too wide")
    assert not wrong, "\n".join(wrong)


def _out_of_sight(pages: QWidget) -> int:
    """Return by how much the page is too wide, once the layouts have told each other their needs."""
    out = 0
    for _ in range(20):
        room = pages.parentWidget()
        assert room is not None
        out = max(pages.width() - room.width(), 0)
        if not out:
            break
        QTest.qWait(1)
    return out


def test_every_dialog_fits_every_screen(lively_file: Path, tmp_path: Path) -> None:
    place = copy_register(lively_file, tmp_path / "layar.mejaaduan")
    command = [sys.executable, "-m", "tests.ui.screens", str(place)]
    root = Path(__file__).parents[2]
    run = subprocess.run(command, capture_output=True, text=True, cwd=root, check=True)
    *wrong, looked = run.stdout.splitlines()
    assert not wrong, "\n".join(wrong)
    assert int(looked.removeprefix("looked at ")) > 30 * len(SCREENS) * len(SCALES) - 1


def test_a_small_screen_is_filled(window: MainWindow) -> None:
    window.fit_screen(QSize(911, 472))
    assert window.isMaximized()


def test_a_large_screen_leaves_the_usual_window(window: MainWindow) -> None:
    window.fit_screen(QSize(1920, 1040))
    assert not window.isMaximized()
    assert (window.width(), window.height()) == (1366, 696)
