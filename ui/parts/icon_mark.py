"""A still icon beside words."""

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.look.style import current_look
from ui.parts.painting import draw_icon, smooth, square


class IconMark(QWidget):
    """A still icon in the colour of a tone, drawn for the theme of the moment."""

    def __init__(self, name: str, ink: str = "ink2", size: int = 16) -> None:
        super().__init__()
        self._name = name
        self._ink = ink
        self._size = size
        self.setFixedSize(size, size)

    def set_icon(self, name: str, ink: str) -> None:
        """Show another icon in the colour token of that name."""
        self._name, self._ink = name, ink
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_look()
        painter = smooth(self)
        ink = str(getattr(look.tokens, self._ink))
        draw_icon(painter, look, self._name, ink, square(0, self._size // 2, self._size))
        painter.end()
