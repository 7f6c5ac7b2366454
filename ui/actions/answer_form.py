"""The form for what the complainant was told, and the channel a medium is answered through."""

from PySide6.QtWidgets import QWidget

from app.case import ComplaintRow
from app.desk.answering import record_answer
from app.office import Office
from app.rules.templates import Purpose
from ui.actions.summary_form import SummaryField
from ui.actions.template_row import TemplateRow
from ui.forms.case_dialog import ActionDialog, Work, side_by_side
from ui.forms.editor_values import read
from ui.page import Context
from ui.parts.fields.checks import CheckBox
from ui.parts.fields.choices import SegmentedControl
from ui.parts.fields.editors import TextEdit
from ui.parts.fields.field import Field
from ui.parts.fields.finding_choice import FindingChoice
from ui.tasks import call


def channel_choice(office: Office, medium: str) -> FindingChoice:
    """Return the choice of the office's answer channels; that of the medium's name is chosen."""
    names = [channel.name for channel in office.channels]
    made = FindingChoice([(name, name) for name in names])
    known = (entry.answer_channel for entry in office.all_media if entry.name == medium)
    made.choose(next(known, ""))
    return made


class AnswerDialog(ActionDialog):
    """A final answer, which may close the case, or a first word that leaves it where it is."""

    def __init__(self, context: Context, row: ComplaintRow, *, parent: QWidget) -> None:
        super().__init__(
            context,
            row,
            title="Catat jawaban kepada pelapor",
            save_word="Simpan jawaban",
            parent=parent,
        )
        self.kind = SegmentedControl(
            [("final", "Jawaban akhir"), ("first", "Tanggapan awal")], name="Jenis jawaban"
        )
        self.form.addWidget(self.kind)
        self.channel = channel_choice(context.office, row.medium)
        channel = Field("Saluran", self.channel)
        self.know_field("channel", channel)
        self.moment = self.moment_field("Waktu disampaikan")
        self.moment.set_hint("")
        self.form.addLayout(side_by_side(self.moment, channel))
        self.answer = TextEdit(lines=5, placeholder="Apa yang disampaikan kepada pelapor")
        hint = "Tercetak di surat jawaban kepada pelapor, tidak di laporan tahunan."
        self.add_field("answer", Field("Isi jawaban", self.answer, hint))
        self.templates = TemplateRow(
            context, row, self.answer, purposes=(Purpose.ANSWER, Purpose.DOOR)
        )
        self.form.addWidget(self.templates)
        self.closes = CheckBox("Tutup aduan", checked=True)
        self.form.addWidget(self.closes)
        self.summary = SummaryField(context, row)
        self.add_field("summary", self.summary)
        self.kind.chosen.connect(self._on_ending)
        self.closes.toggled.connect(self._on_ending)
        self.finish_form(self.answer)

    def work(self) -> Work:
        """Return the recording of the answer."""
        final = self.kind.current() == "final"
        return call(
            record_answer,
            complaint_id=self.row.id,
            version=self.row.version,
            happened_at=self.moment.moment("happened_at"),
            channel=read(self.channel),
            answer=self.answer.toPlainText(),
            final=final,
            close=final and self.closes.isChecked(),
            summary=self.summary.summary(),
        )

    def _on_ending(self, *_: object) -> None:
        final = self.kind.current() == "final"
        self.closes.setEnabled(final)
        self.summary.offer(on=final and self.closes.isChecked())
        self.fit()
