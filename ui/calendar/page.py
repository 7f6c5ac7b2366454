"""The Kalender page: the year at a glance, the office hours, and the standards of time."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.desk.calendar_changes import DayOffRecord, SeasonRecord
from app.desk.changing_calendar import CalendarYear, apply_change, calendar_gap, read_year
from app.desk.changing_targets import read_limits, read_targets
from app.register import Register
from app.rules.targets import LimitVersion, TargetVersion
from app.rules.wording import capitalised
from ui.calendar.day_forms import DayForm, DecreeForm, JointLeaveForm, RemoveForm
from ui.calendar.hours_tab import HoursTab
from ui.calendar.season_form import RemoveSeasonForm, SeasonForm, Week
from ui.calendar.standard_forms import LimitForm, TargetForm
from ui.calendar.standards_tab import StandardsTab
from ui.calendar.words import counted_kinds
from ui.calendar.year_tab import YearTab
from ui.commands import Command
from ui.forms.form_dialog import FormDialog
from ui.look.tokens import PAGE_BOTTOM, PAGE_MARGIN, Tone
from ui.messages import GAP_BAR
from ui.page import Context, Page
from ui.parts.buttons import button
from ui.parts.fields.choices import SegmentedControl, YearStepper
from ui.parts.panels.header import PageHeader
from ui.parts.panels.message_bar import MessageBar

YEAR, HOURS, STANDARDS = "tahun", "jam", "standar"
_TABS = ((YEAR, "Tahun"), (HOURS, "Jam kerja"), (STANDARDS, "Standar waktu"))
FIRST_YEAR, LAST_YEAR = 2015, 2040


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

    key: ClassVar[str] = "kalender"
    title: ClassVar[str] = "Kalender"
    icon: ClassVar[str] = "calendar"
    reads_at_arrival: ClassVar[bool] = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        today = self._today()
        self._read: _Read | None = None
        self._wanted_day: date | None = None
        self.dialog: FormDialog | None = None
        self.year = YearStepper(today.year, first=FIRST_YEAR, last=LAST_YEAR)
        self.tabs = SegmentedControl(_TABS, name="Bagian kalender")
        self.add_button = button(
            "Tambah entri", "primary", icon="plus", shortcut="Ins", binds=False
        )
        actions = (self.tabs, self.year, self.add_button)
        self.header = PageHeader("Kalender", " ", actions=actions)
        self.gap_bar = MessageBar("", tone=Tone.WARN, icon="alert-triangle", action=" ")
        self.estimate_bar = MessageBar(
            "", tone=Tone.WARN, icon="calendar", action="Keputusan sudah terbit"
        )
        self.year_tab = YearTab(context, today=today)
        self.hours_tab = HoursTab(changes=context.may(apply_change))
        if not context.may(apply_change):
            self.year_tab.side.read_only()
        self.standards_tab = StandardsTab(context)
        self.stack = QStackedWidget()
        self._arrange()
        self._connect()

    # --- arriving and keeping fresh --------------------------------------------------------

    def open(self, **wanted: object) -> None:
        """Show the wanted tab, year or day."""
        self.context.messages.take_bar(GAP_BAR)
        year, day, tab = wanted.get("year"), wanted.get("day"), wanted.get("tab")
        if isinstance(tab, str) and tab in dict(_TABS):
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
            *([add] if tab == YEAR else []),
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
        self.tabs.set_current(key)
        tabs = {YEAR: self.year_tab, HOURS: self.hours_tab, STANDARDS: self.standards_tab}
        self.stack.setCurrentWidget(tabs[key])
        self.year.setVisible(key != STANDARDS)
        self.add_button.setVisible(key == YEAR and self.context.may(apply_change))
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
        register = self.context.register
        self.context.runner.run(
            lambda: read_calendar_page(register, year=year),
            then=self._on_read,
            owner=self,
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
        year_shown = self.tabs.current() != STANDARDS and self._read is not None
        book = self._read.book if self._read else None
        estimated = book is not None and book.estimated and year_shown
        if book is not None and estimated:
            guessed = sum(entry.estimated for entry in book.days)
            words = "Setiap tanggal yang bersandar pada tahun ini masih dapat berubah."
            if guessed:
                words = f"{guessed} entri bergaris miring menurut hitungan kalender. {words}"
            self.estimate_bar.set_words(f"perkiraan: SKB tahun {book.year} belum terbit", words)
        self.estimate_bar.setVisible(estimated)
        now = self.context.clock.now()
        gap = calendar_gap(self.context.office, now=now)
        following = self._today().year + 1
        # The bar of the estimated year itself says the same, with the way out.
        show_gap = (
            gap is not None
            and year_shown
            and not (estimated and book is not None and book.year == following)
        )
        if gap is not None:
            self.gap_bar.set_words(gap.fact, capitalised(gap.consequence))
        self.gap_bar.action_button.set_word(f"Lihat {following}")
        self.gap_bar.setVisible(show_gap)

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

    def _arrange(self) -> None:
        for tab in (self.year_tab, self.hours_tab, self.standards_tab):
            self.stack.addWidget(tab)
        body = QVBoxLayout()
        body.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, PAGE_BOTTOM)
        body.setSpacing(12)
        for bar in (self.gap_bar, self.estimate_bar):
            body.addWidget(bar)
            bar.hide()
        body.addWidget(self.stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(body, 1)
