"""The base of every form over a page: fields, errors beside them, nothing lost on saving."""

from collections.abc import Callable, Mapping
from typing import ClassVar
from zlib import crc32

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.desk.entering_once import once
from app.errors import EnvironmentTrouble, UserMistake
from app.outcome import Outcome
from app.register import Register
from ui.forms.form_drafts import FormDraft
from ui.page import Context
from ui.parts.buttons import button
from ui.parts.fields.editors import LineEdit
from ui.parts.fields.field import Field, FormKeys
from ui.parts.labels import ShortLabel, label
from ui.parts.letters import give_letters
from ui.parts.panels.fitted_area import FittedArea
from ui.parts.screen_room import fit_on_screen, screen_room
from ui.parts.surface_dialog import SurfaceDialog

_MARGIN = 16
Work = Callable[[Register], Outcome]


class FormDialog(SurfaceDialog):
    """A form over a page. Enter moves on, Ctrl+Enter saves, Esc leaves it for later.

    It stays open until the register has taken what was typed; `saved` carries the Outcome then.
    What is typed meanwhile is kept as a draft, unless the form is about secrets.
    """

    saved = Signal(object)
    keeps_draft: ClassVar[bool] = True
    entered_once: ClassVar[bool] = False
    """Whether what it saves would be there twice if it were saved twice."""

    def __init__(
        self,
        context: Context,
        *,
        title: str,
        about: str,
        save_word: str,
        parent: QWidget,
        width: int = 520,
    ) -> None:
        super().__init__(parent)
        self.context = context
        self._fields: dict[str, Field] = {}
        self._busy = False
        self._draft: FormDraft | None = None
        self._about = about
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(min(width, screen_room(self).width()))
        self.form = QVBoxLayout()
        self.form.setSpacing(12)
        self._trouble = label("", "error", wrap=True)
        self._trouble.hide()
        self.draft_line = DraftLine()
        self.draft_line.hide()
        self.save_button = button(save_word, "primary", shortcut="Ctrl+Enter", binds=False)
        self.save_button.clicked.connect(self.save)
        self.cancel_button = button("Batal", "quiet")
        self.cancel_button.clicked.connect(self.reject)
        self._lay_out(title, about)
        self._keys = FormKeys(self)
        self._keys.save_wanted.connect(self.save)

    def work(self) -> Work:
        """Return what the worker is to do with the values of now.

        Raises UserMistake for what can be told without the register.
        """
        raise NotImplementedError

    def add_field(self, key: str, field: Field) -> None:
        """Add a field below the others; mistakes under `key` are shown beside it."""
        self.form.addWidget(field)
        self.know_field(key, field)

    def know_field(self, key: str, field: Field) -> None:
        """Show mistakes under `key` beside a field that stands elsewhere in the form."""
        self._fields[key] = field

    def field(self, key: str) -> Field:
        """Return a field. Raises KeyError when there is none."""
        return self._fields[key]

    def add_to_foot(self, widget: QWidget) -> None:
        """Put a widget at the left of the foot."""
        self._foot.insertWidget(0, widget)

    def propose(self, editor: QWidget, value: str) -> None:
        """Put what is likely into an empty editor, once it is known: a draft has it otherwise."""
        if self._draft is not None:
            self._draft.propose(editor, value)

    def finish_form(self, first: QWidget | None = None) -> None:
        """Take up the fields added; `first` gets the cursor."""
        self._keys.watch()
        if self.keeps_draft:
            self._draft = FormDraft(self, self.context, self.draft_name())
            self._draft.taken_up.connect(self._on_taken_up)
            self.draft_line.thrown_away.connect(self._on_thrown_away)
            self._draft.begin()
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)
        self.fit()

    def draft_name(self) -> str:
        """Return under which name its draft is kept; what it is about is told by a number only."""
        return f"{type(self).__name__}-{crc32(self._about.encode()):08x}"

    def done(self, result: int) -> None:
        """Keep what was typed, unless it was saved."""
        if self._draft is not None and self.isVisible():
            if result == QDialog.DialogCode.Accepted:
                self._draft.end()
            else:
                self._draft.leave()
        super().done(result)

    def save(self) -> None:
        """Hand the values to the worker; the form closes only when they are saved."""
        if self._busy:
            return
        self.show_mistakes({})
        try:
            work = self.work()
        except UserMistake as mistake:
            self.show_mistakes(mistake.fields)
            return
        if self.entered_once and self._draft is not None:
            work = once(self._draft.key, work)
        self._set_busy(busy=True)
        self.context.ask(work, then=self._on_saved, failed=self._on_failed, owner=self)

    def show_mistakes(self, mistakes: Mapping[str, str]) -> None:
        """Show each sentence beside its field, those of no field above the buttons."""
        for key, field in self._fields.items():
            field.set_error(mistakes.get(key))
        rest = [text for key, text in mistakes.items() if key not in self._fields]
        self._trouble.setText(" ".join(rest))
        self._trouble.setVisible(bool(rest))
        wrong = next((self._fields[key] for key in self._fields if key in mistakes), None)
        if wrong is not None:
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)
            if isinstance(wrong.editor, LineEdit):
                wrong.editor.selectAll()
        self.fit()

    def mistakes(self) -> str:
        """Return all error sentences shown, for tests and screen readers."""
        shown = [field.error() for field in self._fields.values() if field.error()]
        return " ".join([*shown, self._trouble.text()]).strip()

    def fit(self) -> None:
        """Take the height that the fields need now; where the screen has less, they scroll."""
        self._body.activate()
        width = max(self.width() if self.isVisible() else 0, self.minimumWidth())
        wraps = self._body.hasHeightForWidth()
        body = self._body.totalHeightForWidth(width) if wraps else self._body.sizeHint().height()
        fit_on_screen(self, QSize(width, body + self._foot_frame.sizeHint().height()))
        give_letters(self)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        give_letters(self)

    def reject(self) -> None:
        if not self._busy:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._busy:
            event.ignore()
        else:
            super().closeEvent(event)

    def _on_saved(self, outcome: Outcome) -> None:
        self._set_busy(busy=False)
        self.saved.emit(outcome)
        self.accept()

    def _on_failed(self, error: Exception) -> None:
        self._set_busy(busy=False)
        if isinstance(error, UserMistake):
            self.show_mistakes(error.fields)
        elif isinstance(error, EnvironmentTrouble):
            self.show_mistakes({"": str(error)})

    def _on_taken_up(self, since: str) -> None:
        self.draft_line.say(f"Dilanjutkan dari draf {since}.")
        self.fit()

    def _on_thrown_away(self) -> None:
        self.draft_line.hide()
        if self._draft is not None:
            self._draft.throw_away()
        self.fit()

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self.save_button.setEnabled(not busy)
        self.cancel_button.setEnabled(not busy)

    def _lay_out(self, title: str, about: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        inside = QWidget()
        body = self._body = QVBoxLayout(inside)
        body.setContentsMargins(_MARGIN, 16, _MARGIN, 16)
        body.setSpacing(2)
        body.addWidget(label(title, "preview-title"))
        body.addWidget(ShortLabel(about, "sentence"))
        body.addWidget(self.draft_line)
        body.addSpacing(12)
        body.addLayout(self.form, 1)
        body.addWidget(self._trouble)
        column.addWidget(FittedArea(inside), 1)
        foot = self._foot_frame = QFrame()
        foot.setProperty("kind", "foot")
        self._foot = QHBoxLayout(foot)
        self._foot.setContentsMargins(_MARGIN, 11, _MARGIN, 12)
        self._foot.setSpacing(8)
        self._foot.addStretch(1)
        self._foot.addWidget(self.cancel_button)
        self._foot.addWidget(self.save_button)
        column.addWidget(foot)


class DraftLine(QWidget):
    """Says that the form goes on from a draft, with the way to begin anew."""

    thrown_away = Signal()

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(8)
        self._words = label("", "hint")
        drop = button("Buang draf", "link")
        # Enter passes over it on the way to the first field.
        drop.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        drop.clicked.connect(self.thrown_away)
        row.addWidget(self._words)
        row.addWidget(drop)
        row.addStretch(1)

    def say(self, words: str) -> None:
        """Show the line."""
        self._words.setText(words)
        self.show()
