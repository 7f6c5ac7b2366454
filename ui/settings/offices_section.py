"""The section of the offices and agencies that complaints concern and go to."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import ClassVar

from app.desk.changing_offices import LONGEST, save_offices
from app.office import Agency, Office
from app.outcome import Outcome
from app.register import Register
from ui.parts.fields.editors import LineEdit, TextEdit
from ui.parts.fields.field import Field
from ui.settings.entries_part import UNUSED, EntriesPart, Listed
from ui.settings.entries_section import EntriesSection, Part


class OfficesPart(EntriesPart[Agency]):
    """The offices other than our own, in the order in which they are offered."""

    def __init__(self) -> None:
        super().__init__(name="Satker dan instansi", add_word="Tambah instansi")

    def build(self) -> None:
        """Make the form of an office."""
        self.name = LineEdit(longest=LONGEST)
        self.address = TextEdit(lines=3, grows=False)
        self.contact = LineEdit(placeholder="telepon, surel, atau laman", longest=200)
        self.fields = {
            "name": Field("Nama", self.name),
            "address": Field("Alamat", self.address, "Tercetak pada surat penerusan.", True),
            "contact": Field("Kontak", self.contact, "Disebut kepada pelapor.", True),
        }
        for field in self.fields.values():
            self.form.addWidget(field)
        self.name.textEdited.connect(self.on_typed)
        self.contact.textEdited.connect(self.on_typed)
        self.address.textChanged.connect(self.on_typed)

    def show_office(self, office: Office) -> None:
        """Show the offices kept now, those no longer offered last."""
        self.show_entries(office.all_others)

    def listed(self, entry: Agency) -> Listed:
        """Return the name and where it is reached, or that it is offered no more."""
        about = entry.contact or " ".join(entry.address.split()) or "alamat dan kontak belum diisi"
        return entry.name or "Instansi baru", about if entry.active else UNUSED, not entry.active

    def show_entry(self, entry: Agency) -> None:
        """Show an office."""
        for edit, text in ((self.name, entry.name), (self.contact, entry.contact)):
            if edit.text() != text:
                edit.setText(text)
        if self.address.toPlainText() != entry.address:
            self.address.setPlainText(entry.address)

    def typed(self, entry: Agency) -> Agency:
        """Return the office as typed."""
        return replace(
            entry,
            name=self.name.text(),
            address=self.address.toPlainText(),
            contact=self.contact.text(),
        )

    def blank(self) -> Agency:
        """Return a new agency."""
        return Agency("", "", "agency")

    def in_use(self, entry: Agency) -> bool:
        """Tell whether it is offered."""
        return entry.active

    def is_new(self, entry: Agency) -> bool:
        """Tell whether it was never saved."""
        return not entry.code

    def turned(self, entry: Agency) -> Agency:
        """Offer it no more, or again."""
        return replace(entry, active=not entry.active)

    def work(self) -> Callable[[Register], Outcome]:
        """Return the saving of the offices."""
        return partial(save_offices, offices=tuple(self.draft), shown=tuple(self.shown))


class OfficesSection(EntriesSection):
    """Who a complaint may concern beside us, and where it is forwarded."""

    key: ClassVar[str] = "tujuan"
    intro: ClassVar[str] = (
        "Satker yang diadukan, dan tempat meneruskan aduan yang bukan kewenangan. Yang tidak "
        "dipakai lagi tetap pada aduan yang sudah memakainya."
    )

    def make_parts(self) -> Sequence[tuple[str, str, Part]]:
        """Return the one list."""
        self.offices = OfficesPart()
        return (("offices", "Satker dan instansi", self.offices),)
