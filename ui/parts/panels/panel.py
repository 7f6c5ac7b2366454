"""The white sheet on the desk: a framed panel with an optional title row."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.look.tokens import PANEL_PADDING
from ui.parts.labels import label, rule


class Panel(QFrame):
    """A panel; put widgets into `body`, and a note or a button into the title row."""

    def __init__(self, title: str = "", note: str = "", *, padded: bool = True) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self.title_label: QLabel | None = None
        self.note_label: QLabel | None = None
        self.title_row = QHBoxLayout()
        self.body = QVBoxLayout()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.setSpacing(0)
        if title:
            self.setAccessibleName(title)
            self._add_title(outer, title, note)
        margin = PANEL_PADDING if padded else 0
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(8 if padded else 0)
        outer.addLayout(self.body, 1)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Add a widget below what is there."""
        self.body.addWidget(widget, stretch)

    def set_title(self, title: str, note: str = "") -> None:
        """Change the title row; the panel must have been made with a title."""
        if self.title_label is not None and self.note_label is not None:
            self.title_label.setText(title)
            self.note_label.setText(note)
            self.setAccessibleName(title)

    def _add_title(self, outer: QVBoxLayout, title: str, note: str) -> None:
        self.title_label = label(title, "panel-title")
        self.note_label = label(note, "second")
        self.title_row.setContentsMargins(PANEL_PADDING, 11, PANEL_PADDING, 11)
        self.title_row.addWidget(self.title_label)
        self.title_row.addStretch(1)
        self.title_row.addWidget(self.note_label)
        outer.addLayout(self.title_row)
        outer.addWidget(rule())
