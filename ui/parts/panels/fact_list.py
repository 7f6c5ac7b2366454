"""A list of facts: grey name left, value right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.look.style import current_look
from ui.parts.labels import label


class FactList(QWidget):
    """Rows of (name, value); a value may be a text or a widget, for example a SealedStrip."""

    def __init__(self, facts: Sequence[tuple[str, str | QWidget]] = (), *, gap: int = 8) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(gap)
        self._grid.setHorizontalSpacing(24)
        self._grid.setColumnStretch(1, 1)
        self.set_facts(facts)

    def set_facts(self, facts: Sequence[tuple[str, str | QWidget]]) -> None:
        """Replace all rows; a value of "" is shown as "-"."""
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        body = current_look().fonts.body
        self._grid.setColumnMinimumWidth(0, body.widest(*(name for name, _ in facts)))
        for row, (name, value) in enumerate(facts):
            top = Qt.AlignmentFlag.AlignTop
            shown = _value(name, value) if isinstance(value, str) else value
            centred = Qt.AlignmentFlag.AlignVCenter
            self._grid.addWidget(
                label(name, "sentence"), row, 0, top if isinstance(value, str) else centred
            )
            self._grid.addWidget(shown, row, 1)


def _value(name: str, value: str) -> QWidget:
    shown = label(value or "-", "body" if value else "hint", wrap=True)
    shown.setAccessibleName(f"{name}: {value or 'kosong'}")
    selectable = Qt.TextInteractionFlag.TextSelectableByMouse
    shown.setTextInteractionFlags(selectable)
    return shown
