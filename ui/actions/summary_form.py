"""What the annual report tells of a case: a form of its own, and a field where a case ends."""

from PySide6.QtWidgets import QWidget

from app.case import Case, ComplaintRow
from app.desk.summarising import write_summary
from app.roles import Role
from ui.forms.case_dialog import ActionDialog, Work
from ui.page import Context
from ui.parts.fields.editors import TextEdit
from ui.parts.fields.field import Field
from ui.tasks import call

_HINT = "Tercetak di laporan tahunan dan tidak disegel: tulis tanpa nama, alamat, atau nomor."
_EXAMPLE = "Contoh: kursi ruang tunggu sudah diganti"


class SummaryField(Field):
    """The field; it shows itself only to who can have a summary checked."""

    def __init__(self, context: Context, row: ComplaintRow, *, written: str = "") -> None:
        self._edit = TextEdit(written, lines=2, placeholder=_EXAMPLE)
        super().__init__("Ringkasan untuk laporan", self._edit, _HINT, optional=True)
        readable = not row.confidential or row.anonymous
        self._may = readable or Role.HEAD in context.register.account.roles
        if not self._may:
            self.hide()

    def offer(self, *, on: bool) -> None:
        """Show the field, or not: a case that goes on has no summary yet."""
        self.setVisible(on and self._may)

    def summary(self) -> str:
        """Return what is typed; "" while the field is not offered."""
        return "" if self.isHidden() else self._edit.toPlainText()


class SummaryDialog(ActionDialog):
    """What the report tells of the case, or that it tells nothing."""

    def __init__(self, context: Context, case: Case, *, parent: QWidget) -> None:
        super().__init__(
            context, case.row, title="Ringkasan untuk laporan", save_word="Simpan", parent=parent
        )
        self.summary = SummaryField(context, case.row, written=case.report_summary)
        self.add_field("summary", self.summary)
        self.finish_form(self.summary.editor)

    def work(self) -> Work:
        """Return the writing of the summary."""
        return call(
            write_summary,
            complaint_id=self.row.id,
            summary=self.summary.summary(),
            version=self.row.version,
        )
