"""The form for what the head ticked and wrote on the disposition sheet."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.case import ComplaintRow
from app.desk.disposing import move_to_team, record_disposition, usual_teams
from app.desk.spare_sheets import Spare, spare_sheets
from app.outcome import Outcome
from app.register import Register
from app.rules.kinds import URGENCY_WORDS, Urgency
from app.rules.moments import table_moment
from app.rules.wording import sentence_list
from ui.forms.beside_teams import BesideTeams
from ui.forms.case_dialog import ActionDialog, Work, side_by_side
from ui.page import Context
from ui.parts.buttons import button
from ui.parts.fields.choice_lists import CheckList
from ui.parts.fields.choices import SegmentedControl
from ui.parts.fields.editors import ComboBox, TextEdit
from ui.parts.fields.field import Field
from ui.parts.labels import label
from ui.tasks import call

_NO_SPARE: Final = (("", "Bukan pada formulir cadangan"),)


class DispositionDialog(ActionDialog):
    """Teams, instructions, note, urgency and moment; `forward_wanted` when it isn't ours."""

    forward_wanted = Signal()

    def __init__(
        self,
        context: Context,
        row: ComplaintRow,
        *,
        parent: QWidget,
        urgency: Urgency = Urgency.ORDINARY,
    ) -> None:
        decides = context.register.account.decides
        super().__init__(
            context,
            row,
            title="Disposisi" if decides else "Catat hasil disposisi",
            save_word="Simpan disposisi",
            parent=parent,
            width=680,
        )
        office = context.office
        self.teams = CheckList([(team.code, team.name) for team in office.teams])
        self.instructions = CheckList([(entry.code, entry.name) for entry in office.instructions])
        lists = QHBoxLayout()
        lists.setSpacing(24)
        for key, name, box in (
            ("teams", "Diteruskan kepada", self.teams),
            ("instructions", "Dengan hormat harap", self.instructions),
        ):
            field = Field(name, box)
            self.know_field(key, field)
            lists.addWidget(field, 1)
        self.form.addLayout(lists)
        self._add_beside()
        self.spare = ComboBox(_NO_SPARE)
        self._spare = Field("Formulir cadangan", self.spare)
        self.add_field("spare", self._spare)
        self._spare.hide()
        asked = "Pesan untuk tim" if decides else "Yang ditulis Kepala pada lembar"
        self.note = TextEdit(lines=2, placeholder=asked)
        word = "Catatan" if decides else "Catatan Kepala"
        self.add_field("note", Field(word, self.note, optional=True))
        self.urgency = SegmentedControl(
            [(key.value, word) for key, word in URGENCY_WORDS.items()], name="Sifat"
        )
        self.urgency.set_current(urgency.value)
        self.moment = self.moment_field("Tanggal dan jam disposisi", paper="Lembar ini")
        self.form.addLayout(side_by_side(self.moment, Field("Sifat", self.urgency)))
        elsewhere = button("Bukan kewenangan…", "quiet", icon="mail-forward")
        elsewhere.clicked.connect(self._on_elsewhere)
        self.add_to_foot(elsewhere)
        self.finish_form(self.teams)
        usual = call(usual_teams, complaint_id=row.id)
        context.ask(usual, then=self._tell_usual, owner=self)
        context.ask(call(spare_sheets), then=self._offer_spares, owner=self)

    def work(self) -> Work:
        """Return the recording of the disposition."""
        happened_at = self.moment.moment("happened_at")
        teams, instructions = self.teams.chosen(), self.instructions.chosen()
        note, urgency = self.note.toPlainText(), Urgency(self.urgency.current())
        spare = str(self.spare.currentData() or "")
        lead, copies = self.beside.chosen_lead(), self.beside.chosen_copies()

        def run(register: Register) -> Outcome:
            return record_disposition(
                register,
                complaint_id=self.row.id,
                version=self.row.version,
                happened_at=happened_at,
                teams=teams,
                instructions=instructions,
                note=note,
                urgency=urgency,
                lead=lead,
                copies=copies,
                spare=spare,
            )

        return run

    def _add_beside(self) -> None:
        """Add who usually has such a case, who leads among several teams, and who gets a copy."""
        self.usual = label("", "hint", wrap=True)
        self.usual.hide()
        self.form.addWidget(self.usual)
        self.beside = BesideTeams(self.context.office.teams)
        self.know_field("lead", self.beside.lead_field)
        self.know_field("copies", self.beside.copies_field)
        self.form.addWidget(self.beside)
        self.teams.changed.connect(self._on_teams)
        self.beside.fitted.connect(self.fit)

    def _on_teams(self) -> None:
        self.beside.show_teams(self.teams.chosen())

    def _tell_usual(self, usual: Sequence[tuple[str, int, int]]) -> None:
        """Say who had such cases before; nothing is ticked for the head."""
        names = {team.code: team.name for team in self.context.office.teams}
        told = [
            f"{names[code]} ({many} dari {whole})" for code, many, whole in usual if code in names
        ]
        self.usual.setText(f"Materi ini biasanya kepada {sentence_list(told)}.")
        self.usual.setVisible(bool(told))
        self.fit()

    def _offer_spares(self, spares: Sequence[Spare]) -> None:
        """Offer the blank sheets on which the head may have written, where there are any."""
        choices = [
            (
                spare.number,
                f"{spare.number}, dicetak {table_moment(spare.reserved_at, self.context.zone)}",
            )
            for spare in spares
        ]
        self.spare.set_choices([*_NO_SPARE, *choices])
        self._spare.setVisible(bool(spares))
        self.fit()

    def _on_elsewhere(self) -> None:
        self.reject()
        self.forward_wanted.emit()


class MoveDialog(ActionDialog):
    """Which team works on a running case instead, since when, and why."""

    def __init__(self, context: Context, row: ComplaintRow, *, parent: QWidget) -> None:
        super().__init__(
            context,
            row,
            title="Pindahkan ke tim lain",
            save_word="Pindahkan",
            parent=parent,
        )
        self.teams = CheckList([(team.code, team.name) for team in context.office.teams])
        hint = (
            "Waktu tindak lanjut tim yang baru berjalan dari awal; tim lama tidak melihatnya lagi."
        )
        self.add_field("teams", Field("Dipindahkan kepada", self.teams, hint))
        self.reason = TextEdit(lines=2, placeholder="Contoh: bukan tugas tim itu")
        self.add_field("reason", Field("Alasan", self.reason))
        self.moment = self.moment_field("Dipindahkan sejak")
        self.form.addWidget(self.moment)
        self.finish_form(self.teams)

    def work(self) -> Work:
        """Return the moving."""
        return call(
            move_to_team,
            complaint_id=self.row.id,
            version=self.row.version,
            happened_at=self.moment.moment("happened_at"),
            teams=self.teams.chosen(),
            reason=self.reason.toPlainText(),
        )
