"""The form for a complaint that isn't ours: forwarded to another office, told, and closed."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.case import Case, ComplaintRow
from app.desk.disposing import forward_elsewhere
from app.desk.reading_cases import glance_at
from app.rules.templates import Purpose
from ui.actions.answer_form import channel_choice
from ui.actions.summary_form import SummaryField
from ui.actions.template_row import TemplateRow
from ui.forms.case_dialog import ActionDialog, Work, side_by_side
from ui.forms.editor_values import read
from ui.forms.moment_field import MomentField
from ui.page import Context
from ui.parts.fields.checks import CheckBox
from ui.parts.fields.editors import TextEdit
from ui.parts.fields.field import Field
from ui.parts.fields.finding_choice import FindingChoice
from ui.tasks import call


class ForwardDialog(ActionDialog):
    """To whom and when; with a tick also what the complainant was told, with another: closed."""

    def __init__(self, context: Context, row: ComplaintRow, *, parent: QWidget) -> None:
        super().__init__(
            context,
            row,
            title="Bukan kewenangan: teruskan",
            save_word="Teruskan",
            parent=parent,
            width=560,
        )
        others = [(entry.code, entry.name) for entry in context.office.others]
        self.office = FindingChoice([("", "Pilih satker atau instansi"), *others])
        self.add_field(
            "office",
            Field("Diteruskan kepada", self.office, "Menjadi satker yang dituju aduan ini."),
        )
        self.moment = self.moment_field("Waktu diteruskan")
        self.form.addWidget(self.moment)
        self.note = TextEdit(lines=2)
        self.add_field("note", Field("Catatan", self.note, optional=True))
        self.told = CheckBox("Pelapor sudah diberi tahu")
        self.form.addWidget(self.told)
        self._telling = self._build_telling()
        self._telling.hide()
        self.form.addWidget(self._telling)
        self.closes = CheckBox("Tutup aduan", checked=True)
        self.form.addWidget(self.closes)
        self.summary = SummaryField(context, row)
        self.add_field("summary", self.summary)
        self.closes.toggled.connect(self._on_closes)
        self.told.toggled.connect(self._on_told)
        self.finish_form(self.office)
        concerned = call(glance_at, complaint_id=row.id)
        context.ask(concerned, then=self._propose_office, owner=self)

    def work(self) -> Work:
        """Return the forwarding."""
        told = self.told.isChecked()
        return call(
            forward_elsewhere,
            complaint_id=self.row.id,
            version=self.row.version,
            happened_at=self.moment.moment("happened_at"),
            office=str(self.office.currentData() or ""),
            note=self.note.toPlainText(),
            answered_at=self.told_at.moment("answered_at") if told else None,
            answer=self.answer.toPlainText() if told else "",
            channel=read(self.channel) if told else "",
            close=self.closes.isChecked(),
            summary=self.summary.summary(),
        )

    def _build_telling(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(24, 0, 0, 0)
        column.setSpacing(12)
        self.channel = channel_choice(self.context.office, self.row.medium)
        channel = Field("Saluran", self.channel)
        self.told_at = MomentField(
            "Waktu diberi tahu",
            clock=self.context.clock,
            zone=self.context.zone,
            after=self.row.step_started_at,
            hint="",
        )
        column.addLayout(side_by_side(channel, self.told_at))
        self.answer = TextEdit(lines=3)
        hint = "Tercetak di surat jawaban kepada pelapor, tidak di laporan tahunan."
        answer = Field("Isi jawaban", self.answer, hint)
        column.addWidget(answer)
        self.templates = TemplateRow(
            self.context, self.row, self.answer, purposes=(Purpose.FORWARDED,)
        )
        self.office.currentIndexChanged.connect(self._know_office)
        column.addWidget(self.templates)
        for key, field in (("channel", channel), ("answered_at", self.told_at), ("answer", answer)):
            self.know_field(key, field)
        return part

    def _propose_office(self, case: Case) -> None:
        """Begin with the office that the slip named, where it isn't ours."""
        named = (each.code for each in self.context.office.others if each.name == case.about_office)
        if not self.row.forwarded:
            self.propose(self.office, next(named, ""))

    def _know_office(self, *_: object) -> None:
        to = self.context.office.agency(str(self.office.currentData() or ""))
        address = " ".join(to.address.split())
        self.templates.know_words(tujuan=to.name, alamat_tujuan=address, kontak_tujuan=to.contact)

    def _on_closes(self, on: bool) -> None:
        self.summary.offer(on=on)
        self.fit()

    def _on_told(self, on: bool) -> None:
        self._telling.setVisible(on)
        if on:
            self.answer.setFocus()
        self.fit()
