"""Reading and writing the editors of the form as plain values, whatever kind they are."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from ui.parts.fields.choices import SegmentedControl


def read(editor: QWidget) -> str:
    """Return what an editor holds: its text, or the key that is chosen."""
    if isinstance(editor, QLineEdit):
        return editor.text()
    if isinstance(editor, QPlainTextEdit):
        return editor.toPlainText()
    if isinstance(editor, QComboBox):
        return str(editor.currentData() or "")
    if isinstance(editor, SegmentedControl):
        return editor.current()
    if isinstance(editor, QCheckBox):
        return "1" if editor.isChecked() else ""
    raise TypeError(f"{type(editor).__name__} holds no value")


def write(editor: QWidget, value: str) -> None:
    """Put a value into an editor; a key that is no longer on offer leaves the first choice."""
    if isinstance(editor, QLineEdit):
        editor.setText(value)
    elif isinstance(editor, QPlainTextEdit):
        editor.setPlainText(value)
    elif isinstance(editor, QComboBox):
        editor.setCurrentIndex(max(editor.findData(value), 0))
    elif isinstance(editor, SegmentedControl):
        _choose(editor, value)
    elif isinstance(editor, QCheckBox):
        editor.setChecked(bool(value))
    else:
        raise TypeError(f"{type(editor).__name__} holds no value")


def write_quietly(editor: QWidget, value: str) -> None:
    """Put a value into an editor without its telling of a change."""
    with QSignalBlocker(editor):
        write(editor, value)


def _choose(control: SegmentedControl, key: str) -> None:
    try:
        control.set_current(key)
    except KeyError:
        control.set_first()
