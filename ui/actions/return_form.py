"""The form of a result report that the head gives back to its teams."""

from PySide6.QtWidgets import QWidget

from app.case import ComplaintRow
from app.desk.approving import return_result
from ui.forms.case_dialog import ActionDialog, Work
from ui.page import Context
from ui.parts.fields.editors import TextEdit
from ui.parts.fields.field import Field
from ui.tasks import call


class ReturnResultDialog(ActionDialog):
    """Why the report goes back, and since when."""

    def __init__(self, context: Context, row: ComplaintRow, *, parent: QWidget) -> None:
        super().__init__(
            context, row, title="Kembalikan laporan hasil", save_word="Kembalikan", parent=parent
        )
        self.reason = TextEdit(lines=3, placeholder="Contoh: buktinya belum dilampirkan")
        hint = "Dibaca tim di halaman aduan; waktu tindak lanjutnya berjalan dari awal."
        self.add_field("reason", Field("Yang perlu dilengkapi", self.reason, hint))
        self.moment = self.moment_field("Dikembalikan pada")
        self.form.addWidget(self.moment)
        self.finish_form(self.reason)

    def work(self) -> Work:
        """Return the recording of what the head wants of the teams."""
        return call(
            return_result,
            complaint_id=self.row.id,
            version=self.row.version,
            happened_at=self.moment.moment("happened_at"),
            reason=self.reason.toPlainText(),
        )
