"""The rows of the grid, always with an empty one at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from ui.boxes.slip_row import KINDS, SECTIONS, SlipRow

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtCore import QObject

    Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns of the grid, from the left."""

    NUMBER = 0
    DAY = 1
    PERSON = 2
    SECTION = 3
    TEXT = 4
    KIND = 5
    SECRET = 6


HEADS = ("No", "Tanggal", "Nama, kontak", "Bagian formulir", "Isi lembar", "Jenis", "Rahasia")
FIELDS = {
    Column.DAY: "day",
    Column.PERSON: "person",
    Column.SECTION: "section",
    Column.TEXT: "text",
    Column.KIND: "kind",
    Column.SECRET: "secret",
}
TYPED = (Column.DAY, Column.PERSON, Column.TEXT)
"""The columns that are typed into; the others are chosen by one key."""
# The service's fields, by the columns they are typed in.
_PLACES = {"day": "day", "name": "person", "topic": "section", "kind": "kind"}


class SlipModel(QAbstractTableModel):
    """The typed rows; `changed` follows each change of what was typed.

    `full_day` writes a typed day as the grid shows it, `whole_day` with its year or raises
    ValueError.
    """

    changed = Signal()

    def __init__(
        self, full_day: Callable[[str], str], whole_day: Callable[[str], str], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._full_day, self.whole_day = full_day, whole_day
        self._rows: list[SlipRow] = [SlipRow()]
        self._errors: dict[tuple[int, str], str] = {}

    @property
    def rows(self) -> tuple[SlipRow, ...]:
        """The rows in which something was typed."""
        return tuple(row for row in self._rows if not row.empty)

    def set_rows(self, rows: Sequence[SlipRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = [*rows, SlipRow()]
        self._errors = {}
        self.endResetModel()
        self.changed.emit()

    def add(self, rows: Sequence[SlipRow]) -> int:
        """Put rows after the last in which something was typed; return the first one's number."""
        first = next(
            (at for at in range(len(self._rows), 0, -1) if not self._rows[at - 1].empty), 0
        )
        self.set_rows([*self._rows[:first], *rows])
        return first

    def row(self, number: int) -> SlipRow:
        """Return one row, as typed."""
        return self._rows[number]

    def slip_number(self, number: int) -> int:
        """Return which slip a row belongs to, from 1."""
        return max(1, sum(not row.more for row in self._rows[: number + 1]))

    def slips(self) -> int:
        """Return of how many slips something was typed."""
        return sum(not row.more for row in self.rows)

    def put(self, number: int, **values: object) -> None:
        """Change a row; the last one is followed by an empty one once something stands in it."""
        before = self._rows[number]
        after = replace(before, **values)  # type: ignore[arg-type]
        if after == before:
            return
        self._rows[number] = after
        for name in values:
            self._errors.pop((number, name), None)
        self.dataChanged.emit(self.index(number, 0), self.index(number, len(Column) - 1))
        if number == len(self._rows) - 1 and not after.empty:
            self._append()
        self.changed.emit()

    def begin(self, number: int, *, more: bool) -> None:
        """Prepare the row a slip goes on in: its day is that of the row above."""
        if number == len(self._rows):
            self._append()
        if not number:
            return
        above, row = self._rows[number - 1], self._rows[number]
        day = above.day if (number - 1, "day") not in self._errors else ""
        if row.empty:
            self.put(number, day=day, more=more)
        elif row.scan and not row.day:
            self.put(number, day=day, person=above.person if row.more else row.person)

    def remove(self, number: int) -> SlipRow | None:
        """Take a row away and return it; the empty one at the end stays."""
        if number >= len(self._rows) - 1:
            return None
        self.beginRemoveRows(QModelIndex(), number, number)
        gone = self._rows.pop(number)
        self._errors = {}
        self.endRemoveRows()
        self.changed.emit()
        return gone

    def insert(self, number: int, row: SlipRow) -> None:
        """Put a row back where it was."""
        self.beginInsertRows(QModelIndex(), number, number)
        self._rows.insert(number, row)
        self.endInsertRows()
        self.changed.emit()

    def insert_more(self, number: int) -> None:
        """Insert another question of the scanned slip above."""
        above = self._rows[number - 1]
        self.insert(number, SlipRow(day=above.day, person=above.person, more=True, scan=above.scan))

    def set_errors(self, errors: Mapping[str, str]) -> None:
        """Show the service's sentences, by "slips.INDEX.FIELD"."""
        places = [number for number, row in enumerate(self._rows) if not row.empty]
        found: dict[tuple[int, str], str] = {}
        for key, sentence in errors.items():
            _, index, field = key.split(".")
            found.setdefault((places[int(index)], _PLACES.get(field, "text")), sentence)
        self.set_row_errors(found)

    def set_row_errors(self, errors: Mapping[tuple[int, str], str]) -> None:
        """Show sentences by row and field; an empty mapping takes all away."""
        self._errors = dict(errors)
        last = self.index(len(self._rows) - 1, len(Column) - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def error(self, number: int) -> tuple[str, str]:
        """Return the field and sentence of a row's first mistake, two empty texts for none."""
        for name in FIELDS.values():
            if sentence := self._errors.get((number, name)):
                return name, sentence
        return "", ""

    def wrong_rows(self) -> list[int]:
        """Return the rows with a mistake, in order."""
        return sorted({number for number, _ in self._errors})

    # --- what Qt asks --------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's own
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADS[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        kept = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return kept | Qt.ItemFlag.ItemIsEditable if index.column() in TYPED else kept

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        row, column = self._rows[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.EditRole and column in TYPED:
            return getattr(row, FIELDS[column])
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(index.row(), row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = self._shown(index.row(), row, column) or "kosong"
            return f"{HEADS[column]} lembar {self.slip_number(index.row())}: {said}"
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401 - Qt's own
        if role != Qt.ItemDataRole.EditRole or index.column() not in TYPED:
            return False
        words = str(value)
        name = FIELDS[Column(index.column())]
        self.put(index.row(), **{name: self._full_day(words) if name == "day" else words})
        if name == "day":
            self._check_day(index.row(), words)
        return True

    def _check_day(self, number: int, words: str) -> None:
        """Say at once of a day that it can't be read."""
        try:
            if words.strip():
                self.whole_day(words)
        except ValueError as wrong:
            self.set_row_errors(self._errors | {(number, "day"): str(wrong)})

    def _shown(self, number: int, row: SlipRow, column: Column) -> str:
        match column:
            case Column.NUMBER:
                return "↳" if row.more else str(self.slip_number(number))
            case Column.PERSON:
                return row.person or ("" if row.empty else "anonim")
            case Column.SECTION:
                return f"{row.section} {SECTIONS[row.section][1]}" if row.section else ""
            case Column.KIND:
                return KINDS[row.kind][1] if row.kind else ""
            case Column.SECRET:
                return "rahasia" if row.secret else ""
            case Column.DAY:
                return row.day
            case Column.TEXT:
                return " ".join(row.text.split()) or ("lembar berikutnya" if row.empty else "")

    def _append(self) -> None:
        end = len(self._rows)
        self.beginInsertRows(QModelIndex(), end, end)
        self._rows.append(SlipRow())
        self.endInsertRows()
