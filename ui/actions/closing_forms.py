"""The forms that end a case without an answer, and open a closed one again."""

from PySide6.QtWidgets import QWidget

from app.case import ComplaintRow
from app.desk.closing import close_case, reopen_case
from app.rules.kinds import CLOSING_WORDS, Status
from ui.actions.summary_form import SummaryField
from ui.forms.case_dialog import ActionDialog, Work
from ui.page import Context
from ui.parts.fields.choice_lists import RadioList
from ui.parts.fields.editors import TextEdit
from ui.parts.fields.field import Field
from ui.tasks import call


class CloseDialog(ActionDialog):
    """How the case ended and when."""

    def __init__(self, context: Context, row: ComplaintRow, *, parent: QWidget) -> None:
        super().__init__(context, row, title="Tutup aduan", save_word="Tutup aduan", parent=parent)
        self.closing = RadioList(
            [(key.value, word) for key, word in CLOSING_WORDS.items()], chosen=_usual_closing(row)
        )
        self.add_field("closing", Field("Cara selesai", self.closing))
        self.moment = self.moment_field("Waktu ditutup")
        self.form.addWidget(self.moment)
        self.summary = SummaryField(context, row)
        self.add_field("summary", self.summary)
        self.finish_form(self.closing)

    def work(self) -> Work:
        """Return the closing."""
        return call(
            close_case,
            complaint_id=self.row.id,
            happened_at=self.moment.moment("happened_at"),
            closing=self.closing.chosen(),
            summary=self.summary.summary(),
        )


class ReopenDialog(ActionDialog):
    """Why a closed case is opened again."""

    def __init__(self, context: Context, row: ComplaintRow, *, parent: QWidget) -> None:
        super().__init__(
            context, row, title="Buka kembali", save_word="Buka kembali", parent=parent
        )
        self.reason = TextEdit(lines=3, placeholder="Contoh: ada keterangan baru dari pelapor")
        self.add_field("reason", Field("Alasan", self.reason))
        self.finish_form(self.reason)

    def work(self) -> Work:
        """Return the reopening."""
        return call(reopen_case, complaint_id=self.row.id, reason=self.reason.toPlainText())


def _usual_closing(row: ComplaintRow) -> str:
    if row.status is Status.ANSWERED:
        return "answered"
    return "forwarded" if row.forwarded else ""
