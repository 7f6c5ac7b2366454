"""Asks how the archive of another register is opened, and looks at what it would bring."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from app.errors import UserMistake
from app.keeping.archives import WayIn, opened_archive
from app.outcome import Outcome
from app.transfer.merging import Merging, preview_merge
from app.transfer.state_words import counted_words
from ui.forms.form_dialog import FormDialog, Work
from ui.parts.fields.editors import LineEdit, TextEdit
from ui.parts.fields.field import Field
from ui.parts.panels.card import password_edit

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.register import Register
    from ui.page import Context


class ArchiveDialog(FormDialog):
    """Asks for an account of the other register, or the words of its sheet.

    `looked_at` is what was seen once it is saved, `way` how it was opened.
    """

    keeps_draft: ClassVar[bool] = False

    def __init__(self, context: Context, path: Path, *, parent: QWidget) -> None:
        super().__init__(
            context,
            title="Impor dari arsip register lain",
            about=f"Dari {path.name}. Isinya dilihat dahulu sebelum diimpor.",
            save_word="Buka arsip",
            parent=parent,
            width=560,
        )
        self.path = path
        self.looked_at: Merging | None = None
        self.way = WayIn()
        self.login, self.password = LineEdit(longest=30), password_edit()
        whose = "Akun Pimpinan membawa juga yang disegel"
        self.add_field("login", Field("Nama masuk di register itu", self.login, whose))
        self.add_field("password", Field("Kata sandi", self.password))
        self.code = TextEdit(lines=2, placeholder="dua belas kata, dipisah spasi")
        hint = "Dari lembar pemulihan register itu, bila kata sandinya tidak diketahui"
        self.add_field("code", Field("Atau kata pemulihan", self.code, hint, optional=True))
        self.finish_form(self.login)

    def work(self) -> Work:
        """Return the look at the archive."""
        code = self.code.toPlainText().strip()
        if not code and not self.login.text().strip():
            raise UserMistake({"login": "Isi nama masuk, atau kata pemulihan di bawah."})
        way = WayIn(self.login.text().strip(), self.password.text(), code)

        def work(register: Register) -> Outcome:
            with opened_archive(self.path, way=way, clock=register.clock) as archive:
                merging = preview_merge(register, archive=archive)
            self.looked_at, self.way = merging, way
            return Outcome(f"Arsip {merging.whose}: {counted_words(merging.counts)}.", frozenset())

        return work
