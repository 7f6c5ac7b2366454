"""The form by which a letter gets its number, day and signatory before it is printed."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.case import ComplaintRow
from app.desk.letter_book import NextLetter, issue_letter, next_letter
from app.errors import UserMistake
from app.outcome import Outcome
from app.rules.date_entry import parse_date
from app.rules.letters import LETTER_WORDS, LetterKind
from app.rules.moments import table_date
from app.rules.signers import Capacity
from ui.forms.case_dialog import ActionDialog, Work
from ui.page import Context
from ui.parts.fields.choice_lists import RadioList
from ui.parts.fields.editors import ComboBox, DateTimeEdit, LineEdit
from ui.parts.fields.field import Field
from ui.tasks import call

_OURS, _TYPED, _PEN = "ours", "typed", "pen"
_NUMBERS = (
    (_OURS, "Nomor berikutnya dari register ini"),
    (_TYPED, "Nomor dari buku agenda kantor"),
    (_PEN, "Dikosongkan, ditulis tangan"),
)


class LetterDialog(ActionDialog):
    """What stands on the letter beside its text; `print_wanted` says whether it has its number."""

    print_wanted = Signal(bool)

    def __init__(
        self,
        context: Context,
        row: ComplaintRow,
        *,
        parent: QWidget,
        letter: LetterKind = LetterKind.ANSWER,
    ) -> None:
        self.letter = letter
        super().__init__(
            context,
            row,
            title=f"Beri nomor {LETTER_WORDS[letter]}",
            save_word="Beri nomor dan cetak",
            parent=parent,
        )
        self.how = RadioList(list(_NUMBERS), chosen=_OURS)
        self.how_field = Field("Nomor surat", self.how, "Berikutnya: …")
        self.form.addWidget(self.how_field)
        self.number = LineEdit(placeholder="B-0231/36000/PW.140/2026", longest=120)
        number = Field("Nomor menurut buku agenda", self.number)
        self.add_field("number", number)
        self.date = DateTimeEdit(self._full, placeholder="27-02-2026")
        self.date.setText(table_date(self._today()))
        self.signer = ComboBox([("", self._head(self._today())), *self._on_behalf()])
        written = Field("Tanggal surat", self.date)
        self.know_field("written_on", written)
        signer = Field("Ditandatangani", self.signer)
        self.know_field("signer", signer)
        # A whole line for a name with its degrees; a longer one is cut short in it.
        self.signer.setSizeAdjustPolicy(
            ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.form.addWidget(written)
        self.form.addWidget(signer)
        self.how.changed.connect(self._on_how)
        self.saved.connect(self._on_recorded)
        self._on_how()
        self.finish_form(self.how)
        self.date.textChanged.connect(self._on_day)
        self._on_day()

    def draft_name(self) -> str:
        """Return under which name its draft is kept."""
        return f"{super().draft_name()}-{self.letter}"

    def work(self) -> Work:
        """Return the giving of the number."""
        typed = self.number.text().strip() if self.how.chosen() == _TYPED else ""
        if self.how.chosen() == _TYPED and not typed:
            raise UserMistake({"number": "Nomor surat belum diisi. Salin dari buku agenda."})
        return call(
            issue_letter,
            complaint_id=self.row.id,
            letter=self.letter,
            written_on=self._day(),
            number=typed,
            signer=str(self.signer.currentData() or ""),
        )

    def save(self) -> None:
        """Give the number; a letter whose number the pen writes is only printed."""
        if self.how.chosen() == _PEN:
            self.accept()
            self.print_wanted.emit(False)
        else:
            super().save()

    def _on_how(self) -> None:
        how = self.how.chosen()
        self.field("number").setVisible(how == _TYPED)
        for key in ("written_on", "signer"):
            self.field(key).setEnabled(how != _PEN)
        self.save_button.set_word("Cetak" if how == _PEN else "Beri nomor dan cetak")
        self.fit()

    def _on_day(self) -> None:
        """Tell the number and the head of the day that is typed, once it is one."""
        try:
            day = self._read(self.date.text())
        except ValueError:
            return
        self.signer.setItemText(0, self._head(day))
        self.context.ask(
            call(next_letter, written_on=day), then=self._tell_next, owner=self, key="next letter"
        )

    def _tell_next(self, following: NextLetter) -> None:
        self.how_field.set_hint(f"Berikutnya: {following.number}")
        self.fit()

    def _on_recorded(self, _: Outcome) -> None:
        self.print_wanted.emit(True)

    def _today(self) -> date:
        return self.context.clock.now().astimezone(self.context.zone).date()

    def _day(self) -> date:
        try:
            return self._read(self.date.text())
        except ValueError as error:
            raise UserMistake({"written_on": str(error)}) from error

    def _full(self, text: str) -> str:
        return table_date(self._read(text))

    def _read(self, text: str) -> date:
        return parse_date(text, zone=self.context.zone, now=self.context.clock.now())

    def _head(self, day: date) -> str:
        who = self.context.office.head_on(day)
        return ", ".join(filter(None, (who.title, who.name)))

    def _on_behalf(self) -> list[tuple[object, str]]:
        office = self.context.office
        return [
            (each.code, f"a.n. {each.title}, {each.name}")
            for each in office.officials
            if each.active and each.capacity is Capacity.ON_BEHALF
        ]
