"""The figures of a span of the year, or between two dates: a table, its chart, the cases behind."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.desk.overview import Overview, read_overview
from app.rules.date_entry import parse_date
from app.rules.moments import table_date
from app.rules.periods import PERIODS, days_of
from ui.look.style import set_kind
from ui.parts.cells.bars_chart import BarsChart
from ui.parts.fields.editors import ComboBox, DateTimeEdit
from ui.parts.labels import label
from ui.report.figures_table import FiguresTable
from ui.tasks import call

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from app.documents.overview import OverviewTable
    from ui.page import Page

_OWN = "own"
# Choices above, head and foot; and four rows of a table.
_AROUND, _LEAST_TABLE = 140, 120
# Their columns are times and shares, of which a bar says nothing.
_NO_CHART = frozenset({"Waktu", "Langkah"})
_LAST_COLUMN = frozenset({"Bulan", "Tahun"})


class FiguresPanel(QWidget):
    """Chooses a span and a table. `cases_wanted` carries ids and words for them, `month_wanted` a
    year and a month (1-12).
    """

    cases_wanted = Signal(object, str)
    month_wanted = Signal(int, int)

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page, self.context = page, page.context
        self._year = 0
        self.tables: tuple[OverviewTable, ...] = ()
        self.period = ComboBox([*reversed(PERIODS), (_OWN, "Antara dua tanggal")])
        self.period.setAccessibleName("Masa")
        self.since = DateTimeEdit(self._full, placeholder="01-01-2026")
        self.until = DateTimeEdit(self._full, placeholder="31-12-2026")
        for name, edit in (("Sejak", self.since), ("Sampai dengan", self.until)):
            edit.setAccessibleName(name)
            edit.setMaximumWidth(110)
            edit.text_accepted.connect(self._read)
            edit.problem_changed.connect(self._on_problem)
        self.choice = ComboBox()
        self.choice.setAccessibleName("Tabel")
        self.table = FiguresTable()
        self.chart = BarsChart()
        self.state = label("", "hint", wrap=True)
        self._lay_out()
        self.period.currentIndexChanged.connect(self._on_period)
        self.choice.currentIndexChanged.connect(self._show)
        self.table.number_chosen.connect(self._on_number)

    def load(self, year: int) -> None:
        """Show a span of a year."""
        self._year = year
        self._on_period()

    def span(self) -> tuple[date, date] | None:
        """Return the days chosen; None while they can't be read, which is said."""
        key = str(self.period.currentData())
        if key != _OWN:
            return days_of(self._year, key)
        try:
            since, until = (self._parsed(edit.text()) for edit in (self.since, self.until))
        except ValueError as problem:
            self._on_problem(str(problem))
            return None
        if until < since:
            self._on_problem("Tanggal akhir lebih dahulu daripada tanggal awal.")
            return None
        return since, until

    def _on_period(self) -> None:
        own = self.period.currentData() == _OWN
        for edit in (self.since, self.until):
            edit.setVisible(own)
        if own and not self.since.text():
            first, last = days_of(self._year, "year")
            self.since.setText(table_date(first))
            self.until.setText(table_date(last))
        self._read()

    def _read(self, *_: object) -> None:
        if (span := self.span()) is not None:
            self._on_problem("")
            work = call(read_overview, since=span[0], until=span[1])
            self._page.ask(work, then=self._on_read, key="figures")

    def _on_read(self, overview: Overview) -> None:
        self.tables = overview.tables
        # By their place: the choice stays while the span changes.
        self.choice.blockSignals(True)
        self.choice.set_choices([(each.name, each.title) for each in self.tables])
        self.choice.blockSignals(False)
        self._show()

    def shown(self) -> OverviewTable | None:
        """Return the table shown."""
        name = self.choice.currentData()
        return next((each for each in self.tables if each.name == name), None)

    def _show(self, *_: object) -> None:
        if (table := self.shown()) is None:
            return
        self.table.show_table(table)
        rows = table.rows[:-1] if table.summed else table.rows
        column = -1 if table.name in _LAST_COLUMN else 0
        bars = [(word, int(values[column])) for word, values in rows if _counts(values[column])]
        self.chart.show_bars([] if table.name in _NO_CHART else bars)
        self._fit_chart()

    def _fit_chart(self) -> None:
        """Leave the chart out where the table would have no room beside it."""
        room = self.height() - _AROUND - self.chart.minimumSizeHint().height()
        self.chart.setVisible(self.chart.compares() and room >= _LEAST_TABLE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_chart()

    def _on_number(self, row: int, column: int) -> None:
        table = self.shown()
        if table is None:
            return
        word = table.rows[row][0]
        if table.years and 0 <= column < len(table.years) and row < 12:
            self.month_wanted.emit(table.years[column], row + 1)
        elif ids := table.behind.get((row, column)):
            self.cases_wanted.emit(ids, f"{word}: {table.columns[column].lower()}")

    def _on_problem(self, words: str) -> None:
        said = words or "Enter pada sebuah angka membuka aduan di baliknya."
        self.state.setText(said)
        set_kind(self.state, "kind", "error" if words else "hint")

    def _full(self, text: str) -> str:
        return table_date(self._parsed(text))

    def _parsed(self, text: str) -> date:
        return parse_date(text, zone=self.context.zone, now=self.context.clock.now())

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(16, 10, 16, 8)
        top.setSpacing(8)
        for widget in (self.period, self.since, self.until):
            top.addWidget(widget)
        top.addWidget(self.choice, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 4, 16, 10)
        foot.addWidget(self.state)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.table, 3)
        column.addWidget(self.chart, 2)
        column.addLayout(foot)


def _counts(value: int | str) -> bool:
    return isinstance(value, int)
