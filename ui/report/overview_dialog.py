"""The span of days that an overview tells of: a month, a quarter, a half, or between two dates."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from app.errors import UserMistake
from app.rules.date_entry import parse_date
from app.rules.moments import table_date
from app.rules.periods import PERIODS, days_of
from ui.forms.form_dialog import FormDialog
from ui.parts.fields.editors import ComboBox, DateTimeEdit
from ui.parts.fields.field import Field

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.page import Context

_OWN = "own"


class OverviewDialog(FormDialog):
    """A choice that fills in two dates, which may be others; `chosen` carries both."""

    keeps_draft: ClassVar[bool] = False
    chosen = Signal(date, date)

    def __init__(self, context: Context, *, year: int, parent: QWidget) -> None:
        super().__init__(
            context,
            title="Ikhtisar",
            about="Aduan menurut bulan, media, materi, satker, tim, dan waktunya",
            save_word="Tampilkan",
            parent=parent,
        )
        self._year = year
        self.period = ComboBox([*reversed(PERIODS), (_OWN, "Antara dua tanggal")])
        self.since = DateTimeEdit(self._full, placeholder="01-01-2026")
        self.until = DateTimeEdit(self._full, placeholder="31-12-2026")
        self.add_field("period", Field("Masa", self.period))
        row = QHBoxLayout()
        row.setSpacing(12)
        for key, word, edit in (
            ("since", "Sejak", self.since),
            ("until", "Sampai dengan", self.until),
        ):
            field = Field(word, edit)
            self.know_field(key, field)
            row.addWidget(field)
        self.form.addLayout(row)
        self.period.currentIndexChanged.connect(self._fill_in)
        self._fill_in()
        self.finish_form(self.period)

    def save(self) -> None:
        """Hand on both dates; nothing is written."""
        self.show_mistakes({})
        try:
            since, until = self._read("since", self.since), self._read("until", self.until)
        except UserMistake as mistake:
            self.show_mistakes(mistake.fields)
            return
        if until < since:
            self.show_mistakes({"until": "Lebih dahulu daripada tanggal awal."})
            return
        self.chosen.emit(since, until)
        self.accept()

    def _fill_in(self) -> None:
        key = str(self.period.currentData())
        own = key == _OWN
        for edit in (self.since, self.until):
            edit.setReadOnly(not own)
        if own:
            self.since.setFocus()
            return
        first, last = days_of(self._year, key)
        self.since.setText(table_date(first))
        self.until.setText(table_date(last))

    def _read(self, key: str, edit: DateTimeEdit) -> date:
        try:
            return self._parsed(edit.text())
        except ValueError as error:
            raise UserMistake({key: str(error)}) from error

    def _full(self, text: str) -> str:
        return table_date(self._parsed(text))

    def _parsed(self, text: str) -> date:
        return parse_date(text, zone=self.context.zone, now=self.context.clock.now())
