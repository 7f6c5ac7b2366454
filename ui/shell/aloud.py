"""Says in a message what a program without a console would say to nobody."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


def show_message(sentence: str) -> None:
    """Show a sentence in a message of its own; nothing while or after the program's window was."""
    # Imported here: with a console the commands never load the window's library.
    from PySide6.QtWidgets import QApplication, QMessageBox

    if QApplication.instance() is not None:
        return
    app = QApplication([])
    QMessageBox.information(None, "Meja Aduan", sentence)
    app.shutdown()


@contextmanager
def aloud(show: Callable[[str], object] = show_message) -> Iterator[None]:
    """Show what is written meanwhile where there is no console to write to.

    Windows gives a program with a window no console: a wrong word on its command line, or the
    version asked for there, would be told to nobody.
    """
    # The stubs promise both streams.
    consoles: tuple[object, object] = (sys.stdout, sys.stderr)
    if None not in consoles:
        yield
        return
    said = io.StringIO()
    sys.stdout = sys.stderr = said
    try:
        yield
    finally:
        sys.stdout, sys.stderr = consoles
        if sentence := said.getvalue().strip():
            show(sentence)
