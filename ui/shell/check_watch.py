"""Has the register checked from end to end once a week, behind the desk's own work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from ui.look.tokens import Tone
from ui.parts.long_run import LongRun

if TYPE_CHECKING:
    from app.keeping.checking import Checked
    from app.keeping.weekly_check import CheckState
    from app.register import Register
    from ui.page import Context

AFTER_ENTERING_MS: Final = 5 * 60_000
"""The first minutes are the desk's: what waits is looked at, papers are printed."""
_BAR: Final = "weekly-check"
_EVERY_PERCENT: Final = 10


class CheckWatch(QObject):
    """Watches one open register. What was found is told until a check finds nothing."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._context: Context | None = None
        self._run: LongRun | None = None
        self.timer = QTimer(self)
        self.timer.setInterval(AFTER_ENTERING_MS)
        self.timer.timeout.connect(self._ask)

    def follow(self, context: Context | None) -> None:
        """Watch the register that was opened; None when none is open."""
        self.stop()
        self._context = None
        if context is None or context.sample:
            return
        from app.keeping.backup import check_and_note
        from app.keeping.weekly_check import read_check_state

        if context.may(check_and_note):
            self._context = context
            self.timer.start()
            context.ask(read_check_state, then=self._tell_last, owner=self, lane="backup")

    def stop(self) -> None:
        """End the check that is under way: the register is left, and is checked another time."""
        self.timer.stop()
        if self._run is not None:
            self._run.stop()

    def _ask(self) -> None:
        from app.keeping.weekly_check import read_check_state

        if self._context is not None and self._run is None:
            self._context.ask(read_check_state, then=self._check, owner=self, lane="backup")

    def _check(self, state: CheckState) -> None:
        context = self._context
        if context is None or self._run is not None or not state.is_due(context.clock.now()):
            return
        from app.keeping.backup import check_and_note

        run = self._run = LongRun(self)
        run.progressed.connect(self._show_progress)
        context.messages.say("Pemeriksaan mingguan register berjalan di belakang.", Tone.INFO)

        def work(register: Register) -> Checked | None:
            return None if register.locked else check_and_note(register, progress=run.tell)

        context.ask(
            work,
            then=self._on_checked,
            failed=lambda _: self._ended(),
            owner=self,
            # In the lane in which the register is closed, which waits until this has stopped.
            lane="backup",
        )

    def _show_progress(self, percent: int) -> None:
        if self._context is not None and percent and percent % _EVERY_PERCENT == 0:
            said = f"Memeriksa register di belakang… {percent} persen"
            self._context.messages.say(said, Tone.INFO)

    def _on_checked(self, checked: Checked | None) -> None:
        self._ended()
        if checked is None or self._context is None:
            return
        if checked.ok:
            self._context.messages.take_bar(_BAR)
            self._context.messages.say("Pemeriksaan mingguan selesai: register utuh.")
        else:
            self._tell(len(checked.problems), checked.problems[0])

    def _tell_last(self, state: CheckState) -> None:
        if state.problems:
            self._tell(state.problems, "Ditemukan pada pemeriksaan terakhir.")

    def _tell(self, count: int, sentence: str) -> None:
        context = self._context
        if context is not None:
            context.messages.bar(
                f"Pemeriksaan register menemukan {count} masalah",
                f"{sentence} Periksa, lalu perbaiki atau pulihkan, di Pengaturan.",
                tone=Tone.DANGER,
                icon="alert-triangle",
                action="Buka Pengaturan",
                on_action=lambda: context.navigate("pengaturan", section="register"),
                key=_BAR,
            )

    def _ended(self) -> None:
        if self._run is not None:
            self._run.deleteLater()
            self._run = None
