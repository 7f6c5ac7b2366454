"""Where everything on the tracker stands: header, chips, list or board, and pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.rules.clock_rows import Span
from app.rules.timer_words import late_words
from ui.look.tokens import (
    HEIGHT_BAND,
    HEIGHT_ROW_TRACKER,
    PAGE_BOTTOM,
    PAGE_MARGIN,
    PAGE_STACKED,
    PANEL_GAP,
    Tone,
)
from ui.parts.buttons import button
from ui.parts.cells.delegates import TwoLineDelegate
from ui.parts.cells.table import ListTable
from ui.parts.fields.chips import ChipRow
from ui.parts.fields.choices import SegmentedControl
from ui.parts.fields.editors import SearchEdit
from ui.parts.filter_bar import FilterBar
from ui.parts.panels.empty_state import EmptyState
from ui.parts.panels.header import PageHeader
from ui.parts.panels.panel import Panel
from ui.parts.panels.shown_stack import ShownStack
from ui.tracker.board import Board
from ui.tracker.groups import BOARD, BY_TIME, BY_TURN
from ui.tracker.model import DUE, TIME, TITLE, TURN
from ui.tracker.why_pane import WhyPane

if TYPE_CHECKING:
    from ui.page import Page
    from ui.tracker.model import TrackerModel

_WIDE, _NARROW = 1500, 1000
_ORDERS = ((BY_TIME, "Waktu"), (BY_TURN, "Giliran"), (BOARD, "Papan"))


class TrackerPlaces:
    """Builds the page's widgets and shows the one that has something to show."""

    def __init__(self, page: Page, model: TrackerModel) -> None:
        self._page = page
        self._board = False
        self._turned = False
        self._model = model
        self._chips_shown: list[tuple[str, str, int, Tone]] = []
        self.grouping = SegmentedControl(list(_ORDERS), name="Urutan")
        self.search = SearchEdit("Cari aduan atau tim…")
        self.print_button = button("Cetak daftar", icon="printer", tip="Ctrl+P")
        actions = [self.grouping, self.search, self.print_button]
        self.header = PageHeader(page.title, " ", actions=actions)
        self.chips = ChipRow("Giliran")
        self.filters = FilterBar("Tim, media, jenis", page)
        self.table = _build_table(model)
        self.board = Board(model)
        self.pane = WhyPane()
        to_register = button("Buka Register", shortcut="Alt+2", binds=False)
        to_register.clicked.connect(lambda: page.context.navigate("register"))
        self.empty = EmptyState("check", "", "", to_register)
        self._stack = ShownStack()
        self._lay_out(page)
        model.bands_moved.connect(self._size_bands)

    def set_chips(self, chips: list[tuple[str, str, int, Tone]]) -> None:
        """Show the chips unless they say already what they are to say."""
        if chips != self._chips_shown:
            self._chips_shown = chips
            self.chips.set_chips(chips)

    def show_place(self, *, board: bool, any_rows: bool, shown: bool) -> None:
        """Show the list, the board, or why there is nothing."""
        filled = self.board if board else self.table
        self._board = board
        self.fit()
        self._stack.setCurrentWidget(filled if shown else self.empty)
        if any_rows:
            self.empty.set_words(
                "search", "Tidak ada yang cocok", "Ubah saringan atau kata pencariannya."
            )
        else:
            self.empty.set_words(
                "check",
                "Tidak ada aduan yang berjalan",
                "Aduan baru muncul di sini setelah dicatat.",
            )

    def lacks_room(self) -> bool:
        """Tell whether the pane has no place of its own, so that F4 brings it."""
        # The five columns of the board need more than the list does.
        return self._page.width() < (_WIDE if self._board else _NARROW)

    def turn_pane(self) -> None:
        """Bring the pane where it lacks room, or put it away again."""
        self._turned = not self._turned
        self.fit()

    def fit(self) -> None:
        """Show the pane if there is room or it was asked for."""
        self.pane.setVisible(self._turned or not self.lacks_room())
        # Subjects need the room more; the pane says when it is due, and why.
        self.table.setColumnHidden(DUE, self._page.width() < PAGE_STACKED)

    def _size_bands(self, before: list[int]) -> None:
        """Give the lines that ceased to be bands, and those that became them, their heights."""
        bands = set(self._model.bands())
        for line in bands.symmetric_difference(before):
            self.table.setRowHeight(line, HEIGHT_BAND if line in bands else HEIGHT_ROW_TRACKER)

    def _lay_out(self, page: Page) -> None:
        panel = Panel(padded=False)
        for place in (self.table, self.board, self.empty):
            self._stack.addWidget(place)
        panel.add(self._stack, 1)
        row = QHBoxLayout()
        row.setSpacing(PANEL_GAP)
        row.addWidget(panel, 1)
        row.addWidget(self.pane)
        chips = QHBoxLayout()
        chips.addWidget(self.chips, 1)
        chips.addWidget(self.filters.button, 0, Qt.AlignmentFlag.AlignTop)
        content = QVBoxLayout()
        content.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, PAGE_BOTTOM)
        content.setSpacing(12)
        content.addLayout(chips)
        content.addWidget(self.filters.chips())
        content.addLayout(row, 1)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(content, 1)


def _build_table(model: TrackerModel) -> ListTable:
    table = ListTable(row_height=HEIGHT_ROW_TRACKER, bands=True)
    table.setModel(model)
    table.setItemDelegate(TwoLineDelegate(table))
    table.setAccessibleName("Aduan yang berjalan")
    table.fix_column(TIME, late_words(Span(12, 240)), late_words(Span()))
    table.stretch_column(TITLE)
    table.fix_column(TURN, "Tim Statistik Distribusi", extra=22)
    table.fix_column(DUE, "Jatuh tempo", "Kamis 31-12")
    return table
