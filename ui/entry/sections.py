"""The three sections of the form: how the complaint came, who brought it, what it is."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.office import Office
from app.rules.kinds import CLASSIFICATION_WORDS
from app.rules.medium_fields import KINDS, MediumKind
from ui.case_words import PART_WORDS
from ui.entry.medium_rows import MediumRows
from ui.entry.source_steps import SourceSteps
from ui.look.style import set_kind
from ui.look.tokens import SPACE_12, SPACE_16
from ui.parts.fields.checks import CheckBox
from ui.parts.fields.choices import SegmentedControl
from ui.parts.fields.editors import DateTimeEdit, LineEdit, TextEdit
from ui.parts.fields.field import Field
from ui.parts.fields.finding_choice import FindingChoice
from ui.parts.labels import label, rule
from ui.parts.panels.panel import Panel

# Longer than the register takes, so that too much is refused by a sentence and never cut off.
_LINE, _TEXT = 2000, 100_001
_NEUTRAL = "Tulis perihal yang netral, tanpa nama: perihal tercetak dan tampil di daftar."
_PART_HINTS = {
    "what": "Perbuatan yang dilaporkan",
    "where": "Tempat kejadian",
    "when": "Waktu kejadian",
    "who": "Yang terlibat",
    "how": "Cara atau jalannya kejadian",
}
Check = Callable[[str], str]


class EntrySection(Panel):
    """A titled panel of fields, known by the keys that mistakes are told under."""

    def __init__(self, title: str, note: str = "") -> None:
        super().__init__(title, note)
        self.body.setSpacing(SPACE_12)
        self.fields: dict[str, Field] = {}

    def line(self, *fields: tuple[str, Field]) -> None:
        """Add fields side by side."""
        row = QHBoxLayout()
        row.setSpacing(SPACE_16)
        for key, field in fields:
            self.fields[key] = field
            row.addWidget(field, 1)
        self.body.addLayout(row)


class OriginSection(EntrySection):
    """How it came: medium, moments, the source's number and history."""

    def __init__(self, office: Office, *, check: Check, check_optional: Check) -> None:
        super().__init__("Bagaimana masuknya")
        media = [("", "Pilih media"), *((entry.code, entry.name) for entry in office.media)]
        self.line(
            ("medium", Field("Media", FindingChoice(media))),
            (
                "received_at",
                Field("Diterima", DateTimeEdit(check, placeholder="24-11-2026 11.40")),
            ),
        )
        self.rows = MediumRows()
        self.fields |= self.rows.fields
        self.add(self.rows)
        complained = DateTimeEdit(check_optional, placeholder="20-02-2023 11.35")
        self.line(
            ("complained_at", Field("", complained, optional=True)),
            ("source_reference", Field("", LineEdit(longest=_LINE), optional=True)),
        )
        passed_on = LineEdit(placeholder="misalnya Admin SP4N LAPOR", longest=_LINE)
        self.line(
            ("received_from", Field("Diteruskan oleh", passed_on, optional=True)),
            (
                "attachments",
                Field("Jumlah lampiran", LineEdit(placeholder="0", longest=6), optional=True),
            ),
        )
        self.steps = SourceSteps(check, after=self.fields["attachments"].editor)
        self.add(self.steps)
        self.show_kind(MediumKind.PLAIN)

    def show_kind(self, kind: MediumKind) -> None:
        """Ask for what complaints by a kind of medium bring, in the words known there."""
        spec = KINDS[kind]
        self.fields["complained_at"].set_name(spec.complained)
        self.fields["source_reference"].set_name(spec.reference)
        self.rows.show_kind(kind)


class PersonSection(EntrySection):
    """Who brought it, and the two flags that protect that person."""

    def __init__(self) -> None:
        super().__init__("Pelapor")
        self.anonymous = CheckBox("Anonim")
        self.confidential = CheckBox("Rahasia")
        self._flag(self.anonymous, "identitas tidak disimpan sama sekali")
        self._flag(self.confidential, "disegel untuk Pimpinan dan tim yang menangani")
        name = LineEdit(placeholder="kosong = anonim", longest=_LINE)
        contact = LineEdit(placeholder="telepon atau surel", longest=_LINE)
        self.line(
            ("name", Field("Nama", name, optional=True)),
            ("contact", Field("Kontak", contact, optional=True)),
        )
        number = LineEdit(placeholder="16 angka", longest=_LINE)
        self.line(
            ("address", Field("Alamat", LineEdit(longest=_TEXT), optional=True)),
            ("national_id", Field("NIK", number, optional=True)),
        )
        self.anonymous.toggled.connect(self._on_anonymous)

    def keep_confidential(self, always: bool) -> None:
        """Tick the box for good where the channel itself promises secrecy."""
        if always:
            self.confidential.setChecked(True)
        self.confidential.setEnabled(not always)

    def _flag(self, box: CheckBox, meaning: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE_12)
        box.setMinimumWidth(84)
        box.setAccessibleDescription(meaning)
        row.addWidget(box)
        row.addWidget(label(meaning, "second", wrap=True), 1)
        self.body.addLayout(row)
        self.body.setSpacing(8)

    def _on_anonymous(self, anonymous: bool) -> None:
        for field in self.fields.values():
            field.editor.setEnabled(not anonymous)


class ContentSection(EntrySection):
    """What it is: title, text, where it belongs, and the five parts that make it easy to follow."""

    def __init__(self, office: Office) -> None:
        super().__init__("Isi aduan")
        self.title = Field("Perihal", LineEdit(longest=_LINE))
        self.line(("title", self.title))
        self.line(("text", Field("Uraian", TextEdit(lines=5), optional=True)))
        kinds = [(kind.value, word) for kind, word in CLASSIFICATION_WORDS.items()]
        self.classification = SegmentedControl(kinds, name="Klasifikasi")
        self.line(("classification", Field("Klasifikasi", self.classification)))
        topics = [("", "Belum ditentukan"), *((t.code, t.name) for t in office.topics)]
        own_first = sorted(office.offices, key=lambda entry: entry.group != "own")
        offices = [(entry.code, entry.name) for entry in own_first]
        parties = [("", "Tidak ada"), *((p.code, p.name) for p in office.parties)]
        hint = "Pihak ini tidak dapat melihat atau menangani aduannya"
        self.line(
            ("accused", Field("Mengadukan tim atau pegawai", FindingChoice(parties), hint, True))
        )
        self.line(
            ("topic", Field("Materi", FindingChoice(topics), optional=True)),
            ("about_office", Field("Satker yang dituju", FindingChoice(offices))),
        )
        self.add(rule())
        head = QHBoxLayout()
        head.addWidget(label("Unsur aduan", "caption"))
        self._complete = label("", "second", wrap=True)
        head.addSpacing(SPACE_12)
        head.addWidget(self._complete, 1)
        self.body.addLayout(head)
        made = [(key, _part(PART_WORDS[key], hint)) for key, hint in _PART_HINTS.items()]
        self.line(*made[:2])
        self.line(*made[2:4])
        self.line(made[4])
        for _, field in made:
            if isinstance(field.editor, LineEdit):
                field.editor.textChanged.connect(self.show_completeness)
        self.show_completeness()

    def ask_neutral_title(self, confidential: bool) -> None:
        """Remind that the title of a confidential complaint is read by others."""
        self.title.set_hint(_NEUTRAL if confidential else "")

    def show_completeness(self) -> None:
        """Say which of the five parts are there."""
        missing = [word.lower() for key, word in PART_WORDS.items() if not self._text(key)]
        filled = len(PART_WORDS) - len(missing)
        if missing:
            self._complete.setText(f"{filled} dari 5 terisi; yang belum: {', '.join(missing)}")
        else:
            self._complete.setText("Lengkap: 5 dari 5 terisi")
        set_kind(self._complete, "kind", "second" if missing else "hint")

    def _text(self, key: str) -> str:
        editor: QWidget = self.fields[key].editor
        return editor.text().strip() if isinstance(editor, LineEdit) else ""


def _part(name: str, hint: str) -> Field:
    return Field(name, LineEdit(placeholder=hint, longest=_TEXT), optional=True)
