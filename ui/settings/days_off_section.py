"""The section about days off: decreed ones to look at, the office's own to add and remove."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout

from app.desk.office_book import save_closures
from app.rules.date_entry import parse_date
from app.rules.wording import WEEKDAYS, table_date, weekday_date_words
from app.rules.work_calendar import DayOffKind
from ui.pages import Context
from ui.parts.buttons import button
from ui.parts.checks import CheckBox
from ui.parts.choices import YearStepper
from ui.parts.editors import DateTimeEdit, LineEdit
from ui.parts.fields import Field
from ui.parts.labels import label
from ui.settings.days_off import DaysOffModel, DaysOffTable, closures_of, days_off_of
from ui.settings.form_section import FormSection
from ui.settings.section import beside_field

FIRST_YEAR, LAST_YEAR = 2015, 2040
Closure = tuple[date, str]


class DaysOffSection(FormSection):
    """The days off of a year; own closures are added and removed at once."""

    key: ClassVar[str] = "libur"
    fills: ClassVar[bool] = True
    word: ClassVar[str] = "Hari libur"
    icon: ClassVar[str] = "calendar"
    intro: ClassVar[str] = (
        "Libur nasional dan cuti bersama mengikuti SKB Tiga Menteri. "
        "Hari kantor tutup ditambahkan sendiri dan langsung tersimpan."
    )

    def __init__(self, context: Context) -> None:
        self._closing = False
        super().__init__(context)

    def build(self) -> None:
        """Make the fields, the list and the row that adds a closure."""
        self.joint_leave = CheckBox("Cuti bersama dihitung sebagai hari libur")
        self.add_setting("joint_leave_off", self.joint_leave)
        today = self._today()
        self.year = YearStepper(today.year, first=FIRST_YEAR, last=LAST_YEAR)
        self.count = label("", "second")
        self.remove_button = button("Hapus hari tutup", icon="trash")
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.year)
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(self.remove_button)
        self.column.addLayout(head)
        self.model = DaysOffModel(self)
        self.table = DaysOffTable(self.model)
        self.add(self.table, 1)
        self._build_adding()
        self.year.year_changed.connect(lambda _: self.show_days())
        self.remove_button.clicked.connect(self.remove)
        self.table.current_row_changed.connect(self._on_current)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.remove)

    def show_office(self) -> None:
        """Show the settings and the days of the year."""
        super().show_office()
        self.show_days()

    def show_days(self) -> None:
        """Show the days off of the chosen year."""
        calendar = self.context.office.calendar
        days = days_off_of(calendar, self.year.year())
        self.model.show(days)
        self._on_current(self.table.currentIndex())
        guessed = sum(entry.estimated for entry in days)
        words = f"{len(days)} hari"
        if guessed:
            words += f", {guessed} perkiraan"
        if not calendar.joint_leave_off:
            words += "; cuti bersama dihitung hari kerja"
        self.count.setText(words)

    def add_closure(self) -> None:
        """Add the day typed; a mistake is shown beside it and nothing typed is lost."""
        if self._closing:
            return
        try:
            day = self._read(self.day_edit.text())
        except ValueError as problem:
            self.day_field.set_error(str(problem))
            self.day_edit.setFocus()
            return
        name = " ".join(self.name_edit.text().split()) or "Kantor tutup"
        closures = [*closures_of(self.context.office.calendar), (day, name)]
        self._write(closures, on_saved=lambda: self._on_added(day))

    def remove(self) -> None:
        """Remove the chosen closure; it can be brought back for ten seconds."""
        entry = self.model.day_off(self.table.currentIndex().row())
        if entry is None or entry.kind is not DayOffKind.CLOSURE or self._closing:
            return
        before = closures_of(self.context.office.calendar)
        after = [closure for closure in before if closure[0] != entry.day]
        words = f"{table_date(entry.day)} tidak lagi hari tutup."
        undo = self.context.messages.undo
        self._write(
            after,
            on_saved=lambda: undo(words, partial(self._write, before, on_saved=_nothing_more)),
        )

    def _write(self, closures: list[Closure], *, on_saved: Callable[[], object]) -> None:
        register = self.context.register
        self._closing = True

        def done(_: object) -> None:
            self._closing = False
            on_saved()

        self.context.runner.run(
            lambda: save_closures(register, closures=closures),
            then=done,
            failed=self._on_refused,
            owner=self,
        )

    def _on_refused(self, _: Exception) -> None:
        # What is wrong stands in the window's bar; what was typed stays.
        self._closing = False

    def _on_added(self, day: date) -> None:
        self.day_edit.clear()
        self.name_edit.clear()
        self.day_field.set_error(None)
        self.year.set_year(day.year)
        self.day_edit.setFocus()

    def _on_current(self, index: QModelIndex) -> None:
        entry = self.model.day_off(index.row())
        own = entry is not None and entry.kind is DayOffKind.CLOSURE
        self.remove_button.setEnabled(own)

    def _read(self, text: str) -> date:
        now = self.context.clock.now()
        day = parse_date(text, zone=self.context.zone, now=now)
        calendar = self.context.office.calendar
        if (known := calendar.day_off_on(day)) is not None:
            raise ValueError(f"{weekday_date_words(day)} sudah libur: {known.name}.")
        if not calendar.is_working_day(day):
            raise ValueError(
                f"{table_date(day)} hari {WEEKDAYS[day.weekday()]}, kantor memang tutup."
            )
        return day

    def _full(self, text: str) -> str:
        return table_date(self._read(text)) if text else ""

    def _today(self) -> date:
        return self.context.clock.now().astimezone(self.context.zone).date()

    def _build_adding(self) -> None:
        self.day_edit = DateTimeEdit(self._full, placeholder=table_date(self._today()))
        self.day_field = Field("Tambah hari kantor tutup", self.day_edit)
        self.name_edit = LineEdit(placeholder="misalnya Pindah gedung", longest=120)
        self.add_button = button("Tambah", "accent", icon="plus")
        self.keeps_enter += [self.name_edit, self.table]
        self.add_button.clicked.connect(self.add_closure)
        self.name_edit.returnPressed.connect(self.add_closure)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.day_field, 2)
        row.addWidget(Field("Keterangan", self.name_edit, optional=True), 3)
        row.addWidget(beside_field(self.add_button))
        self.column.addLayout(row)


def _nothing_more() -> None:
    """Do nothing: the list shows by itself what was brought back."""
