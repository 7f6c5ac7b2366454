"""Starts the window: it is painted first, then the register is opened behind it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject
from PySide6.QtWidgets import QApplication

from app.clock import Clock, SystemClock
from app.keeping.places import log_file
from ui.crash import CrashDesk
from ui.look.style import icon
from ui.messages import Messages
from ui.opening import How, Opening, remembered
from ui.page_list import PAGES
from ui.pages import PageSpec
from ui.preferences import Preferences
from ui.single_instance import SingleInstance, call_other
from ui.tasks import TaskRunner
from ui.theme import Theme
from ui.translations import install_translations
from ui.window import MainWindow
from ui.window_commands import WindowCommands

if TYPE_CHECKING:
    from ui.logs import Logs


class Program(QObject):
    """All parts of the running program, put together; `show` begins, `close` ends it."""

    def __init__(
        self,
        app: QApplication,
        *,
        instance: SingleInstance,
        preferences: Preferences,
        clock: Clock,
        pages: Sequence[PageSpec] = PAGES,
    ) -> None:
        super().__init__()
        self.instance = instance
        self.crash = CrashDesk(self)
        self.messages = Messages(parent=self)
        self.runner = TaskRunner(self.messages, crash=self.crash.take, parent=self)
        self.theme = Theme(app, preferences)
        app.setWindowIcon(icon("mark", "#0B5A8F", 64))
        self.window = MainWindow(
            pages=pages,
            runner=self.runner,
            messages=self.messages,
            preferences=preferences,
            clock=clock,
        )
        self.opening = Opening(
            self.window,
            runner=self.runner,
            messages=self.messages,
            preferences=preferences,
            instance=instance,
            clock=clock,
        )
        self._place = ("", How.OPEN)
        self._logs: Logs | None = None
        self.window.first_painted.connect(self._on_painted)
        instance.raise_wanted.connect(self.raise_window)

    def show(self, location: str, how: How) -> None:
        """Show the window; the register is opened once it is painted."""
        self._place = (location, how)
        self.window.show()

    def raise_window(self) -> None:
        """Bring the window to the front."""
        if self.window.isMinimized():
            self.window.showNormal()
        self.window.raise_()
        self.window.activateWindow()

    def close(self) -> None:
        """Finish what is under way, then let go of the register."""
        self.runner.close()
        self.opening.close()
        self.instance.release()
        self.crash.uninstall()
        if self._logs is not None:
            self._logs.close()

    def open_log(self) -> None:
        """Write a log from now on; its modules are loaded here, after the first paint."""
        from ui.logs import Logs

        self._logs = Logs(log_file())

    def _on_painted(self) -> None:
        self.opening.open(*self._place)
        registers = self.opening.commands()
        self.window.place.set_commands(registers)
        WindowCommands(self.window, theme=self.theme, registers=registers)


def start(register: str | None = None) -> int:
    """Run the window until it is closed; return the exit code.

    `register` is a file's path or a server's URL; without it the register used last is opened,
    or a new one is made in the user's data folder.
    """
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Meja Aduan")
    app.setDesktopFileName("meja-aduan")
    QLocale.setDefault(QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia))
    install_translations(app)
    preferences = Preferences()
    place, how = (register, How.OPEN) if register else remembered(preferences)
    instance = SingleInstance()
    if not instance.claim(place) and call_other(place):
        return 0
    program = Program(app, instance=instance, preferences=preferences, clock=SystemClock())
    program.crash.install()
    program.window.first_painted.connect(program.open_log)
    program.show(place, how)
    code = app.exec()
    program.close()
    return code
