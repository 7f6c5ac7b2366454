"""The Kalender page: the year at a glance, the office hours, and the standards of time."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from app.desk.calendar_changes import DayOffRecord, SeasonRecord
from app.desk.changing_calendar import CalendarYear, apply_change, calendar_gap, read_year
from app.desk.changing_targets import read_limits, read_targets
from app.register import Register
from app.rules.targets import LimitVersion, TargetVersion
from ui.calendar.day_forms import DayForm, DecreeForm, JointLeaveForm, RemoveForm
from ui.calendar.places import HOURS, STANDARDS, TABS, YEAR, CalendarPlaces
from ui.calendar.season_form import RemoveSeasonForm, SeasonForm, Week
from ui.calendar.standard_forms import LimitForm, TargetForm
from ui.calendar.words import counted_kinds
from ui.commands import Command
from ui.forms.form_dialog import FormDialog
from ui.look.tokens import Tone
from ui.messages import GAP_BAR
from ui.page import Context, Page
from ui.page_table import PageKey
from ui.tasks import call


@dataclass(frozen=True, slots=True)
class _Read:
    book: CalendarYear
    targets: tuple[TargetVersion, ...]
    limits: tuple[LimitVersion, ...]


def read_calendar_page(register: Register, *, year: int) -> _Read:
    """Read a year with the standards, of one moment; in the worker."""
    with register.reading():
        return _Read(read_year(register, year=year), read_targets(register), read_limits(register))


class CalendarPage(Page):
    """`open` takes `year`, `day` (a date) and `tab` ("tahun", "jam" or "standar")."""

    key: ClassVar[PageKey] = "kalender"
    reads_at_arrival: ClassVar[bool] = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        today = self._today()
        self._read: _Read | None = None
        self._wanted_day: date | None = None
        self.dialog: FormDialog | None = None
        self.places = CalendarPlaces(self, today=today)
        self.header, self.year = self.places.header, self.places.year
        self.tabs, self.add_button = self.places.tabs, self.places.add_button
        self.gap_bar, self.estimate_bar = self.places.gap_bar, self.places.estimate_bar
        self.year_tab, self.hours_tab = self.places.year_tab, self.places.hours_tab
        self.standards_tab = self.places.standards_tab
        self._connect()

    # --- arriving and keeping fresh --------------------------------------------------------

    def open(self, **wanted: object) -> None:
        """Show the wanted tab, year or day."""
        self.context.messages.take_bar(GAP_BAR)
        year, day, tab = wanted.get("year"), wanted.get("day"), wanted.get("tab")
        if isinstance(tab, str) and tab in TABS:
            self.show_tab(tab)
        if isinstance(day, date):
            self._wanted_day, year = day, day.year
            self.show_tab(YEAR)
        self._load(year if isinstance(year, int) else self.year.year())

    def refresh(self, changed: frozenset[str]) -> None:
        """Read the year anew when the calendar or a standard changed."""
        if "settings" in changed:
            self._load(self.year.year())

    def tick(self) -> None:
        """Show another today after midnight."""
        if self._read is not None:
            self._show_year()

    def leaving(self) -> None:
        """Say what isn't saved; it stays typed until the page is opened again."""
        self.standards_tab.warnings.draft.keep()
        if self.standards_tab.warnings.changes():
            self.context.messages.say("Batas peringatan belum disimpan.", Tone.WARN)

    def first_focus(self) -> QWidget | None:
        """Return the grid or the table of the tab."""
        shown = {HOURS: self.hours_tab.table, STANDARDS: self.standards_tab.target_table}
        return shown.get(self.tabs.current(), self.year_tab.grid)

    def commands(self) -> list[Command]:
        """Return what can be done with the calendar."""
        tab = self.tabs.current()
        turn = Command("calendar-side", "Bulan atau daftar", self.year_tab.turn_side, shortcut="F4")
        narrow = tab == YEAR and self.year_tab.narrow
        add = Command("calendar-add", "Tambah entri kalender", self.add_day, "plus", "Ins")
        return [
            *([turn] if narrow else []),
            *([add] if tab == YEAR and self.context.may(apply_change) else []),
            Command("calendar-today", "Kalender: hari ini", self.go_to_today, "calendar"),
            Command("calendar-hours", "Kalender: jam kerja", lambda: self.show_tab(HOURS), "clock"),
            Command(
                "calendar-standards",
                "Kalender: standar waktu",
                lambda: self.show_tab(STANDARDS),
                "file-analytics",
            ),
        ]

    def legend(self) -> list[tuple[str, str]]:
        """Return the keys of the tab."""
        if self.tabs.current() != YEAR:
            return [("Enter", "ubah")]
        side = [("F4", "bulan atau daftar")] if self.year_tab.narrow else []
        return [("Enter", "buka hari"), *side]

    # --- what the officer does -----------------------------------------------------------

    def show_tab(self, key: str) -> None:
        """Show one of the three tabs."""
        self.places.show_tab(key)
        self._show_bars()
        self.commands_changed.emit()

    def go_to_today(self) -> None:
        """Show today in the year."""
        self.open(day=self._today())

    def open_day(self, day: date) -> None:
        """Open the form of a day's entry, or that of a new one."""
        if (entry := self.year_tab.entry_on(day)) is not None:
            self.change_entry(entry)
        else:
            self._show_form(DayForm(self.context, day=day, entry=None, parent=self))

    def add_day(self) -> None:
        """Open the form of a new entry on the day of the cursor."""
        day = self.year_tab.grid.day()
        self._show_form(DayForm(self.context, day=day, entry=None, parent=self))

    def change_entry(self, entry: DayOffRecord) -> None:
        """Open the form of an entry."""
        self._show_form(DayForm(self.context, day=entry.day, entry=entry, parent=self))

    def remove_entry(self, entry: DayOffRecord) -> None:
        """Show what moves without an entry, and let it be removed."""
        self._show_form(RemoveForm(self.context, entry=entry, parent=self))

    def decree(self) -> None:
        """Open the form that turns the year's estimates into decreed days."""
        self._show_form(DecreeForm(self.context, year=self.year.year(), parent=self))

    def _switch_joint_leave(self, off: bool) -> None:
        self._show_form(JointLeaveForm(self.context, off=off, parent=self))

    def _change_season(self, season: SeasonRecord) -> None:
        self._show_form(SeasonForm(self.context, entry=season, like=season.hours, parent=self))

    def _add_season(self, hours: Week) -> None:
        self._show_form(SeasonForm(self.context, entry=None, like=hours, parent=self))

    def _remove_season(self, season: SeasonRecord) -> None:
        self._show_form(RemoveSeasonForm(self.context, entry=season, parent=self))

    def _change_target(self, chosen: TargetVersion) -> None:
        versions = self._read.targets if self._read else (chosen,)
        self._show_form(TargetForm(self.context, versions=versions, chosen=chosen, parent=self))

    def _change_limit(self, chosen: LimitVersion) -> None:
        self._show_form(LimitForm(self.context, chosen=chosen, parent=self))

    def _show_form(self, form: FormDialog) -> None:
        self.dialog = form
        form.finished.connect(self._on_form_closed)
        if isinstance(form, DayForm):
            form.saved.connect(lambda _: self._follow(form))
        form.open()

    def _follow(self, form: DayForm) -> None:
        """Go to the day that was written down, in its own year."""
        self._wanted_day = form.day()
        self.year.set_year(self._wanted_day.year)

    def _on_form_closed(self, _: int) -> None:
        self.dialog = None
        if (first := self.first_focus()) is not None:
            first.setFocus()

    # --- reading -----------------------------------------------------------------------------

    def _load(self, year: int) -> None:
        self.ask(
            call(read_calendar_page, year=year),
            then=self._on_read,
            key="year",
        )

    def _on_read(self, read: _Read) -> None:
        self._read = read
        self.year.set_year(read.book.year)
        self._show_year()
        if self._wanted_day is not None:
            self.year_tab.go_to(self._wanted_day)
            self._wanted_day = None
        self.hours_tab.show_book(read.book)
        self.standards_tab.show_versions(read.targets, read.limits, today=self._today())
        self._show_bars()
        self.ready.emit()

    def _show_year(self) -> None:
        if self._read is None:
            return
        book, calendar = self._read.book, self.context.office.calendar
        self.year_tab.show_book(book, calendar=calendar, today=self._today())
        first, after = date(book.year, 1, 1).toordinal(), date(book.year, 12, 31).toordinal() + 1
        worked = sum(calendar.is_working_day(date.fromordinal(day)) for day in range(first, after))
        counted = counted_kinds(book.days) or "Belum ada hari libur"
        self.header.set_sentence(f"{book.year}: {counted}; {worked} hari kerja.")

    def _show_bars(self) -> None:
        """Say what is estimated or missing; what calendar is kept is known once a year is read."""
        gap = calendar_gap(self.context.office, now=self.context.clock.now())
        book = self._read.book if self._read is not None else None
        self.places.show_bars(book, gap=gap, following=self._today().year + 1)

    def _today(self) -> date:
        return self.context.clock.now().astimezone(self.context.zone).date()

    # --- building ------------------------------------------------------------------------

    def _connect(self) -> None:
        self.year.year_changed.connect(self._load)
        self.tabs.chosen.connect(self.show_tab)
        self.add_button.clicked.connect(self.add_day)
        self.estimate_bar.action_wanted.connect(self.decree)
        self.gap_bar.action_wanted.connect(lambda: self.open(tab=YEAR, year=self._today().year + 1))
        self.year_tab.day_wanted.connect(self.open_day)
        self.year_tab.narrow_changed.connect(self.commands_changed)
        side = self.year_tab.side
        side.change_wanted.connect(self.change_entry)
        side.remove_wanted.connect(self.remove_entry)
        side.joint_leave_wanted.connect(self._switch_joint_leave)
        self.hours_tab.change_wanted.connect(self._change_season)
        self.hours_tab.remove_wanted.connect(self._remove_season)
        self.hours_tab.add_wanted.connect(self._add_season)
        self.standards_tab.target_wanted.connect(self._change_target)
        self.standards_tab.limit_wanted.connect(self._change_limit)
