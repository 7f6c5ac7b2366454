"""What follows an opening once its rows stand: it is put on record, counted, and sealed anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from app.errors import EnvironmentTrouble
from app.roles import Refused

if TYPE_CHECKING:
    from app.register import Register
    from ui.shell.window import MainWindow
    from ui.tasks import Runner

_AFTER_ROWS_MS: Final = 30
_PATIENCE_MS: Final = 1500


class Arrival(QObject):
    """Does for the register that was opened last what its first rows need not wait for."""

    def __init__(self, window: MainWindow, runner: Runner) -> None:
        super().__init__(window)
        self._window = window
        self._runner = runner
        self._register: Register | None = None
        self.noted = True
        """Whether it was asked to be put on record who came in."""
        self._following = QTimer(self)
        self._following.setSingleShot(True)
        self._following.timeout.connect(self._follow_up)
        window.rows_shown.connect(self._on_rows)

    def begin(self, register: Register) -> None:
        """Follow a register that was just opened, soon after its rows or without them."""
        self._register, self.noted = register, False
        self._following.start(_PATIENCE_MS)

    def leave(self) -> None:
        """Put on record who came in, if that was left for later, and follow it no longer."""
        self._note()
        self._register = None

    def _on_rows(self) -> None:
        if not self.noted:
            self._following.start(_AFTER_ROWS_MS)

    def _follow_up(self) -> None:
        self._note()
        self._window.count()
        if self._register is not None and self._register.only_reads is None:
            self._seal_what_waits(self._register, after=0)

    def _note(self) -> None:
        self._following.stop()
        if self._register is not None and not self.noted:
            self.noted = True
            # In the lane of what ends with the register, which must not come before.
            self._runner.run(self._register.arrive, lane="backup")

    def _seal_what_waits(self, register: Register, *, after: int) -> None:
        """Seal cases to those entitled since, a few at a time behind the desk's own work."""
        from app.desk.sealing_cases import seal_again

        def go_on(following: int | None) -> None:
            if self._register is not register:
                return
            if following is not None:
                self._seal_what_waits(register, after=following)
            else:
                self._open_ahead(register)

        self._runner.run(
            lambda: None if register.locked else seal_again(register, after=after),
            then=go_on,
            owner=self,
        )

    def _open_ahead(self, register: Register) -> None:
        """Open what is sealed and searched, a few at a time, before anybody has typed a word."""

        def go_on(others: object) -> None:
            if others and self._register is register:
                self._open_ahead(register)

        self._runner.run(lambda: _opened_some(register), then=go_on, owner=self)


def _opened_some(register: Register) -> bool:
    """Tell whether there are others to be opened; what keeps it from that is told by a search."""
    from app.desk.searching_seals import open_some_ahead

    try:
        return open_some_ahead(register)
    except (EnvironmentTrouble, Refused):
        return False
