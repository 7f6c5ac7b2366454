"""What stands in a form, kept as a draft while it is typed, and given back when it is opened."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from app.desk.drafts import discard_draft, load_draft, save_draft
from app.rules.moments import since_words
from ui.forms.editor_values import read, write
from ui.look.tokens import Tone
from ui.parts.fields.choice_lists import CheckList, RadioList
from ui.parts.fields.choices import SegmentedControl
from ui.tasks import call

if TYPE_CHECKING:
    from datetime import datetime

    from ui.page import Context

KEEP_EVERY_MS: Final = 2000
"""No more than this, and the time of one writing, is lost when the program ends of a sudden."""
KEY: Final = "_key"
"""Under which name a draft holds the key of its form."""
_EDITORS = (
    *(CheckList, RadioList, SegmentedControl, QComboBox, QCheckBox, QPlainTextEdit),
    QLineEdit,
)


class FormDraft(QObject):
    """The draft of one form, under its `name`; `taken_up` carries when it was kept, in words.

    `key` is the form's own: the same again when a draft of it is taken up, so that what was entered
    before the program ended is not entered a second time.
    """

    taken_up = Signal(str)

    def __init__(self, form: QWidget, context: Context, name: str) -> None:
        super().__init__(form)
        self._form, self._context, self._name = form, context, name
        self.key = uuid4().hex
        self._untouched = self._kept = typed_in(form)
        self._is_kept = False
        self._timer = QTimer(self)
        self._timer.setInterval(KEEP_EVERY_MS)
        self._timer.timeout.connect(self.keep)

    def begin(self) -> None:
        """Take up the draft there is, and keep from now on."""
        self._timer.start()
        self._context.ask(call(load_draft, form=self._name), then=self._take_up, owner=self)

    def keep(self) -> None:
        """Write down what is typed, unless it is written already."""
        values = typed_in(self._form)
        if values == self._kept:
            return
        self._kept = values
        if values == self._untouched:
            self._discard()
            return
        self._is_kept = True
        self._context.ask(
            call(save_draft, form=self._name, values=values | {KEY: self.key}),
            failed=lambda _: self._forget_kept(),
        )

    def leave(self) -> None:
        """Keep what is typed, as the form is closed without having been saved; say so."""
        self._timer.stop()
        self.keep()
        if self._is_kept:
            self._context.messages.say(
                "Isian disimpan sebagai draf, dan ada lagi bila formulirnya dibuka.", Tone.NEUTRAL
            )

    def end(self) -> None:
        """Forget the draft: the form was saved."""
        self._timer.stop()
        if self._is_kept:
            self._discard()

    def throw_away(self) -> None:
        """Put the form back as it was when it was opened, and forget the draft."""
        put_back(self._form, self._untouched)
        self.key = uuid4().hex
        self.keep()

    def _discard(self) -> None:
        self._is_kept = False
        self._context.ask(call(discard_draft, form=self._name))

    def _forget_kept(self) -> None:
        """Try again in a while: what could not be written is not kept."""
        self._kept = {}

    def _take_up(self, found: tuple[dict[str, object], datetime] | None) -> None:
        if found is None or typed_in(self._form) != self._untouched:
            return
        values, saved_at = found
        self.key = str(values.pop(KEY, self.key))
        put_back(self._form, values)
        self._kept, self._is_kept = typed_in(self._form), True
        now = self._context.clock.now()
        self.taken_up.emit(since_words(saved_at, self._context.zone, now=now))


def typed_in(form: QWidget) -> dict[str, object]:
    """Return what stands in a form, editor by editor; never a password."""
    return {name: _value(editor) for name, editor in editors_in(form).items()}


def put_back(form: QWidget, values: Mapping[str, object]) -> None:
    """Put kept values into the editors that still have their place."""
    editors = editors_in(form)
    for name, value in values.items():
        if (editor := editors.get(name)) is not None and _value(editor) != value:
            _put(editor, value)


def editors_in(form: QWidget) -> dict[str, QWidget]:
    """Return a form's editors by kind and number, in the order in which they were made."""
    found: dict[str, QWidget] = {}
    counted: dict[str, int] = {}
    for widget in form.findChildren(QWidget):
        if not isinstance(widget, _EDITORS) or _is_part(widget, form) or _is_secret(widget):
            continue
        kind = type(widget).__name__
        counted[kind] = counted.get(kind, 0) + 1
        found[f"{kind}-{counted[kind]}"] = widget
    return found


def _is_part(widget: QWidget, form: QWidget) -> bool:
    """Tell whether an editor belongs to a larger one, as a box does to its list."""
    above = widget.parentWidget()
    while above is not None and above is not form:
        if isinstance(above, _EDITORS):
            return True
        above = above.parentWidget()
    return False


def _is_secret(widget: QWidget) -> bool:
    hints = Qt.InputMethodHint.ImhSensitiveData
    return isinstance(widget, QLineEdit) and bool(widget.inputMethodHints() & hints)


def _value(editor: QWidget) -> object:
    if isinstance(editor, CheckList):
        return list(editor.chosen())
    return editor.chosen() if isinstance(editor, RadioList) else read(editor)


def _put(editor: QWidget, value: object) -> None:
    if isinstance(editor, CheckList):
        editor.choose([str(each) for each in value] if isinstance(value, list) else [])
    elif isinstance(editor, RadioList):
        editor.choose(str(value))
    else:
        write(editor, str(value))
        if isinstance(editor, SegmentedControl):
            # What hangs on the choice is shown or hidden with it.
            editor.chosen.emit(editor.current())
