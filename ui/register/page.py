"""The Register page: year, search, chips, the virtual list and the preview beside it."""

from datetime import date
from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.case import ComplaintRow
from app.desk.listing_cases import Wanted
from app.desk.sieve import Sieve
from app.rules.date_entry import parse_date
from ui.actions.desk_actions import DeskActions
from ui.commands import Command
from ui.copying_rows import copy_command
from ui.page import Context, Page
from ui.page_table import PageKey
from ui.parts.command_menu import RowMenu, fill_menu
from ui.parts.filter_groups import filter_groups
from ui.register.exporting import calendar_command, export_commands
from ui.register.list_commands import list_commands
from ui.register.list_view import MOST_TOGETHER, keys_to_list
from ui.register.loading import FIRST_ROW, Loaded, PreviewFacts
from ui.register.model import RegisterModel
from ui.register.narrowing import Narrowing
from ui.register.places import RegisterPlaces
from ui.register.reader import RegisterReader
from ui.register.together import ChosenCases
from ui.register.view_menu import ViewMenu
from ui.register.views import SavedView
from ui.walk import Walk

_TYPING_MS = 120
_MOVING_MS = 60


class RegisterPage(Page):
    """Lists the complaints of one year, or of all years while words are searched."""

    key: ClassVar[PageKey] = "register"
    reads_at_arrival: ClassVar[bool] = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._this_year = context.clock.now().astimezone(context.zone).year
        self._narrowing = Narrowing(self._this_year)
        self._reader = RegisterReader(self)
        self._row: ComplaintRow | None = None
        self.actions_of = DeskActions(context, self)
        self.model = RegisterModel(office=lambda: context.office, now=context.clock.now)
        self.model.setParent(self)
        self.places = RegisterPlaces(self, self.model, year=self._this_year)
        self.header, self.years = self.places.header, self.places.years
        self.search, self.chips = self.places.search, self.places.chips
        self.month, self.list = self.places.month, self.places.list
        self.preview, self.filters = self.places.preview, self.places.filters
        calendar = calendar_command(self, self._wanted)
        self._exports = [*export_commands(self, self._wanted, self.model.rowCount), calendar]
        self.views = ViewMenu(self, self.list, self._narrowing, self._show_view)
        self.places.views.setMenu(self.views.menu)
        self.together = ChosenCases(self, self.list, self.actions_of)
        self._copying = copy_command(self, lambda: self.together.copied(self._row))
        self._typing = self._timer(_TYPING_MS)
        self._moving = self._timer(_MOVING_MS)
        self._connect()

    # --- what the window asks -----------------------------------------------------------

    def open(self, **wanted: object) -> None:
        """Show the list; `chip`, `year`, a `month` of it from 1, and `words` narrow it."""
        if isinstance(year := wanted.get("year"), int):
            month = wanted.get("month")
            self._show_year(year, month=month if isinstance(month, int) else None)
            self._narrowing.chip = ""
        if wanted:
            # Who comes for something finds it, whatever was filtered here before.
            self._narrowing.sieve = Sieve()
            self.filters.show_sieve(Sieve())
        if isinstance(chip := wanted.get("chip"), str):
            self._narrowing.chip = chip
        if isinstance(words := wanted.get("words"), str):
            self.search.setText(words)
            self._typing.stop()
        if self._reader.shown is None or wanted:
            self._load()
        else:
            self.refresh(frozenset({"complaints"}))

    def refresh(self, changed: frozenset[str]) -> None:
        """Read the list anew where it is; selection and scrolling stay."""
        if changed & {"complaints", "settings"}:
            together = self.list.places_together()
            self._reader.renew_list(
                self._wanted(),
                self._narrowing.period,
                around=self.list.seen()[0],
                chosen=range(together[0], together[-1] + 1) if together else range(0),
                preview_of=self._row.id if self._row and self.places.previews() else None,
                then=self._on_renewed,
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
        return [("Enter", "buka aduan"), ("F3", "saringan"), ("F4", "pratinjau")]

    def commands(self) -> list[Command]:
        """Return the actions on the current row, then those of the list."""
        own = list_commands(toggle_preview=self._toggle_preview, sort=self._sort)
        own.append(
            Command("register.all", "Pilih semua", self.together.choose_all, "check", "Ctrl+A")
        )
        filters = self.filters.commands("Saringan media, tim, jenis, satker, dan waktu")
        if self.together.count() > 1:
            return [*self.together.commands(self._wanted()), self._copying, *own, *filters]
        found = self.actions_of.commands(self._row) if self._row is not None else []
        views = self.views.commands()
        return [*found, *own, *filters, *views, self._copying, *self._exports]

    def _menu(self) -> list[list[Command]]:
        if self.together.count() > 1:
            return [self.together.commands(self._wanted())]
        return self.actions_of.menu_of(self._row)

    # --- reading ------------------------------------------------------------------------

    def _wanted(self) -> Wanted:
        return self._narrowing.wanted(self.search.text().strip())

    def _load(self) -> None:
        self._typing.stop()
        self._reader.read_list(
            self._wanted(),
            self._narrowing.period,
            preview_of=FIRST_ROW if self.places.previews() else None,
            then=self._on_loaded,
        )

    def _on_loaded(self, loaded: Loaded) -> None:
        if self._reader.shown is None and self._is_sample_of_the_past(loaded):
            self._show_year(loaded.years[-2])
            self._reader.shown = loaded
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
        chosen = self._row
        self._show_heads(loaded)
        self._row = None
        self.list.renew(loaded.total, offset=loaded.offset, rows=loaded.rows, chosen=chosen)
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
        self.filters.set_groups(
            filter_groups(self.context.office, offices=True), read_day=self._read_day
        )
        self._reader.shown = loaded
        self.places.show_heads(loaded, self._narrowing)

    def _fetch(self, offset: int, limit: int) -> None:
        self._reader.read_rows(offset, limit, then=self.model.take)

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
        elif self.places.previews():
            self._moving.start()

    def _on_together(self) -> None:
        self.places.show_together(self.together.count())
        self.commands_changed.emit()

    def _fill_together(self) -> None:
        menu = self.places.together_menu
        menu.clear()
        found = self.together.commands(self._wanted())
        alone = Command("register.alone", "Batal pilih", self.together.let_go, "x")
        if not found:
            too_many = menu.addAction(f"Tindakan bersama paling banyak untuk {MOST_TOGETHER} aduan")
            too_many.setEnabled(False)
        fill_menu(menu, [found, [alone]])

    def _read_preview(self) -> None:
        if self._row is not None:
            self._reader.read_preview(self._row, then=self._on_preview)

    def _on_preview(self, facts: PreviewFacts) -> None:
        if self._row is not None and facts.row.id == self._row.id:
            self.preview.show_case(facts, self.actions_of.next_action(facts.row))

    def _open_case(self, row: ComplaintRow) -> None:
        place = self.model.place_of(row.id)
        walk = Walk(self._wanted(), place) if place >= 0 else None
        self.context.navigate("kasus", complaint_id=row.id, walk=walk)

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
        self._show_year(year)
        self._load()

    def _on_whole_year(self) -> None:
        self._narrowing.month = None
        self._load()
        self.search.setFocus()

    def _on_chip(self, chip: str) -> None:
        self._narrowing.chip = chip
        self._load()

    def _on_sieve(self) -> None:
        self._narrowing.sieve = self.filters.sieve()
        self._load()

    def _show_view(self, view: SavedView) -> None:
        """Narrow and sort the list as a view does, of the year it stands at."""
        kept = self._narrowing
        kept.chip, kept.sieve, kept.month = view.chip, view.sieve, None
        kept.order, kept.descending = view.order, view.descending
        self.filters.show_sieve(view.sieve)
        self._clear_search()
        self._load()

    def _read_day(self, words: str) -> date:
        return parse_date(words, zone=self.context.zone, now=self.context.clock.now())

    def _sort(self, order: str) -> None:
        self._narrowing.sort_by(order)
        self._load()

    def _widen(self) -> None:
        """Search the nearest words, else take away the sieve, the chip, the words, or the month."""
        if self._reader.shown is not None and self._reader.shown.near:
            self.search.setText(self._reader.shown.near)
            self._load()
            self.search.setFocus()
            return
        if self._narrowing.sieve.on():
            self.filters.set_sieve(Sieve())
            self.search.setFocus()
            return
        if self._narrowing.chip:
            self._narrowing.chip = ""
        elif self.search.text():
            self._clear_search()
        else:
            self._narrowing.month = None
        self._load()
        self.search.setFocus()

    def _clear_search(self) -> None:
        self.places.clear_search()
        self._typing.stop()

    def _show_year(self, year: int, *, month: int | None = None) -> None:
        self._narrowing.year, self._narrowing.month = year, month
        self._clear_search()

    # --- room ---------------------------------------------------------------------------

    def hideEvent(self, event: QHideEvent) -> None:
        """Ask for nothing more: the register may be closed next."""
        super().hideEvent(event)
        self._typing.stop()
        self._moving.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _toggle_preview(self) -> None:
        self.places.turn_preview()
        self._fit()

    def _fit(self) -> None:
        if self.places.fit():
            self._read_preview()

    # --- building -----------------------------------------------------------------------

    def _timer(self, wait: int) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(wait)
        return made

    def _connect(self) -> None:
        for command in self._exports:
            self.places.menu.addAction(command.text, command.run)
        self.model.rows_wanted.connect(self._fetch)
        self.years.year_changed.connect(self._on_year)
        self.search.textChanged.connect(lambda _: self._typing.start())
        self.search.returnPressed.connect(self._on_enter_in_search)
        self.search.list_wanted.connect(lambda: keys_to_list(self.list.table))
        self.places.entry_button.clicked.connect(self._enter)
        self._typing.timeout.connect(self._load)
        self.chips.chosen.connect(self._on_chip)
        self.filters.changed.connect(self._on_sieve)
        self.month.clicked.connect(self._on_whole_year)
        RowMenu(self.list.table, self._menu)
        self.together.changed.connect(self._on_together)
        self.places.together_menu.aboutToShow.connect(self._fill_together)
        self.list.chosen.connect(self._on_chosen)
        self.list.activated.connect(self._open_case)
        self.list.sort_wanted.connect(self._sort)
        self.list.entry_wanted.connect(self._enter)
        self.list.widening_wanted.connect(self._widen)
        self._moving.timeout.connect(self._read_preview)
        self.preview.opening_wanted.connect(self._open_current)
