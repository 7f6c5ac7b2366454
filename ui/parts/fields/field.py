"""A form field with label, hint and inline error, and the keys every form answers to."""

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ui.look.style import set_kind
from ui.parts.fields.changing import change_of
from ui.parts.fields.editors import DateTimeEdit, TextEdit
from ui.parts.icon_mark import IconMark
from ui.parts.labels import label

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BELOW_EDITOR = 2
_NEW_LINE = "Shift+Enter membuat baris baru."


class Field(QWidget):
    """Label above, editor, then the error sentence or the hint below.

    What was said to be wrong goes when the value is another; `forgiven` tells so.
    """

    forgiven = Signal()

    def __init__(
        self,
        label_text: str,
        editor: QWidget,
        hint: str = "",
        optional: bool = False,  # noqa: FBT002 - reads well at the call
    ) -> None:
        super().__init__()
        self.editor = editor
        self._name = label_text
        self._optional = optional
        self._error = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._label = label(label_text, "label")
        self._label.setBuddy(editor)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._label)
        if optional:
            head.addWidget(label("boleh kosong", "hint"))
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(editor)
        column.addStretch(1)
        self._column = column
        self._error_row: _ErrorRow | None = None
        self._hint: QLabel | None = None
        self.set_hint(hint or (_NEW_LINE if isinstance(editor, TextEdit) else ""))
        self.setFocusProxy(editor)
        self.set_name(label_text)
        if isinstance(editor, DateTimeEdit):
            editor.problem_changed.connect(self.set_error)

    def set_name(self, text: str) -> None:
        """Call the field otherwise."""
        self._label.setText(text)
        self.editor.setAccessibleName(f"{text}, boleh kosong" if self._optional else text)

    def set_error(self, text: str | None) -> None:
        """Show what is wrong and an example of what is right; None or "" takes it away."""
        self._error = text or ""
        if self._error and self._error_row is None:
            # Most fields never have one.
            self._error_row = _ErrorRow()
            self._column.insertWidget(_BELOW_EDITOR, self._error_row)
            if (changing := change_of(self.editor)) is not None:
                changing.connect(self._forgive)
        if self._error_row is not None:
            self._error_row.say(self._error)
        self._show_hint()
        self.editor.setAccessibleDescription(self._error or self.hint())
        set_kind(self.editor, "error", bool(text))

    def error(self) -> str:
        """Return the sentence shown, "" when there is none."""
        return self._error

    def hint(self) -> str:
        """Return what is said below the editor while nothing is wrong."""
        return self._hint.text() if self._hint is not None else ""

    def set_hint(self, text: str) -> None:
        """Change the hint below the editor."""
        if text and self._hint is None:
            self._hint = label("", "hint", wrap=True)
            self._column.insertWidget(_BELOW_EDITOR, self._hint)
        if self._hint is not None:
            self._hint.setText(text)
        self._show_hint()
        self.editor.setAccessibleDescription(self._error or text)

    def _forgive(self, *_: object) -> None:
        if self._error:
            self.set_error(None)
            self.forgiven.emit()

    def _show_hint(self) -> None:
        if self._hint is not None:
            self._hint.setVisible(bool(self.hint()) and not self._error)


class _ErrorRow(QWidget):
    """What is wrong with a field, beside a mark."""

    def __init__(self) -> None:
        super().__init__()
        self._words = label("", "error", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        row.addWidget(IconMark("alert-triangle", "danger", 14), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)

    def say(self, sentence: str) -> None:
        """Say what is wrong; nothing is shown for ""."""
        self._words.setText(sentence)
        self.setVisible(bool(sentence))


class FormKeys(QObject):
    """Enter moves to the next field, Ctrl+Enter asks to save; made once for a form widget.

    In a text of several lines Shift+Enter begins the next line.
    """

    save_wanted = Signal()

    def __init__(self, form: QWidget) -> None:
        super().__init__(form)
        self._form = form
        self.watch()

    def watch(self) -> None:
        """Watch the fields again after some were added to the form."""
        for widget in (self._form, *_parts_of(self._form)):
            widget.removeEventFilter(self)
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.KeyPress or not isinstance(watched, QWidget):
            return False
        key = cast(QKeyEvent, event)
        if key.key() not in _ENTER:
            return False
        if key.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save_wanted.emit()
            return True
        if isinstance(watched, QPlainTextEdit) and key.modifiers() & _SHIFT:
            return False
        # What is on or off is turned by Space; Enter only leaves it.
        if isinstance(watched, QAbstractButton) and not watched.isCheckable():
            watched.click()
            return True
        if not watched.hasFocus():
            return False
        following = self._following(watched)
        if following is not None:
            following.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _following(self, start: QWidget) -> QWidget | None:
        passed = _group_of(start)
        widget = start.nextInFocusChain()
        while widget is not None and widget is not start:
            takes_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            inside = self._form.isAncestorOf(widget) and widget.focusProxy() is None
            usable = widget.isVisible() and widget.isEnabled() and widget not in passed
            if takes_tab and inside and usable:
                return widget
            widget = widget.nextInFocusChain()
        return None


def _parts_of(whole: QWidget) -> Iterator[QWidget]:
    """Yield all within a form but the lists of choices, where Enter chooses."""
    near = Qt.FindChildOption.FindDirectChildrenOnly
    for part in whole.findChildren(QWidget, options=near):
        yield part
        if not isinstance(part, QComboBox):
            yield from _parts_of(part)


def _group_of(widget: QWidget) -> list[QAbstractButton]:
    """Return the buttons of which one is on together with `widget`: one field to the clerk."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return group.buttons() if group is not None and group.exclusive() else []
