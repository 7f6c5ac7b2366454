"""Starts the window: it is painted first, then the register is opened behind it."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from app.clock import Clock, SystemClock
from ui.messages import Messages
from ui.page_table import PAGES, PageSpec
from ui.preferences import Preferences
from ui.shell.crash import CrashDesk
from ui.shell.single_instance import SingleInstance, call_other
from ui.shell.theme import Theme
from ui.shell.translations import install_translations
from ui.shell.which_register import How, remembered
from ui.shell.window import MainWindow
from ui.tasks import TaskRunner

if TYPE_CHECKING:
    from ui.shell.idle import IdleWatch
    from ui.shell.logs import Logs
    from ui.shell.opening import Opening


_PATIENCE_MS: Final = 1500


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
        self._app = app
        self._preferences = preferences
        self._clock = clock
        self.window = MainWindow(
            pages=pages,
            runner=self.runner,
            messages=self.messages,
            preferences=preferences,
            clock=clock,
        )
        self.opening: Opening | None = None
        self._place = ("", How.OPEN)
        self._logs: Logs | None = None
        self.idle: IdleWatch
        self.window.first_painted.connect(self._on_painted, Qt.ConnectionType.QueuedConnection)
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
        if self.opening is not None:
            self.opening.close()
        self.instance.release()
        self.crash.uninstall()
        if self._logs is not None:
            self._logs.close()

    def _on_painted(self) -> None:
        """Begin to open the register, and furnish the window meanwhile."""
        from ui.shell.opening import Opening

        self.opening = Opening(
            self.window,
            runner=self.runner,
            messages=self.messages,
            instance=self.instance,
            clock=self._clock,
        )
        # Whatever nobody waits for gives way to the first rows.
        self.opening.ended.connect(self._on_ended)
        self.window.rows_shown.connect(self._on_opened, Qt.ConnectionType.QueuedConnection)
        self.opening.open(*self._place)
        self.window.furnish()

    def _on_ended(self) -> None:
        """Have the rest follow the rows; without a register, or when they take long, without them."""
        if self._logs is not None:
            self._settle()
        else:
            patience = 0 if self.window.context is None else _PATIENCE_MS
            QTimer.singleShot(patience, self, self._on_opened)

    def _on_opened(self) -> None:
        """Load what nobody waited for: commands, icon, log; once, after the first opening."""
        if self._logs is not None or self.opening is None:
            return
        gc.enable()
        from app.keeping.places import log_file
        from ui.look.icons import program_icon
        from ui.shell.idle import IdleWatch
        from ui.shell.logs import Logs
        from ui.shell.window_commands import WindowCommands

        registers = self.opening.commands()
        self.window.place.set_commands(registers)
        WindowCommands(self.window, theme=self.theme, registers=registers)
        self._app.setWindowIcon(program_icon())
        self._logs = Logs(log_file())
        self.idle = IdleWatch(self._app, self)
        self.idle.idle.connect(self.opening.lock)
        self._settle()

    def _settle(self) -> None:
        """Do what follows every opening once its rows stand."""
        from ui.shell.time_notices import show_time_notices

        self.instance.listen()
        context = self.window.context
        if context is None:
            self.idle.watch(0)
        else:
            self.idle.watch(0 if context.sample else int(context.office.settings["lock_minutes"]))
            show_time_notices(context)


def begin(register: str | None = None) -> tuple[QApplication, Program | None]:
    """Put the program together and show its window; None when another window was raised instead.

    `register` is a file's path or a server's URL; without it the register used last is opened,
    or a new one is made in the user's data folder.
    """
    # All that is made until the first rows stand stays; looking through it for garbage again and
    # again costs a quarter of the start.
    gc.disable()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Meja Aduan")
    app.setDesktopFileName("meja-aduan")
    QLocale.setDefault(QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia))
    install_translations(app)
    preferences = Preferences()
    place, how = (register, How.OPEN) if register else remembered()
    instance = SingleInstance()
    if not instance.claim(place) and call_other(place):
        return app, None
    program = Program(app, instance=instance, preferences=preferences, clock=SystemClock())
    program.crash.install()
    program.show(place, how)
    return app, program


def start(register: str | None = None) -> int:
    """Run the window until it is closed; return the exit code. `register` as in `begin`."""
    app, program = begin(register)
    if program is None:
        return 0
    code = app.exec()
    program.close()
    return code
