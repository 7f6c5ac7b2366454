"""Lists to tick: several check boxes, or radio buttons of which one is on."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QVBoxLayout, QWidget

from ui.parts.fields.checks import CheckBox, RadioButton


class CheckList(QWidget):
    """Check boxes for (key, word) pairs, filled column by column.

    Arrow keys move inside; Tab and Enter leave the list, so that long lists don't hold them up.
    """

    changed = Signal()

    def __init__(self, choices: Sequence[tuple[str, str]], *, columns: int = 1) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        per_column = -(-len(choices) // columns) or 1
        self._boxes: dict[str, CheckBox] = {}
        for at, (key, word) in enumerate(choices):
            box = CheckBox(word)
            box.toggled.connect(self.changed)
            box.installEventFilter(self)
            grid.addWidget(box, at % per_column, at // per_column)
            self._boxes[key] = box
        if self._boxes:
            self._stop_at(next(iter(self._boxes.values())))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move by arrow keys; the box last used is the one that Tab comes back to."""
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, CheckBox):
            self._stop_at(watched)
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None or not isinstance(watched, CheckBox):
            return False
        boxes = list(self._boxes.values())
        at = min(max(boxes.index(watched) + step, 0), len(boxes) - 1)
        self._stop_at(boxes[at])
        boxes[at].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _stop_at(self, stop: CheckBox) -> None:
        for box in self._boxes.values():
            strong, click = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus
            box.setFocusPolicy(strong if box is stop else click)
        self.setFocusProxy(stop)

    def chosen(self) -> tuple[str, ...]:
        """Return the keys that are ticked, in the order of the list."""
        return tuple(key for key, box in self._boxes.items() if box.isChecked())

    def choose(self, keys: Sequence[str]) -> None:
        """Tick exactly these keys."""
        for key, box in self._boxes.items():
            box.setChecked(key in keys)

    def box(self, key: str) -> CheckBox:
        """Return one check box. Raises KeyError when there is none."""
        return self._boxes[key]


class RadioList(QWidget):
    """Radio buttons for (key, word) pairs; none is on unless `chosen` names it."""

    changed = Signal()

    def __init__(self, choices: Sequence[tuple[str, str]], *, chosen: str = "") -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, RadioButton] = {}
        for key, word in choices:
            radio = RadioButton(word, checked=key == chosen)
            radio.toggled.connect(self.changed)
            self._group.addButton(radio)
            column.addWidget(radio)
            self._buttons[key] = radio
        if self._buttons:
            self.setFocusProxy(self._buttons.get(chosen) or next(iter(self._buttons.values())))

    def chosen(self) -> str:
        """Return the key that is on, "" when none is."""
        return next((key for key, radio in self._buttons.items() if radio.isChecked()), "")

    def choose(self, key: str) -> None:
        """Turn one button on, or with a key that is none of them all off."""
        self._group.setExclusive(False)
        for each, radio in self._buttons.items():
            radio.setChecked(each == key)
        self._group.setExclusive(True)

    def button(self, key: str) -> RadioButton:
        """Return one button. Raises KeyError when there is none."""
        return self._buttons[key]
