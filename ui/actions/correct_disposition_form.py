"""The form that corrects a disposition recorded otherwise than the head ticked it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.case import Case, Seal, TimelineEntry
from app.desk.correcting_disposition import correct_disposition
from app.office import Choice
from app.outcome import Outcome
from app.rules.kinds import URGENCY_WORDS, Urgency
from ui.actions.correcting_back import TAKEN_BACK, offer_correcting_back
from ui.forms.beside_teams import BesideTeams
from ui.forms.case_dialog import ActionDialog, Work, side_by_side
from ui.forms.moment_field import MomentField
from ui.page import Context
from ui.parts.fields.choice_lists import CheckList
from ui.parts.fields.choices import SegmentedControl
from ui.parts.fields.editors import LineEdit, TextEdit
from ui.parts.fields.field import Field

_LINE = 2000


class CorrectDispositionDialog(ActionDialog):
    """Teams, instructions, note, urgency and moment as the sheet has them."""

    def __init__(
        self, context: Context, case: Case, disposed: TimelineEntry, *, parent: QWidget
    ) -> None:
        super().__init__(
            context,
            case.row,
            title="Betulkan disposisi",
            save_word="Simpan pembetulan",
            parent=parent,
            width=680,
        )
        office = context.office
        self.teams = _list(office.teams, office.former_teams, disposed.detail.teams)
        self.instructions = _list(
            office.instructions, office.former_instructions, case.instructions
        )
        lists = QHBoxLayout()
        lists.setSpacing(24)
        for key, name, box, ticked in (
            ("teams", "Diteruskan kepada", self.teams, disposed.detail.teams),
            ("instructions", "Dengan hormat harap", self.instructions, case.instructions),
        ):
            box.choose(ticked)
            field = Field(name, box)
            self.know_field(key, field)
            lists.addWidget(field, 1)
        self.form.addLayout(lists)
        self._add_beside(case)
        self.urgency = SegmentedControl(
            [(key.value, word) for key, word in URGENCY_WORDS.items()], name="Sifat"
        )
        self.urgency.set_current(case.urgency.value)
        self.moment = MomentField(
            "Tanggal dan jam disposisi",
            clock=context.clock,
            zone=context.zone,
            at=disposed.told_at,
            hint="",
        )
        self.know_field("happened_at", self.moment)
        self.form.addLayout(side_by_side(self.moment, Field("Sifat", self.urgency)))
        self._note = case.disposition_note
        self.note = TextEdit(self._note, lines=2, placeholder="Yang ditulis Kepala pada lembar")
        self._sealed = case.content_seal in (Seal.CLOSED, Seal.DENIED)
        if not self._sealed:
            self.add_field("note", Field("Catatan Kepala", self.note, optional=True))
        self.reason = LineEdit(placeholder="Contoh: salah baca centang", longest=_LINE)
        self.add_field("reason", Field("Alasan pembetulan", self.reason))
        self._before = self._wanted()
        self.saved.connect(self._offer_undo)
        self.finish_form(self.teams)

    def _add_beside(self, case: Case) -> None:
        """Add who leads and who got a copy, as the disposition has it now."""
        self.beside = BesideTeams(self.context.office.known_teams)
        self.know_field("lead", self.beside.lead_field)
        self.know_field("copies", self.beside.copies_field)
        self.form.addWidget(self.beside)
        self.beside.show_teams(self.teams.chosen())
        disposed = case.disposition
        lead = disposed.detail.lead if disposed is not None else ""
        self.beside.show_decided(lead, case.copies)
        self.teams.changed.connect(lambda: self.beside.show_teams(self.teams.chosen()))
        self.beside.fitted.connect(self.fit)

    def work(self) -> Work:
        """Return the correcting of the disposition."""
        return partial(self._wanted(), reason=self.reason.text(), version=self.row.version)

    def _wanted(self) -> Callable[..., Outcome]:
        """Return the correcting of the disposition to what is typed now, but for its reason."""
        return partial(
            correct_disposition,
            complaint_id=self.row.id,
            happened_at=self.moment.moment("happened_at"),
            teams=self.teams.chosen(),
            instructions=self.instructions.chosen(),
            urgency=Urgency(self.urgency.current()),
            lead=self.beside.chosen_lead(),
            copies=self.beside.chosen_copies(),
            note=None if self._sealed else self.note.toPlainText(),
        )

    def _offer_undo(self, outcome: Outcome) -> None:
        offer_correcting_back(self.context, outcome, partial(self._before, reason=TAKEN_BACK))


def _list(offered: Sequence[Choice], former: Sequence[Choice], ticked: Sequence[str]) -> CheckList:
    """Return what is offered, and what was ticked although it is offered no more."""
    there = (*offered, *(entry for entry in former if entry.code in ticked))
    return CheckList([(entry.code, entry.name) for entry in there])
