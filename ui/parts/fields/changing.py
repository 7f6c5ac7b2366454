"""By which signal an editor tells that its value changed, whatever kind it is."""

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from ui.parts.fields.choice_lists import CheckList, RadioList
from ui.parts.fields.choices import SegmentedControl


def change_of(editor: QWidget) -> SignalInstance | None:
    """Return the signal of an editor's change, None for a widget that holds no value."""
    if isinstance(editor, QLineEdit | QPlainTextEdit):
        return editor.textChanged
    if isinstance(editor, QComboBox):
        return editor.currentIndexChanged
    if isinstance(editor, SegmentedControl):
        return editor.chosen
    if isinstance(editor, QCheckBox):
        return editor.toggled
    if isinstance(editor, CheckList | RadioList):
        return editor.changed
    return None
