"""The panel of boxes and media: which are to be looked at today, and a tick for each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.desk.media_rota import MediumToday, media_today, tick_medium
from app.office import BOX
from app.rules.moments import WEEKDAYS, table_day, time_words
from ui.look.style import current_look
from ui.look.tokens import colour
from ui.parts.buttons import button
from ui.parts.labels import ShortLabel
from ui.parts.painting import draw_disc, draw_icon, smooth, square
from ui.parts.panels.panel import Panel
from ui.tasks import call

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from PySide6.QtGui import QPaintEvent

    from ui.page import Context

_ROW = 38
_LEAST = 52 + 4 * _ROW


def is_box(medium: MediumToday) -> bool:
    """Tell whether it is a box that is opened, not a channel that is looked at."""
    return medium.code.startswith(BOX)


def looked_words(medium: MediumToday, *, zone: ZoneInfo, now: datetime) -> str:
    """Return when it was looked at, or since which day it waits to be."""
    today = now.astimezone(zone).date()
    verb = "dibuka" if is_box(medium) else "dilihat"
    if medium.begun:
        return "pembukaan belum disimpan"
    if medium.due_today:
        turn = _last_turn(medium, today)
        return f"belum {verb} hari ini" if turn == today else f"jadwal {_day(turn)}, belum {verb}"
    if medium.looked_at is None:
        return f"jadwal {', '.join(WEEKDAYS[day] for day in sorted(medium.weekdays))}"
    looked_on = medium.looked_at.astimezone(zone).date()
    near = {today: "", today - timedelta(days=1): "kemarin "}
    when = near.get(looked_on, f"{table_day(looked_on)} ")
    return f"{verb} {when}{time_words(medium.looked_at, zone)}"


class _Mark(QWidget):
    """A tick for what is done, a ring for what waits."""

    def __init__(self, *, due: bool) -> None:
        super().__init__()
        self._due = due
        self.setFixedSize(16, 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_look()
        painter = smooth(self)
        if self._due:
            ring = QRectF(4, 4, 8, 8)
            draw_disc(painter, ring.center(), 4, fill="", edge=look.tokens.warn)
        else:
            draw_icon(painter, look, "check", look.tokens.ok, square(0, 8, 16))
        painter.end()


class MediumRow(QWidget):
    """One medium with its state; `pressed` is its button, there while it is due to who `ticks`."""

    pressed = Signal()

    def __init__(self, medium: MediumToday, *, zone: ZoneInfo, now: datetime, ticks: bool) -> None:
        super().__init__()
        self.medium = medium
        due = medium.due_today
        words = looked_words(medium, zone=zone, now=now)
        self.setFixedHeight(_ROW)
        self.setAccessibleName(f"{medium.name}, {words}")
        self.name = ShortLabel(medium.name, "strong" if due else "body")
        self.state = ShortLabel(words, "warn" if due else "second")
        word = "Lanjutkan" if medium.begun else "Buka" if is_box(medium) else "Sudah dilihat"
        self.button = button(word, "accent", compact=True)
        self.button.setAccessibleName(f"{self.button.word()}: {medium.name}")
        self.button.clicked.connect(self.pressed)
        lines = QVBoxLayout()
        lines.setContentsMargins(0, 1, 0, 2)
        lines.setSpacing(0)
        lines.addWidget(self.name)
        lines.addWidget(self.state)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(_Mark(due=due))
        row.addLayout(lines, 1)
        row.addWidget(self.button)
        self.button.setVisible(due and ticks)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        line = colour(current_look().tokens.line)
        painter.fillRect(40, self.height() - 1, self.width() - 56, 1, line)
        painter.end()


class RotaPanel(Panel):
    """Shows the rota; a button records that its medium was looked at."""

    def __init__(self, context: Context) -> None:
        super().__init__("Kotak dan media", " ", padded=False)
        self._context = context
        self._media: tuple[MediumToday, ...] = ()
        self._day: date | None = None
        self.rows: dict[str, MediumRow] = {}
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.add(self._area, 1)
        self.setMinimumHeight(_LEAST)

    def sizeHint(self) -> QSize:
        """Ask for little: what room the side has left comes by stretching."""
        return QSize(super().sizeHint().width(), _LEAST)

    def load(self) -> None:
        """Read which media are due."""
        self._context.ask(media_today, then=self.show_media, owner=self, key="rota")

    def tick(self) -> None:
        """Read anew when another day began."""
        if self._day is not None and self._today() != self._day:
            self.load()

    def show_media(self, media: Sequence[MediumToday]) -> None:
        """Show the media that are on the rota."""
        now, zone = self._context.clock.now(), self._context.zone
        ticks = self._context.may(tick_medium)
        self._day = self._today()
        shown = tuple(medium for medium in media if medium.weekdays)
        focused = next((key for key, row in self.rows.items() if row.button.hasFocus()), "")
        scrolled = self._area.verticalScrollBar().value()
        inside = QWidget()
        inside.setProperty("kind", "clear")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 2, 0, 4)
        column.setSpacing(0)
        self.rows = {}
        for medium in shown:
            row = MediumRow(medium, zone=zone, now=now, ticks=ticks)
            row.pressed.connect(lambda medium=medium: self._on_pressed(medium))
            column.addWidget(row)
            self.rows[medium.code] = row
        column.addStretch(1)
        self._area.setWidget(inside)
        # After a press the rows stay where they are: the next button must not slip under it.
        self._area.verticalScrollBar().setValue(scrolled)
        due = sum(medium.due_today for medium in shown)
        self.set_title("Kotak dan media", f"{len(shown) - due} dari {len(shown)} sudah dilihat")
        self.setVisible(bool(shown))
        self.setMaximumHeight(52 + _ROW * len(shown))
        if focused:
            self._focus_next(focused)

    def _focus_next(self, code: str) -> None:
        """Keep the keyboard in the list: go on to the next medium that waits."""
        keys = list(self.rows)
        at = keys.index(code) if code in keys else 0
        for key in (*keys[at:], *keys[:at]):
            if self.rows[key].medium.due_today:
                self.rows[key].button.setFocus()
                return

    def _on_pressed(self, medium: MediumToday) -> None:
        if is_box(medium):
            # It counts as opened once its opening is saved.
            self._context.navigate("kotak", box=medium.code)
            return
        self._context.ask(call(tick_medium, code=medium.code), owner=self)

    def _today(self) -> date:
        return self._context.clock.now().astimezone(self._context.zone).date()


def _last_turn(medium: MediumToday, today: date) -> date:
    days = (today - timedelta(days=back) for back in range(7))
    return next((day for day in days if day.weekday() in medium.weekdays), today)


def _day(day: date) -> str:
    return WEEKDAYS[day.weekday()]
