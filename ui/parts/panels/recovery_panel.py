"""The twelve words of a recovery code, how to keep them, and the proof that they were kept."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.look.tokens import SPACE_8, SPACE_12, SPACE_16
from ui.parts.buttons import button
from ui.parts.fields.editors import TextEdit
from ui.parts.fields.field import Field, FormKeys
from ui.parts.labels import label
from ui.parts.panels.panel import Panel

_COLUMNS = 4
_HINT = (
    "Cetak lembarnya, simpan dalam amplop tertutup di brankas kantor, jauh dari komputer ini. "
    "Bila kata sandi dan lembar ini hilang bersama, register tidak dapat dibuka siapa pun."
)


class RecoveryPanel(QWidget):
    """Shows the words and asks for them back; `code_given` carries what was typed.

    `print_wanted` and `save_wanted` ask for the sheet on paper or as a file.
    """

    print_wanted = Signal()
    save_wanted = Signal()
    code_given = Signal(str)

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_12)
        column.addWidget(label(_HINT, "body", wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_16)
        grid.setVerticalSpacing(SPACE_8)
        for at, word in enumerate(words):
            cell = QHBoxLayout()
            cell.setSpacing(SPACE_8)
            number = label(f"{at + 1}.", "hint")
            number.setFixedWidth(22)
            number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            cell.addWidget(number)
            cell.addWidget(label(word, "preview-title"), 1)
            grid.addLayout(cell, at // _COLUMNS, at % _COLUMNS)
        self.words = tuple(words)
        self._words = Panel()
        self._words.body.addLayout(grid)
        column.addWidget(self._words)
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        self.print_button = button("Cetak lembar", icon="printer")
        self.print_button.clicked.connect(self.print_wanted)
        self.save_button = button("Simpan PDF", "quiet", icon="download")
        self.save_button.clicked.connect(self.save_wanted)
        row.addWidget(self.print_button)
        row.addWidget(self.save_button)
        row.addStretch(1)
        column.addLayout(row)
        self.code = TextEdit(lines=2, placeholder="ketik ulang kedua belas kata dari kertas")
        self.field = Field(
            "Ketik ulang dari lembar yang tercetak", self.code, "Urut seperti di lembarnya."
        )
        column.addWidget(self.field)
        FormKeys(self).save_wanted.connect(self.give)

    def give(self) -> None:
        """Hand over what was typed."""
        self.field.set_error(None)
        self.code_given.emit(self.code.toPlainText())

    def show_mistake(self, sentence: str) -> None:
        """Say beside the field what does not fit."""
        self.field.set_error(sentence)
        self.code.setFocus(Qt.FocusReason.OtherFocusReason)
