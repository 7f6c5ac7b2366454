"""What needs the officer today, in groups: late, due soon, with the head, to report, to answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from PySide6.QtCore import QObject, Qt

from app.case import ComplaintRow, awaits_approval
from app.desk.listing_cases import soon_edge
from app.office import Office
from app.rules.kinds import Status, Turn, Unit
from app.rules.timer_words import timer_words
from app.rules.timers import Timer
from ui.case_words import READY_TO_CLOSE, ribbon_of, time_lines, tone_of
from ui.look.tokens import Tone
from ui.parts.cells.banded_model import BandedModel, Line
from ui.parts.cells.item_roles import Band, ItemRole

NUMBER, TITLE, HOLDER, TIME, DAYS = range(5)


class HomeDensity(IntEnum):
    """How the list is laid out: a line for each case, or two where that would cut the subjects.

    In two lines holder and ribbon stand below; where it is narrow, so does the number.
    """

    NARROW = 0
    TWO_LINES = 1
    ONE_LINE = 2


_GROUPS = (
    ("late", "Terlambat", "alert-triangle", Tone.DANGER),
    ("soon", "Jatuh tempo hari ini dan besok", "clock", Tone.WARN),
    ("head", "Menunggu disposisi Kepala", "rubber-stamp", Tone.PLAIN),
    ("approval", "Laporan hasil menunggu Kepala", "file-text", Tone.PLAIN),
    ("report", "Perlu dilaporkan ke Kepala", "inbox", Tone.PLAIN),
    ("answer", "Jawaban siap dikirim ke pelapor", "send", Tone.PLAIN),
    ("close", "Siap ditutup", "check", Tone.PLAIN),
)
GROUPS_BY_STATUS = {
    Status.AWAITING_DISPOSITION: "head",
    Status.NEW: "report",
    Status.ANSWER_PENDING: "answer",
    Status.ANSWERED: "close",
    # Nobody here has anything to do about these today.
    Status.IN_FOLLOW_UP: "",
    Status.RESULT_PENDING: "",
    Status.CLOSED: "",
}


@dataclass(frozen=True, slots=True)
class HomeEdges:
    """The present moment and the end of the next working day."""

    now: datetime
    soon: datetime

    @classmethod
    def at(cls, office: Office, now: datetime) -> "HomeEdges":
        """Return the edges as they are at `now`."""
        return cls(now, soon_edge(office, now))

    def is_late(self, row: ComplaintRow) -> bool:
        """Tell whether the running step is past its time."""
        return not row.paused and row.due_at is not None and row.due_at < self.now

    def is_soon(self, row: ComplaintRow) -> bool:
        """Tell whether the team must be done by the end of the next working day."""
        return (
            row.turn is Turn.TEAM
            and not row.paused
            and row.due_at is not None
            and self.now <= row.due_at < self.soon
        )

    def group_of(self, row: ComplaintRow) -> str:
        """Return the group's key, "" for a case that needs nobody today."""
        if self.is_late(row):
            return "late"
        if self.is_soon(row):
            return "soon"
        return "approval" if awaits_approval(row) else GROUPS_BY_STATUS[row.status]


class HomeModel(BandedModel):
    """Number, subject, holder, time and ribbon of the cases that matter today."""

    columns = 5

    def __init__(self, office: Office, now: datetime, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._now = now
        self._density = HomeDensity.ONE_LINE
        self._timers: dict[int, Timer | None] = {}

    def set_density(self, density: HomeDensity) -> None:
        """Lay the cases out for another width."""
        if density is not self._density:
            self._density = density
            self.repaint()

    def density(self) -> HomeDensity:
        """Return how the cases are laid out."""
        return self._density

    def show_rows(self, rows: Sequence[ComplaintRow], *, office: Office, now: datetime) -> None:
        """Show what matters of the open cases, the most urgent first."""
        self._office = office
        lines = self._grouped(rows, now)
        self._now = now
        self._timers.clear()
        self.set_lines(lines)

    def tick(self, rows: Sequence[ComplaintRow], *, now: datetime) -> bool:
        """Tell the times as of `now`; returns whether lines had to be grouped anew."""
        self._now = now
        self._timers.clear()
        lines = self._grouped(rows, now)
        if lines != self._lines:
            self.set_lines(lines)
            return True
        self.repaint()
        return False

    def spans(self) -> list[tuple[int, int]]:
        """Return (line, column) of the cells that may use the empty one to their right."""
        found: list[tuple[int, int]] = []
        if self._density is not HomeDensity.ONE_LINE:
            return found
        for at, line in enumerate(self._lines):
            if isinstance(line, ComplaintRow):
                found += [(at, TITLE)] if not self._holder(line) else []
                found += [(at, TIME)] if not self._has_ribbon(line) else []
        return found

    def cell(self, row: ComplaintRow, column: int, role: int) -> object:
        """Return what a cell says."""
        timer = self._timer(row)
        if role == ItemRole.PRIMARY:
            words = (row.number, row.title, self._holder(row))
            return words[column] if column < TIME else self._time(row) if column == TIME else None
        if role == ItemRole.SECONDARY and column == TITLE:
            return self._below_title(row)
        if role == ItemRole.TONE and column == TIME:
            return tone_of(timer)
        if role == ItemRole.STRONG:
            return column == NUMBER
        if role == ItemRole.FAINT:
            return column in (HOLDER, TIME)
        if role == ItemRole.RIBBON:
            one_line = self._density is HomeDensity.ONE_LINE
            return ribbon_of(timer) if column == (DAYS if one_line else TIME) else None
        if role == Qt.ItemDataRole.ToolTipRole and column == TITLE:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole and column == NUMBER:
            return f"{row.number}, {row.title}, {self._time(row)}"
        return None

    def _below_title(self, row: ComplaintRow) -> str:
        number = (row.number,) if self._density is HomeDensity.NARROW else ()
        return ", ".join((*number, self._holder(row) or row.medium))

    def _holder(self, row: ComplaintRow) -> str:
        return row.holder if row.turn is Turn.TEAM else ""

    def _has_ribbon(self, row: ComplaintRow) -> bool:
        timer = self._timer(row)
        return timer is not None and timer.unit is Unit.WORKING_DAYS

    def _timer(self, row: ComplaintRow) -> Timer | None:
        """Return a row's timer, counted once for all cells and pictures of a minute."""
        if row.id not in self._timers:
            self._timers[row.id] = row.timer(self._office, now=self._now)
        return self._timers[row.id]

    def _time(self, row: ComplaintRow) -> str:
        timer = self._timer(row)
        if timer is None:
            return READY_TO_CLOSE
        # "sisa kurang dari 1 menit dari 1 menit" would say less with more words.
        return time_lines(timer)[0] if timer.last_minute else timer_words(timer)

    def _grouped(self, rows: Sequence[ComplaintRow], now: datetime) -> list[Line]:
        edges = HomeEdges.at(self._office, now)
        found: dict[str, list[ComplaintRow]] = {}
        for row in rows:
            found.setdefault(edges.group_of(row), []).append(row)
        lines: list[Line] = []
        for key, word, icon, tone in _GROUPS:
            if members := found.get(key):
                lines += [Band(word, len(members), icon, tone), *members]
        return lines
