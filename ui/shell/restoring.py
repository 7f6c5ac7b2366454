"""Restores a backup in the place of a register, for the window."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from app.keeping.places import short_place
from ui.look.tokens import Tone

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from app.clock import Clock
    from app.keeping.restoring import Restored
    from ui.messages import Messages
    from ui.shell.window import MainWindow
    from ui.tasks import Runner


class BackupFacts(NamedTuple):
    """What a backup tells of itself, and whether it is of the register at the place."""

    words: str
    of_this: bool


def told_of(backup: Path, place: str, zone: ZoneInfo | None) -> BackupFacts:
    """Return what a backup tells of itself; raises EnvironmentTrouble when it is none."""
    from app.keeping.backup_file import opened_backup
    from app.keeping.salvaging import is_backup_of
    from app.rules.moments import date_words

    with opened_backup(backup) as found:
        of_this = is_backup_of(found, Path(place))
        if found.manifest is None:
            return BackupFacts(f"{backup.name}.", of_this)
        day = found.manifest.made_at.astimezone(zone).date()
        return BackupFacts(f"{backup.name}, dibuat {date_words(day)}.", of_this)


class Restoring(QObject):
    """Lets a backup be chosen, asks for the way in and restores.

    `begun` comes when the present register must go, `ended` with its place, restored or not.
    """

    begun = Signal()
    ended = Signal(str)

    def __init__(
        self, window: MainWindow, *, runner: Runner, messages: Messages, clock: Clock
    ) -> None:
        super().__init__(window)
        self._window, self._runner = window, runner
        self._messages, self._clock = messages, clock

    def choose(self, place: str) -> None:
        """Let the user choose a backup for the register at a place; the newest whole one is proposed."""

        def work() -> Path:
            from app.keeping.backing_up import newest_backup
            from app.keeping.backup_places import first_place

            newest = newest_backup(place, now=self._clock.now())
            folder = first_place(place)
            return newest[0] if newest else folder if folder.is_dir() else folder.parent

        self._runner.run(work, then=partial(self._choose, place), owner=self)

    def _choose(self, place: str, proposed: Path) -> None:
        from app.keeping.backup_file import SUFFIX
        from ui.files import choose_file

        backup = choose_file(
            self._window,
            title="Pilih cadangan",
            folder=str(proposed),
            kinds=f"Cadangan (*{SUFFIX});;Semua file (*)",
        )
        if backup is None:
            self.deleteLater()
            return
        context = self._window.context
        zone = context.zone if context is not None else None

        def then(told: BackupFacts) -> None:
            self.begun.emit()
            self._ask(backup, told, place)

        self._runner.run(
            lambda: told_of(backup, place, zone),
            then=then,
            failed=lambda _: self.deleteLater(),
            owner=self,
        )

    def _ask(self, backup: Path, told: BackupFacts, place: str) -> None:
        """Show the page that asks how the backup is opened."""
        from ui.entrance.restore_page import RestorePage

        page = RestorePage(told.words, location=place, salvages=told.of_this)

        def restore(login: str, password: str, code: str) -> None:
            salvages = page.salvage.isChecked()

            def work() -> Restored:
                from app.keeping.backup_places import note_restored
                from app.keeping.restoring import WayIn, restore_backup
                from app.keeping.salvaging import salvage_register

                way = WayIn(login, password, code)
                if salvages:
                    restored = salvage_register(
                        backup, place=Path(place), way=way, clock=self._clock
                    )
                else:
                    restored = restore_backup(
                        backup, place=Path(place), way=way, replacing=True, clock=self._clock
                    )
                note_restored(place)
                return restored

            # In the lane in which the present register is closed: it must be by then.
            self._runner.run(work, then=then, failed=page.show_failure, owner=page, lane="backup")

        def then(restored: Restored) -> None:
            page.forget()
            self._tell(restored)
            self._end(place)

        page.wanted.connect(restore)
        page.back_wanted.connect(lambda: self._end(place))
        self._window.show_instead(page, location=place)
        if (focus := page.first_focus()) is not None:
            focus.setFocus()

    def _end(self, place: str) -> None:
        self.ended.emit(place)
        self.deleteLater()

    def _tell(self, restored: Restored) -> None:
        kept = f"Yang tadi disimpan sebagai {restored.old.name}." if restored.old else ""
        if restored.newer:
            kept = f"{restored.newer} aduan lebih baru daripada cadangannya. {kept}"
        if restored.problems:
            self._messages.bar(
                "Register dipulihkan, tetapi pemeriksaan menemukan masalah",
                f"{restored.problems[0]} {kept}".strip(),
                tone=Tone.DANGER,
                icon="alert-triangle",
                key="restored",
            )
            return
        self._messages.bar(
            "Register dipulihkan dan terbaca seluruhnya",
            f"{short_place(str(restored.place))}. {kept} Masuk, lihat isinya, lalu benarkan di "
            "Pengaturan.",
            tone=Tone.OK,
            icon="check",
            key="restored",
        )
