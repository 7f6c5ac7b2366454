"""The card in the middle of the window on which every way in is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from app.errors import UserMistake
from app.keeping.places import whole_place
from ui.commands import Command
from ui.look.tokens import SPACE_8, SPACE_12, SPACE_16, SPACE_24
from ui.parts.buttons import Button, button
from ui.parts.fields.changing import change_of
from ui.parts.fields.editors import LineEdit
from ui.parts.fields.field import Field, FormKeys
from ui.parts.labels import label
from ui.parts.letters import give_letters
from ui.parts.panels.empty_state import IconDisc
from ui.parts.panels.panel import Panel

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QShowEvent

_WIDTH, _BELOW = 440, 560
_IN_A_ROW = 2


class EntranceCard(QWidget):
    """Title, sentence, fields and buttons on a card; where the register lies stands below.

    `others` are ways to other registers, as quiet buttons under the card.
    """

    def __init__(
        self,
        *,
        icon: str,
        title: str,
        sentence: str,
        location: str,
        others: Sequence[Command] = (),
        width: int = _WIDTH,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self._busy = False
        self.fields: dict[str, Field] = {}
        self.form = QVBoxLayout()
        self.form.setSpacing(SPACE_12)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(SPACE_8)
        self._trouble = label("", "error", wrap=True)
        self._trouble.hide()
        self._card = card = Panel(padded=False)
        card.setFixedWidth(width)
        self._lay_out(card, location, others, width)
        card.body.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        card.body.setSpacing(SPACE_12)
        head = QHBoxLayout()
        head.setSpacing(SPACE_16)
        head.addWidget(IconDisc(icon), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(title, "page-title", wrap=True))
        words.addWidget(label(sentence, "sentence", wrap=True))
        head.addLayout(words, 1)
        card.body.addLayout(head)
        card.body.addSpacing(4)
        card.body.addLayout(self.form)
        card.body.addWidget(self._trouble)
        card.body.addSpacing(4)
        card.body.addLayout(self.buttons)

    def add_field(self, key: str, field: Field) -> Field:
        """Add a field below the others; mistakes under `key` stand beside it."""
        self.fields[key] = field
        self.form.addWidget(field)
        return field

    def add_pair(self, *fields: tuple[str, Field]) -> QWidget:
        """Add fields side by side, each under its key; return what holds them."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_16)
        for key, field in fields:
            self.fields[key] = field
            row.addWidget(field, 1)
        self.form.addWidget(holder)
        return holder

    def end_with(
        self, back: Button, save: Button, *, on_back: SignalInstance, on_save: Callable[[], object]
    ) -> None:
        """Put the way back and the button that saves below all fields; Enter in the last saves."""
        back.clicked.connect(on_back)
        save.clicked.connect(on_save)
        self.buttons.addStretch(1)
        self.buttons.addWidget(back)
        self.buttons.addWidget(save)
        self.watch_keys().save_wanted.connect(on_save)

    def begin_saving(self, key: str = "password") -> bool:
        """Tell whether what was typed can be handed over: once, and with both passwords alike."""
        if self._busy:
            return False
        if self.text(key) != self.text("again"):
            self.show_mistakes({"again": "Tidak sama dengan kata sandi di sebelahnya."})
            if (first := change_of(self.fields[key].editor)) is not None:
                # Either of the two may have been the wrong one.
                once = Qt.ConnectionType.SingleShotConnection
                first.connect(lambda *_: self.fields["again"].set_error(None), once)
            return False
        self.show_mistakes({})
        self.set_busy(busy=True)
        return True

    def text(self, key: str) -> str:
        """Return what stands in a field."""
        editor = self.fields[key].editor
        return editor.text() if isinstance(editor, LineEdit) else ""

    def show_mistakes(self, mistakes: Mapping[str, str]) -> None:
        """Show each sentence beside its field, those of no field above the buttons."""
        for key, field in self.fields.items():
            field.set_error(mistakes.get(key))
            if key in mistakes:
                field.forgiven.connect(self.fit, Qt.ConnectionType.SingleShotConnection)
        rest = [words for key, words in mistakes.items() if key not in self.fields]
        self._trouble.setText(" ".join(rest))
        self._trouble.setVisible(bool(rest))
        wrong = next((self.fields[key] for key in self.fields if key in mistakes), None)
        if wrong is not None:
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)
            if isinstance(wrong.editor, LineEdit):
                wrong.editor.selectAll()
        self.fit()

    def fit(self) -> None:
        """Give the card the height that its words need now at its width."""
        # The layouts inside remember how high their words were before.
        for inner in self._card.findChildren(QLayout):
            inner.invalidate()
        self._take_height()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._take_height()
        give_letters(self)

    def _take_height(self) -> None:
        layout = self._card.layout()
        if layout is not None:
            layout.invalidate()
            layout.activate()
            self._card.setFixedHeight(layout.totalHeightForWidth(self._card.width()))

    def show_failure(self, error: Exception) -> None:
        """Show what kept somebody from going on; the way is open again."""
        self.set_busy(busy=False)
        if isinstance(error, UserMistake):
            self.show_mistakes(error.fields)

    def mistakes(self) -> str:
        """Return all error sentences shown."""
        shown = [field.error() for field in self.fields.values() if field.error()]
        return " ".join([*shown, self._trouble.text()]).strip()

    def set_busy(self, *, busy: bool) -> None:
        """Lock the card while the register is being opened."""
        self._busy = busy
        for place in range(self.buttons.count()):
            item = self.buttons.itemAt(place)
            if item is not None and (widget := item.widget()) is not None:
                widget.setEnabled(not busy)

    def forget(self) -> None:
        """Empty every field: no password outlives the way in."""
        for field in self.fields.values():
            if isinstance(field.editor, LineEdit):
                field.editor.clear()

    def watch_keys(self) -> FormKeys:
        """Have Enter move through the fields added so far."""
        return FormKeys(self._card)

    def _lay_out(self, card: Panel, location: str, others: Sequence[Command], width: int) -> None:
        # From the outside in: each time a part is put into another, all in it is styled anew.
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        inner = QWidget()
        area.setWidget(inner)
        below = QWidget(inner)
        rows = QVBoxLayout(below)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        below.setFixedWidth(max(width, _BELOW))
        self.other_buttons: list[Button] = []
        for begin in range(0, len(others), _IN_A_ROW):
            row = QHBoxLayout()
            row.addStretch(1)
            for command in others[begin : begin + _IN_A_ROW]:
                made = button(command.text, "quiet", icon=command.icon, compact=True)
                made.clicked.connect(command.run)
                self.other_buttons.append(made)
                row.addWidget(made)
            row.addStretch(1)
            rows.addLayout(row)
        place = label(whole_place(location), "hint", wrap=True)
        place.setFixedWidth(max(width, _BELOW))
        place.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        middle = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(inner)
        column.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_16)
        column.setSpacing(SPACE_8)
        column.addStretch(2)
        column.addWidget(card, 0, middle)
        column.addWidget(below, 0, middle)
        column.addWidget(place, 0, middle)
        column.addStretch(3)


def password_edit() -> LineEdit:
    """Return a field that hides what is typed."""
    made = LineEdit(longest=200)
    made.setEchoMode(LineEdit.EchoMode.Password)
    made.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
    return made


def show_letters(*edits: LineEdit, shown: bool) -> None:
    """Show or hide what is typed in password fields."""
    mode = LineEdit.EchoMode.Normal if shown else LineEdit.EchoMode.Password
    for edit in edits:
        edit.setEchoMode(mode)
