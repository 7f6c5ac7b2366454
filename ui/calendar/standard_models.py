"""The standards of the SOP and the national limits, with their versions, as rows."""

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.desk.changing_targets import CASE_CLASSES
from app.rules.moments import short_date_words
from app.rules.targets import LimitVersion, TargetVersion
from ui.calendar.words import LIMIT_WORDS, UNIT_WORDS, recorded_words
from ui.look.tokens import Tone
from ui.parts.cells.badges import Badge
from ui.parts.cells.delegates import spoken
from ui.parts.cells.item_roles import ItemRole

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
IN_FORCE = Badge("berlaku", "check", Tone.OK)
COMING = Badge("akan berlaku", "clock", Tone.INFO)
REPLACED = Badge("digantikan", "", Tone.NEUTRAL)
BADGE_COLUMN = 3


def badges_of(versions: Sequence[tuple[object, date]], today: date) -> list[Badge]:
    """Return which of the (what it is for, first day) versions, the newest first, hold today."""
    held: set[object] = set()
    badges = []
    for what, since in versions:
        if since > today:
            badges.append(COMING)
        else:
            badges.append(REPLACED if what in held else IN_FORCE)
            held.add(what)
    return badges


class _VersionModel(QAbstractTableModel):
    """What it is for above its class of case, the number, the first day above who set it."""

    def __init__(self, headings: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings = tuple(headings)
        self._cells: list[tuple[tuple[str, str], ...]] = []
        self._badges: list[Badge] = []

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._cells)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(index)
        row, column = index.row(), index.column()
        badge = self._badges[row]
        if column == BADGE_COLUMN:
            return badge if role == ItemRole.BADGE else None
        if role == ItemRole.PRIMARY:
            return self._cells[row][column][0]
        if role == ItemRole.SECONDARY:
            return self._cells[row][column][1]
        if role == ItemRole.FAINT:
            return badge is REPLACED
        if role == ItemRole.STRONG:
            return column == 1 and badge is IN_FORCE
        return None

    def _put(self, cells: Sequence[tuple[tuple[str, str], ...]], badges: list[Badge]) -> None:
        self.beginResetModel()
        self._cells, self._badges = list(cells), badges
        self.endResetModel()


class TargetModel(_VersionModel):
    """The versions of the standards of the seven steps."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(("Langkah SOP", "Standar", "Berlaku sejak", ""), parent)
        self._versions: list[TargetVersion] = []

    def show(self, versions: Sequence[TargetVersion], *, today: date, zone: ZoneInfo) -> None:
        """Show the versions by step and class, the newest first."""
        order = list(CASE_CLASSES)
        # Of two for one day the one recorded later holds, and comes first.
        found = list(versions)[::-1]
        found.sort(key=lambda each: each.effective_from, reverse=True)
        found.sort(key=lambda each: (each.step, order.index(each.case_class)))
        self._versions = found
        cells = [
            (
                (f"{each.step}. {each.title}", CASE_CLASSES[each.case_class]),
                (f"{each.amount} {UNIT_WORDS[each.unit]}", ""),
                _since(each, zone),
            )
            for each in found
        ]
        keys = [((each.step, each.case_class), each.effective_from) for each in found]
        self._put(cells, badges_of(keys, today))

    def version(self, row: int) -> TargetVersion | None:
        """Return the version of a row; None out of range."""
        return self._versions[row] if 0 <= row < len(self._versions) else None


class LimitModel(_VersionModel):
    """The versions of the national limits, in working days."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(("Batas", "Waktu", "Berlaku sejak", ""), parent)
        self._versions: list[LimitVersion] = []

    def show(self, versions: Sequence[LimitVersion], *, today: date, zone: ZoneInfo) -> None:
        """Show the versions by limit and class, the newest first."""
        order, codes = list(CASE_CLASSES), list(LIMIT_WORDS)
        # Of two for one day the one recorded later holds, and comes first.
        found = list(versions)[::-1]
        found.sort(key=lambda each: each.effective_from, reverse=True)
        found.sort(key=lambda each: (codes.index(each.code), order.index(each.case_class)))
        self._versions = found
        cells = [
            (
                (LIMIT_WORDS[each.code], CASE_CLASSES[each.case_class]),
                (f"{each.days} hari kerja", ""),
                _since(each, zone),
            )
            for each in found
        ]
        keys = [((each.code, each.case_class), each.effective_from) for each in found]
        self._put(cells, badges_of(keys, today))

    def version(self, row: int) -> LimitVersion | None:
        """Return the version of a row; None out of range."""
        return self._versions[row] if 0 <= row < len(self._versions) else None


def _since(version: TargetVersion | LimitVersion, zone: ZoneInfo) -> tuple[str, str]:
    written = recorded_words(version.actor, version.recorded_at, zone=zone)
    return short_date_words(version.effective_from), written
