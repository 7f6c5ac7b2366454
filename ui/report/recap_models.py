"""Table models of the recap and of the evaluation, in the form of the paper."""

from datetime import date
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.recap import (
    EVALUATION_HEADS,
    MONTH_HEAD,
    TOTAL_HEAD,
    EvaluationRow,
    MonthState,
    Recap,
    month_state,
)
from app.rules.wording import grouped
from ui.look.tokens import Tone
from ui.parts.cells.delegates import spoken
from ui.parts.cells.item_roles import ItemRole

Index = QModelIndex | QPersistentModelIndex
MONTHS: Final = 12
CENTRED: Final = int((Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter).value)
_NOWHERE: Final = QModelIndex()
_ICONS: Final = {
    MonthState.COMPLETE: "check",
    MonthState.NIL: "check",
    MonthState.REFUTED: "alert-triangle",
    MonthState.ASKED: "alert-triangle",
    MonthState.RUNNING: "clock",
    MonthState.CLOSED: "lock",
    MonthState.LATER: "alert-triangle",
}
_TONES: Final = {
    MonthState.NIL: Tone.OK,
    MonthState.REFUTED: Tone.WARN,
    MonthState.ASKED: Tone.WARN,
    MonthState.LATER: Tone.WARN,
}
_TIPS: Final = {
    MonthState.COMPLETE: "Klik atau Enter menutup bulan ini.",
    MonthState.CLOSED: "Klik atau Enter menunjukkan siapa yang menutup, dan laporannya.",
    MonthState.LATER: "Ditutup, lalu tercatat aduan. Klik atau Enter menunjukkan bedanya.",
    MonthState.NIL: "Klik atau Enter menunjukkan siapa yang mengonfirmasi, dan membatalkannya.",
    MonthState.REFUTED: "Dikonfirmasi nihil, lalu tercatat aduan. Klik atau Enter membatalkannya.",
    MonthState.ASKED: "Klik atau Enter menyatakan bulan ini benar-benar tanpa aduan.",
}
_EVALUATION: Final = ("No.", *EVALUATION_HEADS)


class RecapModel(QAbstractTableModel):
    """Twelve months and their sum; one column per recap column between month and sum."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._recap: Recap | None = None
        self._states: tuple[MonthState, ...] = ()
        self._sums: tuple[int, ...] = ()

    def show(self, recap: Recap, *, today: date) -> None:
        """Show a year as it stands on the day `today`."""
        self.beginResetModel()
        self._recap = recap
        self._states = tuple(month_state(recap, m, today=today) for m in range(1, MONTHS + 1))
        columns = range(len(recap.columns))
        self._sums = tuple(sum(row.counts[at] for row in recap.rows) for at in columns)
        self.endResetModel()

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings of all columns."""
        columns = self._recap.columns if self._recap else ()
        return ("No.", MONTH_HEAD, *columns, TOTAL_HEAD, "Keadaan bulan")

    @property
    def state_column(self) -> int:
        """The last column, where a month's state stands."""
        return len(self.headings) - 1

    def state(self, row: int) -> MonthState | None:
        """Return the state of the month in `row`; None for the sums."""
        return self._states[row] if 0 <= row < len(self._states) else None

    def count_at(self, index: Index) -> int:
        """Return the number in a cell, 0 where there is none."""
        if self._recap is None or not 2 <= index.column() < self.state_column:
            return 0
        return self._counts(index.row())[index.column() - 2]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or self._recap is None else MONTHS + 1

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.headings)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        across = orientation is Qt.Orientation.Horizontal
        if across and role == Qt.ItemDataRole.DisplayRole and section < len(self.headings):
            return self.headings[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self._recap is None:
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(index)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return None if index.column() in (1, self.state_column) else CENTRED
        if index.column() == self.state_column:
            return self._state_data(self.state(index.row()), role)
        if role == ItemRole.PRIMARY:
            return self._text(index.row(), index.column())
        if role == ItemRole.STRONG:
            return index.row() == MONTHS or index.column() == self.state_column - 1
        if role == ItemRole.FAINT:
            return index.column() == 0
        return None

    def _text(self, row: int, column: int) -> str:
        if column == 0:
            return str(row + 1) if row < MONTHS else ""
        if column == 1:
            return self._recap.rows[row].label if self._recap and row < MONTHS else TOTAL_HEAD
        count = self._counts(row)[column - 2]
        return grouped(count) if count else "-"

    def _counts(self, row: int) -> tuple[int, ...]:
        if self._recap is None:
            return ()
        if row == MONTHS:
            return (*self._sums, self._recap.total)
        month = self._recap.rows[row]
        return (*month.counts, month.total)

    def _state_data(self, state: MonthState | None, role: int) -> object:
        if state is None:
            return None
        if role == ItemRole.PRIMARY:
            return state.value
        if role == ItemRole.ICON:
            return _ICONS.get(state)
        if role == ItemRole.TONE:
            return _TONES.get(state)
        if role == ItemRole.FAINT:
            return True
        if role == Qt.ItemDataRole.ToolTipRole:
            return _TIPS.get(state)
        return None


class EvaluationModel(QAbstractTableModel):
    """The evaluation of the Lampiran; the first row holds the column numbers (1) to (5)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[EvaluationRow, ...] = ()

    def show(self, recap: Recap) -> None:
        """Show the evaluation of a year."""
        self.beginResetModel()
        self._rows = recap.evaluation
        self.endResetModel()

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings of all columns."""
        return _EVALUATION

    def month(self, row: int) -> int:
        """Return the month shown in `row`, 0 for the row of column numbers."""
        return row

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or not self._rows else len(self._rows) + 1

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(_EVALUATION)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        across = orientation is Qt.Orientation.Horizontal
        if across and role == Qt.ItemDataRole.DisplayRole:
            return _EVALUATION[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.row() == 0:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(index)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return CENTRED if index.row() == 0 or index.column() in (0, 2) else None
        text = self._text(index.row(), index.column())
        if role in (ItemRole.PRIMARY, Qt.ItemDataRole.ToolTipRole):
            return text if role == ItemRole.PRIMARY or len(text) > 20 else None
        if role == ItemRole.FAINT:
            return index.column() == 0 or index.row() == 0
        return None

    def _text(self, row: int, column: int) -> str:
        if row == 0:
            return f"({column + 1})"
        month = self._rows[row - 1]
        percent = "-" if month.settled_percent is None else str(month.settled_percent)
        return (str(month.month), month.label, percent, month.result, month.remark)[column]
