"""The tab of the year: twelve months with their legend, and the list of entries beside them."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from app.desk.calendar_changes import DayOffRecord
from app.desk.changing_calendar import CalendarYear
from app.rules.work_calendar import WorkCalendar
from ui.calendar.day_cell import Legend
from ui.calendar.entry_panel import EntryPanel
from ui.calendar.year_grid import YearGrid
from ui.look.style import set_kind
from ui.look.tokens import PANEL_GAP
from ui.page import Context
from ui.parts.panels.panel import Panel

_SIDE = 352
_NARROW = 1000


class YearTab(QWidget):
    """Grid and list go together: the day walked to is the entry chosen, and the other way.

    `day_wanted` carries a day whose entry is to be opened or added; `narrow_changed` comes when
    there is room for one side only, or again for both.
    """

    day_wanted = Signal(object)
    narrow_changed = Signal()

    def __init__(self, context: Context, *, today: date) -> None:
        super().__init__()
        self.grid = YearGrid(today)
        self.legend = Legend()
        self.side = EntryPanel(context.zone)
        self.narrow = False
        self._book: CalendarYear | None = None
        self._left = Panel(padded=False)
        self._area = QScrollArea()
        self._arrange()
        self.grid.day_changed.connect(self._on_day)
        self.grid.day_chosen.connect(self.day_wanted)
        self.side.entry_chosen.connect(self._on_entry)

    def show_book(self, book: CalendarYear, *, calendar: WorkCalendar, today: date) -> None:
        """Show a year."""
        self._book = book
        seasons = [season for season in book.seasons if season.first is None]

        def works(day: date) -> bool:
            if seasons:
                return seasons[-1].hours[day.weekday()] is not None
            return calendar.is_working_day(day)

        self.grid.show_year(book, today=today, works=works)
        self.side.show_book(book)
        entry = self.entry_on(self.grid.day())
        self.side.select(entry.id if entry else None, widens=False)

    def entry_on(self, day: date) -> DayOffRecord | None:
        """Return the entry of a day; None when it has none."""
        days = self._book.days if self._book else ()
        return next((entry for entry in days if entry.day == day), None)

    def go_to(self, day: date) -> None:
        """Put the cursor on a day and choose its entry."""
        self.grid.go_to(day)
        self._on_day(self.grid.day())

    def turn_side(self) -> None:
        """Where there is room for one side only, show the other one."""
        if self.narrow:
            list_next = self.side.isHidden()
            self.side.setVisible(list_next)
            self._left.setVisible(not list_next)
            (self.side.table if list_next else self.grid).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        if narrow != self.narrow:
            self.narrow = narrow
            self._left.show()
            self.side.setVisible(not narrow)
            self._size_side()
            self.narrow_changed.emit()

    def _size_side(self) -> None:
        widest = 16_777_215
        self.side.setMinimumWidth(0 if self.narrow else _SIDE)
        self.side.setMaximumWidth(widest if self.narrow else _SIDE)

    def _on_day(self, day: date) -> None:
        centre = self.grid.box_of(day).center()
        self._area.ensureVisible(centre.x(), centre.y(), 40, 60)
        entry = self.entry_on(day)
        self.side.select(entry.id if entry else None)

    def _on_entry(self, entry: DayOffRecord) -> None:
        self.grid.go_to(entry.day)

    def _arrange(self) -> None:
        area = self._area
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.viewport().setAutoFillBackground(False)
        set_kind(self.grid, "kind", "clear")
        area.setWidget(self.grid)
        self.grid.setAutoFillBackground(False)
        self._left.body.setContentsMargins(14, 8, 8, 10)
        self._left.body.setSpacing(8)
        self._left.add(area, 1)
        self._left.add(self.legend)
        self._size_side()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(PANEL_GAP)
        row.addWidget(self._left, 1)
        row.addWidget(self.side, 1)
