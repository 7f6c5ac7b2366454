"""A new recovery sheet: shown, printed, and in force once its words were typed back."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from app.keeping.recovering import renew_recovery
from ui.forms.form_dialog import FormDialog, Work
from ui.parts.panels.recovery_panel import RecoveryPanel
from ui.recovery_sheet import offer_sheet
from ui.tasks import call

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.page import Context


class RecoveryDialog(FormDialog):
    """Shows the words of a code that was just made, and has them typed back."""

    keeps_draft: ClassVar[bool] = False

    def __init__(self, context: Context, words: tuple[str, ...], *, parent: QWidget) -> None:
        super().__init__(
            context,
            title="Lembar pemulihan baru",
            about="Lembar yang lama tetap berlaku sampai kata-kata yang baru ini diketik ulang.",
            save_word="Berlakukan",
            parent=parent,
            width=600,
        )
        self.panel = RecoveryPanel(words)
        self.form.addWidget(self.panel)
        self.know_field("code", self.panel.field)
        offer_sheet(self.panel, context, context.register, parent=self, renewed=True)
        self.panel.code_given.connect(self.save)
        self.finish_form(self.panel.print_button)

    def work(self) -> Work:
        """Return the putting in force of the new code."""
        code = self.panel.code.toPlainText()
        return call(renew_recovery, words=self.panel.words, code=code)
