"""The forms that protect: asking for an identity, lifting a guard, holding a case from erasure."""

from PySide6.QtWidgets import QWidget

from app.case import Case
from app.desk.lifting_guard import lift_guard
from app.desk.opening_seals import ask_identity
from app.keeping.retention import hold
from ui.forms.case_dialog import ActionDialog, Work
from ui.page import Context
from ui.parts.fields.choice_lists import RadioList
from ui.parts.fields.editors import TextEdit
from ui.parts.fields.field import Field
from ui.tasks import call


class ReasonDialog(ActionDialog):
    """A form on one case that asks for a reason."""

    def __init__(
        self,
        context: Context,
        case: Case,
        *,
        title: str,
        save_word: str,
        example: str,
        parent: QWidget,
    ) -> None:
        super().__init__(context, case.row, title=title, save_word=save_word, parent=parent)
        self.case = case
        self.add_choices()
        self.reason = TextEdit(lines=3, placeholder=example)
        self.add_field("reason", Field("Alasan", self.reason))
        self.finish_form(self.reason)

    def add_choices(self) -> None:
        """Add what has to be chosen before the reason."""


class AskIdentityDialog(ReasonDialog):
    """Why a team needs to see who brought the case."""

    def __init__(self, context: Context, case: Case, *, parent: QWidget) -> None:
        super().__init__(
            context,
            case,
            title="Minta dibukakan identitas",
            save_word="Kirim permintaan",
            example="Contoh: perlu menanyakan bukti kepada pelapor",
            parent=parent,
        )

    def work(self) -> Work:
        """Return the asking."""
        return call(ask_identity, complaint_id=self.row.id, reason=self.reason.toPlainText())


class LiftGuardDialog(ReasonDialog):
    """Why a party may handle a case that is about it."""

    def __init__(self, context: Context, case: Case, *, parent: QWidget) -> None:
        super().__init__(
            context,
            case,
            title="Izinkan pihak yang diadukan",
            save_word="Izinkan",
            example="Contoh: hanya tim ini yang berwenang; diawasi Kepala langsung",
            parent=parent,
        )

    def add_choices(self) -> None:
        """Add the parties that the case is about."""
        names = dict(self.case.accused)
        self.party = RadioList(list(names.items()), chosen=next(iter(names), ""))
        self.add_field("party", Field("Pihak", self.party))

    def work(self) -> Work:
        """Return the lifting."""
        return call(
            lift_guard,
            complaint_id=self.row.id,
            party=self.party.chosen(),
            reason=self.reason.toPlainText(),
        )


class HoldDialog(ReasonDialog):
    """Why a case must not be erased."""

    def __init__(self, context: Context, case: Case, *, parent: QWidget) -> None:
        super().__init__(
            context,
            case,
            title="Tahan dari pemusnahan",
            save_word="Tahan",
            example="Contoh: sedang diperiksa inspektorat",
            parent=parent,
        )

    def work(self) -> Work:
        """Return the hold."""
        return call(hold, complaint_id=self.row.id, reason=self.reason.toPlainText())
