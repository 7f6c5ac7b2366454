"""What was thrown away is collected on the GUI thread alone, and only while nobody waits."""

from __future__ import annotations

import threading
import weakref

from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from tests.ui.shell.helpers import make_messages, raise_error
from ui.shell.garbage import GarbageWatch
from ui.tasks import TaskRunner


class Ring(QObject):
    """A part of a window that nobody needs any more, but for itself."""

    def __init__(self) -> None:
        super().__init__()
        self.timer = QTimer(self)
        self.timer.start(60_000)
        self.itself = self


def thrown_away() -> weakref.ref[Ring]:
    return weakref.ref(Ring())


def test_a_worker_collects_no_part_of_the_window(qtbot: QtBot) -> None:
    runner = TaskRunner(make_messages(), crash=raise_error)
    watch = GarbageWatch(runner)
    left = thrown_away()
    made, gate = threading.Event(), threading.Event()

    def make_rings() -> None:
        for _ in range(5_000):
            ring: list[object] = []
            ring.append(ring)
        made.set()
        gate.wait(10)

    runner.run(make_rings)
    assert made.wait(10)
    # Somebody waits for the work: it is not held up.
    watch.timer.timeout.emit()
    assert left() is not None
    with qtbot.waitSignal(runner.busy, check_params_cb=lambda busy: not busy):
        gate.set()
    watch.timer.timeout.emit()
    assert left() is None
    runner.close()
