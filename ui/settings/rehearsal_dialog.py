"""Uji pulih, step by step: the words of the sheet, then what was read, then its minutes on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from app.keeping.rehearsing import Rehearsal, rehearse
from app.outcome import Outcome
from ui.forms.form_dialog import FormDialog, Work
from ui.parts.fields.editors import TextEdit
from ui.parts.fields.field import Field

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.register import Register
    from ui.page import Context


class RehearsalDialog(FormDialog):
    """Asks for the twelve words; what they open is read from end to end, and nothing of it stays."""

    keeps_draft: ClassVar[bool] = False

    def __init__(self, context: Context, *, parent: QWidget) -> None:
        super().__init__(
            context,
            title="Uji pulih",
            about="Cadangan terbaru dipulihkan ke tempat sementara dengan lembar pemulihan, dibaca "
            "seluruhnya, lalu dihapus lagi. Register ini tidak disentuh.",
            save_word="Mulai uji",
            parent=parent,
            width=560,
        )
        self.result_of: Rehearsal | None = None
        self.code = TextEdit(lines=3, placeholder="dua belas kata, dipisah spasi")
        hint = "Ambil lembar pemulihan dari tempat simpannya; kembalikan sesudahnya"
        self.add_field("code", Field("Kata pemulihan", self.code, hint))
        self.finish_form(self.code)

    def work(self) -> Work:
        """Return the rehearsal."""
        code = self.code.toPlainText()

        def work(register: Register) -> Outcome:
            self.result_of = rehearse(register, code=code)
            return Outcome(self.result_of.sentence, frozenset({"backup"}))

        return work
