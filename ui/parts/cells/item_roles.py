"""Item roles by which models hand plain values to the delegates."""

from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import Qt

from ui.look.tokens import Tone

_FIRST = Qt.ItemDataRole.UserRole.value


class ItemRole(IntEnum):
    """What a delegate asks a model for; a model answers None for what it has not."""

    PRIMARY = Qt.ItemDataRole.DisplayRole.value
    """str: the first or only line."""
    SECONDARY = _FIRST + 1
    """str: the second line."""
    TONE = _FIRST + 2
    """Tone of the line that tells the time; not PLAIN also makes it 600."""
    BADGE = _FIRST + 3
    """ui.parts.cells.badges.Badge."""
    RIBBON = _FIRST + 4
    """ui.parts.cells.ribbon.Ribbon."""
    BAND = _FIRST + 5
    """Band: this row is the head of a group, told by every column of the row."""
    ROW = _FIRST + 6
    """object: the frozen row itself, for the page."""
    STRONG = _FIRST + 7
    """bool: first line in 600, for case numbers and sums."""
    ICON = _FIRST + 8
    """str: icon left of the text."""
    FAINT = _FIRST + 9
    """bool: first line in ink2, for words that are no case."""


@dataclass(frozen=True, slots=True)
class Band:
    """Head of a group of rows."""

    word: str
    count: int
    icon: str
    tone: Tone = Tone.PLAIN
