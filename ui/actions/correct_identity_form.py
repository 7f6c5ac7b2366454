"""The form that corrects who brought a complaint."""

from PySide6.QtWidgets import QWidget

from app.case import Case, Identity
from app.desk.correcting_identity import correct_identity
from app.outcome import Outcome
from app.rules.medium_fields import FIELDS, KINDS
from ui.actions.correcting_back import TAKEN_BACK, offer_correcting_back
from ui.forms.case_dialog import ActionDialog, Work, side_by_side
from ui.page import Context
from ui.parts.fields.checks import CheckBox
from ui.parts.fields.editors import LineEdit, TextEdit
from ui.parts.fields.field import Field
from ui.tasks import call

_LINE = 2000
_SEALED = "Identitas yang lama tetap tersegel; linimasa hanya menyebut bahwa identitas diperbaiki."
_GONE = "Identitas yang ada dihapus dan tidak disimpan lagi."


class CorrectIdentityDialog(ActionDialog):
    """Name, contact, address and NIK of an opened identity, or none of them."""

    def __init__(self, context: Context, case: Case, *, parent: QWidget) -> None:
        super().__init__(
            context,
            case.row,
            title="Betulkan pelapor",
            save_word="Simpan pembetulan",
            parent=parent,
        )
        person = case.identity
        self.anonymous = CheckBox("Anonim, tanpa identitas", checked=case.row.anonymous)
        self._kept = Field("Pelapor", self.anonymous, _SEALED)
        self.form.addWidget(self._kept)
        self.name = LineEdit(person.name, longest=_LINE)
        self.contact = LineEdit(person.contact, longest=_LINE)
        self.address = TextEdit(person.address, lines=2)
        self.national_id = LineEdit(person.national_id, longest=_LINE)
        self._typed = {
            "name": self.name.text,
            "contact": self.contact.text,
            "address": self.address.toPlainText,
            "national_id": self.national_id.text,
        }
        name, contact = Field("Nama", self.name), Field("Kontak", self.contact)
        national_id = Field("NIK", self.national_id, optional=True)
        for key, field in (("name", name), ("contact", contact), ("national_id", national_id)):
            self.know_field(key, field)
        self.form.addLayout(side_by_side(name, contact))
        self.form.addWidget(national_id)
        self.add_field("address", Field("Alamat", self.address, optional=True))
        kind = context.office.kind_of(case.medium_code)
        self.more = {
            each.key: LineEdit(getattr(person, each.key), longest=_LINE)
            for each in FIELDS
            if each.of_person and (each in KINDS[kind].fields or getattr(person, each.key))
        }
        words = {each.key: each.word for each in FIELDS}
        for key, editor in self.more.items():
            self.add_field(key, Field(words[key], editor, optional=True))
        self._typed |= {key: editor.text for key, editor in self.more.items()}
        self.reason = LineEdit(placeholder="Contoh: nama salah eja", longest=_LINE)
        self.add_field("reason", Field("Alasan pembetulan", self.reason))
        self._before = self._person()
        self._was_anonymous = self.anonymous.isChecked()
        self.saved.connect(self._offer_undo)
        self.anonymous.toggled.connect(self._on_anonymous)
        self._on_anonymous(self.anonymous.isChecked())
        self.finish_form(self.name if not case.row.anonymous else self.anonymous)

    def work(self) -> Work:
        """Return the correcting of the identity."""
        return call(
            correct_identity,
            complaint_id=self.row.id,
            identity=self._person(),
            anonymous=self.anonymous.isChecked(),
            reason=self.reason.text(),
            version=self.row.version,
        )

    def _person(self) -> Identity:
        return Identity(**{part: typed() for part, typed in self._typed.items()})

    def _offer_undo(self, outcome: Outcome) -> None:
        """Offer to correct it back; until then the register keeps nothing of who is anonymous."""
        back = call(
            correct_identity,
            complaint_id=self.row.id,
            identity=self._before,
            anonymous=self._was_anonymous,
            reason=TAKEN_BACK,
        )
        offer_correcting_back(self.context, outcome, back)

    def _on_anonymous(self, anonymous: bool) -> None:
        of_person = (self.name, self.contact, self.address, self.national_id, *self.more.values())
        for editor in of_person:
            editor.setEnabled(not anonymous)
        self._kept.set_hint(_GONE if anonymous and not self.row.anonymous else _SEALED)
