"""Below a text for the complainant: the office's templates to begin with, and a copy to send."""

from collections.abc import Collection

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.case import ComplaintRow
from app.desk.changing_templates import template_words
from app.rules.templates import (
    WAY_WORDS,
    Purpose,
    Template,
    filled,
    reworded,
    unfilled,
    unfilled_mistake,
)
from ui.look.tokens import Tone
from ui.page import Context
from ui.parts.buttons import button
from ui.parts.fields.editors import ComboBox, TextEdit

_NONE = "Pakai templat"


class TemplateRow(QWidget):
    """A chosen template replaces what stands in `editor`, which Ctrl+Z brings back."""

    def __init__(
        self,
        context: Context,
        row: ComplaintRow,
        editor: TextEdit,
        *,
        purposes: Collection[Purpose],
    ) -> None:
        super().__init__()
        self._context, self._row, self._editor = context, row, editor
        self._words = template_words(row, context.office)
        # The template that was chosen, and what it became: nobody typed there while that stands.
        self._template = self._written = ""
        self._offered = [each for each in context.office.templates if each.purpose in purposes]
        names = [(at, _word(each)) for at, each in enumerate(self._offered, 1)]
        self.choice = ComboBox([(0, _NONE), *names])
        self.choice.setAccessibleName(_NONE)
        self.choice.activated.connect(self._on_chosen)
        self.copy_button = button("Salin", "quiet", icon="copy")
        self.copy_button.setToolTip("Salin isinya untuk ditempel di surel atau WhatsApp")
        self.copy_button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.copy_button.clicked.connect(self.copy)
        row_of = QHBoxLayout(self)
        row_of.setContentsMargins(0, 0, 0, 0)
        row_of.setSpacing(8)
        row_of.addWidget(self.choice, 1)
        row_of.addWidget(self.copy_button)
        self.choice.setVisible(bool(self._offered))

    def know_words(self, **words: str) -> None:
        """Fill more places by their names, in what is written already as well.

        What stood in such a place before is told no longer; an empty word asks for it again.
        """
        before, text = self._words, self._editor.toPlainText()
        known = {key.replace("_", " "): word for key, word in words.items()}
        self._words = {**before, **known}
        if self._template and text == self._written:
            self._fill()
            return
        old = {key: before.get(key, "") for key in known}
        if (now := filled(reworded(text, old, known), self._words)) != text:
            self._write(now)

    def copy(self) -> None:
        """Put the text on the clipboard; with places that nobody filled it is refused."""
        text = self._editor.toPlainText().strip()
        if not text or (wrong := unfilled_mistake(text)):
            self._context.messages.say(wrong if text else "Belum ada isinya.", Tone.WARN)
            self._editor.setFocus()
            return
        QGuiApplication.clipboard().setText(text)
        self._context.messages.say("Isinya disalin; tempelkan di surel atau WhatsApp.", Tone.OK)

    def _on_chosen(self, _: int) -> None:
        if at := int(self.choice.currentData() or 0):
            self._template = self._offered[at - 1].text
            self._fill()
            self._editor.setFocus()
            self._select_unfilled()

    def _fill(self) -> None:
        """Write the chosen template out with the words known by now."""
        self._written = filled(self._template, self._words)
        if self._editor.toPlainText() != self._written:
            self._write(self._written)

    def _select_unfilled(self) -> None:
        """Let the next key typed take the place of what is still to be filled."""
        if left := unfilled(self._editor.toPlainText()):
            self._editor.moveCursor(QTextCursor.MoveOperation.Start)
            self._editor.find(left[0])

    def _write(self, text: str) -> None:
        cursor = QTextCursor(self._editor.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)


def _word(template: Template) -> str:
    return f"{WAY_WORDS[template.way]}: {template.name}"
