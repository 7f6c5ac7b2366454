"""A table head whose words wrap to as few pixels as their column needs."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.look.fonts import Face
from ui.look.style import current_look
from ui.look.tokens import colour

_MOST_LINES = 3
PADDING = 6
_AIR = 8


def wrap_narrowly(words: str, face: Face) -> list[str]:
    """Break `words` into at most three lines so that the widest is as narrow as can be."""
    parts = words.split()
    best = [words]
    for lines in range(2, _MOST_LINES + 1):
        for broken in _breaks(parts, lines):
            if face.widest(*broken) < face.widest(*best):
                best = broken
    return best


def _breaks(parts: list[str], lines: int) -> list[list[str]]:
    if lines == 1:
        return [[" ".join(parts)]]
    found = []
    for cut in range(1, len(parts) - lines + 2):
        head = " ".join(parts[:cut])
        found += [[head, *rest] for rest in _breaks(parts[cut:], lines - 1)]
    return found


class WrappedHeader(QHeaderView):
    """A horizontal head with centred, wrapped headings; `left` columns keep to the left."""

    def __init__(self, parent: QWidget, *, left: frozenset[int] = frozenset()) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._left = left
        self.setProperty("kind", "table")
        self.setHighlightSections(False)
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(24)

    def set_left(self, left: frozenset[int]) -> None:
        """Say which columns keep their heading to the left."""
        self._left = left
        self.viewport().update()

    def needed(self, section: int) -> int:
        """Return the width a section's wrapped heading needs, in pixels."""
        face = current_look().fonts.label
        return face.widest(*wrap_narrowly(self._words(section), face)) + 2 * PADDING

    def sizeHint(self) -> QSize:
        face = current_look().fonts.label
        lines = [len(wrap_narrowly(self._words(at), face)) for at in range(self.count())]
        return QSize(
            super().sizeHint().width(), max(lines, default=1) * face.metrics.height() + _AIR
        )

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        look = current_look()
        face = look.fonts.label
        lines = self._lines(logicalIndex, face)
        painter.save()
        painter.fillRect(rect, colour(look.tokens.surface))
        edge = QRect(rect.x(), rect.bottom(), rect.width(), 1)
        painter.fillRect(edge, colour(look.tokens.ctl))
        painter.setFont(face.font)
        painter.setPen(colour(look.tokens.ink2))
        left = logicalIndex in self._left
        side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignHCenter
        inner = rect.adjusted(12, 0, 0, -1) if left else rect.adjusted(0, 0, 0, -1)
        painter.drawText(inner, side | Qt.AlignmentFlag.AlignVCenter, "\n".join(lines))
        painter.restore()

    def _lines(self, section: int, face: Face) -> list[str]:
        words = self._words(section)
        if face.width(words) + 2 * PADDING <= self.sectionSize(section):
            return [words]
        return wrap_narrowly(words, face)

    def _words(self, section: int) -> str:
        model = self.model()
        return str(model.headerData(section, Qt.Orientation.Horizontal) or "")
