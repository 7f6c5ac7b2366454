"""What every button answers to: Space by Qt, and Enter, which Qt gives only to dialogs."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_OTHER_KEYS = ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)


def pressed_by_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Press `button` when the key is Enter alone; True when the key has been dealt with.

    A key held down presses once. Enter with Ctrl or Alt belongs to the form.
    """
    if event.key() not in _ENTER or event.modifiers() & _OTHER_KEYS:
        return False
    if not event.isAutoRepeat():
        button.click()
    return True


class PaintedButton(QAbstractButton):
    """A button that paints itself and is pressed by Enter too."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)
