"""Filter chips: a word with its count; one is on, the late count is red."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from ui.look.style import current_look
from ui.look.tokens import HEIGHT_CHIP, RADIUS_CHIP, Tone
from ui.parts.fields.editors import ComboBox
from ui.parts.flow import FlowLayout
from ui.parts.painting import draw_box, draw_text, smooth
from ui.parts.pressing import PaintedButton

_PAD = 12
_GAP = 7
_MOST_LINES = 2


class Chip(PaintedButton):
    """One chip; `count` None shows only the word."""

    def __init__(self, word: str, count: int | None, tone: Tone) -> None:
        super().__init__()
        self._word = word
        self._count = "" if count is None else str(count)
        self._tone = tone
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setText(f"{word} {self._count}".strip())
        self.setAccessibleName(self.text())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        strong = current_look().fonts.strong
        count = _GAP + strong.width(self._count) if self._count else 0
        return QSize(2 * _PAD + strong.width(self._word) + count, HEIGHT_CHIP)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_look()
        tokens, fonts, on = look.tokens, look.fonts, self.isChecked()
        hover = self.underMouse() and not on
        fill = tokens.accent if on else tokens.sunken if hover else tokens.surface
        edge = tokens.accent if on else tokens.ctl
        width = 1
        if self.hasFocus():
            edge, width = (tokens.ink if on else tokens.accent), 2
        painter = smooth(self)
        draw_box(painter, QRectF(self.rect()), RADIUS_CHIP - 0.5, fill=fill, edge=edge, width=width)
        face = fonts.strong if on else fonts.body
        room = fonts.strong.width(self._word)
        words = QRect(_PAD, 0, room, self.height() - 1)
        draw_text(painter, words, self._word, face=face, ink=tokens.onacc if on else tokens.ink)
        number = QRect(_PAD + face.width(self._word) + _GAP, 0, self.width(), self.height() - 1)
        draw_text(painter, number, self._count, face=fonts.strong, ink=self._count_ink(on))
        painter.end()

    def _count_ink(self, on: bool) -> str:
        tokens = current_look().tokens
        if on:
            return tokens.onacc
        return tokens.ink2 if self._tone is Tone.PLAIN else tokens.tone(self._tone).fg


class ChipRow(QWidget):
    """A row of chips of which one is on; `chosen` carries its key.

    It wraps where it is narrow, and is one list to choose from where it would take more lines.
    """

    chosen = Signal(str)

    def __init__(self, name: str = "Saringan") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._chips: dict[str, Chip] = {}
        self._group = QButtonGroup(self)
        self._flow = FlowLayout()
        self._list = ComboBox()
        self._list.setAccessibleName(name)
        self._list.hide()
        self._list.activated.connect(self._on_listed)
        self._flow.addWidget(self._list)
        self.setLayout(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_chips(self, chips: Sequence[tuple[str, str, int | None, Tone]]) -> None:
        """Show (key, word, count, tone) in order; the one that was on stays on, else the first."""
        before = self.current()
        focused = any(chip.hasFocus() for chip in self._chips.values())
        for old in self._chips.values():
            self._group.removeButton(old)
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._chips = {}
        for key, word, count, tone in chips:
            chip = Chip(word, count, tone)
            chip.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            self._group.addButton(chip)
            self._flow.addWidget(chip)
            self._chips[key] = chip
        self._list.clear()
        for key, chip in self._chips.items():
            self._list.addItem(chip.text(), key)
        on = before if before in self._chips else next(iter(self._chips), "")
        self.set_current(on)
        self._fit()
        if focused and on:
            self._chips[on].setFocus()

    def set_current(self, key: str) -> None:
        """Turn the chip `key` on without emitting `chosen`."""
        if key in self._chips:
            self._chips[key].setChecked(True)
            self._list.setCurrentIndex(self._list.findData(key))

    def current(self) -> str:
        """Return the key of the chip that is on, "" when there is none."""
        return next((key for key, chip in self._chips.items() if chip.isChecked()), "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show the chips, or the list in their place."""
        lines, room = 1, self.width()
        left = room
        for chip in self._chips.values():
            width = chip.sizeHint().width()
            if width > left < room:
                lines, left = lines + 1, room
            left -= width + 8
        listed = lines > _MOST_LINES
        self._list.setVisible(listed)
        for chip in self._chips.values():
            chip.setVisible(not listed)

    def _on_listed(self, _: int) -> None:
        key = str(self._list.currentData())
        self._chips[key].setChecked(True)
        self.chosen.emit(key)

    def chip(self, key: str) -> Chip:
        """Return one chip. Raises KeyError when there is none."""
        return self._chips[key]
