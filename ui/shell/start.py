"""Starts the window: it is painted first, then the register is opened behind it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, QObject, QTimer
from PySide6.QtWidgets import QAbstractScrollArea, QApplication

from app.clock import Clock, SystemClock
from app.keeping.places import is_server
from ui.look.style import new_application
from ui.messages import Messages
from ui.page_table import PAGES, PageSpec
from ui.preferences import Preferences
from ui.shell.crash import CrashDesk
from ui.shell.loading import load_ahead
from ui.shell.opening import Opening
from ui.shell.single_instance import SingleInstance
from ui.shell.theme import Theme
from ui.shell.which_register import How, remembered
from ui.shell.window import MainWindow
from ui.tasks import TaskRunner

if TYPE_CHECKING:
    from app.office import Office
    from app.register import Register
    from ui.shell.backup_watch import BackupWatch
    from ui.shell.check_watch import CheckWatch
    from ui.shell.guides import Guides
    from ui.shell.idle import IdleWatch
    from ui.shell.logs import Logs


_LOOKING_MS: Final = 250
_PATIENCE_MS: Final = 1500
_AFTER_ROWS_MS: Final = 50


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
        first: str = "",
    ) -> None:
        """Put the parts together; `first` is where the register lies that will be shown first."""
        super().__init__()
        self.instance = instance
        self.crash = CrashDesk(self)
        self.messages = Messages(parent=self)
        self.runner = TaskRunner(self.messages, crash=self.crash.take, parent=self)
        if first:
            # The disk takes its time for a lock: the window is made meanwhile.
            self.runner.run(partial(instance.claim, first))
        self.theme = Theme(app, preferences)
        self._app = app
        self._clock = clock
        self._preferences = preferences
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
            instance=instance,
            clock=clock,
        )
        self._logs: Logs | None = None
        self._begun = False
        self._settled = True
        self.again: str | None = None
        """The register that is to be opened in a new window once this one is closed."""
        self.window.restart_wanted.connect(self._on_restart)
        self.idle: IdleWatch
        self.backups: BackupWatch
        self.checks: CheckWatch
        self.guides: Guides
        # Whatever nobody waits for gives way to the first rows.
        self.opening.ended.connect(self._on_ended)
        self.opening.doorless.connect(self._show_window)
        self.opening.elsewhere.connect(self._on_elsewhere)
        self._looking = QTimer(self)
        self._looking.setSingleShot(True)
        self._looking.timeout.connect(self._show_window)
        self.window.rows_shown.connect(
            lambda: QTimer.singleShot(_AFTER_ROWS_MS, self, self._settle)
        )
        instance.raise_wanted.connect(self.raise_window)
        # WM_QUERYENDSESSION on Windows: it waits for some seconds, then takes us along.
        app.commitDataRequest.connect(lambda _: self.window.keep_typed())

    def show(self, location: str, how: How, page: str = "") -> None:
        """Show the window with the register's door, or without when looking for that takes long.

        `page` is the key of what is shown once somebody is in, "" for where they left off. Where another window has the register, this one is not shown and the program ends.
        """
        self._looking.start(_LOOKING_MS)
        self.opening.page = page
        self.opening.open(location, how)
        # Most registers have a door: what it is made of is loaded while the worker looks.
        import ui.shell.doors  # noqa: F401

    def raise_window(self, page: str = "") -> None:
        """Bring the window to the front, and to a page; at a door once somebody is in."""
        if self.window.isMinimized():
            self.window.showNormal()
        self.window.raise_()
        self.window.activateWindow()
        if self.window.context is None:
            self.opening.page = page
        elif page and QApplication.activeModalWidget() is None:
            self.window.navigate(page)

    def close(self) -> None:
        """Finish what is under way, then let go of the register."""
        # What would still follow the rows has nobody left to work for it.
        self._settled = True
        self._looking.stop()
        self.opening.return_here()
        self.opening.say_farewell()
        self.runner.close()
        self.opening.close()
        self.instance.release()
        self.crash.uninstall()
        if self._logs is not None:
            self._logs.close()

    def _on_restart(self) -> None:
        """Close, to be started again as what is chosen needs it."""
        if self.window.context is not None:
            self.again = self.window.context.register.location
            self.window.close()

    def _on_elsewhere(self) -> None:
        if not self._begun:
            self._looking.stop()
            self._app.quit()

    def _show_window(self) -> None:
        self._looking.stop()
        if not self.window.isVisible():
            self.window.fit_screen(self.window.screen().availableSize())
        self.window.show()

    def _on_ended(self) -> None:
        """Have the rest follow the rows, or go without them when they take long."""
        self._begun = True
        self._show_window()
        self._settled = False
        if self.window.context is None:
            self.window.when_painted(self._use_the_wait)
        else:
            QTimer.singleShot(_PATIENCE_MS, self, self._settle)

    def _use_the_wait(self) -> None:
        """Load what follows the door while somebody types a password, a slice between two keys."""

        def make(ready: tuple[Register, Office]) -> None:
            self.window.get_ready(*ready)
            QTimer.singleShot(0, self, self._settle)

        def then(ready: tuple[Register, Office]) -> None:
            # The first plain widget that Qt hands out has PySide make the classes of all others.
            QAbstractScrollArea().viewport()
            QTimer.singleShot(0, self, partial(make, ready))

        self.runner.run(partial(load_ahead, self._clock), then=then, owner=self)

    def _settle(self) -> None:
        """Do what nobody waited for, once after every opening."""
        if self._settled:
            return
        self._settled = True
        from ui.shell.time_notices import show_time_notices
        from ui.shell.what_is_new import tell_what_is_new

        if self._logs is None:
            self._equip()
        self.instance.listen()
        context = self.window.context
        self.backups.follow(context)
        self.checks.follow(context)
        self.guides.follow(context)
        if context is None:
            self.idle.rest()
        else:
            self.idle.watch(0 if context.sample else context.office.settings.lock_minutes)
            show_time_notices(context)
            tell_what_is_new(self.window)

    def _equip(self) -> None:
        """Give the window its commands, icon, log and lock; once, after the first opening."""
        from app.keeping.places import log_file
        from ui.look.icons import program_icon
        from ui.shell.backup_watch import BackupWatch
        from ui.shell.check_watch import CheckWatch
        from ui.shell.garbage import GarbageWatch
        from ui.shell.guides import Guides
        from ui.shell.idle import IdleWatch
        from ui.shell.logs import Logs
        from ui.shell.translations import install_translations
        from ui.shell.window_commands import WindowCommands

        GarbageWatch(self.runner)
        install_translations(self._app)
        registers = self.opening.commands()
        self.window.place.set_commands(registers)
        self.guides = Guides(self.window)
        WindowCommands(
            self.window, theme=self.theme, registers=[*registers, *self.guides.commands()]
        )
        self._app.setWindowIcon(program_icon())
        self._logs = Logs(log_file())
        self.backups = BackupWatch(self.runner, self.window.backup_age, parent=self)
        self.window.minute_passed.connect(self.backups.tick)
        self.checks = CheckWatch(self)
        self.opening.farewell = self._leave
        self.idle = IdleWatch(self._app, self)
        self.idle.idle.connect(self.opening.lock)
        self.idle.lock_pressed.connect(self.opening.lock)

    def _leave(self, register: Register) -> Callable[[], None]:
        """Return what is still due when a register is left; a check under way ends."""
        self.checks.stop()
        return self.backups.leave(register)


def begin(register: str | None = None, page: str = "") -> tuple[QApplication, Program]:
    """Put the program together and have its window shown.

    `register` is a file's path or a server's URL; without it the register used last is opened,
    or a new one is made in the user's data folder. `page` as in `Program.show`.
    """
    preferences = Preferences()
    app = new_application(text_size=preferences.text_size())
    app.setApplicationName("Meja Aduan")
    app.setDesktopFileName("meja-aduan")
    QLocale.setDefault(QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia))
    place, how = (register, How.OPEN) if register else remembered()
    program = Program(
        app,
        instance=SingleInstance(),
        preferences=preferences,
        clock=SystemClock(),
        first=place,
    )
    program.crash.install()
    program.show(place, how, page)
    return app, program


def start(register: str | None = None, page: str = "") -> int:
    """Run the window until it is closed; return the exit code. `register` as in `begin`."""
    app, program = begin(register, page)
    code = app.exec()
    program.close()
    if program.again is not None:
        from PySide6.QtCore import QProcess

        QProcess.startDetached(*how_to_start(program.again))
    return code


def how_to_start(register: str) -> tuple[str, list[str]]:
    """Return the program and the words that open a register in a new window.

    A server's address may hold a password, which everybody at this computer could read in them;
    it is the one opened last.
    """
    module = [] if getattr(sys, "frozen", False) else ["-m", "ui"]
    return sys.executable, [*module, *([] if is_server(register) else ["--register", register])]
