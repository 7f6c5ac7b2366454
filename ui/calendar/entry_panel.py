"""Beside the year: its entries, what is known of the chosen one, and what can be done."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.desk.calendar_changes import DayOffRecord
from app.desk.changing_calendar import CalendarYear
from app.rules.moments import weekday_date_words
from app.rules.seasons import DayOffKind
from ui.calendar.entry_model import EntryModel, EntryTable
from ui.calendar.words import KIND_WORDS, recorded_words
from ui.look.tokens import PANEL_PADDING, Tone
from ui.parts.buttons import button
from ui.parts.fields.checks import CheckBox
from ui.parts.fields.chips import ChipRow
from ui.parts.labels import ShortLabel, label, rule
from ui.parts.panels.fact_list import FactList
from ui.parts.panels.panel import Panel

_LOW = 430
_CHIP_WORDS = {
    DayOffKind.HOLIDAY: "Libur",
    DayOffKind.JOINT_LEAVE: "Cuti",
    DayOffKind.CLOSURE: "Tutup",
}


class EntryPanel(Panel):
    """`entry_chosen` carries the entry the cursor came to; the others ask for a form."""

    entry_chosen = Signal(object)
    change_wanted = Signal(object)
    remove_wanted = Signal(object)
    joint_leave_wanted = Signal(bool)

    def __init__(self, zone: ZoneInfo) -> None:
        super().__init__("Hari libur", padded=False)
        self._zone = zone
        self._book: CalendarYear | None = None
        self._moving = False
        self.chips = ChipRow("Jenis entri")
        self.model = EntryModel(self)
        self.table = EntryTable(self.model)
        self.empty_label = label("Tidak ada entri untuk tahun ini.", "second", wrap=True)
        self.title = ShortLabel("", "strong")
        self.facts = FactList(gap=2)
        self.written = ShortLabel("", "second")
        self.details = QWidget()
        self.change_button = button("Ubah", icon="pencil", compact=True)
        self.remove_button = button("Hapus", icon="trash", compact=True)
        self.joint_leave = CheckBox("Cuti bersama dihitung libur")
        self._arrange()
        self._connect()

    def read_only(self) -> None:
        """Leave out what changes the calendar."""
        for changing in (self.change_button, self.remove_button, self.joint_leave):
            changing.setVisible(False)

    def show_book(self, book: CalendarYear) -> None:
        """Show a year's entries; the chosen one stays chosen while it is there."""
        kept = self.entry()
        self._book = book
        self.set_title(f"Entri {book.year}", f"{len(book.days)} hari")
        self.joint_leave.setChecked(book.joint_leave_off)
        chips: list[tuple[str, str, int | None, Tone]] = [("", "Semua", None, Tone.PLAIN)]
        for kind, word in _CHIP_WORDS.items():
            count = sum(entry.kind is kind for entry in book.days)
            chips.append((kind.value, word, count, Tone.PLAIN))
        current = self.chips.current()
        self.chips.set_chips(chips)
        self.chips.set_current(current)
        self._show_rows()
        if kept is not None:
            self.select(kept.id, widens=False)

    def entry(self) -> DayOffRecord | None:
        """Return the chosen entry."""
        return self.model.entry(self.table.currentIndex().row())

    def select(self, entry_id: int | None, *, widens: bool = True) -> None:
        """Choose an entry without a signal; None chooses none.

        `widens` takes away a filter that hides the entry.
        """
        self._moving = True
        hidden = entry_id is not None and self.model.row_of(entry_id) < 0
        if hidden and widens and self.chips.current():
            self.chips.set_current("")
            self._show_rows()
        row = self.model.row_of(entry_id) if entry_id is not None else -1
        if row >= 0:
            self.table.select_row(row)
        else:
            self.table.setCurrentIndex(QModelIndex())
        self._moving = False
        self._show_details()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # On a low screen one line says what the facts say, so that the list keeps its room.
        low = self.height() < _LOW
        self.facts.setVisible(not low)
        self.written.setVisible(low)

    def _show_rows(self) -> None:
        days: Sequence[DayOffRecord] = self._book.days if self._book else ()
        kind = self.chips.current()
        shown = [entry for entry in days if not kind or entry.kind.value == kind]
        self.model.show(shown)
        self.table.setVisible(bool(shown))
        self.empty_label.setVisible(not shown)
        self._show_details()

    def _show_details(self) -> None:
        entry = self.entry()
        self.details.setVisible(entry is not None)
        if entry is None:
            return
        self.title.set_whole(entry.name)
        kind = KIND_WORDS[entry.kind] + (", perkiraan" if entry.estimated else "")
        written = recorded_words(entry.actor, entry.recorded_at, zone=self._zone)
        self.written.set_whole("; ".join(filter(None, (entry.decree, f"dicatat: {written}"))))
        self.facts.set_facts(
            [
                ("Hari", _short(weekday_date_words(entry.day))),
                ("Jenis", _short(kind)),
                ("Keputusan", _short(entry.decree or "-")),
                ("Sumber", _short(entry.source or "-")),
                ("Dicatat", _short(written)),
            ]
        )

    def _on_current(self, _: QModelIndex) -> None:
        self._show_details()
        entry = self.entry()
        if entry is not None and not self._moving:
            self.entry_chosen.emit(entry)

    def _on_joint_leave(self, off: bool) -> None:
        # The box follows the register: the form asks first, and may be given up.
        self.joint_leave.setChecked(not off)
        self.joint_leave_wanted.emit(off)

    def _ask_change(self, *_: object) -> None:
        if (entry := self.entry()) is not None:
            self.change_wanted.emit(entry)

    def _ask_remove(self) -> None:
        if (entry := self.entry()) is not None:
            self.remove_wanted.emit(entry)

    def _connect(self) -> None:
        self.chips.chosen.connect(lambda _: self._show_rows())
        self.table.current_row_changed.connect(self._on_current)
        self.table.row_activated.connect(self._ask_change)
        self.change_button.clicked.connect(self._ask_change)
        self.remove_button.clicked.connect(self._ask_remove)
        self.joint_leave.clicked.connect(self._on_joint_leave)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._ask_remove)

    def _arrange(self) -> None:
        chips = QVBoxLayout()
        chips.setContentsMargins(12, 8, 12, 8)
        chips.addWidget(self.chips)
        self.body.addLayout(chips)
        self.body.addWidget(self.table, 1)
        self.empty_label.setContentsMargins(PANEL_PADDING, 4, PANEL_PADDING, 0)
        self.empty_label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.empty_label.hide()
        self.body.addWidget(self.empty_label, 1)
        column = QVBoxLayout(self.details)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule())
        inner = QVBoxLayout()
        inner.setContentsMargins(PANEL_PADDING, 10, PANEL_PADDING, 10)
        inner.setSpacing(6)
        inner.addWidget(self.title)
        inner.addWidget(self.facts)
        inner.addWidget(self.written)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.change_button)
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        inner.addLayout(buttons)
        column.addLayout(inner)
        self.body.addWidget(self.details)
        self.details.hide()
        self.body.addWidget(rule())
        foot = QVBoxLayout()
        foot.setContentsMargins(PANEL_PADDING, 8, PANEL_PADDING, 8)
        foot.addWidget(self.joint_leave)
        self.body.addLayout(foot)


def _short(text: str) -> ShortLabel:
    return ShortLabel(text, "body")
