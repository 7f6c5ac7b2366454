"""The bar that offers to take the last step back for ten seconds, without a dialog."""

from PySide6.QtCore import QEvent, QRectF, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QWidget

from ui.look.style import current_look
from ui.look.tokens import RADIUS_CONTROL
from ui.parts.buttons import button
from ui.parts.icon_mark import IconMark
from ui.parts.labels import ShortLabel
from ui.parts.painting import draw_box, smooth

LASTS_MS = 10_000


class UndoBar(QWidget):
    """Hidden until `offer`; waits while it has the focus or the mouse. Ctrl+Z takes it.

    `undo_wanted` when taken, `expired` when the time is over. `lasts_ms` is in milliseconds.
    """

    undo_wanted = Signal()
    expired = Signal()

    def __init__(self, *, lasts_ms: int = LASTS_MS) -> None:
        super().__init__()
        self.setFixedHeight(44)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._sentence = ShortLabel("", "undo")
        self.undo_button = button(
            "Urungkan", "undo", icon="arrow-back-up", shortcut="Ctrl+Z", binds=False
        )
        self.undo_button.clicked.connect(self._on_taken)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 6, 0)
        row.setSpacing(12)
        row.addWidget(IconMark("check", "surface", 16))
        row.addWidget(self._sentence, 1)
        row.addWidget(self.undo_button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(lasts_ms)
        self._timer.timeout.connect(self._on_expired)
        self._keys = QShortcut(QKeySequence("Ctrl+Z"), self)
        self._keys.activated.connect(self._on_taken)
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]
        self.hide()

    def offer(self, sentence: str) -> None:
        """Say what was done and offer to undo it; an earlier offer is over."""
        self._sentence.set_whole(sentence)
        self.setAccessibleName(f"{sentence}. Urungkan dengan Ctrl+Z.")
        self.show()
        self._timer.start()

    def sentence(self) -> str:
        """Return what was said last."""
        return self._sentence.whole()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        self._wait_or_run()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        ink = current_look().tokens.ink
        draw_box(painter, QRectF(self.rect()), RADIUS_CONTROL, fill=ink)
        painter.end()

    def _wait_or_run(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and (focused is self or self.isAncestorOf(focused)):
            self._timer.stop()
        elif not self.underMouse() and not self._timer.isActive():
            self._timer.start()

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if self.isVisible():
            self._wait_or_run()

    def _on_taken(self) -> None:
        self._timer.stop()
        self.hide()
        self.undo_wanted.emit()

    def _on_expired(self) -> None:
        self.hide()
        self.expired.emit()
