"""Text labels by kind; the style sheet gives each kind its size, weight and colour."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy

LabelKind = Literal[
    "page-title",
    "preview-title",
    "panel-title",
    "lead",
    "body",
    "strong",
    "sentence",
    "caption",
    "label",
    "second",
    "hint",
    "error",
    "warn",
    "warn-strong",
    "danger-strong",
    "undo",
]


def label(text: str, kind: LabelKind = "body", *, wrap: bool = False) -> QLabel:
    """Return a label that shows `text` as it is, never as markup."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("kind", kind)
    made.setWordWrap(wrap)
    return made


class ShortLabel(QLabel):
    """A one-line label that gives way: it ends in an ellipsis where there is no room."""

    def __init__(self, text: str, kind: LabelKind = "body") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._whole = ""
        self.set_whole(text)

    def set_whole(self, text: str) -> None:
        """Show `text`, shortened to the width there is; the tooltip has all of it."""
        self._whole = text
        self.setAccessibleName(text)
        self._fit()

    def whole(self) -> str:
        """Return the text before it was shortened."""
        return self._whole

    def resizeEvent(self, event: object) -> None:
        self._fit()

    def _fit(self) -> None:
        width = self.contentsRect().width()
        short = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, width)
        if short != self.text():
            self.setText(short)
        self.setToolTip("" if short == self._whole else self._whole)


def rule() -> QFrame:
    """Return a horizontal divider, 1 px."""
    line = QFrame()
    line.setProperty("kind", "rule")
    return line
