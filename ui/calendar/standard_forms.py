"""The forms that set a standard of the SOP or a national limit from a day on."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from app.desk.changing_targets import classes_of, save_limit, save_target
from app.errors import UserMistake
from app.outcome import Outcome
from app.register import Register
from app.rules.kinds import Unit
from app.rules.moments import table_date
from app.rules.targets import LimitVersion, TargetVersion
from ui.calendar.day_forms import date_edit, read_date
from ui.calendar.words import LIMIT_WORDS, UNIT_WORDS
from ui.forms.case_dialog import side_by_side
from ui.forms.form_dialog import FormDialog, Work
from ui.page import Context
from ui.parts.fields.editors import ComboBox, LineEdit
from ui.parts.fields.field import Field
from ui.parts.labels import label

_NOTE = (
    "Versi lama tetap berlaku untuk aduan yang dimulai sebelum tanggal ini; "
    "aduan yang sudah selesai tidak dihitung ulang."
)


class StandardForm(FormDialog):
    """What both forms share: class of case, a number, and the day from which it holds."""

    def __init__(
        self, context: Context, *, title: str, about: str, amount: str, parent: QWidget
    ) -> None:
        super().__init__(context, title=title, about=about, save_word="Simpan", parent=parent)
        today = context.clock.now().astimezone(context.zone).date()
        self.amount_edit = LineEdit(amount, longest=5)
        self.class_box = ComboBox(list(classes_of(context.office).items()))
        self.since_edit = date_edit(context, table_date(today))

    def amount_key(self) -> str:
        """Return the key of the number's field."""
        raise NotImplementedError

    def add_foot(self) -> None:
        """Add the day and the note, and take up the fields."""
        hint = "Hari ini atau sesudahnya."
        self.add_field("effective_from", Field("Berlaku sejak", self.since_edit, hint))
        self.form.addWidget(label(_NOTE, "second", wrap=True))
        self.finish_form(self.amount_edit)
        self.amount_edit.selectAll()

    def numbers(self) -> tuple[int, str]:
        """Return the number and its class. Raises UserMistake when the number isn't one."""
        text = self.amount_edit.text().strip()
        if not (text.isascii() and text.isdigit()):
            raise UserMistake({self.amount_key(): "Isi dengan angka bulat. Contoh: 5."})
        return int(text), str(self.class_box.currentData())

    def since(self) -> date:
        """Return the day from which it holds. Raises UserMistake when it can't be read."""
        try:
            return read_date(self.context, self.since_edit.text())
        except ValueError as problem:
            raise UserMistake({"effective_from": str(problem)}) from problem


class TargetForm(StandardForm):
    """Sets the standard of a step, beginning from the version chosen in the table."""

    def __init__(
        self,
        context: Context,
        *,
        versions: Sequence[TargetVersion],
        chosen: TargetVersion,
        parent: QWidget,
    ) -> None:
        super().__init__(
            context,
            title="Ubah standar waktu",
            about="Standar satu langkah SOP untuk satu kelas aduan",
            amount=str(chosen.amount),
            parent=parent,
        )
        titles = {each.step: f"{each.step}. {each.title}" for each in versions}
        self.step_box = ComboBox(sorted(titles.items()))
        self.step_box.choose(chosen.step)
        self.class_box.choose(chosen.case_class)
        self.unit_box = ComboBox([(unit.value, word) for unit, word in UNIT_WORDS.items()])
        self.unit_box.choose(chosen.unit.value)
        self.add_field("step", Field("Langkah", self.step_box))
        self.add_field("case_class", Field("Kelas aduan", self.class_box))
        amount, unit = Field("Standar", self.amount_edit), Field("Satuan", self.unit_box)
        self.know_field("amount", amount)
        self.know_field("unit", unit)
        self.form.addLayout(side_by_side(amount, unit))
        self.add_foot()

    def amount_key(self) -> str:
        """Return the key of the number's field."""
        return "amount"

    def work(self) -> Work:
        """Return the saving. Raises UserMistake."""
        amount, case_class = self.numbers()
        step = int(self.step_box.currentData())
        unit = Unit(str(self.unit_box.currentData()))
        since = self.since()

        def save(register: Register) -> Outcome:
            return save_target(
                register,
                step=step,
                case_class=case_class,
                amount=amount,
                unit=unit,
                effective_from=since,
            )

        return save


class LimitForm(StandardForm):
    """Sets a national limit, beginning from the version chosen in the table."""

    def __init__(self, context: Context, *, chosen: LimitVersion, parent: QWidget) -> None:
        super().__init__(
            context,
            title="Ubah batas nasional",
            about="Batas dalam hari kerja sejak aduan diterima",
            amount=str(chosen.days),
            parent=parent,
        )
        self.code_box = ComboBox(list(LIMIT_WORDS.items()))
        self.code_box.choose(chosen.code)
        self.class_box.choose(chosen.case_class)
        self.add_field("code", Field("Batas", self.code_box))
        self.add_field("case_class", Field("Kelas aduan", self.class_box))
        self.add_field("days", Field("Hari kerja", self.amount_edit))
        self.add_foot()

    def amount_key(self) -> str:
        """Return the key of the number's field."""
        return "days"

    def work(self) -> Work:
        """Return the saving. Raises UserMistake."""
        days, case_class = self.numbers()
        code = str(self.code_box.currentData())
        since = self.since()

        def save(register: Register) -> Outcome:
            return save_limit(
                register, code=code, case_class=case_class, days=days, effective_from=since
            )

        return save
