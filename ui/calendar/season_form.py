"""The form of a season: its name, its days, and the hours of every weekday."""

import re
from datetime import date, time
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.desk.calendar_changes import AddSeason, Change, ChangeSeason, RemoveSeason, SeasonRecord
from app.errors import UserMistake
from app.rules.moments import WEEKDAYS, clock, table_date
from app.rules.seasons import DayHours
from ui.calendar.change_form import ChangeForm
from ui.calendar.day_forms import date_edit, read_date
from ui.calendar.words import break_words, days_words
from ui.forms.case_dialog import side_by_side
from ui.page import Context
from ui.parts.fields.editors import LineEdit
from ui.parts.fields.field import Field
from ui.parts.labels import label

Week = tuple[DayHours | None, ...]
_CLOCK: Final = re.compile(r"(\d{1,2})[.:](\d{2})")
_BREAK: Final = re.compile(r"(\d{1,2}[.:]\d{2})\s*(?:-|–|sampai|s\.?d\.?)\s*(\d{1,2}[.:]\d{2})")


class WeekEdit(QWidget):
    """Opening, closing and breaks of the seven weekdays; a day left empty is closed."""

    edited = Signal()

    def __init__(self, hours: Week) -> None:
        super().__init__()
        self.edits: list[tuple[LineEdit, LineEdit, LineEdit]] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(3, 1)
        for column, word in enumerate(("Masuk", "Pulang", "Istirahat"), 1):
            grid.addWidget(label(word, "label"), 0, column)
        for row, (weekday, day) in enumerate(zip(WEEKDAYS, hours, strict=True), 1):
            opens = LineEdit(clock(day.opens) if day else "", placeholder="tutup", longest=5)
            closes = LineEdit(clock(day.closes) if day else "", placeholder="tutup", longest=5)
            breaks = LineEdit(break_words(day), placeholder="tanpa istirahat", longest=60)
            grid.addWidget(label(weekday, "body"), row, 0)
            named = (("masuk", opens), ("pulang", closes), ("istirahat", breaks))
            for column, (word, edit) in enumerate(named, 1):
                edit.setAccessibleName(f"{weekday}, {word}")
                edit.textChanged.connect(lambda _: self.edited.emit())
                grid.addWidget(edit, row, column)
            opens.setFixedWidth(84)
            closes.setFixedWidth(84)
            self.edits.append((opens, closes, breaks))
        self.setFocusProxy(self.edits[0][0])

    def week(self) -> Week:
        """Return the hours typed. Raises ValueError with a sentence; the day has the cursor."""
        found: list[DayHours | None] = []
        for weekday, edits in zip(WEEKDAYS, self.edits, strict=True):
            try:
                found.append(_read_day(*(edit.text().strip() for edit in edits)))
            except ValueError as problem:
                self.setFocusProxy(edits[0])
                raise ValueError(f"{weekday}: {problem}") from problem
        return tuple(found)


class SeasonForm(ChangeForm):
    """Adds a season beginning from `like`, or changes `entry`."""

    def __init__(
        self, context: Context, *, entry: SeasonRecord | None, like: Week, parent: QWidget
    ) -> None:
        title = "Ubah jam kerja" if entry else "Tambah jam kerja semusim"
        about = entry.name if entry else "Jam ini menggantikan jam biasa selama tanggalnya."
        super().__init__(context, title=title, about=about, parent=parent, width=620)
        self._entry = entry
        self._dated = entry is None or entry.first is not None
        self.name_edit = LineEdit(
            entry.name if entry else "", placeholder="misalnya Ramadan 1448 H", longest=80
        )
        first, last = (entry.first, entry.last) if entry else (None, None)
        self.first_edit = date_edit(context, table_date(first) if first else "")
        self.last_edit = date_edit(context, table_date(last) if last else "")
        # All in one row: the week below needs the height of a small screen.
        heads = [Field("Nama", self.name_edit)]
        self.know_field("name", heads[0])
        if self._dated:
            heads += [
                Field("Hari pertama", self.first_edit),
                Field("Hari terakhir", self.last_edit),
            ]
            self.know_field("first", heads[1])
            self.know_field("last", heads[2])
        self.form.addLayout(side_by_side(*heads))
        self.week_edit = WeekEdit(entry.hours if entry else like)
        hint = "Jam ditulis 07.30; beberapa istirahat dipisah koma. Hari yang kosong berarti tutup."
        self.add_field("hours", Field("Jam kerja", self.week_edit, hint))
        self.week_edit.setAccessibleName("Jam kerja per hari")
        for edit in (self.name_edit, self.first_edit, self.last_edit):
            edit.textChanged.connect(self.edited)
        self.week_edit.edited.connect(self.edited)
        self.finish_form(self.week_edit.edits[0][0] if entry else self.name_edit)

    def change(self) -> Change:
        """Return the season as typed. Raises UserMistake."""
        mistakes: dict[str, str] = {}
        name = " ".join(self.name_edit.text().split())
        if not name:
            mistakes["name"] = "Namanya belum diisi. Contoh: Ramadan 1448 H."
        first = self._day("first", self.first_edit, mistakes)
        last = self._day("last", self.last_edit, mistakes)
        hours: Week = ()
        try:
            hours = self.week_edit.week()
        except ValueError as problem:
            mistakes["hours"] = str(problem)
        if first and last and last < first:
            mistakes["last"] = "Hari terakhir mendahului hari pertama."
        if mistakes:
            raise UserMistake(mistakes)
        if self._entry is not None:
            return ChangeSeason(id=self._entry.id, name=name, hours=hours, first=first, last=last)
        return AddSeason(name=name, hours=hours, first=first, last=last)

    def _day(self, key: str, edit: LineEdit, mistakes: dict[str, str]) -> date | None:
        if not self._dated:
            return None
        try:
            return read_date(self.context, edit.text())
        except ValueError as problem:
            mistakes[key] = str(problem)
            return None


class RemoveSeasonForm(ChangeForm):
    """Shows what moves when a season is removed, and removes it."""

    def __init__(self, context: Context, *, entry: SeasonRecord, parent: QWidget) -> None:
        self._entry = entry
        about = f"{entry.name}, {days_words(entry.first, entry.last)}"
        super().__init__(
            context, title="Hapus jam kerja semusim", about=about, parent=parent, asks=False
        )
        self.finish_form()

    def change(self) -> Change:
        """Return the removal."""
        return RemoveSeason(id=self._entry.id)


def _read_day(opens: str, closes: str, breaks: str) -> DayHours | None:
    if not opens and not closes and not breaks:
        return None
    if not opens or not closes:
        raise ValueError("jam masuk dan pulang diisi keduanya, atau dikosongkan bila tutup.")
    pauses = []
    for part in filter(None, (part.strip() for part in re.split(r"[,;]", breaks))):
        found = _BREAK.fullmatch(part)
        if found is None:
            raise ValueError(f"istirahat “{part}” tidak terbaca. Tulis misalnya 12.00–13.00.")
        pauses.append((_read_clock(found[1]), _read_clock(found[2])))
    begins, ends = _read_clock(opens), _read_clock(closes)
    try:
        return DayHours(begins, ends, tuple(pauses))
    except ValueError:
        raise ValueError(
            "jamnya harus berurutan: masuk, istirahat, lalu pulang. "
            "Contoh: 07.30, 12.00–13.00, 16.00."
        ) from None


def _read_clock(text: str) -> time:
    found = _CLOCK.fullmatch(text)
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        raise ValueError(f"jam “{text}” tidak terbaca. Tulis misalnya 07.30.")
    return time(int(found[1]), int(found[2]))
