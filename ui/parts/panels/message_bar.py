"""A notice inside the page: two lines on the background of its tone, with one action."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.look.style import current_look
from ui.look.tokens import HEIGHT_MESSAGE, HEIGHT_MESSAGE_LOW, SELECTION_BAR, Tone, colour
from ui.parts.buttons import button
from ui.parts.icon_mark import IconMark
from ui.parts.labels import ShortLabel
from ui.parts.painting import draw_box, smooth


class MessageBar(QWidget):
    """54 high; `action_wanted` is the button, `closed` the cross of one that can be put away.

    A low one has room for its title only.
    """

    action_wanted = Signal()
    closed = Signal()

    def __init__(
        self,
        title: str,
        sentence: str = "",
        *,
        tone: Tone = Tone.INFO,
        icon: str = "info-circle",
        action: str = "",
        can_close: bool = False,
    ) -> None:
        super().__init__()
        self._tone, self._low = tone, False
        self.setFixedHeight(HEIGHT_MESSAGE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.title_label = ShortLabel(title, "strong")
        self.sentence_label = ShortLabel(sentence, "second")
        self.action_button = button(action, "link")
        self.action_button.clicked.connect(self.action_wanted)
        self._mark = IconMark(icon, tone.value, 16)
        self._words = words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title_label)
        words.addWidget(self.sentence_label)
        row = QHBoxLayout(self)
        row.setContentsMargins(15, 0, 12, 0)
        row.setSpacing(11)
        self._beside = mark = QVBoxLayout()
        mark.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(mark)
        row.addLayout(words, 1)
        row.addWidget(self.action_button)
        if can_close:
            cross = button("", "link", icon="x", tip="Tutup pemberitahuan")
            cross.clicked.connect(self.closed)
            cross.clicked.connect(self.hide)
            row.addWidget(cross)
        # Only now have they a parent; shown before, they would flash as windows of their own.
        self.action_button.setVisible(bool(action))
        self.set_words(title, sentence)
        self.set_low(low=False)

    def set_words(self, title: str, sentence: str = "") -> None:
        """Say something else in the same tone."""
        self.title_label.set_whole(title)
        self.sentence_label.set_whole(sentence)
        self.sentence_label.setVisible(bool(sentence) and not self._low)
        self.setAccessibleName(f"{title}. {sentence}".strip())

    def set_low(self, *, low: bool) -> None:
        """Take the height of one line, or the usual one."""
        self._low = low
        self.setFixedHeight(HEIGHT_MESSAGE_LOW if low else HEIGHT_MESSAGE)
        self._words.setContentsMargins(0, 0 if low else 8, 0, 0 if low else 7)
        self._beside.setContentsMargins(0, 9 if low else 11, 0, 0)
        self.sentence_label.setVisible(bool(self.sentence_label.whole()) and not low)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = current_look().tokens.tone(self._tone)
        painter = smooth(self)
        draw_box(painter, QRectF(self.rect()), 4, fill=colours.bg)
        painter.fillRect(0, 0, SELECTION_BAR, self.height(), colour(colours.fg))
        painter.end()
