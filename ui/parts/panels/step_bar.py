"""The steps of the procedure or of a wizard in one row, and their thin strip for previews."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.look.fonts import Face
from ui.look.style import Look, current_look
from ui.look.tokens import RADIUS_PANEL, Tone, colour
from ui.parts.painting import CENTRE, draw_box, draw_disc, draw_icon, draw_text, smooth, square

_DISC = 22
_DISC_X = 8
_WORD_GAP = 7
_LEAST_WORDS = 30


class StepState(StrEnum):
    """Where a step stands."""

    DONE = "done"
    CURRENT = "current"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class BarStep:
    """One step; `tone` WARN or DANGER says it needs care, PLAIN that all is ordinary.

    `brief` says the note in short, for where it has no room.
    """

    title: str
    note: str = ""
    state: StepState = StepState.NEXT
    tone: Tone = Tone.PLAIN
    brief: str = ""


class StepBar(QWidget):
    """A panel of equal steps, 64 high, or 56 with arrows between them for a wizard.

    The arrow keys go from step to step and say each whole. With `chooses` Enter or a click emit
    `step_chosen` with the position from 0.
    """

    step_chosen = Signal(int)

    def __init__(self, *, wizard: bool = False, chooses: bool = False) -> None:
        super().__init__()
        self._wizard = wizard
        self._chooses = chooses
        self._steps: tuple[BarStep, ...] = ()
        self._at = 0
        self.setFixedHeight(56 if wizard else 64)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        strong, reached = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.TabFocus
        self.setFocusPolicy(strong if chooses else reached)

    def set_steps(self, steps: Sequence[BarStep]) -> None:
        """Show other steps."""
        self._steps = tuple(steps)
        at = (n for n, step in enumerate(steps) if step.state is StepState.CURRENT)
        self._at = next(at, 0)
        said = [_said(step) for step in steps]
        self.setAccessibleName(f"Langkah {self._at + 1} dari {len(steps)}")
        self.setAccessibleDescription("; ".join(said))
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(48 * max(len(self._steps), 1), self.height())

    def sizeHint(self) -> QSize:
        return QSize(163 * max(len(self._steps), 1), self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in moves:
            at = self._at + moves[Qt.Key(event.key())]
            self._at = min(max(at, 0), max(len(self._steps) - 1, 0))
            self._say()
            self.update()
        elif self._chooses and event.key() in (
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
            Qt.Key.Key_Space,
        ):
            self.step_chosen.emit(self._at)
        else:
            super().keyPressEvent(event)

    def _say(self) -> None:
        """Say the step that the keyboard is at, on the screen and to a screen reader."""
        if self._steps:
            words = _said(self._steps[self._at])
            self.setAccessibleName(f"Langkah {self._at + 1} dari {len(self._steps)}: {words}")
            below = self._cell(self._at).bottomLeft()
            QToolTip.showText(self.mapToGlobal(below), words, self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._chooses:
            return
        for at in range(len(self._steps)):
            if self._cell(at).contains(event.position().toPoint()):
                self._at = at
                self.step_chosen.emit(at)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_look()
        tokens = look.tokens
        painter = smooth(self)
        draw_box(painter, QRectF(self.rect()), RADIUS_PANEL, fill=tokens.surface, edge=tokens.line)
        for at, step in enumerate(self._steps):
            cell = self._cell(at)
            self._paint_step(painter, look, at, step, cell)
            if at + 1 < len(self._steps):
                self._paint_divider(painter, look, at, cell)
            if self.hasFocus() and at == self._at:
                draw_box(painter, QRectF(cell), 4, edge=tokens.accent, width=2)
        painter.end()

    def _cell(self, at: int) -> QRect:
        count = max(len(self._steps), 1)
        room = own = (self.width() - 4) / count
        gap = 20 if self._wizard else 8
        if room - gap < self._needed() and count > 1:
            # The step that runs says its words, the others are known by their numbers.
            room = _DISC_X + _DISC + 24
            own = self.width() - 4 - room * (count - 1)
        at_now = self._current()
        left = 6 + room * at + (own - room if at > at_now else 0)
        left, right = round(left), round(left + (own if at == at_now else room))
        return QRect(left, 5, right - left - gap, self.height() - 10)

    def _needed(self) -> int:
        """Return how wide a cell must be to say its step's title."""
        face = current_look().fonts.second_strong
        widest = max((face.width(step.title) for step in self._steps), default=0)
        return _DISC_X + _DISC + _WORD_GAP + widest

    def _current(self) -> int:
        """Return which step runs; the last one where none does."""
        states = [step.state for step in self._steps]
        last = max(len(states) - 1, 0)
        return states.index(StepState.CURRENT) if StepState.CURRENT in states else last

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            cells = range(len(self._steps))
            over = next((at for at in cells if self._cell(at).contains(event.pos())), None)
            words = "" if over is None else _said(self._steps[over])
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def _paint_divider(self, painter: QPainter, look: Look, at: int, cell: QRect) -> None:
        states = (self._steps[at].state, self._steps[at + 1].state)
        x = cell.right() + 4
        if self._wizard:
            icon = square(x, self.height() // 2, 14)
            draw_icon(painter, look, "chevron-right", look.tokens.ink3, icon)
        elif StepState.CURRENT not in states:
            line = QRect(x, 14, 1, self.height() - 28)
            painter.fillRect(line, colour(look.tokens.line))

    def _paint_step(
        self, painter: QPainter, look: Look, at: int, step: BarStep, cell: QRect
    ) -> None:
        tokens, fonts = look.tokens, look.fonts
        current = step.state is StepState.CURRENT
        if current:
            fill = tokens.soft if step.tone is Tone.PLAIN else tokens.tone(step.tone).bg
            draw_box(painter, QRectF(cell), 4, fill=fill)
        middle = self.height() // 2
        x = cell.x() + _DISC_X
        _paint_disc(painter, look, at, step, QPointF(x + _DISC / 2, middle))
        x += _DISC + _WORD_GAP
        width = cell.right() - x
        if width < _LEAST_WORDS:
            return
        title, note = QRect(x, middle - 19, width, 20), QRect(x, middle, width, 18)
        ink = tokens.ink2 if step.state is StepState.NEXT else tokens.ink
        title_face = _fitting(step.title, width, fonts.strong, fonts.second_strong)
        draw_text(painter, title, step.title, face=title_face, ink=ink)
        ink = tokens.ink2 if step.tone is Tone.PLAIN else tokens.tone(step.tone).fg
        face = fonts.small_strong if current and step.tone is not Tone.PLAIN else fonts.small
        fits = not step.brief or face.width(step.note) <= width
        draw_text(painter, note, step.note if fits else step.brief, face=face, ink=ink)


class StepStrip(QWidget):
    """Thin bars, one per step: those done green, the current one in its tone."""

    def __init__(self) -> None:
        super().__init__()
        self._total, self._current, self._tone = 1, 1, Tone.INFO
        self.setFixedHeight(6)

    def set_strip(self, total: int, current: int, tone: Tone = Tone.INFO) -> None:
        """Show step `current` of `total`, counted from 1; more than `total` means all done."""
        self._total, self._current, self._tone = total, current, tone
        self.setAccessibleName(f"Langkah {min(current, total)} dari {total}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_look().tokens
        painter = smooth(self)
        room = (self.width() + 4) / self._total
        for at in range(1, self._total + 1):
            fill = tokens.ok if at < self._current else tokens.sunken
            if at == self._current:
                fill = tokens.mark(self._tone)
            draw_box(painter, QRectF(room * (at - 1), 0, room - 4, self.height()), 2, fill=fill)
        painter.end()


def _said(step: BarStep) -> str:
    return f"{step.title}: {step.note}" if step.note else step.title


def _fitting(text: str, width: int, first: Face, second: Face) -> Face:
    return first if first.width(text) <= width else second


def _paint_disc(painter: QPainter, look: Look, at: int, step: BarStep, centre: QPointF) -> None:
    tokens = look.tokens
    number = QRect(int(centre.x()) - 11, int(centre.y()) - 11, _DISC, _DISC - 1)
    face = look.fonts.small_strong
    if step.state is StepState.DONE:
        tone = Tone.OK if step.tone is Tone.PLAIN else step.tone
        colours = tokens.tone(tone)
        draw_disc(painter, centre, _DISC / 2, fill=colours.bg)
        name = "check" if tone is Tone.OK else "alert-triangle"
        icon = square(int(centre.x()) - 7, int(centre.y()), 14)
        draw_icon(painter, look, name, colours.fg, icon)
        return
    if step.state is StepState.CURRENT:
        draw_disc(painter, centre, _DISC / 2, fill=tokens.mark(step.tone))
        draw_text(painter, number, str(at + 1), face=face, ink=tokens.onacc, align=CENTRE)
        return
    draw_disc(painter, centre, _DISC / 2, edge=tokens.ctl)
    draw_text(painter, number, str(at + 1), face=face, ink=tokens.ink2, align=CENTRE)
