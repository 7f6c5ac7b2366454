"""What a list shows when it has nothing: what that means and what to do next."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.look.style import current_look
from ui.parts.labels import label
from ui.parts.painting import draw_box, draw_icon, smooth


class IconDisc(QWidget):
    """An icon of 24 in a soft disc of 48."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.setFixedSize(48, 48)

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_look()
        painter = smooth(self)
        draw_box(painter, QRectF(self.rect()), 24, fill=look.tokens.soft)
        inner = self.rect().adjusted(12, 12, -12, -12)
        draw_icon(painter, look, self._icon, look.tokens.accent2, inner)
        painter.end()


class EmptyState(QWidget):
    """Icon, sentence, what to do and at most one button, in the middle of the room."""

    def __init__(
        self, icon: str, sentence: str, what_to_do: str = "", button: QWidget | None = None
    ) -> None:
        super().__init__()
        self._disc = IconDisc(icon)
        self._sentence = label(sentence, "panel-title", wrap=True)
        self._what_to_do = label(what_to_do, "sentence", wrap=True)
        middle = Qt.AlignmentFlag.AlignHCenter
        self._sentence.setAlignment(middle)
        self._what_to_do.setAlignment(middle)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(4)
        column.addStretch(2)
        column.addWidget(self._disc, 0, middle)
        column.addSpacing(4)
        column.addWidget(self._sentence)
        column.addWidget(self._what_to_do)
        if button is not None:
            column.addSpacing(8)
            column.addWidget(button, 0, middle)
        column.addStretch(3)
        self.set_words(icon, sentence, what_to_do)

    def set_words(self, icon: str, sentence: str, what_to_do: str = "") -> None:
        """Say something else."""
        self._disc.set_icon(icon)
        self._sentence.setText(sentence)
        self._what_to_do.setText(what_to_do)
        self._what_to_do.setVisible(bool(what_to_do))
        self.setAccessibleName(f"{sentence} {what_to_do}".strip())
