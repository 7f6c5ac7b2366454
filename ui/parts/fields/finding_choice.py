"""A choice that is found by typing any part of its words, spaces included."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent

from ui.parts.fields.editors import ComboBox

_FORGOTTEN_MS = 1200


class FindingChoice(ComboBox):
    """Typing "lobi" chooses "Kotak Saran Lobi"; beginnings come before middles.

    It is as narrow as its neighbour in the line, however long its words are.
    """

    def __init__(self, choices: Sequence[tuple[object, str]] = ()) -> None:
        super().__init__(choices)
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)
        self._typed = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_FORGOTTEN_MS)
        self._pause.timeout.connect(self._forget)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        first_space = text.isspace() and not self._typed
        if not (text and text.isprintable() and plain) or first_space:
            super().keyPressEvent(event)
            return
        self._typed += text.casefold()
        self._pause.start()
        self._find(self._typed)

    def _find(self, typed: str) -> None:
        words = [self.itemText(row).casefold() for row in range(self.count())]
        starts = [row for row, word in enumerate(words) if word.startswith(typed)]
        inside = [row for row, word in enumerate(words) if typed in word]
        if found := starts or inside:
            self.setCurrentIndex(found[0])

    def _forget(self) -> None:
        self._typed = ""
