"""Who has a disposition, drawn as a tree: the head, the teams, and whom inside them."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.case import Case, Hand
from app.office import Office
from app.rules.kinds import Turn
from app.rules.moments import table_moment
from ui.look.style import current_look
from ui.look.tokens import colour
from ui.parts.labels import label

_INDENT, _TWIG = 20, 9


class HandsTree(QWidget):
    """One line for each who has it, below who gave it; whoever holds it now is said in words."""

    def __init__(self, case: Case, office: Office) -> None:
        super().__init__()
        self.setAccessibleName("Pemegang disposisi")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(0)
        column.addWidget(label(office.settings.head_title or "Kepala", "body", wrap=True))
        for at, hand in enumerate(case.hands):
            column.addWidget(_Twig(hand, _open_levels(case.hands, at), case, office))


def _open_levels(hands: Sequence[Hand], at: int) -> tuple[bool, ...]:
    """Return for each level down to this hand's whether the line there goes on below it."""
    found = []
    for level in range(hands[at].depth + 1):
        rest = (each.depth for each in hands[at + 1 :])
        following = next((depth for depth in rest if depth <= level), -1)
        found.append(following == level)
    return tuple(found)


class _Twig(QWidget):
    """A line of the tree with what joins it to those above."""

    def __init__(self, hand: Hand, goes_on: tuple[bool, ...], case: Case, office: Office) -> None:
        super().__init__()
        self._goes_on = goes_on
        row = QHBoxLayout(self)
        row.setContentsMargins(_INDENT * len(goes_on), 3, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(0)
        name, more = _words(hand, case, office)
        title = label(name, "strong" if hand.holds else "body", wrap=True)
        title.setAccessibleName(", ".join([name, *more]))
        words.addWidget(title)
        for line in (", ".join(more), hand.note):
            if line:
                words.addWidget(label(line, "hint", wrap=True))
        row.addLayout(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, line = QPainter(self), current_look().tokens.line
        middle = 3 + self.fontMetrics().height() / 2
        last = len(self._goes_on) - 1
        for level, goes_on in enumerate(self._goes_on):
            x = level * _INDENT + 5
            until = self.height() if goes_on else middle if level == last else 0
            painter.fillRect(QRectF(x, 0, 1, until), colour(line))
        painter.fillRect(QRectF(last * _INDENT + 5, middle, _TWIG, 1), colour(line))


def _words(hand: Hand, case: Case, office: Office) -> tuple[str, list[str]]:
    names = {team.code: team.name for team in office.known_teams}
    more = []
    if hand.key == 0 and hand.team == case.lead:
        more.append("koordinator")
    if hand.read_at is not None:
        more.append(f"dibaca {table_moment(hand.read_at, office.zone)}")
    since = f"sejak {table_moment(hand.since, office.zone)}" if hand.since is not None else ""
    if hand.holds and case.row.turn is Turn.TEAM:
        more.append(f"memegang {since or 'sekarang'}")
    elif since:
        more.append(since)
    name = names.get(hand.team, hand.team) if hand.key == 0 else hand.name or "Pelaksana"
    return name, more
