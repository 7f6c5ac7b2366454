"""The cases that wait for a disposition: to be handed to the head, or lying there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Qt

from app.case import Case, ComplaintRow
from app.desk.listing_cases import open_rows
from app.desk.reading_cases import read_case
from app.office import Office
from app.register import Register
from app.rules.kinds import BEFORE_DISPOSITION, Status
from ui.case_words import time_lines
from ui.parts.cells.banded_model import BandedModel, Line
from ui.parts.cells.item_roles import Band, ItemRole

_GROUPS = (
    (Status.NEW, "Perlu dilaporkan", "inbox"),
    (Status.AWAITING_DISPOSITION, "Menunggu Kepala", "rubber-stamp"),
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """The cases in the queue, and one of them whole."""

    rows: tuple[ComplaintRow, ...]
    case: Case | None


def read_waiting(register: Register, *, wished: int | None, chosen: int | None = None) -> Waiting:
    """Return the waiting cases, and the one that is wished for wherever it stands.

    The `chosen` one, or the one wished for, is read whole while it is among them; all is of one
    moment.
    """
    with register.reading():
        rows = [row for row in open_rows(register) if row.status in BEFORE_DISPOSITION]
        case = None
        if wished is not None and all(row.id != wished for row in rows):
            case = read_case(register, complaint_id=wished)
            rows.insert(0, case.row)
        shown = chosen if chosen is not None else wished
        if case is None and any(row.id == shown for row in rows) and shown is not None:
            case = read_case(register, complaint_id=shown)
    return Waiting(tuple(rows), case)


class QueueModel(BandedModel):
    """One column of two lines: subject, then number and what is left of the minutes."""

    def __init__(self, office: Office, now: datetime, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._now = now

    def show_rows(self, rows: Sequence[ComplaintRow], *, office: Office, now: datetime) -> None:
        """Show these cases, times told as of `now`."""
        self._office, self._now = office, now
        lines: list[Line] = []
        known = {status for status, _, _ in _GROUPS}
        others = [row for row in rows if row.status not in known]
        if others:
            lines += [Band("Sudah didisposisikan", len(others), "check"), *others]
        for status, word, icon in _GROUPS:
            members = [row for row in rows if row.status is status]
            if members:
                lines += [Band(word, len(members), icon), *members]
        self.set_lines(lines)

    def tick(self, now: datetime) -> None:
        """Tell the times as of `now`."""
        self._now = now
        self.repaint()

    def cell(self, row: ComplaintRow, column: int, role: int) -> object:
        """Return what the cell says."""
        if role == ItemRole.PRIMARY:
            return row.title
        if role == ItemRole.SECONDARY:
            return ", ".join(self._second(row))
        if role == ItemRole.ICON and row.confidential:
            return "lock"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join([row.title, *self._second(row)])
        return None

    def _second(self, row: ComplaintRow) -> list[str]:
        timer = row.timer(self._office, now=self._now)
        words = [row.number]
        if row.status in BEFORE_DISPOSITION:
            words.append(time_lines(timer)[0])
        return words
