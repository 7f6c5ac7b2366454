"""Why a due date is what it is: one line per day, counted or skipped, with the reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look.style import Look, current_look
from ui.look.tokens import Tone, colour
from ui.parts.painting import CENTRE, draw_disc, draw_icon, draw_text, smooth, square

_PITCH = 32
_DISC = 9


class DayKind(StrEnum):
    """What a day is in the count."""

    START = "start"
    COUNTED = "counted"
    SKIPPED = "skipped"
    PAUSED = "paused"
    TODAY = "today"
    DUE = "due"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class DayLine:
    """One day; `ordinal` is the number in the mark, None for a day that is not counted.

    `icon` replaces the number, as on the day the count starts.
    """

    day: str
    reason: str
    kind: DayKind
    ordinal: int | None = None
    icon: str = ""


class DayExplanation(QWidget):
    """The days from the start to the due date, 32 px each; `tone` colours today and the due day."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[DayLine, ...] = ()
        self._tone = Tone.INFO
        self._day_width = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_days(self, lines: Sequence[DayLine], tone: Tone = Tone.INFO) -> None:
        """Show other days."""
        self._lines = tuple(lines)
        self._tone = Tone.INFO if tone is Tone.PLAIN else tone
        strong = current_look().fonts.strong
        self._day_width = strong.widest(*(line.day for line in lines))
        self.setAccessibleName("Penjelasan hari demi hari")
        self.setAccessibleDescription("; ".join(f"{line.day}: {line.reason}" for line in lines))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        second = current_look().fonts.second_strong
        words = second.widest(*(line.reason for line in self._lines))
        return QSize(32 + self._day_width + 10 + words, _PITCH * len(self._lines))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, _PITCH * len(self._lines))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_look()
        painter = smooth(self)
        thread = QRect(11, _PITCH // 2, 2, _PITCH * (len(self._lines) - 1))
        painter.fillRect(thread, colour(look.tokens.line))
        for at, line in enumerate(self._lines):
            self._paint_line(painter, look, line, at * _PITCH)
        painter.end()

    def _paint_line(self, painter: QPainter, look: Look, line: DayLine, top: int) -> None:
        tokens, fonts = look.tokens, look.fonts
        self._paint_mark(painter, look, line, QPointF(12, top + _PITCH / 2))
        bold = line.kind in (DayKind.TODAY, DayKind.DUE, DayKind.LATE)
        faint = line.kind in (DayKind.SKIPPED, DayKind.PAUSED)
        day = QRect(32, top, self._day_width, _PITCH - 1)
        face = fonts.strong if bold else fonts.body
        ink = tokens.ink3 if faint else tokens.ink
        draw_text(painter, day, line.day, face=face, ink=ink)
        x = day.right() + 11
        reason = QRect(x, top, self.width() - x, _PITCH - 1)
        face = fonts.second_strong if bold else fonts.second
        ink = tokens.ink if bold else tokens.ink3 if faint else tokens.ink2
        draw_text(painter, reason, line.reason, face=face, ink=ink)

    def _paint_mark(self, painter: QPainter, look: Look, line: DayLine, centre: QPointF) -> None:
        tokens = look.tokens
        if line.kind is DayKind.SKIPPED:
            draw_disc(painter, centre, 4, fill=tokens.surface, edge=tokens.ctl)
            return
        ink, edge, fill = _mark_inks(look, line.kind, self._tone)
        draw_disc(painter, centre, _DISC, fill=fill, edge=edge)
        icon = line.icon or ("pause" if line.kind is DayKind.PAUSED else "")
        if icon:
            mark = square(int(centre.x()) - 6, int(centre.y()), 12)
            draw_icon(painter, look, icon, ink, mark)
        elif line.ordinal is not None:
            number = QRect(int(centre.x()) - 9, int(centre.y()) - 9, 18, 17)
            face = look.fonts.small_strong
            draw_text(painter, number, str(line.ordinal), face=face, ink=ink, align=CENTRE)


def _mark_inks(look: Look, kind: DayKind, tone: Tone) -> tuple[str, str, str]:
    """Return text, edge and fill of a mark."""
    tokens = look.tokens
    colours = tokens.tone(tone)
    if kind is DayKind.COUNTED:
        return tokens.accent2, "", tokens.soft
    if kind is DayKind.TODAY:
        return colours.fg, colours.fg, colours.bg
    if kind is DayKind.DUE:
        return tokens.onacc, "", tokens.mark(tone)
    if kind is DayKind.LATE:
        return tokens.onacc, "", tokens.danger
    return tokens.ink2, tokens.ctl, tokens.surface
