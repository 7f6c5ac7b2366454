"""Where messages appear: bars over the page's head, the undo bar over its foot, the sample's strip."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.look.style import current_look
from ui.look.tokens import PAGE_MARGIN, colour
from ui.messages import Messages, Notice
from ui.parts.buttons import button
from ui.parts.labels import label
from ui.parts.panels.message_bar import MessageBar
from ui.shell.undo_bar import UndoBar

_MOST = 3


class NoticeArea(QWidget):
    """The message bars, the newest before the others; at most three, an older one gives way.

    `given` comes with a new one.
    """

    given = Signal()

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self._bars: list[tuple[Notice, MessageBar]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._low = False
        self.hide()
        messages.notice_given.connect(self._on_given)
        messages.notice_taken.connect(self._on_taken)

    def bars(self) -> list[MessageBar]:
        """Return the bars shown now, newest first."""
        return [bar for _, bar in self._bars]

    def set_low(self, *, low: bool) -> None:
        """Show bars of one line, or the usual ones."""
        self._low = low
        for bar in self.bars():
            bar.set_low(low=low)

    def clear(self) -> None:
        """Take all bars away but those that stay until they are answered."""
        for notice, bar in list(self._bars):
            if not notice.stays:
                self._remove(bar)

    def _on_given(self, notice: Notice) -> None:
        if notice.key:
            self._on_taken(notice.key)
        bar = MessageBar(
            notice.title,
            notice.sentence,
            tone=notice.tone,
            icon=notice.icon,
            action=notice.action,
            can_close=True,
        )
        bar.set_low(low=self._low)
        if notice.on_action is not None:
            bar.action_wanted.connect(notice.on_action)
        bar.action_wanted.connect(lambda: self._remove(bar))
        bar.closed.connect(lambda: self._remove(bar))
        if notice.lasts_ms:
            QTimer.singleShot(notice.lasts_ms, bar, lambda: self._remove(bar))
        self._bars.insert(0, (notice, bar))
        self._column.insertWidget(0, bar)
        for _, old in [each for each in self._bars if not each[0].stays][_MOST:]:
            self._remove(old)
        self._show_newest()
        self.given.emit()

    def _on_taken(self, key: str) -> None:
        for kept, bar in list(self._bars):
            if kept.key == key:
                self._remove(bar)

    def _remove(self, bar: MessageBar) -> None:
        self._bars = [(notice, kept) for notice, kept in self._bars if kept is not bar]
        self._column.removeWidget(bar)
        bar.hide()
        bar.deleteLater()
        self._show_newest()

    def _show_newest(self) -> None:
        for at, (_, bar) in enumerate(self._bars):
            bar.setVisible(at == 0)
        self.setVisible(bool(self._bars))


class UndoArea(QWidget):
    """The undo bar with the page's margins beside it; `given` comes with an offer."""

    given = Signal()

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self.bar = UndoBar()
        row = QHBoxLayout(self)
        row.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, 0)
        row.addWidget(self.bar)
        self.hide()
        messages.undo_offered.connect(self._on_offered)
        self.bar.undo_wanted.connect(self.hide)
        self.bar.undo_wanted.connect(messages.take_undo)
        self.bar.expired.connect(self.hide)
        self.bar.expired.connect(messages.drop_undo)

    def _on_offered(self, sentence: str) -> None:
        self.show()
        self.bar.offer(sentence)
        self.given.emit()


class SampleStrip(QWidget):
    """The strip that marks the sample register, with the way back to the office's own."""

    own_register_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(32)
        words = "CONTOH: register ini berisi data contoh, bukan aduan yang sebenarnya."
        self.setAccessibleName(words)
        back = button("Kembali ke register kantor", "link")
        back.clicked.connect(self.own_register_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, 0)
        row.addWidget(label(words, "warn-strong"))
        row.addStretch(1)
        row.addWidget(back)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_look().tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(tokens.warnbg))
        painter.fillRect(0, self.height() - 1, self.width(), 1, colour(tokens.line))
        painter.end()
