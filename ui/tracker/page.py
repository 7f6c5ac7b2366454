"""The Tindak Lanjut page: open cases by urgency, live, and why each is due when it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from app.desk.looking_up import open_rows, read_case
from app.facts import Case, ComplaintRow, Turn
from ui.actions.desk_actions import DeskActions
from ui.commands import Command
from ui.look.tokens import HEIGHT_ROW_TRACKER, PAGE_BOTTOM, PAGE_MARGIN, PANEL_GAP, Tone
from ui.pages import Context, Page
from ui.parts.buttons import button
from ui.parts.cells import TwoLineDelegate
from ui.parts.chips import ChipRow
from ui.parts.choices import SegmentedControl
from ui.parts.editors import SearchEdit
from ui.parts.empty_state import EmptyState
from ui.parts.header import PageHeader
from ui.parts.panel import Panel
from ui.parts.table import Table
from ui.tracker.groups import BY_TIME, BY_TURN, next_change
from ui.tracker.model import DUE, TIME, TITLE, TURN, TrackerModel
from ui.tracker.row_words import tone_of
from ui.tracker.why import explain, needs_pauses, pauses_of
from ui.tracker.why_pane import WhyPane

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtCore import QModelIndex

_CHIPS = (
    ("", "Semua giliran"),
    ("team", "Tim"),
    ("head", "Kepala"),
    ("desk", "Petugas PST"),
    ("confidential", "Rahasia"),
)
_LONGEST_TIME = "terlambat 12 hari kerja 4 jam"


class TrackerPage(Page):
    """List and pane; chips, words and grouping work on the rows at hand."""

    key: ClassVar[str] = "tindak_lanjut"
    title: ClassVar[str] = "Tindak Lanjut"
    icon: ClassVar[str] = "clock"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.actions_on_case = DeskActions(context, self)
        self._rows: tuple[ComplaintRow, ...] = ()
        self._chosen: ComplaintRow | None = None
        self._chips_shown: list[tuple[str, str, int, Tone]] = []
        self._recount_at: datetime | None = None
        self.grouping = SegmentedControl(
            [(BY_TIME, "Menurut waktu"), (BY_TURN, "Menurut giliran")], name="Urutan"
        )
        self.grouping.chosen.connect(self._show)
        self.search = SearchEdit("Cari aduan atau tim…")
        self.search.textChanged.connect(self._show)
        self.header = PageHeader("Tindak Lanjut", " ", actions=[self.grouping, self.search])
        self.chips = ChipRow("Giliran")
        self.chips.chosen.connect(self._show)
        self.model = TrackerModel(context.office, self)
        self.table = self._build_table()
        self.search.list_wanted.connect(self.table.setFocus)
        self.pane = WhyPane()
        self.pane.case_wanted.connect(self._open_case)
        self._lay_out()

    def open(self, **wanted: object) -> None:
        """Read the open cases; `complaint_id` chooses one."""
        wished = wanted.get("complaint_id")
        self._load(wished if isinstance(wished, int) else None)

    def refresh(self, changed: frozenset[str]) -> None:
        """Read them again when a case or the calendar changed."""
        if changed & {"complaints", "settings"}:
            self._load(None)

    def tick(self) -> None:
        """Tell the times of the rows seen anew."""
        if not self._rows:
            return
        first = self.table.rowAt(0)
        last = self.table.rowAt(self.table.viewport().height() - 1)
        bottom = self.model.rowCount() - 1 if last < 0 else last
        now, chosen = self.context.clock.now(), self._chosen
        if self.model.tick(now, first=first, last=bottom):
            self._choose(chosen.id if chosen else None)
        if self._recount_at is None or now >= self._recount_at:
            self._tell_counts()

    def first_focus(self) -> QWidget | None:
        """Return the list, or the way to it when it is empty."""
        return self.table

    def focus_search(self) -> bool:
        """Go to the search field."""
        self.search.setFocus()
        self.search.selectAll()
        return True

    def commands(self) -> list[Command]:
        """Return what can be done with the chosen case."""
        return [] if self._chosen is None else self.actions_on_case.commands(self._chosen)

    def legend(self) -> list[tuple[str, str]]:
        """Return the keys worth knowing here."""
        action = None if self._chosen is None else self.actions_on_case.next_action(self._chosen)
        pairs = [("Enter", "buka aduan")]
        return [*pairs, (action.shortcut, action.word.lower())] if action else pairs

    def chosen(self) -> ComplaintRow | None:
        """Return the case the pane speaks of."""
        return self._chosen

    def _load(self, wished: int | None) -> None:
        register = self.context.register
        self.context.runner.run(
            lambda: open_rows(register),
            then=lambda rows: self._on_rows(rows, wished),
            owner=self,
            key="rows",
        )

    def _on_rows(self, rows: tuple[ComplaintRow, ...], wished: int | None) -> None:
        self._rows = rows
        if wished is not None:
            self.chips.set_current("")
            self.search.clear()
        self._show(wished=wished)
        self.ready.emit()

    def _show(self, _: object = None, *, wished: int | None = None) -> None:
        keep = wished if wished is not None else (self._chosen.id if self._chosen else None)
        now = self.context.clock.now()
        shown = [row for row in self._rows if self._is_wanted(row)]
        self.model.show_rows(shown, office=self.context.office, now=now, by=self.grouping.current())
        self._tell_counts()
        self._say_empty(shown)
        self._choose(keep)

    def _is_wanted(self, row: ComplaintRow) -> bool:
        chip = self.chips.current()
        if chip == "confidential" and not row.confidential:
            return False
        if chip in {turn.value for turn in Turn} and row.turn.value != chip:
            return False
        said = f"{row.number} {row.title} {row.holder}".casefold()
        return all(word in said for word in self.search.text().casefold().split())

    def _tell_counts(self) -> None:
        now, rows = self.context.clock.now(), self._rows
        self._recount_at = next_change(rows, self.context.office, now=now)
        late = sum(not r.paused and r.due_at is not None and r.due_at < now for r in rows)
        paused = sum(row.paused for row in rows)
        words = [f"{len(rows)} aduan berjalan" if rows else "Tidak ada aduan yang berjalan"]
        words += [f"{late} terlambat"] * bool(late) + [f"{paused} dijeda"] * bool(paused)
        self.header.set_sentence(f"{', '.join(words)}. Waktu diperbarui tiap menit.")
        counts = {turn.value: sum(row.turn is turn for row in rows) for turn in Turn}
        counts |= {"": len(rows), "confidential": sum(row.confidential for row in rows)}
        chips = [(key, word, counts[key], Tone.PLAIN) for key, word in _CHIPS]
        if chips != self._chips_shown:
            self._chips_shown = chips
            self.chips.set_chips(chips)

    def _say_empty(self, shown: list[ComplaintRow]) -> None:
        self._places.setCurrentIndex(0 if shown else 1)
        if self._rows:
            self.empty.set_words(
                "search", "Tidak ada yang cocok", "Ubah saringan atau kata pencariannya."
            )
        else:
            self.empty.set_words(
                "check",
                "Tidak ada aduan yang berjalan",
                "Aduan baru muncul di sini setelah dicatat.",
            )

    def _choose(self, complaint_id: int | None) -> None:
        line = -1 if complaint_id is None else self.model.line_of(complaint_id)
        if line >= 0:
            self.table.select_row(line)
        else:
            self.table.select_first()
        self._on_current_changed(self.table.currentIndex())

    def _on_current_changed(self, index: QModelIndex) -> None:
        self._chosen = self.model.row_at(index.row()) if index.isValid() else None
        self.commands_changed.emit()
        if self._chosen is None:
            self.pane.clear()
            return
        self._explain(self._chosen, None)
        if needs_pauses(self._chosen, self.context.office):
            register, key = self.context.register, self._chosen.id
            self.context.runner.run(
                lambda: read_case(register, complaint_id=key),
                then=self._on_case,
                owner=self,
                key="why",
            )

    def _on_case(self, case: Case) -> None:
        if self._chosen is not None and case.row.id == self._chosen.id:
            self._explain(self._chosen, case)

    def _explain(self, row: ComplaintRow, case: Case | None) -> None:
        now = self.context.clock.now()
        pauses = () if case is None else pauses_of(case, now=now)
        why = explain(row, self.context.office, now=now, pauses=pauses)
        tone = tone_of(self.model.timer_of(row))
        self.pane.show_case(row, why, tone=tone, action=self.actions_on_case.next_action(row))

    def _open_case(self) -> None:
        if self._chosen is not None:
            self.context.navigate("kasus", complaint_id=self._chosen.id)

    def _build_table(self) -> Table:
        table = Table(row_height=HEIGHT_ROW_TRACKER, bands=True)
        table.setModel(self.model)
        table.setItemDelegate(TwoLineDelegate(table))
        table.setAccessibleName("Aduan yang berjalan")
        table.fix_column(TIME, _LONGEST_TIME)
        table.stretch_column(TITLE)
        table.fix_column(TURN, "Tim Statistik Distribusi", extra=22)
        table.fix_column(DUE, "Jatuh tempo", "Kamis 31-12")
        table.row_activated.connect(lambda _: self._open_case())
        table.current_row_changed.connect(self._on_current_changed)
        return table

    def _lay_out(self) -> None:
        panel = Panel(padded=False)
        to_register = button("Buka Register", shortcut="Alt+2", binds=False)
        to_register.clicked.connect(lambda: self.context.navigate("register"))
        self.empty = EmptyState("check", "", "", to_register)
        held = QWidget()
        self._places = QStackedLayout(held)
        self._places.addWidget(self.table)
        self._places.addWidget(self.empty)
        panel.add(held, 1)
        row = QHBoxLayout()
        row.setSpacing(PANEL_GAP)
        row.addWidget(panel, 1)
        row.addWidget(self.pane)
        content = QVBoxLayout()
        content.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, PAGE_BOTTOM)
        content.setSpacing(12)
        content.addWidget(self.chips)
        content.addLayout(row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(content, 1)
