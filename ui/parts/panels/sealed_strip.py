"""The grey strip that stands where something confidential is sealed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ui.parts.buttons import button
from ui.parts.icon_mark import IconMark
from ui.parts.labels import ShortLabel, label


class SealedStrip(QFrame):
    """Lock, words and the way in; `opening_wanted` asks for it.

    A `note` makes it two lines; a `slim` one has no grey ground, for narrow previews.
    """

    opening_wanted = Signal()

    def __init__(
        self,
        words: str,
        *,
        action: str = "Buka dengan alasan",
        note: str = "",
        slim: bool = False,
    ) -> None:
        super().__init__()
        self.setProperty("kind", "clear" if slim else "sunken")
        self.setAccessibleName(f"{words}. {note}".strip())
        row = QHBoxLayout(self)
        edge = 8 if note else 3
        row.setContentsMargins(*((0, 0, 0, 0) if slim else (12, edge, 6, edge)))
        row.setSpacing(4 if slim else 10)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(ShortLabel(words, "strong"))
        if note:
            column.addWidget(label(note, "second", wrap=True))
        top = Qt.AlignmentFlag.AlignTop if note else Qt.AlignmentFlag.AlignVCenter
        row.addWidget(IconMark("lock", "ink2", 16), 0, top)
        row.addLayout(column, 1)
        if action:
            way_in = button(action, "link", compact=slim)
            way_in.clicked.connect(self.opening_wanted)
            row.addWidget(way_in)
