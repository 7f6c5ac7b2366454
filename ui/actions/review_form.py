"""The form of the desk's short review, which the head reads on the sheet."""

from PySide6.QtWidgets import QWidget

from app.case import Case
from app.desk.reviewing import write_review
from ui.forms.case_dialog import ActionDialog, Work
from ui.page import Context
from ui.parts.fields.editors import TextEdit
from ui.parts.fields.field import Field
from ui.tasks import call

_OPEN = "Tercetak di bawah perihal, paling banyak empat baris. Tulis tanpa nama pelapor."
_SEALED = "Aduan rahasia: disegel di register; lembar hanya menyebut bahwa telaahnya ada."


class ReviewDialog(ActionDialog):
    """What the desk makes of a complaint; empty, it has none."""

    def __init__(self, context: Context, case: Case, *, parent: QWidget) -> None:
        super().__init__(
            context, case.row, title="Telaah singkat", save_word="Simpan telaah", parent=parent
        )
        self.review = TextEdit(
            case.review or "",
            lines=4,
            placeholder="Contoh: sudah dicek, layar memang rusak; usul ke …",
        )
        hint = _SEALED if case.row.confidential else _OPEN
        self.add_field("review", Field("Telaah untuk Kepala", self.review, hint, optional=True))
        self.finish_form(self.review)

    def work(self) -> Work:
        """Return the writing of the review."""
        return call(
            write_review,
            complaint_id=self.row.id,
            version=self.row.version,
            review=self.review.toPlainText(),
        )
