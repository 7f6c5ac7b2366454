"""The virtual list of complaints: any number of rows, of which only some pages are kept."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from app.case import ComplaintRow
from app.office import Office
from ui.parts.cells.item_roles import ItemRole
from ui.register.arrangement import Arrangement
from ui.register.columns import Density, RegisterColumn, head, lines
from ui.register.wording import RowWords, row_words

Index = QModelIndex | QPersistentModelIndex
PAGE_ROWS = 100
_PAGES_KEPT = 16
_ASKED_AT_ONCE = 3


class RegisterModel(QAbstractTableModel):
    """Rows by their place in the list; `rows_wanted` (offset, limit) asks for pages it has not.

    Rows that are still awaited are blank but for a hint. What was asked for is handed in by
    `take`; several askings of one moment become one signal.
    """

    rows_wanted = Signal(int, int)

    def __init__(self, *, office: Callable[[], Office], now: Callable[[], datetime]) -> None:
        super().__init__()
        self._office = office
        self._now = now
        self._total = 0
        self._pages: OrderedDict[int, tuple[ComplaintRow, ...]] = OrderedDict()
        self._words: dict[int, RowWords] = {}
        self._density = Density.NARROW
        self.hidden: frozenset[RegisterColumn] = Arrangement().hidden
        self._sorted: tuple[str, bool] = ("number", True)
        self._missing: set[int] = set()
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.timeout.connect(self._ask)

    # --- what the page hands in ---------------------------------------------------------

    def reset(self, total: int, rows: Sequence[ComplaintRow] = ()) -> None:
        """Show another list of `total` rows, of which the first are given."""
        self.beginResetModel()
        self._total = total
        self._forget()
        self._keep(0, rows)
        self.endResetModel()

    def renew(self, total: int, *, offset: int, rows: Sequence[ComplaintRow]) -> None:
        """Show the same list after a change; selection and scrolling stay where they are."""
        if total > self._total:
            self.beginInsertRows(QModelIndex(), self._total, total - 1)
            self._total = total
            self.endInsertRows()
        elif total < self._total:
            self.beginRemoveRows(QModelIndex(), total, self._total - 1)
            self._total = total
            self.endRemoveRows()
        self._forget()
        self._keep(offset, rows)
        self._tell_changed(0, self._total - 1)

    def take(self, offset: int, rows: Sequence[ComplaintRow]) -> None:
        """Take rows that were asked for; `offset` is where a page begins."""
        self._keep(offset, rows)
        self._tell_changed(offset, offset + len(rows) - 1)

    def tell_time(self, first: int, last: int) -> None:
        """Tell the times of the rows from `first` to `last` anew."""
        self._words.clear()
        self._tell_changed(first, last)

    def hide(self, hidden: frozenset[RegisterColumn]) -> None:
        """Tell nothing of some columns, not even where they had joined another."""
        if hidden != self.hidden:
            self.hidden = hidden
            self._heads_changed()
            self._tell_changed(0, self._total - 1)

    def set_density(self, density: Density) -> None:
        """Lay the same words out for another width."""
        if density is not self._density:
            self._density = density
            self._heads_changed()
            self._tell_changed(0, self._total - 1)

    def set_sorted(self, order: str, *, descending: bool) -> None:
        """Mark the heads that the list is sorted by."""
        self._sorted = (order, descending)
        self._heads_changed()

    def density(self) -> Density:
        """Return how the words are laid out."""
        return self._density

    def row_at(self, place: int) -> ComplaintRow | None:
        """Return the row at a place, None while it is awaited."""
        page = self._pages.get(place // PAGE_ROWS)
        at = place % PAGE_ROWS
        return page[at] if page is not None and at < len(page) else None

    def want(self, place: int) -> ComplaintRow | None:
        """Return the row at a place; one that is not there is asked for."""
        row = self.row_at(place)
        if row is None:
            self._miss(place)
        return row

    def place_of(self, complaint_id: int) -> int:
        """Return where a complaint stands among the rows kept, -1 when it doesn't."""
        for number, page in self._pages.items():
            for at, row in enumerate(page):
                if row.id == complaint_id:
                    return number * PAGE_ROWS + at
        return -1

    # --- what Qt asks -------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._total

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(RegisterColumn)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or role != ItemRole.PRIMARY:
            return None
        column = RegisterColumn(section)
        return head(column, self._density, self.hidden) + self._arrow(column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= self._total:
            return None
        place, column = index.row(), RegisterColumn(index.column())
        if role == ItemRole.ROW:
            return self.row_at(place)
        words = self._words.get(place) or self._put_into_words(place)
        if words is None:
            return self._awaited(column, role)
        match role:
            case ItemRole.PRIMARY:
                return lines(words, column, self._density, self.hidden)[0]
            case ItemRole.SECONDARY:
                return lines(words, column, self._density, self.hidden)[1]
            case ItemRole.STRONG:
                return column is RegisterColumn.NUMBER
            case ItemRole.BADGE if column is RegisterColumn.STATUS:
                return words.badge
            case ItemRole.TONE if column is RegisterColumn.STATUS:
                return words.tone
            case Qt.ItemDataRole.ToolTipRole if column in (
                RegisterColumn.TITLE,
                RegisterColumn.HOLDER,
            ):
                return "\n".join(
                    line for line in lines(words, column, self._density, self.hidden) if line
                )
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(
                    line for line in lines(words, column, self._density, self.hidden) if line
                )
            case _:
                return None

    # --- inside -------------------------------------------------------------------------

    def _put_into_words(self, place: int) -> RowWords | None:
        row = self.want(place)
        if row is None:
            return None
        words = row_words(row, self._office(), now=self._now())
        self._words[place] = words
        return words

    def _miss(self, place: int) -> None:
        self._missing.add(place // PAGE_ROWS)
        if not self._asking.isActive():
            self._asking.start(0)

    def _awaited(self, column: RegisterColumn, role: int) -> object:
        if role == ItemRole.PRIMARY:
            return "memuat…" if column is RegisterColumn.TITLE else ""
        return True if role == ItemRole.FAINT else None

    def _ask(self) -> None:
        """Ask for the pages that were missed last; those of a place left behind are let go."""
        wanted = sorted(page for page in self._missing if page not in self._pages)
        self._missing.clear()
        if not wanted:
            return
        last = wanted[-1]
        first = next(page for page in wanted if page > last - _ASKED_AT_ONCE)
        offset = first * PAGE_ROWS
        limit = min((last - first + 1) * PAGE_ROWS, self._total - offset)
        if limit > 0:
            self.rows_wanted.emit(offset, limit)

    def _keep(self, offset: int, rows: Sequence[ComplaintRow]) -> None:
        for start in range(0, len(rows), PAGE_ROWS):
            number = (offset + start) // PAGE_ROWS
            self._pages[number] = tuple(rows[start : start + PAGE_ROWS])
            self._pages.move_to_end(number)
            for place in range(number * PAGE_ROWS, (number + 1) * PAGE_ROWS):
                self._words.pop(place, None)
        while len(self._pages) > _PAGES_KEPT:
            gone, _ = self._pages.popitem(last=False)
            for place in range(gone * PAGE_ROWS, (gone + 1) * PAGE_ROWS):
                self._words.pop(place, None)

    def _forget(self) -> None:
        self._pages.clear()
        self._words.clear()
        self._missing.clear()

    def _tell_changed(self, first: int, last: int) -> None:
        first, last = max(first, 0), min(last, self._total - 1)
        if first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(RegisterColumn) - 1))

    def _heads_changed(self) -> None:
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(RegisterColumn) - 1)

    def _arrow(self, column: RegisterColumn) -> str:
        order, descending = self._sorted
        marked = {
            "number": RegisterColumn.NUMBER,
            "received": RegisterColumn.RECEIVED
            if self._density is Density.WIDE
            else RegisterColumn.NUMBER,
            "due": RegisterColumn.DUE if self._density is Density.WIDE else RegisterColumn.STATUS,
        }[order]
        return (" ↓" if descending else " ↑") if column is marked else ""
