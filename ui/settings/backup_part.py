"""The part about backups: how they stand, a second place, one by hand, and the way back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from app.keeping.backing_up import (
    BackupState,
    back_up,
    choose_second_place,
    confirm_restored,
    read_backup_state,
)
from app.keeping.backup import SUFFIX, make_backup
from app.keeping.backup_words import last_words, second_words, warnings
from app.keeping.rehearsing import Rehearsal, rehearsal_pdf
from ui.files import choose_place
from ui.look.tokens import Tone
from ui.parts.buttons import button
from ui.parts.flow import FlowLayout
from ui.parts.labels import label
from ui.parts.panels.fact_list import FactList
from ui.parts.panels.message_bar import MessageBar
from ui.printing import print_paper
from ui.saving_papers import save_paper
from ui.settings.rehearsal_dialog import RehearsalDialog
from ui.tasks import call

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.register import Register
    from ui.page import Context

_MINUTES = "Berita acara uji pulih"
RESTORE = "restore"
"""The id of the window's command that restores a backup."""


class BackupPart(QWidget):
    """Shows the newest whole backup and its places; every deed runs behind the desk's work."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.facts = FactList()
        self.paused = MessageBar(
            "Register ini baru dipulihkan",
            "Pencadangan berhenti sampai isinya dibenarkan.",
            tone=Tone.WARN,
            icon="alert-triangle",
            action="Ya, isinya benar",
        )
        self.advice = label("", "second", wrap=True)
        self.now_button = button("Cadangkan sekarang", icon="archive")
        self.second_button = button("Pilih tempat kedua…", icon="folder")
        self.rehearse_button = button("Uji pulih…", icon="check")
        self._rehearsal: Rehearsal | None = None
        self.print_button = button("Cetak berita acara", icon="printer")
        self.pdf_button = button("Simpan PDF", icon="download")
        self.papers = QWidget()
        papers = FlowLayout()
        for each in (self.print_button, self.pdf_button):
            papers.addWidget(each)
        self.papers.setLayout(papers)
        self.save_button = button("Simpan cadangan…", icon="download")
        self.restore_button = button("Pulihkan dari cadangan…", icon="refresh")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.paused)
        column.addWidget(self.facts)
        column.addWidget(self.advice)
        row = FlowLayout()
        ways = (self.now_button, self.second_button, self.rehearse_button)
        for each in (*ways, self.save_button, self.restore_button):
            row.addWidget(each)
        column.addLayout(row)
        column.addWidget(self.papers)
        self.papers.hide()
        self.paused.hide()
        self.advice.hide()
        self.paused.action_wanted.connect(self.confirm)
        self.now_button.clicked.connect(self.back_up)
        self.second_button.clicked.connect(self.choose_second)
        self.rehearse_button.clicked.connect(self.rehearse)
        self.print_button.clicked.connect(
            lambda: self._paper(lambda pdf: print_paper(context, pdf, name=_MINUTES, parent=self))
        )
        self.pdf_button.clicked.connect(
            lambda: self._paper(
                lambda pdf: save_paper(context, pdf, suggested=f"{_MINUTES}.pdf", parent=self)
            )
        )
        self.save_button.clicked.connect(self.save)
        self.restore_button.clicked.connect(self.restore)
        self._ask(read_backup_state)

    def back_up(self) -> None:
        """Make a backup now."""
        self.now_button.setEnabled(False)
        self._ask(back_up, said="Cadangan dibuat dan sudah dibaca ulang.")

    def choose_second(self) -> None:
        """Let the user choose a folder on another disk, and make a backup there at once."""
        chosen = QFileDialog.getExistingDirectory(self, "Tempat kedua untuk cadangan")
        if chosen:
            service = call(choose_second_place, folder=Path(chosen))
            self._ask(service, said="Tempat kedua dipilih, cadangannya sudah dibaca ulang.")

    def confirm(self) -> None:
        """Go on with backups: the restored register is the right one."""
        self._ask(confirm_restored, said="Pencadangan dilanjutkan.")

    def rehearse(self) -> None:
        """Restore the newest backup with the recovery sheet, to see that it can be done."""
        dialog = RehearsalDialog(self._context, parent=self)

        def offer(_: object) -> None:
            self._ask(read_backup_state)
            self._rehearsal = dialog.result_of
            self.papers.setVisible(self._rehearsal is not None)

        dialog.saved.connect(offer)
        dialog.open()

    def _paper(self, then: Callable[[bytes], object]) -> None:
        if self._rehearsal is not None:
            service = call(rehearsal_pdf, rehearsal=self._rehearsal)
            self._context.ask(service, then=then, owner=self, lane="paper")

    def restore(self) -> None:
        """Have the window ask which backup is restored."""
        commands = self._context.window_commands()
        wanted = next((each for each in commands if each.id == RESTORE), None)
        if wanted is not None:
            wanted.run()

    def save(self) -> None:
        """Save the register with its key book into one file."""
        save_backup(self._context, self)

    def _ask(self, service: Callable[[Register], BackupState], *, said: str = "") -> None:
        def then(state: BackupState) -> None:
            self._show(state)
            if said:
                self._context.messages.say(said)
                self._context.runner.changed.emit(frozenset({"backup"}))

        self._context.ask(
            service,
            then=then,
            failed=lambda _: self.now_button.setEnabled(True),
            owner=self,
            key="backup",
            lane="backup",
        )

    def _show(self, state: BackupState) -> None:
        self.now_button.setEnabled(not state.paused)
        zone, now = self._context.zone, self._context.clock.now()
        last = last_words(state, zone, now=now)
        self.facts.set_facts(
            [
                ("Terakhir", last if state.newest is None else f"{last}, dibaca ulang: utuh"),
                ("Tempat", str(state.folder)),
                ("Tempat kedua", second_words(state, zone, now=now)),
            ]
        )
        self.paused.setVisible(state.paused)
        told = [] if state.paused else warnings(state, now=now)
        self.advice.setText("\n".join(f"•  {each}" for each in told))
        self.advice.setVisible(bool(told))


def save_backup(context: Context, parent: QWidget) -> None:
    """Let the user name a file, and save the register with its key book into it."""
    day = context.clock.now().astimezone(context.zone).date()
    place = choose_place(
        context.messages,
        parent,
        title="Simpan cadangan",
        suggested=f"Register {day.isoformat()}{SUFFIX}",
        kinds=f"Cadangan (*{SUFFIX})",
        suffix=SUFFIX,
    )
    if place is not None:
        context.ask(call(make_backup, place=place), owner=parent, lane="backup")
