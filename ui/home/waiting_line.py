"""The sentence at the head of Beranda, with late and due-soon parts in their colours."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.look.style import current_look
from ui.look.tokens import Tone
from ui.parts.flow import FlowLayout
from ui.parts.labels import LabelKind, label

_KINDS: dict[Tone, LabelKind] = {Tone.DANGER: "danger-strong", Tone.WARN: "warn-strong"}


class WaitingLine(QWidget):
    """Labels in a row that wraps, read as one sentence."""

    def __init__(self) -> None:
        super().__init__()
        self._row = FlowLayout(gap=0)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 11, 14, 11)
        column.addLayout(self._row)
        self._text = ""

    def text(self) -> str:
        """Return the whole sentence."""
        return self._text

    def say(self, parts: Sequence[tuple[str, Tone]], *, otherwise: str) -> None:
        """Say the parts one after the other, or `otherwise` when there are none; it ends them."""
        while (item := self._row.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        said = list(parts) or [(otherwise, Tone.PLAIN)]
        face = current_look().fonts.panel_title
        for at, (words, tone) in enumerate(said):
            if tone in _KINDS:
                part = label(words, _KINDS[tone])
                part.setFont(face.font)
            else:
                part = label(words, "lead")
            self._row.addWidget(
                _together(part, label("." if at == len(said) - 1 else ", ", "lead"))
            )
        self._text = f"{', '.join(words for words, _ in said)}."
        self.setAccessibleName(self._text)


def _together(*labels: QWidget) -> QWidget:
    """Keep words and their comma on one line."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    for each in labels:
        row.addWidget(each)
    return made
