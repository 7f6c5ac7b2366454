"""The days off of a year as a table."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.rules.wording import weekday_date_words
from app.rules.work_calendar import COVERED_YEARS, DayOff, DayOffKind, WorkCalendar
from ui.look.tokens import Tone
from ui.parts.badges import Badge
from ui.parts.cells import spoken
from ui.parts.roles import Role
from ui.parts.table import Table

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_HEADINGS: Final = ("Hari dan tanggal", "Keterangan", "Jenis", "")
_KIND_WORDS: Final = {
    DayOffKind.HOLIDAY: "Libur nasional",
    DayOffKind.JOINT_LEAVE: "Cuti bersama",
    DayOffKind.CLOSURE: "Kantor tutup",
}
_LONGEST_DATE: Final = "Minggu, 28 September 2026"
_LEAST_HEIGHT: Final = 160


def days_off_of(calendar: WorkCalendar, year: int) -> tuple[DayOff, ...]:
    """Return the days of a year on which the office is closed, weekends aside."""
    return _days_off(calendar, date(year, 1, 1), date(year, 12, 31))


def closures_of(calendar: WorkCalendar) -> list[tuple[date, str]]:
    """Return the office's own closures of all years as (day, name)."""
    first = date(COVERED_YEARS.start, 1, 1)
    last = date(COVERED_YEARS.stop - 1, 12, 31)
    days = _days_off(calendar, first, last)
    return [(entry.day, entry.name) for entry in days if entry.kind is DayOffKind.CLOSURE]


def _days_off(calendar: WorkCalendar, first: date, last: date) -> tuple[DayOff, ...]:
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return tuple(entry for day in days if (entry := calendar.day_off_on(day)) is not None)


class DaysOffModel(QAbstractTableModel):
    """Date, name, kind, and whether the date is still an estimate."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._days: tuple[DayOff, ...] = ()

    def show(self, days: Sequence[DayOff]) -> None:
        """Show other days."""
        if tuple(days) != self._days:
            self.beginResetModel()
            self._days = tuple(days)
            self.endResetModel()

    def day_off(self, row: int) -> DayOff | None:
        """Return the entry of a row; None out of range."""
        return self._days[row] if 0 <= row < len(self._days) else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._days)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(_HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _HEADINGS[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self._days[index.row()]
        column = index.column()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(index)
        if role == Role.PRIMARY:
            kind = _KIND_WORDS[entry.kind]
            return (weekday_date_words(entry.day), entry.name, kind, "")[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{entry.name}\n{entry.decree}".strip() if column == 1 else None
        if role == Role.BADGE and column == 3 and entry.estimated:
            return Badge("perkiraan", "", Tone.WARN)
        if role == Role.STRONG:
            return column == 2 and entry.kind is DayOffKind.CLOSURE
        if role == Role.FAINT:
            return column == 2
        return None


class DaysOffTable(Table):
    """The table of `DaysOffModel`."""

    def __init__(self, model: DaysOffModel) -> None:
        super().__init__(row_height=32)
        self.setAccessibleName("Hari libur")
        self.setModel(model)
        self.fix_column(0, _LONGEST_DATE)
        self.stretch_column(1)
        self.fix_column(2, *_KIND_WORDS.values())
        self.fix_column(3, "perkiraan", extra=12)
        self.setMinimumHeight(_LEAST_HEIGHT)
