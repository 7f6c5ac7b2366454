"""The form that withdraws a file kept with a case."""

from PySide6.QtWidgets import QWidget

from app.case import Case, Evidence
from app.desk.attaching import withdraw_evidence
from ui.actions.protecting_forms import ReasonDialog
from ui.case.evidence_panel import name_of
from ui.forms.case_dialog import Work
from ui.page import Context
from ui.parts.labels import ShortLabel, label
from ui.tasks import call

_KEPT = "Bukti yang ditarik tidak berlaku lagi, tetapi tetap disimpan bersama alasannya."


class WithdrawEvidenceDialog(ReasonDialog):
    """Why a file counts no more."""

    def __init__(
        self, context: Context, case: Case, *, evidence: Evidence, parent: QWidget
    ) -> None:
        self.evidence = evidence
        super().__init__(
            context,
            case,
            title="Tarik bukti",
            save_word="Tarik",
            example="Contoh: berkas aduan lain",
            parent=parent,
        )

    def add_choices(self) -> None:
        """Say which file it is about, and what becomes of it."""
        self.form.addWidget(ShortLabel(name_of(self.evidence), "strong"))
        self.form.addWidget(label(_KEPT, "second", wrap=True))

    def draft_name(self) -> str:
        """Return under which name its draft is kept."""
        return f"{type(self).__name__}-{self.row.id}-{self.evidence.number}"

    def work(self) -> Work:
        """Return the withdrawing."""
        return call(
            withdraw_evidence,
            complaint_id=self.row.id,
            file=self.evidence.file,
            reason=self.reason.toPlainText(),
        )
