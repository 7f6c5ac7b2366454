"""Opens the window once with a register, for the built program's test of itself."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, QTimer, qVersion
from PySide6.QtWidgets import QApplication

from app.clock import SystemClock
from app.scanning.codes import find_sheets
from app.scanning.grey_page import image_of
from resources import FOLDER
from ui.look.style import new_application
from ui.preferences import Preferences
from ui.scans.page_pictures import pages_of
from ui.shell.single_instance import SingleInstance
from ui.shell.start import Program
from ui.shell.which_register import How

_PATIENCE_MS: Final = 30_000
_POLL_MS: Final = 20


def window_opens(location: str) -> str:
    """Show the window, wait until it has opened the register, close it; say how it went.

    Raises TimeoutError when the register isn't on screen after half a minute.
    """
    app = QApplication.instance()
    # Off the screen Qt for Windows asks for a folder of fonts; ours are all that the window needs.
    os.environ.setdefault("QT_QPA_FONTDIR", str(FOLDER / "fonts"))
    if not isinstance(app, QApplication):
        app = new_application()
    with tempfile.TemporaryDirectory(prefix="meja-aduan-") as folder:
        program = Program(
            app,
            instance=SingleInstance(),
            preferences=Preferences(Path(folder) / "preferences.ini"),
            clock=SystemClock(),
        )
        program.show(location, How.OPEN)
        opened = _wait_for(program)
        title = program.window.windowTitle()
        program.window.close()
        program.close()
    if not opened:
        raise TimeoutError("register tidak terbuka dalam setengah menit")
    return f"Qt {qVersion()}, “{title}”"


def sheets_found(paper: str) -> int:
    """Return how many sheets' codes are found on the first page of a PDF."""
    first = pages_of(Path(paper))[0]
    return len(find_sheets(image_of(first.picture())))


def _wait_for(program: Program) -> bool:
    loop = QEventLoop()
    watch, limit = QTimer(), QTimer()

    def look() -> None:
        if program.window.context is not None:
            loop.quit()

    watch.timeout.connect(look)
    limit.setSingleShot(True)
    limit.timeout.connect(loop.quit)
    watch.start(_POLL_MS)
    limit.start(_PATIENCE_MS)
    loop.exec()
    watch.stop()
    return program.window.context is not None
