"""Has what Python threw away collected on the GUI thread alone, and while nobody waits."""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

from ui.tasks import Runner

_EVERY_MS: Final = 1000


def collect_due() -> None:
    """Collect each generation whose threshold is passed, as Python itself would."""
    for generation, (count, most) in enumerate(
        zip(gc.get_count(), gc.get_threshold(), strict=True)
    ):
        if count <= most:
            return
        gc.collect(generation)


class GarbageWatch(QObject):
    """Stands in for Python's own collector, which runs on whatever thread makes an object.

    A part of the window that is destroyed on a worker's thread stops its timers there, which Qt
    forbids, and may take the program with it. No work is held up: it is collected after it.
    """

    def __init__(self, runner: Runner) -> None:
        super().__init__(runner)
        gc.disable()
        # What the program is made of stays until its end.
        gc.freeze()
        self._busy = False
        runner.busy.connect(self._on_busy)
        self.timer = QTimer(self)
        self.timer.setInterval(_EVERY_MS)
        self.timer.timeout.connect(self._collect)
        self.timer.start()

    def _on_busy(self, busy: bool) -> None:
        self._busy = busy

    def _collect(self) -> None:
        if not self._busy:
            collect_due()
