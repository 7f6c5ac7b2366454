"""A new recovery sheet: shown, printed, and typed back before the form can be left."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from app.keeping.recovering import renew_recovery
from app.keeping.recovery_paper import recovery_sheet_pdf
from ui.actions.form_dialog import FormDialog, Work
from ui.parts.recovery_panel import RecoveryPanel
from ui.printing import print_paper, save_paper

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.pages import Context


class RecoveryDialog(FormDialog):
    """Shows the words of a code that was just made, and has them typed back."""

    def __init__(self, context: Context, words: tuple[str, ...], *, parent: QWidget) -> None:
        super().__init__(
            context,
            title="Lembar pemulihan baru",
            about="Lembar yang lama tetap berlaku sampai kata-kata yang baru ini diketik ulang.",
            save_word="Berlakukan",
            parent=parent,
            width=600,
        )
        self._words = words
        self.panel = RecoveryPanel(words)
        row = QHBoxLayout()
        row.addWidget(self.panel)
        self.form.addLayout(row)
        self.know_field("code", self.panel.field)
        self.panel.print_wanted.connect(self._print)
        self.panel.save_wanted.connect(self._save)
        self.panel.code_given.connect(self.save)
        self.finish_form(self.panel.print_button)

    def work(self) -> Work:
        """Return the confirming."""
        code = self.panel.code.toPlainText()
        return partial(renew_recovery, words=self._words, code=code)

    def _print(self) -> None:
        self._paper(
            lambda pdf: print_paper(self.context, pdf, name="Lembar pemulihan", parent=self)
        )

    def _save(self) -> None:
        name = "lembar-pemulihan.pdf"
        self._paper(lambda pdf: save_paper(self.context, pdf, suggested=name, parent=self))

    def _paper(self, then: Callable[[bytes], object]) -> None:
        register, words = self.context.register, self._words
        self.context.runner.run(
            lambda: recovery_sheet_pdf(register, words=words), then=then, owner=self, lane="paper"
        )
