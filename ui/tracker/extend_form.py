"""The form by which the head's extension of a team's working days is recorded."""

from PySide6.QtWidgets import QWidget

from app.case import ComplaintRow
from app.desk.extending import extend
from app.errors import UserMistake
from app.office import Office
from app.rules.kinds import Status, Unit
from ui.forms.case_dialog import ActionDialog, Work, side_by_side
from ui.page import Context
from ui.parts.fields.editors import LineEdit, TextEdit
from ui.parts.fields.field import Field
from ui.tasks import call

WORD = "Perpanjang…"


def can_extend(row: ComplaintRow, office: Office) -> bool:
    """Tell whether the team's working days run, so that the head may give more of them."""
    return row.status is Status.IN_FOLLOW_UP and row.target(office).unit is Unit.WORKING_DAYS


class ExtendDialog(ActionDialog):
    """How many working days more, why, and when the head said so."""

    def __init__(self, context: Context, row: ComplaintRow, *, parent: QWidget) -> None:
        super().__init__(
            context, row, title="Perpanjang tenggat", save_word="Perpanjang", parent=parent
        )
        self.days = LineEdit(placeholder="3", longest=3)
        days = Field("Tambahan hari kerja", self.days, "Diberikan oleh Kepala.")
        self.know_field("days", days)
        self.moment = self.moment_field("Diputuskan pada")
        self.form.addLayout(side_by_side(days, self.moment))
        self.reason = TextEdit(lines=3, placeholder="Mengapa tim memerlukan waktu tambahan")
        self.add_field("reason", Field("Alasan", self.reason))
        self.finish_form(self.days)

    def work(self) -> Work:
        """Return the recording of the extension."""
        typed = self.days.text().strip()
        if not typed.isdecimal():
            raise UserMistake({"days": "Tulis banyaknya hari kerja dengan angka. Contoh: 3."})
        return call(
            extend,
            complaint_id=self.row.id,
            version=self.row.version,
            happened_at=self.moment.moment("happened_at"),
            days=int(typed),
            reason=self.reason.toPlainText(),
        )
