"""The left half of Beranda: what waits in one sentence, then the list, or how to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.rules.clock_rows import Span
from app.rules.timer_words import late_words
from ui.home.model import DAYS, HOLDER, NUMBER, TIME, TITLE, HomeDensity, HomeModel
from ui.home.waiting_line import WaitingLine
from ui.home.words import waiting_words
from ui.look.tokens import HEIGHT_ROW, HEIGHT_ROW_TWO
from ui.parts.buttons import button
from ui.parts.cells.delegates import OneLineDelegate, TwoLineDelegate
from ui.parts.cells.table import ListTable
from ui.parts.labels import rule
from ui.parts.panels.empty_state import EmptyState
from ui.parts.panels.panel import Panel
from ui.parts.panels.shown_stack import ShownStack

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from PySide6.QtGui import QResizeEvent

    from app.case import ComplaintRow
    from app.office import Office
    from ui.page import Context

_RIBBON_ROOM = 68
_NARROW, _ONE_LINE_FROM = 640, 1000


class FreshStart(EmptyState):
    """What a register without any complaint shows: the two ways to begin."""

    def __init__(self, context: Context) -> None:
        self.first_button = button(
            "Catat aduan pertama", "primary", icon="plus", shortcut="Ctrl+N", binds=False
        )
        self.first_button.clicked.connect(lambda: context.navigate("catat"))
        self.sample_button = button("Coba dengan data contoh", icon="database")
        self.sample_button.clicked.connect(lambda _=False: context.open_sample())
        both = QWidget()
        row = QVBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.first_button)
        row.addWidget(self.sample_button)
        super().__init__(
            "register",
            "Register masih kosong",
            "Mulai dengan aduan pertama, atau lihat dahulu cara kerjanya dengan data contoh. "
            "Data contoh terpisah dari register kantor.",
            both,
        )


class TodoPanel(Panel):
    """Shows the list while something is urgent, else that all is calm or that it is a new start."""

    def __init__(self, context: Context, model: HomeModel) -> None:
        super().__init__(padded=False)
        self._model = model
        self.waiting = WaitingLine()
        self.table = _todo_table(model)
        self._in_one, self._in_two = OneLineDelegate(self.table), TwoLineDelegate(self.table)
        self.fresh = FreshStart(context)
        self._calm = EmptyState(
            "check", "Tidak ada yang mendesak", "Yang berjalan ada di Tindak Lanjut."
        )
        self._year = 0
        self.year_button = button("Lihat aduan contoh", icon="register")
        self.year_button.clicked.connect(lambda: context.navigate("register", year=self._year))
        self._past = EmptyState("register", " ", " ", self.year_button)
        self._line = rule()
        self.add(self.waiting)
        self.add(self._line)
        self._places = ShownStack()
        for place in (self.table, self._calm, self._past, self.fresh):
            self._places.addWidget(place)
        self.add(self._places, 1)

    def hasHeightForWidth(self) -> bool:
        """Tell that the list takes any height: Qt would give it more than it counted with."""
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give the subjects room: in two lines where one would cut them."""
        width = self.width()
        density = (
            HomeDensity.ONE_LINE
            if width >= _ONE_LINE_FROM
            else HomeDensity.NARROW
            if width < _NARROW
            else HomeDensity.TWO_LINES
        )
        if density is self._model.density():
            return
        self._model.set_density(density)
        for column in (HOLDER, DAYS):
            self.table.setColumnHidden(column, density is not HomeDensity.ONE_LINE)
        self.table.setColumnHidden(NUMBER, density is HomeDensity.NARROW)
        one_line = density is HomeDensity.ONE_LINE
        self.table.set_row_height(HEIGHT_ROW if one_line else HEIGHT_ROW_TWO)
        self.table.setItemDelegate(self._in_one if one_line else self._in_two)
        _span(self.table, self._model)

    @property
    def is_fresh(self) -> bool:
        """Whether it shows how to begin."""
        return self._places.currentWidget() is self.fresh

    def show_place(self, *, fresh: bool, past_year: int = 0) -> None:
        """Show what there is to show; `past_year` is that of a sample that holds nothing newer."""
        rest = self._past if past_year else self._calm
        place = self.fresh if fresh else self.table if self._model.rowCount() else rest
        if past_year:
            self._year = past_year
            words = "Lihat bagaimana aduan ditangani, dari diterima sampai dijawab."
            self._past.set_words("register", f"Aduan contoh ini dari tahun {past_year}", words)
        self._places.setCurrentWidget(place)
        self.waiting.setVisible(not fresh)
        self._line.setVisible(not fresh)

    def say_waiting(self, running: Sequence[ComplaintRow], office: Office, now: datetime) -> None:
        """Say what waits, of the open cases."""
        count = len(running)
        otherwise = (
            f"{count} aduan berjalan, tidak ada yang mendesak"
            if count
            else "Tidak ada aduan yang berjalan"
        )
        self.waiting.say(waiting_words(running, office, now=now), otherwise=otherwise)


def _todo_table(model: HomeModel) -> ListTable:
    table = ListTable(bands=True, line_inset=12)
    table.setSelectionMode(ListTable.SelectionMode.ExtendedSelection)
    table.setModel(model)
    table.horizontalHeader().hide()
    table.setAccessibleName("Yang perlu ditangani")
    table.fix_column(NUMBER, "2026-0000")
    table.stretch_column(TITLE)
    table.fix_column(HOLDER, "Tim Statistik Sosial")
    table.fix_column(TIME, late_words(Span(12, 240)), late_words(Span()))
    table.fix_column(DAYS, "", extra=_RIBBON_ROOM)
    model.modelReset.connect(lambda: _span(table, model))
    return table


def _span(table: ListTable, model: HomeModel) -> None:
    """Let words use the empty cell beside them, so that fewer are cut."""
    table.clearSpans()
    for line, column in model.spans():
        table.setSpan(line, column, 1, 2)
