"""The bar of a guide: at which step one stands, what is to be seen there, and the way on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.look.style import current_look
from ui.look.tokens import PAGE_MARGIN, Tone, colour
from ui.parts.buttons import button
from ui.parts.labels import ShortLabel, label


class GuideBar(QWidget):
    """Stands above whatever page is shown; nothing of it is in the way of trying the page.

    `on_wanted` and `back_wanted` ask for the next step and the one before, `skip_wanted` to leave
    this one out; `closed` tells that the guide waits where it is.
    """

    on_wanted = Signal()
    back_wanted = Signal()
    skip_wanted = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = ShortLabel("", "strong")
        self.sentence = label("", "second", wrap=True)
        self.back_button = button("Sebelumnya", "quiet")
        self.skip_button = button("Lewati", "quiet")
        self.on_button = button("Berikutnya", "accent")
        self.close_button = button("", "quiet", icon="x", tip="Tutup; dilanjutkan lain kali")
        self.back_button.clicked.connect(self.back_wanted)
        self.skip_button.clicked.connect(self.skip_wanted)
        self.on_button.clicked.connect(self.on_wanted)
        self.close_button.clicked.connect(self.closed)
        self._lay_out()
        self.hide()

    def show_step(self, title: str, sentence: str, *, first: bool, on: str, skips: bool) -> None:
        """Show a step; `on` is the word of the button that goes on, `skips` offers to leave it out."""
        self.title.set_whole(title)
        self.sentence.setText(sentence)
        self.setAccessibleName(f"{title}. {sentence}")
        self.back_button.setEnabled(not first)
        self.on_button.set_word(on)
        self.skip_button.setVisible(skips)
        self.show()

    def set_low(self, *, low: bool) -> None:
        """Say in one line where one stands, where the window has no room for more."""
        for part in (self.sentence, self.back_button):
            part.setVisible(not low)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_look().tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(tokens.tone(Tone.INFO).bg))
        painter.fillRect(0, self.height() - 1, self.width(), 1, colour(tokens.line))
        painter.end()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.sentence)
        row = QHBoxLayout(self)
        row.setContentsMargins(PAGE_MARGIN, 8, PAGE_MARGIN, 9)
        row.setSpacing(8)
        row.addLayout(words, 1)
        row.addSpacing(16)
        for each in (self.back_button, self.skip_button, self.on_button, self.close_button):
            row.addWidget(each)
