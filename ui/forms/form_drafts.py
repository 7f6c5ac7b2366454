"""What stands in a dialog's editors, kept as a draft while it is typed, and given back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from ui.forms.draft import TypedDraft, Values
from ui.forms.editor_values import read, write
from ui.look.tokens import Tone
from ui.parts.fields.choice_lists import CheckList, RadioList
from ui.parts.fields.choices import SegmentedControl

if TYPE_CHECKING:
    from ui.page import Context

_EDITORS = (
    *(CheckList, RadioList, SegmentedControl, QComboBox, QCheckBox, QPlainTextEdit),
    QLineEdit,
)


class FormDraft(TypedDraft):
    """The draft of one form, under its `name`; `taken_up` carries when it was kept, in words."""

    taken_up = Signal(str)

    def __init__(self, form: QWidget, context: Context, name: str) -> None:
        super().__init__(form, context, self._changed, name)
        self._form = form
        self._untouched = typed_in(form)

    def begin(self) -> None:
        """Take up the draft there is, and keep from now on."""
        self.note_typing()
        self.look(self._on_found)

    def propose(self, editor: QWidget, value: str) -> None:
        """Put a value into an editor nobody has typed into; left there, it is nothing typed."""
        if value and not read(editor):
            write(editor, value)
            known = (name for name, each in editors_in(self._form).items() if each is editor)
            self._untouched |= dict.fromkeys(known, _value(editor))

    def leave(self) -> None:
        """Keep what is typed, as the form is closed without having been saved; say so."""
        self.timer.stop()
        self.keep()
        if self.is_kept:
            self._context.messages.say(
                "Isian disimpan sebagai draf, dan ada lagi bila formulirnya dibuka.", Tone.NEUTRAL
            )

    def end(self) -> None:
        """Forget the draft: the form was saved."""
        self.timer.stop()
        if self.is_kept:
            self.forget()

    def throw_away(self) -> None:
        """Put the form back as it was when it was opened, and forget the draft."""
        put_back(self._form, self._untouched)
        if self.is_kept:
            self.forget()
        else:
            self.begin_anew(self.name)
        self.note_typing()

    def _changed(self) -> Values:
        typed = typed_in(self._form)
        return {} if typed == self._untouched else typed

    def _on_found(self, values: Values, since: str) -> None:
        if not values or self._changed():
            return
        put_back(self._form, self.take_up(values))
        self.taken_up.emit(since)


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
