"""The rows of a file as an import shows them: what each becomes, and whether it is taken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtCore import QObject, QRect, QRectF, Qt, Signal

from app.rules.moments import table_moment
from app.transfer.import_row import ImportRow, RowState
from app.transfer.importing import Preview
from app.transfer.merging import Merging
from app.transfer.state_words import STATE_WORDS
from ui.look.style import Look
from ui.look.tokens import Tone
from ui.parts.cells.badges import Badge
from ui.parts.cells.delegates import CellDelegate, spoken
from ui.parts.cells.item_roles import ItemRole
from ui.parts.cells.rows_model import Index, RowsModel
from ui.parts.fields.checks import paint_box

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from PySide6.QtGui import QPainter

HEADINGS: Final = ("", "Baris", "Status", "Diterima", "Media", "Perihal", "Keterangan")
TAKEN, LINE, STATE, RECEIVED, MEDIUM, TITLE, REASON = range(len(HEADINGS))
BADGES: Final = {
    RowState.NEW: Badge(STATE_WORDS[RowState.NEW], "plus", Tone.OK),
    RowState.PRESENT: Badge(STATE_WORDS[RowState.PRESENT], "copy", Tone.NEUTRAL),
    RowState.THANKS: Badge(STATE_WORDS[RowState.THANKS], "check", Tone.INFO),
    RowState.NOTHING: Badge(STATE_WORDS[RowState.NOTHING], "x", Tone.NEUTRAL),
    RowState.MISTAKEN: Badge(STATE_WORDS[RowState.MISTAKEN], "alert-triangle", Tone.DANGER),
}
CHECK_ROLE: Final = Qt.ItemDataRole.CheckStateRole
_SIDE: Final = 16


class CheckDelegate(CellDelegate):
    """A check box in the middle of its cell; nothing where a row can't be taken."""

    def paint_content(self, painter: QPainter, look: Look, rect: QRect, index: Index) -> None:
        """Paint the box, ticked or not."""
        state = index.data(CHECK_ROLE)
        if state is None:
            return
        box = QRectF(0, 0, _SIDE, _SIDE)
        box.moveCenter(QRectF(rect).center())
        paint_box(painter, box, on=state == Qt.CheckState.Checked)


class ImportRowsModel(RowsModel[int]):
    """The places of the shown rows in the preview; all of them or those of one state.

    `choice_changed` says that other rows are taken than before.
    """

    headings: ClassVar[tuple[str, ...]] = HEADINGS
    choice_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[ImportRow] = ()
        self._names: dict[str, str] = {}
        self._zone: ZoneInfo | None = None
        self.taken: set[int] = set()

    def show_preview(self, preview: Preview | Merging | None) -> None:
        """Show other rows, of which the new ones are taken."""
        self._rows = preview.rows if preview else ()
        office = preview.office if preview else None
        self._names = {each.code: each.name for each in office.all_media} if office else {}
        self._zone = office.zone if office else None
        self.taken = {at for at, row in enumerate(self._rows) if row.state is RowState.NEW}
        self.narrow(None)

    def narrow(self, state: RowState | None) -> None:
        """Show the rows of one state, all if None."""
        rows = enumerate(self._rows)
        self.show([at for at, row in rows if state is None or row.state is state])

    def row_at(self, index: Index) -> ImportRow:
        """Return the row that a line shows."""
        return self._rows[self.rows[index.row()]]

    def toggle(self, index: Index) -> None:
        """Take a row, or leave it; one that can't be taken stays."""
        if self.row_at(index).takeable:
            self.taken ^= {self.rows[index.row()]}
            edge = self.index(index.row(), TAKEN)
            self.dataChanged.emit(edge, edge)
            self.choice_changed.emit()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self.row_at(index), index.column()
        if column == TAKEN:
            return self._choice(index, row, role)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(index)
        if role == ItemRole.BADGE and column == STATE:
            return BADGES[row.state]
        if role == ItemRole.PRIMARY:
            return self._text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._text(row, column) if column in (TITLE, REASON) else None
        return column == LINE if role == ItemRole.STRONG else None

    def _choice(self, index: Index, row: ImportRow, role: int) -> object:
        if not row.takeable:
            return None
        on = self.rows[index.row()] in self.taken
        if role == CHECK_ROLE:
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return "diambil" if on else "tidak diambil"
        return None

    def _text(self, row: ImportRow, column: int) -> str:
        if column == LINE:
            return str(row.line)
        if column == REASON:
            return row.reason
        found = row.complaint
        if found is None:
            return "-" if column == TITLE else ""
        if column == RECEIVED:
            return table_moment(found.received_at, self._zone) if self._zone else "-"
        if column == MEDIUM:
            return self._names.get(found.medium, "-")
        return found.title or "-" if column == TITLE else ""
