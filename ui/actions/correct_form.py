"""The form that corrects what was registered wrongly."""

from PySide6.QtWidgets import QWidget

from app.case import Case, Content, Seal
from app.desk.correcting import Correction, correct_complaint
from app.office import Choice
from app.outcome import Outcome
from app.roles import Role
from app.rules.kinds import CLASSIFICATION_WORDS, Classification
from app.rules.medium_fields import FIELDS, KINDS, KindSpec
from app.rules.targets import WBS
from ui.actions.correcting_back import TAKEN_BACK, offer_correcting_back
from ui.case_words import PART_WORDS
from ui.forms.case_dialog import ActionDialog, Work, side_by_side
from ui.forms.counts import read_count
from ui.forms.editor_values import read
from ui.forms.moment_field import MomentField
from ui.page import Context
from ui.parts.fields.checks import CheckBox
from ui.parts.fields.choices import SegmentedControl
from ui.parts.fields.editors import LineEdit, TextEdit
from ui.parts.fields.field import Field
from ui.parts.fields.finding_choice import FindingChoice
from ui.parts.labels import label
from ui.tasks import call

_LINE, _TEXT = 2000, 100_001


class CorrectDialog(ActionDialog):
    """All that was registered but the number, and who brought it, which has a form of its own."""

    def __init__(self, context: Context, case: Case, *, parent: QWidget) -> None:
        super().__init__(
            context,
            case.row,
            title="Betulkan data",
            save_word="Simpan pembetulan",
            parent=parent,
            width=640,
        )
        office = context.office
        self.title = LineEdit(case.row.title, longest=_LINE)
        self.add_field("title", Field("Perihal", self.title))
        media = [m for m in office.all_media if m.active or m.code == case.medium_code]
        self.medium = _choice([(each.code, each.name) for each in media], case.medium_code)
        kinds = [(kind.value, word) for kind, word in CLASSIFICATION_WORDS.items()]
        self.classification = SegmentedControl(kinds, name="Klasifikasi")
        self.classification.set_current(case.row.classification.value)
        topics = _with_own(office.topics, office.former_topics, case.topic)
        self.topic = _choice(
            [("", "Belum ditentukan"), *((each.code, each.name) for each in topics)],
            _code(topics, case.topic),
        )
        offices = _with_own(office.offices, office.former_offices, case.about_office)
        self.about_office = _choice(
            [(each.code, each.name) for each in offices], _code(offices, case.about_office)
        )
        self._line(("medium", "Media", self.medium), ("topic", "Materi", self.topic))
        self.form.addWidget(self.classification)
        party = case.accused[0][0] if case.accused else ""
        parties = [p for p in office.known_parties if p in office.parties or p.code == party]
        self.accused = _choice(
            [("", "Tidak ada"), *((each.code, each.name) for each in parties)], party
        )
        self._accused = read(self.accused)
        self._line(
            ("about_office", "Satker yang dituju", self.about_office),
            ("accused", "Mengadukan tim atau pegawai", self.accused),
        )
        self.form.addLayout(side_by_side(*self._make_times(case), self._make_secrecy(case)))
        spec = KINDS[office.kind_of(case.medium_code)]
        self._sealed = case.content_seal in (Seal.CLOSED, Seal.DENIED)
        self._make_source(case, spec)
        self._make_words(case, spec)
        self.reason = LineEdit(placeholder="Contoh: salah ketik", longest=_LINE)
        self.add_field("reason", Field("Alasan pembetulan", self.reason))
        self._kept = self._correction()
        self._wanted = self._kept
        self.saved.connect(self._offer_undo)
        self.finish_form(self.title)

    def work(self) -> Work:
        """Return the correcting of the case."""
        self._wanted = self._correction()
        return call(
            correct_complaint,
            complaint_id=self.row.id,
            correction=self._wanted,
            reason=self.reason.text(),
            version=self.row.version,
        )

    def _offer_undo(self, outcome: Outcome) -> None:
        """Offer to correct it back; what can't be made as it was stays as corrected."""
        new, kept = self._wanted, self._kept
        secret = new.confidential != kept.confidential or (new.medium == WBS) != (
            kept.medium == WBS
        )
        if secret or new.accused is not None or new.complained_at != kept.complained_at:
            return
        back = call(correct_complaint, complaint_id=self.row.id, correction=kept, reason=TAKEN_BACK)
        offer_correcting_back(self.context, outcome, back)

    def _correction(self) -> Correction:
        """Return the case as it is typed now."""
        parts = {key: editor.text() for key, editor in self.parts.items()}
        # The case shows one party, and none whose guard was lifted: what is untouched stays.
        party = read(self.accused)
        return Correction(
            title=self.title.text(),
            medium=read(self.medium),
            classification=Classification(self.classification.current()),
            topic=read(self.topic),
            about_office=read(self.about_office),
            accused=None if party == self._accused else tuple(filter(None, [party])),
            content=None if self._sealed else Content(text=self.text.toPlainText(), **parts),
            received_at=self.received.moment("received_at"),
            complained_at=self.complained.moment_or_none("complained_at"),
            confidential=self.confidential.isChecked(),
            source_reference=None if self._sealed else self.reference.text(),
            received_from=None if self._sealed else self.passed_on.text(),
            attachments=read_count(self.attachments.text()),
        )

    def _make_times(self, case: Case) -> list[MomentField]:
        """Return the fields of the moments; when it was sent may still be unknown."""
        context, zone = self.context, self.context.zone
        received = case.row.received(zone)
        self.received = MomentField(
            "Waktu diterima", clock=context.clock, zone=zone, at=received, hint=""
        )
        self.complained = MomentField(
            "Waktu pengaduan",
            clock=context.clock,
            zone=zone,
            at=case.complained,
            hint="",
            optional=case.complained is None,
        )
        self.know_field("received_at", self.received)
        self.know_field("complained_at", self.complained)
        return [self.received, self.complained]

    def _make_secrecy(self, case: Case) -> Field:
        """Return the field of secrecy; only who may end it can take the tick away."""
        self.confidential = CheckBox("Rahasia", checked=case.row.confidential)
        account = self.context.register.account
        ends = case.medium_code != WBS and Role.HEAD in account.roles
        self.confidential.setEnabled(ends or not case.row.confidential)
        words = (
            "Hanya Pimpinan yang dapat mengakhirinya."
            if case.row.confidential
            else "Segera disegel untuk Pimpinan dan tim."
        )
        field = Field("Kerahasiaan", self.confidential, words)
        self.know_field("confidential", field)
        return field

    def _make_source(self, case: Case, spec: KindSpec) -> None:
        """Add how it came: what its source calls it, by whom, with how many attachments."""
        self.reference = LineEdit(case.source_reference, longest=_LINE)
        self.passed_on = LineEdit(case.received_from, longest=_LINE)
        self.attachments = LineEdit(str(case.attachments), longest=6)
        sealed = (
            ("source_reference", spec.reference, self.reference),
            ("received_from", "Diteruskan oleh", self.passed_on),
        )
        attached = ("attachments", "Jumlah lampiran", self.attachments)
        self._line(*(() if self._sealed else sealed), attached)

    def _make_words(self, case: Case, spec: KindSpec) -> None:
        """Add what was said, and what the medium brought; what is sealed stays as it is."""
        # What another medium brought stays with the case until it is taken out.
        named = {
            each.key: each.word
            for each in FIELDS
            if not each.of_person and (each in spec.fields or getattr(case.content, each.key))
        }
        self.text = TextEdit(case.content.text, lines=3)
        self.parts = {
            key: LineEdit(getattr(case.content, key), longest=_TEXT) for key in PART_WORDS | named
        }
        if self._sealed:
            words = "Uraian, nomor asal, dan pengirimnya disegel, dan tidak berubah dari sini."
            self.form.addWidget(label(words, "hint", wrap=True))
            return
        self.add_field("text", Field("Uraian", self.text, optional=True))
        for keys in (("what", "where"), ("when", "who", "how")):
            self._line(*((key, PART_WORDS[key], self.parts[key]) for key in keys))
        if named:
            self._line(*((key, word, self.parts[key]) for key, word in named.items()))

    def _line(self, *fields: tuple[str, str, QWidget]) -> None:
        made = [(key, Field(name, editor)) for key, name, editor in fields]
        for key, field in made:
            self.know_field(key, field)
        self.form.addLayout(side_by_side(*(field for _, field in made)))


def _choice(choices: list[tuple[str, str]], code: str) -> FindingChoice:
    made = FindingChoice(choices)
    made.choose(code)
    return made


def _with_own(
    offered: tuple[Choice, ...], former: tuple[Choice, ...], name: str
) -> tuple[Choice, ...]:
    """Return what is offered, and what the case has although it is offered no more."""
    known = {entry.name for entry in offered}
    return (*offered, *(entry for entry in former if entry.name == name and name not in known))


def _code(entries: tuple[Choice, ...], name: str) -> str:
    return next((entry.code for entry in entries if entry.name == name), "")
