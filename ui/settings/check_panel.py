"""Checking the whole register: how far it is, a way to stop, and what was found."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import UserMistake
from app.keeping.backup import check_and_note
from app.keeping.checking import Checked
from app.keeping.mending import mend_register
from app.keeping.weekly_check import CheckState, read_check_state
from app.rules.moments import since_words
from ui.look.tokens import Tone
from ui.page import Context
from ui.parts.buttons import button
from ui.parts.fields.editors import LineEdit
from ui.parts.fields.field import Field
from ui.parts.labels import label
from ui.parts.long_run import LongRun
from ui.parts.panels.message_bar import MessageBar
from ui.tasks import call

_HINT = "Dari baris terakhir laporan tahunan; riwayat yang dipotong sesudahnya ketahuan."


class CheckPanel(QWidget):
    """A button that checks the register, and stops the check while it runs."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._run: LongRun | None = None
        self._mended = False
        self.printed = LineEdit(placeholder="128 3F9A 22C1 07BE 91D4")
        self.printed_field = Field("Sidik rantai yang tercetak", self.printed, _HINT, optional=True)
        self.button = button("Periksa register", icon="check")
        self.mend_button = button("Susun ulang keadaan dan indeks", icon="refresh")
        self.mend_button.setToolTip(
            "Keadaan tiap aduan dihitung lagi dari riwayatnya, indeks pencarian dari isinya."
        )
        self.how_far = label("", "second")
        self.verdict = MessageBar("", "", tone=Tone.OK, icon="check")
        self.problems = label("", "body", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.button)
        row.addWidget(self.mend_button)
        row.addWidget(self.how_far)
        row.addStretch(1)
        self._column.addWidget(self.printed_field)
        self._column.addLayout(row)
        self._column.addWidget(self.verdict)
        self._column.addWidget(self.problems)
        for part in (self.mend_button, self.how_far, self.verdict, self.problems):
            part.hide()
        self.mend_button.clicked.connect(self.mend)
        self.button.clicked.connect(self.check_or_stop)
        context.ask(read_check_state, then=self._show_last, owner=self, lane="backup")

    def _show_last(self, state: CheckState) -> None:
        """Tell when it was checked last, by itself or by hand."""
        if state.checked_at is None or self._run is not None:
            return
        context = self._context
        when = since_words(state.checked_at, context.zone, now=context.clock.now())
        found = f"{state.problems} masalah" if state.problems else "utuh"
        self.how_far.setText(
            f"Terakhir diperiksa {when}: {found}. Sepekan sekali dengan sendirinya."
        )
        self.how_far.show()

    def check_or_stop(self) -> None:
        """Check the whole register and say what was found; while that runs, stop it."""
        if self._run is not None:
            self._run.stop()
            self.button.setEnabled(False)
            return
        self.printed_field.set_error(None)
        run = self._run = LongRun(self)
        run.progressed.connect(self._show_progress)
        self.button.set_word("Hentikan pemeriksaan")
        self.how_far.setText("Memeriksa…")
        self.how_far.show()
        self._context.ask(
            call(check_and_note, printed=self.printed.text().strip(), progress=run.tell),
            then=self._on_checked,
            failed=self._on_failed,
            owner=self,
            key="check",
            # It reads everything: the desk goes on working meanwhile.
            lane="paper",
        )

    def mend(self) -> None:
        """Make anew what follows from the history, then check again."""
        self.mend_button.hide()
        self._mended = True
        self._context.ask(
            mend_register,
            then=lambda _: self.check_or_stop(),
            failed=lambda _: self.mend_button.show(),
            owner=self,
        )

    def _show_progress(self, percent: int) -> None:
        self.how_far.setText(f"Memeriksa… {percent} persen")

    def _on_checked(self, checked: Checked) -> None:
        self._ended()
        self.verdict.deleteLater()
        if checked.ok:
            title = "Register utuh"
            words = "Isi, bukti, nomor urut, rantai riwayat, dan keadaan aduan saling cocok."
            self.verdict = MessageBar(title, words, tone=Tone.OK, icon="check")
        else:
            title = f"Ditemukan {len(checked.problems)} masalah"
            words = "Salin register ini dahulu, lalu pulihkan dari cadangan yang utuh."
            self.verdict = MessageBar(title, words, tone=Tone.DANGER, icon="alert-triangle")
        self._column.insertWidget(self._column.indexOf(self.problems), self.verdict)
        self.problems.setText("\n".join(f"•  {one}" for one in checked.problems))
        self.problems.setVisible(not checked.ok)
        # Only once: what it does not mend it will not mend again.
        self.mend_button.setVisible(not checked.ok and not self._mended)
        self._context.messages.say(f"{title}.", Tone.OK if checked.ok else Tone.DANGER)

    def _on_failed(self, error: Exception) -> None:
        self._ended()
        if isinstance(error, UserMistake) and "printed" in error.fields:
            self.printed_field.set_error(error.sentence)
        elif isinstance(error, UserMistake):
            self._context.messages.say(error.sentence, Tone.WARN)

    def _ended(self) -> None:
        if self._run is not None:
            self._run.deleteLater()
            self._run = None
        self.how_far.hide()
        self.button.setEnabled(True)
        self.button.set_word("Periksa lagi")
