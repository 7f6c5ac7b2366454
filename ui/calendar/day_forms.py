"""The forms about days off: add, change, remove, decree a year, count joint leave or not."""

from datetime import date

from PySide6.QtWidgets import QWidget

from app.desk.calendar_changes import (
    AddDayOff,
    Change,
    ChangeDayOff,
    DayOffRecord,
    DecreeYear,
    RemoveDayOff,
    SwitchJointLeave,
)
from app.errors import UserMistake
from app.rules.date_entry import parse_date
from app.rules.moments import table_date, weekday_date_words
from app.rules.seasons import DayOffKind
from ui.calendar.change_form import ChangeForm
from ui.calendar.words import KIND_WORDS
from ui.forms.case_dialog import side_by_side
from ui.page import Context
from ui.parts.fields.checks import CheckBox
from ui.parts.fields.editors import ComboBox, DateTimeEdit, LineEdit
from ui.parts.fields.field import Field
from ui.parts.labels import label

_KINDS = [(kind.value, word) for kind, word in KIND_WORDS.items()]


def read_date(context: Context, text: str) -> date:
    """Read a typed date. Raises ValueError with the sentence for the officer."""
    return parse_date(text, zone=context.zone, now=context.clock.now())


def date_edit(context: Context, text: str = "") -> DateTimeEdit:
    """Return a date field that puts what was typed into its full form."""

    def full(typed: str) -> str:
        return table_date(read_date(context, typed)) if typed else ""

    return DateTimeEdit(full, text)


class DayForm(ChangeForm):
    """Adds an entry on `day`, or changes `entry`."""

    def __init__(
        self, context: Context, *, day: date, entry: DayOffRecord | None, parent: QWidget
    ) -> None:
        title = "Ubah entri kalender" if entry else "Tambah entri kalender"
        super().__init__(context, title=title, about=weekday_date_words(day), parent=parent)
        self._entry = entry
        self.day_edit = date_edit(context, table_date(day))
        kind = entry.kind if entry else DayOffKind.CLOSURE
        self.kind_box = ComboBox(_KINDS)
        self.kind_box.choose(kind.value)
        self.name_edit = LineEdit(
            entry.name if entry else "", placeholder="misalnya Pindah gedung", longest=120
        )
        self.decree_edit = LineEdit(
            entry.decree if entry else "", placeholder="misalnya SKB 3 Menteri Nomor 933 Tahun 2025"
        )
        self.source_edit = LineEdit(
            entry.source if entry else "", placeholder="misalnya surat edaran atau situs resmi"
        )
        self.estimated_box = CheckBox(
            "Perkiraan: belum ada keputusan", checked=entry is not None and entry.estimated
        )
        day_field, kind_field = Field("Tanggal", self.day_edit), Field("Jenis", self.kind_box)
        self.know_field("day", day_field)
        self.know_field("kind", kind_field)
        self.form.addLayout(side_by_side(day_field, kind_field))
        self.add_field("name", Field("Nama hari", self.name_edit))
        decree = Field("Nomor keputusan", self.decree_edit, optional=True)
        self.add_field("decree", decree)
        self.add_field("source", Field("Sumber", self.source_edit, optional=True))
        self.form.addWidget(self.estimated_box)
        for edit in (self.day_edit, self.name_edit, self.decree_edit, self.source_edit):
            edit.textChanged.connect(self.edited)
        self.kind_box.currentIndexChanged.connect(self.edited)
        self.estimated_box.toggled.connect(self.edited)
        self.finish_form(self.name_edit)

    def day(self) -> date:
        """Return the day typed. Raises ValueError when it can't be read."""
        return read_date(self.context, self.day_edit.text())

    def change(self) -> Change:
        """Return the entry as typed. Raises UserMistake for an unreadable date or no name."""
        mistakes: dict[str, str] = {}
        day = date.min
        try:
            day = self.day()
        except ValueError as problem:
            mistakes["day"] = str(problem)
        name = " ".join(self.name_edit.text().split())
        if not name:
            mistakes["name"] = "Nama harinya belum diisi. Contoh: Pindah gedung."
        if mistakes:
            raise UserMistake(mistakes)
        kind = DayOffKind(str(self.kind_box.currentData()))
        decree, source = self.decree_edit.text().strip(), self.source_edit.text().strip()
        estimated = self.estimated_box.isChecked()
        if self._entry is None:
            return AddDayOff(
                day=day, name=name, kind=kind, decree=decree, source=source, estimated=estimated
            )
        return ChangeDayOff(
            id=self._entry.id,
            day=day,
            name=name,
            kind=kind,
            decree=decree,
            source=source,
            estimated=estimated,
        )


class RemoveForm(ChangeForm):
    """Shows what moves when an entry is removed, and removes it."""

    def __init__(self, context: Context, *, entry: DayOffRecord, parent: QWidget) -> None:
        self._entry = entry
        about = f"{weekday_date_words(entry.day)}, {entry.name}"
        super().__init__(
            context, title="Hapus entri kalender", about=about, parent=parent, asks=False
        )
        self.finish_form()

    def change(self) -> Change:
        """Return the removal."""
        return RemoveDayOff(id=self._entry.id)


class DecreeForm(ChangeForm):
    """Writes down that the decree of an estimated year is out."""

    def __init__(self, context: Context, *, year: int, parent: QWidget) -> None:
        super().__init__(
            context,
            title="Keputusan sudah terbit",
            about=f"Hari libur dan cuti bersama {year}",
            parent=parent,
        )
        self._year = year
        words = (
            f"Semua entri perkiraan tahun {year} dicatat sebagai ketetapan. "
            "Cocokkan dulu tanggalnya dengan keputusan itu; yang berbeda diubah satu per satu."
        )
        self.form.addWidget(label(words, "second", wrap=True))
        self.decree_edit = LineEdit(placeholder="misalnya SKB 3 Menteri Nomor 933 Tahun 2026")
        self.decree_edit.textChanged.connect(self.edited)
        self.add_field("decree", Field("Nomor keputusan", self.decree_edit))
        self.finish_form(self.decree_edit)

    def change(self) -> Change:
        """Return the decree. Raises UserMistake without its number."""
        decree = self.decree_edit.text().strip()
        if not decree:
            example = "SKB 3 Menteri Nomor 933 Tahun 2026"
            raise UserMistake({"decree": f"Nomor keputusannya belum diisi. Contoh: {example}."})
        return DecreeYear(year=self._year, decree=decree)


class JointLeaveForm(ChangeForm):
    """Shows what moves when joint leave is counted otherwise, and switches it."""

    def __init__(self, context: Context, *, off: bool, parent: QWidget) -> None:
        self._off = off
        words = "Cuti bersama dihitung libur" if off else "Cuti bersama dihitung hari kerja"
        about = "Berlaku untuk semua tahun; aduan yang sudah selesai tidak berubah."
        super().__init__(context, title=words, about=about, parent=parent, asks=False)
        self.finish_form()

    def change(self) -> Change:
        """Return the switching."""
        return SwitchJointLeave(off=self._off)
