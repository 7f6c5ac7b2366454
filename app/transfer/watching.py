"""How far a long import is, for who waits for it, and how it is stopped and kept out of the way."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from app.errors import UserMistake
from app.garbage import uncollected

_SLICE_SECONDS = 0.0005


class Stopped(UserMistake):
    """Somebody stopped an import before its end; nothing of it is kept."""

    def __init__(self) -> None:
        super().__init__({"": "Impor dibatalkan. Belum ada yang disimpan."})


class Watch:
    """Counts rows of a whole; written by the worker, read and stopped from outside at any moment."""

    def __init__(self) -> None:
        self.done = 0
        self.whole = 0
        self.stopping = False

    def begin(self, whole: int) -> None:
        """Begin to count anew. Raises Stopped."""
        self.done, self.whole = 0, whole
        self.step(0)

    def step(self, rows: int = 1) -> None:
        """Count rows as done. Raises Stopped."""
        if self.stopping:
            raise Stopped
        self.done += rows

    def stop(self) -> None:
        """Have the import end as soon as it looks here."""
        self.stopping = True


@contextmanager
def beside_a_window() -> Iterator[None]:
    """Let a window go on while a hundred thousand rows are made: it takes its turn after each slice.

    Python's search for dead rings looks at all objects there are, and everything stands still for
    it; what was made meanwhile is never searched, and goes when nobody needs it: rows have no rings.
    """
    before = sys.getswitchinterval()
    sys.setswitchinterval(_SLICE_SECONDS)
    with uncollected():
        try:
            yield
        finally:
            gc.freeze()
            sys.setswitchinterval(before)
