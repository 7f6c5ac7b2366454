"""Draws one day of the year and the legend that explains what is drawn."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.rules.seasons import DayOffKind
from ui.calendar.words import KIND_LETTERS, KIND_TONES, KIND_WORDS
from ui.look.style import Look, current_look
from ui.look.tokens import colour
from ui.parts.painting import LEFT, RIGHT, draw_box, draw_text, smooth

_LETTER = 10
_SAMPLE = QSize(27, 20)


@dataclass(frozen=True, slots=True)
class DayLook:
    """What is to be seen of a day; `counted` off means that it is worked all the same."""

    number: str
    kind: DayOffKind | None = None
    estimated: bool = False
    counted: bool = True
    weekend: bool = False
    season: bool = False
    today: bool = False


def paint_day(painter: QPainter, look: Look, day: DayLook, box: QRect) -> None:
    """Draw a day in `box`: ground, hatching, number, letter, season's line, today's ring."""
    tokens, fonts = look.tokens, look.fonts
    inner = QRectF(box).adjusted(1, 1, -1, -1)
    ink, face = tokens.ink, fonts.second
    if day.kind is not None:
        tone = tokens.tone(KIND_TONES[day.kind])
        ink, face = tone.fg, fonts.second_strong
        fill = tone.bg if day.counted else ""
        draw_box(painter, inner, 3, fill=fill, edge="" if day.counted else tone.fg)
        if day.estimated:
            _hatch(painter, inner, tone.fg)
    elif day.weekend:
        draw_box(painter, inner, 3, fill=tokens.sunken)
        ink = tokens.ink3
    middle = box.center().x() + 1
    half = fonts.second.width("88") // 2
    shift = 5 if day.kind is not None else 0
    number = QRect(middle - half - shift - 4, box.y(), 2 * half + 4, box.height())
    draw_text(painter, number, day.number, face=face, ink=ink, align=RIGHT)
    if day.kind is not None:
        letter = QRect(number.right() + 1, box.y(), _LETTER, box.height() - 3)
        text = KIND_LETTERS[day.kind]
        draw_text(painter, letter, text, face=fonts.small_strong, ink=ink, align=LEFT)
    if day.season:
        painter.fillRect(QRectF(box.x(), box.bottom() - 0.5, box.width(), 2), colour(tokens.ok))
    if day.today:
        draw_box(painter, QRectF(box), 5, edge=tokens.ink, width=2)


def _hatch(painter: QPainter, box: QRectF, ink: str) -> None:
    """Draw the slanted lines of a day that no decree names yet, and a broken edge."""
    faint = QColor(ink)
    faint.setAlphaF(0.25)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(faint, Qt.BrushStyle.BDiagPattern))
    painter.drawRoundedRect(box, 3, 3)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour(ink), 1, Qt.PenStyle.DashLine))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)


class Legend(QWidget):
    """One line below the year: a sample of every kind of day and its words."""

    _GAP = 12

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        samples = [(DayLook("17", kind), word) for kind, word in KIND_WORDS.items()]
        samples.append((DayLook("17", DayOffKind.HOLIDAY, estimated=True), "perkiraan"))
        samples.append((DayLook("17", weekend=True), "akhir pekan"))
        samples.append((DayLook("17", season=True), "Ramadan"))
        samples.append((DayLook("17", today=True), "hari ini"))
        self._samples = samples
        self.setAccessibleName("Arti tanda: " + ", ".join(word for _, word in samples))

    def sizeHint(self) -> QSize:
        return QSize(400, self.heightForWidth(self.width()))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        boxes = self._boxes(width)
        return boxes[-1].bottom() + 1

    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_look()
        painter = smooth(self)
        for (day, word), box in zip(self._samples, self._boxes(self.width()), strict=True):
            paint_day(painter, look, day, QRect(box.topLeft(), _SAMPLE))
            words = box.adjusted(_SAMPLE.width() + 5, 0, 8, -1)
            draw_text(painter, words, word, face=look.fonts.second, ink=look.tokens.ink2)
        painter.end()

    def _boxes(self, width: int) -> list[QRect]:
        fonts = current_look().fonts
        boxes, x, y = [], 0, 0
        for _, word in self._samples:
            wide = _SAMPLE.width() + 5 + fonts.second.width(word)
            if x and x + wide > width:
                x, y = 0, y + _SAMPLE.height() + 4
            boxes.append(QRect(x, y, wide, _SAMPLE.height()))
            x += wide + self._GAP
        return boxes
