"""Days at the desk without an end: the window takes no more memory at last than at first."""

from __future__ import annotations

import gc
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.clock import FixedClock
from app.desk.registering import register_complaint
from tests.desk.slips import slip
from tests.ui.shell.helpers import sign_in
from tests.ui.whole_window import window_signed_in
from ui.page_table import PAGES
from ui.shell.window import MainWindow

SIZES = Path("/proc/self/statm")
HOURS = 10
# Caches fill until here; from then on memory may grow by so much, and lists by some rows.
WARM, FLAT, NEW_WIDGETS = 0.4, 1.05, 40


@pytest.mark.skipif(not SIZES.exists(), reason="the system does not tell what a process takes")
def test_memory_is_flat(
    qtbot: QtBot, lively_file: Path, tmp_path: Path, many: Callable[[str, int], range]
) -> None:
    turns = many("hours at the desk", HOURS)
    sizes, widgets = [], []
    with window_signed_in(qtbot, lively_file, tmp_path) as window:
        for turn in turns:
            an_hour(window, turn)
            gc.collect()
            sizes.append(int(SIZES.read_text("ascii").split()[1]))
            widgets.append(len(QApplication.allWidgets()))
    warm = int(len(turns) * WARM)
    assert max(widgets[-3:]) <= max(widgets[:warm]) + NEW_WIDGETS
    if len(turns) > HOURS:
        assert max(sizes[-3:]) <= max(sizes[:warm]) * FLAT


def let_go() -> None:
    """Do what waits for the event loop, where what is to be deleted goes at last."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def an_hour(window: MainWindow, turn: int) -> None:
    """Look at every page, register a case, and go for lunch now and then."""
    context = window.context
    assert context is not None
    clock = context.clock
    assert isinstance(clock, FixedClock)
    clock.set(clock.now() + timedelta(hours=1))
    for spec in PAGES:
        context.navigate(spec.key)
        let_go()
    made = register_complaint(
        context.register,
        complaint=slip(title=f"Jam ke-{turn}", received_at=clock.now() - timedelta(minutes=5)),
    )
    context.runner.changed.emit(made.changed)
    let_go()
    if turn % 4 == 3:
        window.lock_wanted.emit()
        let_go()
        sign_in(window)
        let_go()
