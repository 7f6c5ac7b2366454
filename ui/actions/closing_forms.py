"""The forms that end a case without an answer, and open a closed one again."""

from PySide6.QtWidgets import QWidget

from app.case import ComplaintRow
from app.desk.closing import close_case
from app.desk.reopening import reopen_case
from app.rules.kinds import CHOSEN_CLOSINGS, CLOSING_WORDS, Closing, Status, Turn
from ui.actions.summary_form import SummaryField
from ui.forms.case_dialog import ActionDialog, Work
from ui.page import Context
from ui.parts.fields.choice_lists import CheckList, RadioList
from ui.parts.fields.editors import LineEdit, TextEdit
from ui.parts.fields.field import Field
from ui.tasks import call


class CloseDialog(ActionDialog):
    """How the case ended and when."""

    def __init__(self, context: Context, row: ComplaintRow, *, parent: QWidget) -> None:
        super().__init__(context, row, title="Tutup aduan", save_word="Tutup aduan", parent=parent)
        self.closing = RadioList(
            [(key.value, CLOSING_WORDS[key]) for key in CHOSEN_CLOSINGS], chosen=_usual_closing(row)
        )
        self.add_field("closing", Field("Cara selesai", self.closing))
        self.leader = LineEdit(placeholder="Contoh: 2026-0012")
        self._leader = Field(
            "Nomor aduan yang dihitung",
            self.leader,
            "Nomor ini tetap ada di register, tetapi tidak dihitung lagi dalam rekapitulasi.",
        )
        self.add_field("leader", self._leader)
        self._leader.hide()
        self.closing.changed.connect(self._on_closing)
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
            version=self.row.version,
            happened_at=self.moment.moment("happened_at"),
            closing=self.closing.chosen(),
            summary=self.summary.summary(),
            leader=self.leader.text(),
        )

    def _on_closing(self) -> None:
        self._leader.setVisible(self.closing.chosen() == Closing.DOUBLE)
        self.fit()


class ReopenDialog(ActionDialog):
    """Who has to act on a closed case again, and why."""

    def __init__(self, context: Context, row: ComplaintRow, *, parent: QWidget) -> None:
        super().__init__(
            context, row, title="Buka kembali", save_word="Buka kembali", parent=parent
        )
        office = context.office
        self.to = RadioList(
            [
                (Turn.DESK.value, f"{office.desk}, untuk jawaban baru"),
                (Turn.HEAD.value, "Kepala, untuk disposisi baru"),
                (Turn.TEAM.value, "Tim, untuk tindak lanjut lagi"),
            ],
            chosen=Turn.DESK.value,
        )
        self.add_field("to", Field("Kembali kepada", self.to))
        self.teams = CheckList([(team.code, team.name) for team in office.teams])
        self._teams = Field("Tim", self.teams)
        self.add_field("teams", self._teams)
        self._teams.hide()
        self.to.changed.connect(self._on_to)
        self.reason = TextEdit(lines=3, placeholder="Contoh: ada keterangan baru dari pelapor")
        self.add_field("reason", Field("Alasan", self.reason))
        self.finish_form(self.reason)

    def work(self) -> Work:
        """Return the reopening."""
        return call(
            reopen_case,
            complaint_id=self.row.id,
            reason=self.reason.toPlainText(),
            to=Turn(self.to.chosen()),
            teams=self.teams.chosen(),
        )

    def _on_to(self) -> None:
        self._teams.setVisible(self.to.chosen() == Turn.TEAM)
        self.fit()


def _usual_closing(row: ComplaintRow) -> str:
    if row.status is Status.ANSWERED:
        return "answered"
    return "forwarded" if row.forwarded else ""
