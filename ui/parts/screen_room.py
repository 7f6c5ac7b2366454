"""How large a window may be: no dialog's buttons may lie outside the screen."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

TITLE_BAR = 32
_EDGES = 4


def screen_room(window: QWidget) -> QSize:
    """Return the largest content a window can have on its screen, in logical pixels."""
    return window.screen().availableSize() - QSize(_EDGES, TITLE_BAR + _EDGES)


def fit_on_screen(window: QWidget, wanted: QSize) -> None:
    """Give a dialog or popup the size it wants, or as much as the screen has, wholly on it."""
    window.resize(wanted.boundedTo(screen_room(window)))
    if window.isVisible():
        keep_on_screen(window)


def keep_on_screen(window: QWidget) -> None:
    """Move a window back by what stands out of its screen at the right or below."""
    screen, frame = window.screen().availableGeometry(), window.frameGeometry()
    left = min(frame.left(), screen.right() - frame.width() + 1)
    top = min(frame.top(), screen.bottom() - frame.height() + 1)
    window.move(max(left, screen.left()), max(top, screen.top()))
