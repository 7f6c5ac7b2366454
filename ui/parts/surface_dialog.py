"""A dialog on the surface of the look of the moment."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog

from ui.look.style import current_look
from ui.look.tokens import colour


class SurfaceDialog(QDialog):
    """Paints its own ground: a style sheet would have it keep the one of before another look."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(current_look().tokens.surface))
        painter.end()
