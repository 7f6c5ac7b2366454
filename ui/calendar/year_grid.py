"""Twelve months on one sheet; arrow keys walk through the days of the year."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.desk.calendar_changes import DayOffRecord, SeasonRecord
from app.desk.changing_calendar import CalendarYear
from app.rules.moments import MONTHS, weekday_date_words
from app.rules.seasons import DayOffKind
from ui.calendar.day_cell import DayLook, paint_day
from ui.calendar.words import entry_words
from ui.look.style import Look, current_look
from ui.parts.painting import CENTRE, draw_box, draw_text, smooth

_WEEKDAYS = ("Sn", "Sl", "Rb", "Km", "Jm", "Sb", "Mg")
_ACROSS, _GAP_X, _GAP_Y = 4, 16, 8
_NAME, _HEAD = 20, 15
_LEAST_CELL = QSize(21, 16)


class YearGrid(QWidget):
    """Days of one year. `day_changed` carries the day walked to, `day_chosen` the one opened.

    Arrow keys move a day or a week, PageUp and PageDown a month; Enter, Space or a double click
    open the day.
    """

    day_changed = Signal(object)
    day_chosen = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._day = today
        self._entries: Mapping[date, DayOffRecord] = {}
        self._seasons: Sequence[SeasonRecord] = ()
        self._joint_leave_off = True
        self._works: Callable[[date], bool] = _works_on_weekdays
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._tell()

    def show_year(self, book: CalendarYear, *, today: date, works: Callable[[date], bool]) -> None:
        """Show a year; `works` tells whether the weekly hours open the office on a day."""
        self._today, self._works = today, works
        self._entries = {entry.day: entry for entry in reversed(book.days)}
        self._seasons = [season for season in book.seasons if season.first is not None]
        self._joint_leave_off = book.joint_leave_off
        if self._day.year != book.year:
            start = date(book.year, 1, 1)
            self._day = today if today.year == book.year else start
        self._tell()

    def day(self) -> date:
        """Return the day the cursor is on."""
        return self._day

    def go_to(self, day: date) -> None:
        """Put the cursor on a day of the year shown, without a signal."""
        if day.year == self._day.year:
            self._day = day
            self._tell()

    def says(self, day: date) -> str:
        """Return all that is known of a day, in words."""
        words = [weekday_date_words(day)]
        if (entry := self._entries.get(day)) is not None:
            words.append(entry_words(entry, joint_leave_off=self._joint_leave_off))
        elif not self._works(day):
            words.append("akhir pekan")
        words += [season.name for season in self._seasons if _within(season, day)]
        if day == self._today:
            words.append("hari ini")
        return ", ".join(words)

    def look_of(self, day: date) -> DayLook:
        """Return how a day is drawn."""
        entry = self._entries.get(day)
        joint = entry is not None and entry.kind is DayOffKind.JOINT_LEAVE
        return DayLook(
            str(day.day),
            entry.kind if entry else None,
            estimated=entry is not None and entry.estimated,
            counted=self._joint_leave_off or not joint,
            weekend=not self._works(day),
            season=any(_within(season, day) for season in self._seasons),
            today=day == self._today,
        )

    def minimumSizeHint(self) -> QSize:
        return self._size_for(_LEAST_CELL)

    def sizeHint(self) -> QSize:
        return self._size_for(QSize(25, 22))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -7,
            Qt.Key.Key_Down: 7,
            Qt.Key.Key_PageUp: -30,
            Qt.Key.Key_PageDown: 30,
        }
        opens = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        key = event.key()
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key in moves and not control:
            self._move(self._day + timedelta(days=moves[Qt.Key(key)]))
        elif key == Qt.Key.Key_Home:
            self._move(date(self._day.year, 1, 1))
        elif key == Qt.Key.Key_End:
            self._move(date(self._day.year, 12, 31))
        elif key in opens and not control:
            self.day_chosen.emit(self._day)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if (day := self.day_at(event.position().toPoint())) is not None:
            self._move(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if (day := self.day_at(event.position().toPoint())) is not None:
            self.day_chosen.emit(day)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            if (day := self.day_at(event.pos())) is not None:
                QToolTip.showText(event.globalPos(), self.says(day), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_look()
        painter = smooth(self)
        for month in range(1, 13):
            self._paint_head(painter, look, month)
        day = date(self._day.year, 1, 1)
        while day.year == self._day.year:
            paint_day(painter, look, self.look_of(day), self.box_of(day))
            if day == date.max:
                break
            day += timedelta(days=1)
        edge = look.tokens.accent if self.hasFocus() else look.tokens.ctl
        draw_box(painter, QRectF(self.box_of(self._day)), 4, edge=edge, width=2)
        painter.end()

    def box_of(self, day: date) -> QRect:
        """Return where a day of the year is drawn."""
        block = self._block(day.month)
        offset = date(day.year, day.month, 1).weekday() + day.day - 1
        row, column = divmod(offset, 7)
        wide, high = block.width() / 7, (block.height() - _NAME - _HEAD) / 6
        left, right = round(column * wide), round((column + 1) * wide)
        top, bottom = round(row * high), round((row + 1) * high)
        y = block.y() + _NAME + _HEAD
        return QRect(block.x() + left, y + top, right - left - 1, bottom - top - 2)

    def day_at(self, point: QPoint) -> date | None:
        """Return the day drawn at a point; None between the days."""
        day = date(self._day.year, 1, 1)
        for ordinal in range(day.toordinal(), date(day.year, 12, 31).toordinal() + 1):
            day = date.fromordinal(ordinal)
            if self.box_of(day).contains(point):
                return day
        return None

    def _paint_head(self, painter: QPainter, look: Look, month: int) -> None:
        tokens, fonts = look.tokens, look.fonts
        block = self._block(month)
        name = QRect(block.x() + 4, block.y(), block.width(), _NAME)
        draw_text(painter, name, MONTHS[month - 1], face=fonts.strong, ink=tokens.ink)
        for at, word in enumerate(_WEEKDAYS):
            left, right = round(at * block.width() / 7), round((at + 1) * block.width() / 7)
            box = QRect(block.x() + left, block.y() + _NAME, right - left - 1, _HEAD)
            draw_text(painter, box, word, face=fonts.small, ink=tokens.ink3, align=CENTRE)

    def _block(self, month: int) -> QRect:
        row, column = divmod(month - 1, _ACROSS)
        wide = (self.width() + _GAP_X) / _ACROSS
        high = (self.height() + _GAP_Y) / 3
        x, y = round(column * wide), round(row * high)
        return QRect(x, y, round(wide) - _GAP_X, round(high) - _GAP_Y)

    def _size_for(self, cell: QSize) -> QSize:
        wide = _ACROSS * 7 * cell.width() + (_ACROSS - 1) * _GAP_X
        return QSize(wide, 3 * (_NAME + _HEAD + 6 * cell.height()) + 2 * _GAP_Y)

    def _move(self, day: date) -> None:
        first, last = date(self._day.year, 1, 1), date(self._day.year, 12, 31)
        self._day = min(max(day, first), last)
        self._tell()
        self.day_changed.emit(self._day)

    def _tell(self) -> None:
        self.setAccessibleName(f"Kalender {self._day.year}: {self.says(self._day)}")
        self.update()


def _within(season: SeasonRecord, day: date) -> bool:
    return (
        season.first is not None and season.last is not None and season.first <= day <= season.last
    )


def _works_on_weekdays(day: date) -> bool:
    return day.weekday() < 5
