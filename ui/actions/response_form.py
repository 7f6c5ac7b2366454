"""The form for what the complainant says of the answer."""

from PySide6.QtWidgets import QWidget

from app.case import ComplaintRow
from app.desk.hearing import record_response
from app.rules.kinds import (
    REACHED_WORDS,
    SATISFACTION_WORDS,
    SOLVED_WORDS,
    Reached,
    Solved,
    Status,
    Turn,
)
from app.rules.wording import capitalised
from ui.forms.case_dialog import ActionDialog, Work
from ui.page import Context
from ui.parts.fields.checks import CheckBox
from ui.parts.fields.choice_lists import RadioList
from ui.parts.fields.editors import ComboBox, TextEdit
from ui.parts.fields.field import Field
from ui.tasks import call

_NOT_AGAIN = ""


class ResponseDialog(ActionDialog):
    """Whether it reached them, whether all is solved; then closed, or opened again."""

    def __init__(self, context: Context, row: ComplaintRow, *, parent: QWidget) -> None:
        super().__init__(
            context,
            row,
            title="Catat tanggapan pelapor",
            save_word="Simpan tanggapan",
            parent=parent,
        )
        self.reached = RadioList(
            [(key.value, capitalised(word)) for key, word in REACHED_WORDS.items()],
            chosen=Reached.YES.value,
        )
        self.add_field("reached", Field("Jawaban", self.reached))
        self.solved = RadioList(
            [(key.value, capitalised(word)) for key, word in SOLVED_WORDS.items()],
            chosen=Solved.UNASKED.value,
        )
        self.add_field("solved", Field("Masalahnya", self.solved))
        rates = [(key.value, word) for key, word in SATISFACTION_WORDS.items()]
        self.satisfaction = ComboBox([("", "Tidak ditanyakan"), *rates])
        self._rating = Field("Kepuasan", self.satisfaction)
        self.add_field("satisfaction", self._rating)
        self._rating.setVisible(context.office.settings.asks_satisfaction)
        self.to = ComboBox(
            [
                (_NOT_AGAIN, "Tidak dibuka kembali"),
                (Turn.DESK.value, f"{context.office.desk}, untuk jawaban baru"),
                (Turn.HEAD.value, "Kepala, untuk disposisi baru"),
                (Turn.TEAM.value, "Tim yang sama, untuk tindak lanjut lagi"),
            ]
        )
        self._again = Field("Dibuka kembali untuk", self.to)
        self.add_field("to", self._again)
        self.moment = self.moment_field("Waktu tanggapan")
        self.form.addWidget(self.moment)
        self.note = TextEdit(lines=3, placeholder="Apa yang dikatakan pelapor")
        self.add_field("note", Field("Catatan", self.note, optional=True))
        self.closes = CheckBox("Tutup aduan", checked=True)
        self.closes.setVisible(row.status is Status.ANSWERED)
        self.form.addWidget(self.closes)
        self.solved.changed.connect(self._on_solved)
        self._on_solved()
        self.finish_form(self.reached)

    def work(self) -> Work:
        """Return the recording of the response."""
        again = str(self.to.currentData() or "") if self._unsolved() else ""
        return call(
            record_response,
            complaint_id=self.row.id,
            version=self.row.version,
            happened_at=self.moment.moment("happened_at"),
            reached=self.reached.chosen(),
            solved=self.solved.chosen(),
            satisfaction=str(self.satisfaction.currentData() or ""),
            note=self.note.toPlainText(),
            close=self.row.status is Status.ANSWERED and self.closes.isChecked() and not again,
            to=Turn(again) if again else None,
        )

    def _unsolved(self) -> bool:
        return self.solved.chosen() == Solved.NO

    def _on_solved(self) -> None:
        self._again.setVisible(self._unsolved())
        self.closes.setEnabled(not self._unsolved())
        self.fit()
