"""The form for what another office told of a case that was forwarded to it."""

from PySide6.QtWidgets import QWidget

from app.case import Case, ComplaintRow
from app.desk.acknowledging import record_word_back
from app.desk.reading_cases import glance_at
from app.rules.kinds import WORD_BACK_WORDS
from app.rules.wording import capitalised
from ui.forms.case_dialog import ActionDialog, Work
from ui.page import Context
from ui.parts.fields.choice_lists import RadioList
from ui.parts.fields.editors import TextEdit
from ui.parts.fields.field import Field
from ui.tasks import call


class WordBackDialog(ActionDialog):
    """That it has the case, has settled it, gives it back, or says nothing any more."""

    def __init__(self, context: Context, row: ComplaintRow, *, parent: QWidget) -> None:
        super().__init__(
            context,
            row,
            title="Catat kabar satker tujuan",
            save_word="Simpan kabar",
            parent=parent,
        )
        words = [(key.value, capitalised(word)) for key, word in WORD_BACK_WORDS.items()]
        self.word = RadioList(words)
        self.word_field = Field("Satker tujuan", self.word)
        self.add_field("word", self.word_field)
        self.moment = self.moment_field("Diterima kabarnya pada")
        self.form.addWidget(self.moment)
        self.note = TextEdit(lines=3, placeholder="Nomor surat atau nama yang memberi kabar")
        self.add_field("note", Field("Catatan", self.note, optional=True))
        self.finish_form(self.word)
        context.ask(call(glance_at, complaint_id=row.id), then=self._name_office, owner=self)

    def work(self) -> Work:
        """Return the recording of what was told."""
        return call(
            record_word_back,
            complaint_id=self.row.id,
            version=self.row.version,
            happened_at=self.moment.moment("happened_at"),
            word=self.word.chosen(),
            note=self.note.toPlainText(),
        )

    def _name_office(self, case: Case) -> None:
        self.word_field.set_name(case.forwarded_to or "Satker tujuan")
