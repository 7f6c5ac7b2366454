"""Work that takes long: how far it is, and a way to stop it."""

from threading import Event

from PySide6.QtCore import QObject, Signal


class LongRun(QObject):
    """One piece of long work under way; `progressed` carries percent, each only once.

    It is stopped by `stop`, and when `parent` is destroyed: who leaves the page or locks the
    register ends it as well.
    """

    progressed = Signal(int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stop = Event()
        self._percent = -1
        parent.destroyed.connect(self._stop.set)

    def stop(self) -> None:
        """Have the work end at its next step."""
        self._stop.set()

    def tell(self, done: int, of: int) -> bool:
        """Be told how far the work is, on its own thread; False ends it."""
        if self._stop.is_set():
            return False
        percent = 100 * done // max(of, 1)
        if percent != self._percent:
            self._percent = percent
            self.progressed.emit(percent)
        return True
