"""The forms of the team's work: progress, the result report, and a pause."""

from PySide6.QtWidgets import QWidget

from app.case import ComplaintRow
from app.desk.following_up import pause, record_progress, record_result
from app.rules.kinds import PAUSE_REASON_WORDS, TEAM_RESULT_WORDS, PauseReason
from app.rules.templates import Purpose
from app.rules.wording import capitalised
from ui.actions.template_row import TemplateRow
from ui.forms.case_dialog import ActionDialog, Work
from ui.page import Context
from ui.parts.fields.checks import CheckBox
from ui.parts.fields.choice_lists import RadioList
from ui.parts.fields.editors import TextEdit
from ui.parts.fields.field import Field
from ui.tasks import call


class ProgressDialog(ActionDialog):
    """What the team did; a tick says that its work is done."""

    def __init__(self, context: Context, row: ComplaintRow, *, parent: QWidget) -> None:
        super().__init__(
            context, row, title="Catat tindak lanjut", save_word="Simpan", parent=parent
        )
        self.note = TextEdit(lines=5, placeholder="Apa yang dilakukan tim")
        self.add_field("note", Field("Uraian", self.note))
        self.moment = self.moment_field()
        self.form.addWidget(self.moment)
        self.work_done = CheckBox("Tindak lanjut selesai")
        self.form.addWidget(self.work_done)
        self.finish_form(self.note)

    def work(self) -> Work:
        """Return the recording of the progress."""
        return call(
            record_progress,
            complaint_id=self.row.id,
            happened_at=self.moment.moment("happened_at"),
            note=self.note.toPlainText(),
            finished=self.work_done.isChecked(),
        )


class ResultDialog(ActionDialog):
    """The team's result report, as ticked and written on the back of the sheet."""

    def __init__(self, context: Context, row: ComplaintRow, *, parent: QWidget) -> None:
        super().__init__(
            context, row, title="Catat laporan hasil", save_word="Simpan laporan", parent=parent
        )
        self.ending = RadioList(
            [(key.value, word) for key, word in TEAM_RESULT_WORDS.items()], chosen="settled"
        )
        self.add_field("result", Field("Hasil", self.ending))
        self.note = TextEdit(lines=5, placeholder="Ringkasan hasil tindak lanjut")
        hint = "Dibaca di halaman aduan; tidak tercetak di laporan tahunan."
        self.add_field("note", Field("Isi laporan", self.note, hint))
        self.moment = self.moment_field("Waktu laporan diterima")
        self.form.addWidget(self.moment)
        self.finish_form(self.note)

    def work(self) -> Work:
        """Return the recording of the result report."""
        return call(
            record_result,
            complaint_id=self.row.id,
            version=self.row.version,
            happened_at=self.moment.moment("happened_at"),
            result=self.ending.chosen(),
            note=self.note.toPlainText(),
        )


class PauseDialog(ActionDialog):
    """Why the clock is to stand still."""

    def __init__(self, context: Context, row: ComplaintRow, *, parent: QWidget) -> None:
        super().__init__(context, row, title="Jeda", save_word="Jeda aduan", parent=parent)
        reasons = [(key.value, capitalised(word)) for key, word in PAUSE_REASON_WORDS.items()]
        self.reason = RadioList(reasons)
        self.add_field("reason", Field("Alasan", self.reason))
        self.note = TextEdit(lines=3)
        self.add_field("note", Field("Catatan", self.note, optional=True))
        self.templates = TemplateRow(context, row, self.note, purposes=(Purpose.COMPLETENESS,))
        self.templates.hide()
        self.form.addWidget(self.templates)
        self.reason.changed.connect(self._on_reason)
        self.moment = self.moment_field("Dijeda sejak")
        self.form.addWidget(self.moment)
        self.finish_form(self.reason)

    def work(self) -> Work:
        """Return the pausing."""
        return call(
            pause,
            complaint_id=self.row.id,
            happened_at=self.moment.moment("happened_at"),
            reason=self.reason.chosen(),
            note=self.note.toPlainText(),
        )

    def _on_reason(self) -> None:
        """Offer what the complainant is asked for, where the case waits for that."""
        self.templates.setVisible(self.reason.chosen() == PauseReason.COMPLAINANT)
        self.fit()
