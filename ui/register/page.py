"""The Register page: year, search, chips, the virtual list and the preview beside it."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.case import ComplaintRow
from app.desk.listing_cases import Wanted, list_rows
from app.desk.registering import register_complaint
from ui.actions.desk_actions import DeskActions
from ui.commands import Command
from ui.look.tokens import HEIGHT_CHIP, PAGE_BOTTOM, PAGE_MARGIN, PANEL_GAP, SPACE_8, SPACE_12
from ui.page import Context, Page
from ui.parts.buttons import button
from ui.parts.fields.chips import ChipRow
from ui.parts.fields.choices import YearStepper
from ui.parts.fields.editors import SearchEdit
from ui.parts.panels.header import PageHeader
from ui.register.filters import chips, first_order, not_found, period_words, sentence
from ui.register.list_commands import list_commands
from ui.register.list_view import RegisterList, keys_to_list
from ui.register.loading import FIRST_ROW, Loaded, Period, PreviewFacts, load, read_preview
from ui.register.model import PAGE_ROWS, RegisterModel
from ui.register.preview import PreviewPanel

_TYPING_MS = 120
_MOVING_MS = 60
_PREVIEW, _PREVIEW_WIDE = 380, 480
_SEARCH, _SEARCH_NARROW = 360, 200
# Page widths: without the rail, a window of 1280 and of 1600.
_NARROW_BELOW, _WIDE_FROM = 1100, 1420


class RegisterPage(Page):
    """Lists the complaints of one year, or of all years while words are searched."""

    key = "register"
    title = "Register"
    icon = "register"
    reads_at_arrival = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._this_year = context.clock.now().astimezone(context.zone).year
        self._year = self._this_year
        self._month: int | None = None
        self._chip = ""
        self._order, self._descending = "number", True
        self._loaded: Loaded | None = None
        self._row: ComplaintRow | None = None
        self._preview_on: bool | None = None
        self.actions_of = DeskActions(context, self)
        self.model = RegisterModel(office=lambda: context.office, now=context.clock.now)
        self.model.setParent(self)
        self.model.rows_wanted.connect(self._fetch)
        self._make_widgets()
        self._lay_out()
        self._connect()

    # --- what the window asks -----------------------------------------------------------

    def open(self, **wanted: object) -> None:
        """Show the list; `chip`, `year`, a `month` of it from 1, and `words` narrow it."""
        if isinstance(year := wanted.get("year"), int):
            month = wanted.get("month")
            self._set_year(year, month=month if isinstance(month, int) else None)
            self._chip = ""
        if isinstance(chip := wanted.get("chip"), str):
            self._chip = chip
        if isinstance(words := wanted.get("words"), str):
            self.search.setText(words)
            self._typing.stop()
        if self._loaded is None or wanted:
            self._load()
        else:
            self.refresh(frozenset({"complaints"}))

    def refresh(self, changed: frozenset[str]) -> None:
        """Read the list anew where it is; selection and scrolling stay."""
        if not changed & {"complaints", "settings"}:
            return
        first, _ = self.list.seen()
        offset = max(0, first // PAGE_ROWS - 1) * PAGE_ROWS
        register, wanted, period = self.context.register, self._wanted(), self._period()
        shown = self._row.id if self._row and self.preview.isVisibleTo(self) else None
        self.context.runner.run(
            lambda: load(
                register,
                wanted=wanted,
                period=period,
                offset=offset,
                limit=3 * PAGE_ROWS,
                preview_of=shown,
            ),
            then=self._on_renewed,
            owner=self,
            key="list",
        )

    def tick(self) -> None:
        """Tell the times of the rows in sight anew."""
        self.model.tell_time(*self.list.seen())
        self.preview.show_time()

    def first_focus(self) -> QWidget | None:
        return self.search

    def focus_search(self) -> bool:
        """Go to the search field."""
        self.search.setFocus()
        self.search.selectAll()
        return True

    def legend(self) -> list[tuple[str, str]]:
        return [("Enter", "buka aduan"), ("F4", "pratinjau")]

    def commands(self) -> list[Command]:
        """Return the actions on the current row, then those of the list."""
        found = self.actions_of.commands(self._row) if self._row is not None else []
        return [*found, *list_commands(toggle_preview=self._toggle_preview, sort=self._sort)]

    # --- building -----------------------------------------------------------------------

    def _make_widgets(self) -> None:
        self.years = YearStepper(self._year, first=self._this_year, last=self._this_year)
        self.search = SearchEdit()
        entry = button("Catat aduan", "primary", icon="plus", tip="Catat aduan baru (Ctrl+N)")
        entry.clicked.connect(self._enter)
        entry.setVisible(self.context.may(register_complaint))
        self.header = PageHeader("Register", " ", actions=[self.years, self.search, entry])
        self.chips = ChipRow("Saringan aduan")
        self.chips.set_chips(chips(None))
        self.month = button("", icon="x", compact=True, tip="Tampilkan setahun")
        self.month.setFixedHeight(HEIGHT_CHIP)
        self.month.hide()
        self.list = RegisterList(self.model)
        self.preview = PreviewPanel(self.context)
        self._typing = QTimer(self)
        self._moving = QTimer(self)
        for timer, wait in ((self._typing, _TYPING_MS), (self._moving, _MOVING_MS)):
            timer.setSingleShot(True)
            timer.setInterval(wait)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, PAGE_BOTTOM)
        column.setSpacing(0)
        column.addWidget(self.header)
        row = QHBoxLayout()
        row.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, SPACE_12)
        row.addWidget(self.month, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.chips, 1)
        column.addLayout(row)
        column.setSpacing(0)
        body = QHBoxLayout()
        body.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, 0)
        body.setSpacing(PANEL_GAP)
        body.addWidget(self.list, 1)
        body.addWidget(self.preview)
        column.addLayout(body, 1)
        self.preview.setFixedWidth(_PREVIEW)
        row.setSpacing(SPACE_8)

    def _connect(self) -> None:
        self.years.year_changed.connect(self._on_year)
        self.search.textChanged.connect(self._start_typing)
        self.search.returnPressed.connect(self._on_enter_in_search)
        self.search.list_wanted.connect(lambda: keys_to_list(self.list.table))
        self._typing.timeout.connect(self._load)
        self.chips.chosen.connect(self._on_chip)
        self.month.clicked.connect(self._on_whole_year)
        self.list.chosen.connect(self._on_chosen)
        self.list.activated.connect(self._open_case)
        self.list.sort_wanted.connect(self._sort)
        self.list.entry_wanted.connect(self._enter)
        self.list.widening_wanted.connect(self._widen)
        self._moving.timeout.connect(self._read_preview)
        self.preview.opening_wanted.connect(self._open_current)

    # --- reading ------------------------------------------------------------------------

    def _wanted(self) -> Wanted:
        words = self.search.text().strip()
        by_due = self._order == "due" and not self._chip
        return Wanted(
            year=None if words else self._year,
            month=None if words else self._month,
            # What is settled is due no more.
            chip="open" if by_due else self._chip,
            words=words,
            order=self._order,
            descending=self._descending,
        )

    def _period(self) -> Period:
        return Period(self._year, self._month)

    def _load(self) -> None:
        self._typing.stop()
        register, wanted, period = self.context.register, self._wanted(), self._period()
        first = FIRST_ROW if self.preview.isVisibleTo(self) else None
        self.context.runner.run(
            lambda: load(register, wanted=wanted, period=period, limit=PAGE_ROWS, preview_of=first),
            then=self._on_loaded,
            owner=self,
            key="list",
        )

    def _on_loaded(self, loaded: Loaded) -> None:
        if self._loaded is None and self._is_sample_of_the_past(loaded):
            self._set_year(loaded.years[-2])
            self._loaded = loaded
            self._load()
            return
        self._show_heads(loaded)
        self.model.reset(loaded.total, loaded.rows)
        self.list.table.select_row(0)
        self._take_preview(loaded)
        self.ready.emit()

    def _is_sample_of_the_past(self, loaded: Loaded) -> bool:
        """Tell whether a sample would first be shown as empty: its complaints are years old."""
        empty = not loaded.total and loaded.wanted == Wanted(year=self._this_year)
        return empty and self.context.sample and len(loaded.years) > 1

    def _on_renewed(self, loaded: Loaded) -> None:
        """Put the new rows in, the chosen complaint and the place in sight kept."""
        table = self.list.table
        chosen, before = self._row, table.currentIndex().row()
        bar = table.verticalScrollBar()
        scrolled = bar.value()
        self._show_heads(loaded)
        self._row = None
        self.model.renew(loaded.total, offset=loaded.offset, rows=loaded.rows)
        there = self.model.place_of(chosen.id) if chosen is not None else -1
        if there >= 0 and there != before:
            table.select_row(there)
            moved = (there - before) * table.verticalHeader().defaultSectionSize()
            scrolled += moved if scrolled else 0
        elif not table.currentIndex().isValid():
            table.select_row(min(max(before, 0), loaded.total - 1))
        bar.setValue(scrolled)
        if not loaded.total:
            self._on_chosen(None)
        self._take_preview(loaded)
        self.ready.emit()

    def _take_preview(self, loaded: Loaded) -> None:
        """Show the preview that came with the list, if it is that of the row chosen now."""
        if loaded.preview is not None and self._row and self._row.id == loaded.preview.row.id:
            # Nobody moves yet, so there is nothing to wait for.
            self._moving.stop()
            self._on_preview(loaded.preview)

    def _show_heads(self, loaded: Loaded) -> None:
        self._loaded = loaded
        wanted = loaded.wanted
        self.years.set_limits(loaded.years[0], loaded.years[-1])
        self.years.set_year(self._year)
        self.chips.set_chips(chips(None if wanted.words else loaded.counts))
        self.chips.set_current(self._chip)
        self.month.set_word(period_words(loaded.period))
        self.month.setVisible(loaded.period.month is not None and not wanted.words)
        self.header.set_sentence(sentence(loaded))
        self.model.set_sorted(self._order, descending=self._descending)
        if loaded.total:
            self.list.show_list()
        elif wanted.words or wanted.chip or wanted.month:
            self.list.show_not_found(*not_found(loaded))
        else:
            self.list.show_unused(self._year)

    def _fetch(self, offset: int, limit: int) -> None:
        if self._loaded is None:
            return
        register, loaded = self.context.register, self._loaded
        wanted, total = loaded.wanted, loaded.total
        self.context.runner.run(
            lambda: list_rows(register, wanted=wanted, offset=offset, limit=limit, total=total),
            then=partial(self._on_rows, loaded, offset),
            owner=self,
            key="rows",
        )

    def _on_rows(self, asked: Loaded, offset: int, rows: tuple[ComplaintRow, ...]) -> None:
        if asked is self._loaded:
            self.model.take(offset, rows)

    # --- choosing -----------------------------------------------------------------------

    def _on_chosen(self, row: ComplaintRow | None) -> None:
        if row == self._row and row is not None:
            return
        self._row = row
        self.commands_changed.emit()
        if row is None:
            self._moving.stop()
            if not self.model.rowCount():
                self.preview.show_nothing()
        elif self.preview.isVisibleTo(self):
            self._moving.start()

    def _read_preview(self) -> None:
        if self._row is None:
            return
        register, key = self.context.register, self._row.id
        self.context.runner.run(
            lambda: read_preview(register, complaint_id=key),
            then=self._on_preview,
            owner=self,
            key="preview",
        )

    def _on_preview(self, facts: PreviewFacts) -> None:
        if self._row is not None and facts.row.id == self._row.id:
            self.preview.show_case(facts, self.actions_of.next_action(facts.row))

    def _open_case(self, row: ComplaintRow) -> None:
        self.context.navigate("kasus", complaint_id=row.id)

    def _open_current(self) -> None:
        if self._row is not None:
            self._open_case(self._row)

    def _on_enter_in_search(self) -> None:
        """Open the current row; what was typed a moment ago is searched first."""
        if self._typing.isActive():
            self._load()
        else:
            self._open_current()

    def _enter(self) -> None:
        self.context.navigate("catat")

    # --- narrowing and sorting ----------------------------------------------------------

    def _on_year(self, year: int) -> None:
        """Show a year; words would search all years, so they go."""
        self._set_year(year)
        self._load()

    def _on_whole_year(self) -> None:
        self._month = None
        self._load()
        self.search.setFocus()

    def _start_typing(self) -> None:
        self._typing.start()

    def _on_chip(self, chip: str) -> None:
        self._chip = chip
        self._load()

    def _sort(self, order: str) -> None:
        same = order == self._order
        self._descending = not self._descending if same else first_order(order)
        self._order = order
        self._load()

    def _widen(self) -> None:
        """Take away the chip, else the words, else the month."""
        if self._chip:
            self._chip = ""
        elif self.search.text():
            self._clear_search()
        else:
            self._month = None
        self._load()
        self.search.setFocus()

    def _clear_search(self) -> None:
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self._typing.stop()

    def _set_year(self, year: int, *, month: int | None = None) -> None:
        self._year, self._month = year, month
        self._clear_search()

    # --- room ---------------------------------------------------------------------------

    def hideEvent(self, event: QHideEvent) -> None:
        """Ask for nothing more: the register may be closed next."""
        super().hideEvent(event)
        self._typing.stop()
        self._moving.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_preview()

    def _toggle_preview(self) -> None:
        self._preview_on = not self.preview.isVisibleTo(self)
        self._show_preview()

    def _show_preview(self) -> None:
        roomy = self.width() >= _NARROW_BELOW
        self.search.setMaximumWidth(_SEARCH if roomy else _SEARCH_NARROW)
        shown = roomy if self._preview_on is None else self._preview_on
        before = self.preview.isVisibleTo(self)
        self.preview.setFixedWidth(_PREVIEW_WIDE if self.width() >= _WIDE_FROM else _PREVIEW)
        self.preview.setVisible(shown)
        if shown and not before:
            self._read_preview()
