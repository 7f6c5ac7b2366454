"""The section of who signs for the office, each as they stand below a paper."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import ClassVar, Final

from app.desk.changing_officials import save_officials
from app.office import Office
from app.outcome import Outcome
from app.register import Register
from app.rules.signers import CAPACITY_WORDS, Capacity, Official, signatory
from ui.forms.case_dialog import side_by_side
from ui.parts.fields.editors import ComboBox, LineEdit
from ui.parts.fields.field import Field
from ui.parts.labels import label
from ui.settings.entries_part import UNUSED, EntriesPart, Listed
from ui.settings.entries_section import EntriesSection, Part

_LONGEST: Final = 120
_DAY: Final = "01-03-2026"


class SignersPart(EntriesPart[Official]):
    """The officials, in the order in which they are offered."""

    def __init__(self) -> None:
        super().__init__(name="Penanda tangan", add_word="Tambah pejabat")

    def build(self) -> None:
        """Make the form of an official, with the signature below."""
        self.name = LineEdit(placeholder="dengan gelar", longest=_LONGEST)
        self.nip = LineEdit(placeholder="19800517 200312 1 001", longest=30)
        self.title = LineEdit(longest=_LONGEST)
        self.capacity = ComboBox([(key.value, word) for key, word in CAPACITY_WORDS.items()])
        self.first, self.last = (LineEdit(placeholder=_DAY, longest=20) for _ in range(2))
        self.fields = {
            "name": Field("Nama", self.name),
            "nip": Field("NIP", self.nip, optional=True),
            "capacity": Field("Sebagai", self.capacity),
            "title": Field("Jabatan", self.title, optional=True),
            "first": Field("Sejak", self.first, optional=True),
            "last": Field("Sampai", self.last, optional=True),
        }
        for key in ("name", "nip", "capacity", "title"):
            self.form.addWidget(self.fields[key])
        self.form.addLayout(side_by_side(self.fields["first"], self.fields["last"]))
        self.preview = label("", "second", wrap=True)
        self.preview.setAccessibleName("Tanda tangan pada kertas")
        self.form.addWidget(self.preview)
        for edit in (self.name, self.nip, self.title, self.first, self.last):
            edit.textEdited.connect(self.on_typed)
        self.capacity.activated.connect(self.on_typed)

    def show_office(self, office: Office) -> None:
        """Show the officials kept now."""
        self._head_title = office.head_title
        self.show_entries(office.officials)

    def listed(self, entry: Official) -> Listed:
        """Return the name, in which capacity and from when to when, or that they sign no more."""
        days = " sampai ".join(filter(None, (entry.first, entry.last)))
        about = ", ".join(filter(None, (CAPACITY_WORDS[entry.capacity], days)))
        return entry.name or "Pejabat baru", about if entry.active else UNUSED, not entry.active

    def show_entry(self, entry: Official) -> None:
        """Show an official."""
        edits = (
            *((self.name, entry.name), (self.nip, entry.nip), (self.title, entry.title)),
            *((self.first, entry.first), (self.last, entry.last)),
        )
        for edit, text in edits:
            if edit.text() != text:
                edit.setText(text)
        self.capacity.choose(entry.capacity.value)
        self._show_preview(entry)

    def typed(self, entry: Official) -> Official:
        """Return the official as typed."""
        now = replace(
            entry,
            name=self.name.text(),
            nip=self.nip.text(),
            title=self.title.text(),
            capacity=Capacity(self.capacity.currentData()),
            first=self.first.text(),
            last=self.last.text(),
        )
        self._show_preview(now)
        return now

    def blank(self) -> Official:
        """Return a new official."""
        return Official("", "")

    def in_use(self, entry: Official) -> bool:
        """Tell whether they sign."""
        return entry.active

    def is_new(self, entry: Official) -> bool:
        """Tell whether they were never saved."""
        return not entry.code

    def turned(self, entry: Official) -> Official:
        """Let them sign no more, or again."""
        return replace(entry, active=not entry.active)

    def work(self) -> Callable[[Register], Outcome]:
        """Return the saving of the officials."""
        return partial(save_officials, officials=tuple(self.draft), shown=tuple(self.shown))

    def _show_preview(self, entry: Official) -> None:
        signer = signatory(entry, head_title=self._head_title)
        head = [
            f"{signer.title}{',' * (not signer.below)}",
            f"{signer.below}," * bool(signer.below),
        ]
        foot = [signer.name or "(nama)", f"NIP {signer.nip}" if signer.nip else ""]
        lines = [*filter(None, head), "", *filter(None, foot)]
        self.preview.setText("\n".join(lines))


class SignersSection(EntriesSection):
    """Heads of before and after, those who stand in for the head, and those on the head's behalf."""

    key: ClassVar[str] = "penandatangan"
    intro: ClassVar[str] = (
        "Kertas ditandatangani Kepala, kecuali pada masa Plh. atau Plt. di bawah ini. Kepala yang "
        "baru ditambahkan dengan tanggal mulainya; kertas lama tetap dicetak ulang dengan nama "
        "pejabat pada harinya. Yang a.n. dipilih pada suratnya."
    )

    def make_parts(self) -> Sequence[tuple[str, str, Part]]:
        """Return the one list."""
        self.signers = SignersPart()
        return (("officials", "Penanda tangan", self.signers),)
