"""The section of the office's texts for complainants, each as it will read beside its form."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import ClassVar

from app.desk.changing_templates import save_templates
from app.office import Office
from app.outcome import Outcome
from app.register import Register
from app.rules.templates import (
    NAME_LIMIT,
    PLACES,
    PURPOSE_WORDS,
    WAY_WORDS,
    MessageWay,
    Purpose,
    Template,
    filled,
    unfilled,
)
from ui.parts.fields.editors import ComboBox, LineEdit, TextEdit
from ui.parts.fields.field import Field
from ui.parts.labels import label
from ui.settings.entries_part import EntriesPart, Listed
from ui.settings.entries_section import EntriesSection, Part

_PLACES_HINT = "Diisi sendiri: " + ", ".join(f"{{{place}}}" for place in PLACES) + "."


class TemplatesPart(EntriesPart[Template]):
    """The texts, in the order in which they are offered; one that is removed is gone."""

    remove_word: ClassVar[str] = "Hapus"

    def __init__(self) -> None:
        super().__init__(name="Templat", add_word="Tambah templat")

    def build(self) -> None:
        """Make the form of a text, with what it becomes below."""
        self.name = LineEdit(longest=NAME_LIMIT)
        self.purpose = ComboBox([(key.value, word) for key, word in PURPOSE_WORDS.items()])
        self.way = ComboBox([(key.value, word) for key, word in WAY_WORDS.items()])
        self.text = TextEdit(lines=7, grows=False)
        self.fields = {
            "name": Field("Nama templat", self.name),
            "purpose": Field("Untuk", self.purpose),
            "way": Field("Cara", self.way),
            "text": Field("Isi", self.text, _PLACES_HINT),
        }
        for field in self.fields.values():
            self.form.addWidget(field)
        self.preview = label("", "second", wrap=True)
        self.preview.setAccessibleName("Contoh hasil")
        self.form.addWidget(self.preview)
        self.name.textEdited.connect(self.on_typed)
        self.purpose.activated.connect(self.on_typed)
        self.way.activated.connect(self.on_typed)
        self.text.textChanged.connect(self.on_typed)
        self.text.textChanged.connect(self._show_preview)

    def show_office(self, office: Office) -> None:
        """Show the texts kept now."""
        self._examples = {**PLACES, "satker": office.name}
        self.show_entries(office.templates)

    def listed(self, entry: Template) -> Listed:
        """Return name, purpose and way."""
        about = f"{PURPOSE_WORDS[entry.purpose]}, {WAY_WORDS[entry.way]}"
        return entry.name or "Templat baru", about, False

    def show_entry(self, entry: Template) -> None:
        """Show a text."""
        if self.name.text() != entry.name:
            self.name.setText(entry.name)
        self.purpose.choose(entry.purpose.value)
        self.way.choose(entry.way.value)
        if self.text.toPlainText() != entry.text:
            self.text.setPlainText(entry.text)

    def typed(self, entry: Template) -> Template:
        """Return the text as typed."""
        return replace(
            entry,
            name=self.name.text(),
            purpose=Purpose(self.purpose.currentData()),
            way=MessageWay(self.way.currentData()),
            text=self.text.toPlainText(),
        )

    def blank(self) -> Template:
        """Return a new text."""
        return Template("")

    def in_use(self, entry: Template) -> bool:
        """Tell whether it is offered: all are."""
        return True

    def is_new(self, entry: Template) -> bool:
        """Tell whether it may simply go: nothing refers to a text."""
        return True

    def turned(self, entry: Template) -> Template:
        """Return the same: a text that goes is gone."""
        return entry

    def work(self) -> Callable[[Register], Outcome]:
        """Return the saving of the texts."""
        return partial(save_templates, templates=tuple(self.draft), shown=tuple(self.shown))

    def _show_preview(self) -> None:
        text = filled(self.text.toPlainText(), self._examples)
        left = ", ".join(unfilled(text))
        asked = f"\n\nDiisi dengan tangan sebelum dikirim: {left}." if left else ""
        self.preview.setText(f"Menjadi:\n{text}{asked}" if text.strip() else "")


class TemplatesSection(EntriesSection):
    """Answers, forwardings, requests for what is missing, and advice on the right door."""

    key: ClassVar[str] = "templat"
    intro: ClassVar[str] = (
        "Teks yang dapat dipilih saat memberi tahu pelapor. Bagian dalam kurung kurawal harus "
        "terisi sebelum jawabannya dapat dicatat atau disalin."
    )

    def make_parts(self) -> Sequence[tuple[str, str, Part]]:
        """Return the one list."""
        self.templates = TemplatesPart()
        return (("templates", "Templat", self.templates),)
