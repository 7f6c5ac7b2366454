"""Has backups made by themselves: half an hour after a change, and when the register is left."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from app.errors import EnvironmentTrouble, UserMistake
from app.keeping.places import is_server
from ui.look.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from app.keeping.backing_up import BackupState
    from app.register import Register
    from ui.page import Context
    from ui.parts.buttons import Button
    from ui.tasks import Runner

AFTER_CHANGE_MS: Final = 30 * 60_000
_BAR: Final = "backup-old"


class BackupWatch(QObject):
    """Watches one open register; the age of its last whole backup stands on a button."""

    def __init__(self, runner: Runner, age: Button, *, parent: QObject) -> None:
        super().__init__(parent)
        self._context: Context | None = None
        self._state: BackupState | None = None
        self._due = False
        self._told: tuple[str, date | None] = ("", None)
        self._age = age
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.back_up)
        runner.changed.connect(self._on_changed)
        age.clicked.connect(self._on_clicked)

    def follow(self, context: Context | None) -> None:
        """Watch the register that was opened; None when none is open."""
        self._timer.stop()
        self._due = False
        self._context, self._state = None, None
        self._told = ("", None)
        self._age.hide()
        if context is None or context.sample or is_server(context.register.location):
            return
        from app.keeping.backing_up import read_backup_state

        if context.may(read_backup_state):
            self._context = context
            self._ask(read_backup_state)

    def tick(self) -> None:
        """Tell the age anew: a minute has passed."""
        context, state = self._context, self._state
        if context is None or state is None:
            return
        from app.keeping.backup_words import age_words, is_old, warnings

        now = context.clock.now()
        self._age.set_word(age_words(state, context.zone, now=now))
        told = warnings(state, now=now)
        self._age.setToolTip("\n".join(told) or "Sudah dibaca ulang: utuh")
        self._age.setVisible(True)
        title = ""
        if state.paused:
            title = "Pencadangan berhenti"
        elif state.unsound:
            title = "Register bermasalah"
        elif is_old(state, now=now) and not self._due:
            title = "Cadangan sudah lama" if state.newest else "Belum ada cadangan"
        today = now.astimezone(context.zone).date()
        # Who has put it away is told again tomorrow.
        if title and self._told != (title, today):
            self._told = (title, today)
            here = not (state.paused or state.unsound)
            self._tell(context, title, told[0], here=here)

    def _tell(self, context: Context, title: str, sentence: str, *, here: bool) -> None:
        context.messages.bar(
            title,
            sentence,
            tone=Tone.WARN,
            icon="archive",
            action="Cadangkan sekarang" if here else "Buka Pengaturan",
            on_action=self.back_up if here else self._on_clicked,
            key=_BAR,
        )

    def back_up(self) -> None:
        """Make a backup behind the desk's own work."""
        from app.keeping.backing_up import back_up

        self._due = False
        self._timer.stop()
        self._ask(back_up)

    def leave(self, register: Register) -> Callable[[], None]:
        """Return what makes the backup that is still due when a register is left."""
        from app.keeping.backing_up import back_up

        due, self._due = self._due, False

        def work() -> None:
            # What fails is told as old at the next start; nobody is kept here now.
            with suppress(EnvironmentTrouble, UserMistake):
                if due and not register.locked:
                    back_up(register)

        return work

    def _ask(self, service: Callable[[Register], BackupState]) -> None:
        context = self._context
        if context is None:
            return

        def work(register: Register) -> BackupState | None:
            return None if register.locked else service(register)

        context.ask(
            work, then=self._take, failed=lambda _: None, owner=self, key="backup", lane="backup"
        )

    def _take(self, state: BackupState | None) -> None:
        if state is None or self._context is None:
            return
        self._state, self._told = state, ("", None)
        self._context.messages.take_bar(_BAR)
        self.tick()

    def _on_changed(self, parts: frozenset[str]) -> None:
        if self._context is None:
            return
        if "backup" in parts:
            from app.keeping.backing_up import read_backup_state

            self._ask(read_backup_state)
            return
        self._due = True
        if not self._timer.isActive():
            self._timer.start(AFTER_CHANGE_MS)

    def _on_clicked(self) -> None:
        if self._context is not None:
            self._context.navigate("pengaturan", section="register")
