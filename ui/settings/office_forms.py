"""The sections that say who the office is: letterhead, head and officer, numbers of papers."""

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout

from app.rules.numbering import paper_number, pattern_mistake
from ui.parts.fields.editors import LineEdit
from ui.parts.fields.field import Field
from ui.settings.form_section import FormSection
from ui.settings.letterhead_view import LetterheadView
from ui.settings.logo_edit import LogoEdit

_NIP_DIGITS = 18


class OfficeSection(FormSection):
    """Names, address and logo, as they stand at the head of every paper."""

    key: ClassVar[str] = "satker"
    word: ClassVar[str] = "Satker dan kop"
    icon: ClassVar[str] = "home"
    intro: ClassVar[str] = "Tercetak pada kop lembar disposisi, tanda terima, dan laporan."

    def build(self) -> None:
        """Make the fields."""
        self.view = LetterheadView()
        self.add(self.view)
        self.add_setting(
            "office_name", Field("Nama satker", LineEdit(), "Contoh: BPS Provinsi Banten")
        )
        lines = QHBoxLayout()
        lines.setSpacing(16)
        for key, word in (
            ("letterhead_1", "Kop baris pertama"),
            ("letterhead_2", "Kop baris kedua"),
        ):
            field = Field(word, LineEdit())
            lines.addWidget(field)
            self.add_setting(key, field, place=False)
        self.column.addLayout(lines)
        self.add_setting("address", Field("Alamat", LineEdit(longest=300)))
        self.add_setting("contact", Field("Telepon, laman, dan surel", LineEdit(longest=300)))
        self.add_setting("email", Field("Surel PST", LineEdit(), "Tercetak pada surat jawaban"))
        self.add_setting(
            "form_link", Field("Tautan lembar saran online", LineEdit(longest=300), optional=True)
        )
        self.add_setting(
            "city", Field("Kota", LineEdit(), "Tempat penandatanganan, misalnya Serang")
        )
        logo = LogoEdit()
        field = Field("Logo", logo, optional=True)
        logo.problem_found.connect(field.set_error)
        self.add_setting("logo", field)

    def refreshed(self) -> None:
        """Show the letterhead as typed."""
        self.view.show_values(self.values())


class PeopleSection(FormSection):
    """Who signs, and who sits at the desk."""

    key: ClassVar[str] = "pejabat"
    word: ClassVar[str] = "Pejabat dan petugas"
    icon: ClassVar[str] = "users"
    intro: ClassVar[str] = (
        "Nama Kepala tercetak pada laporan tahunan, nama petugas pada tanda terima. "
        "Yang dikosongkan tercetak sebagai garis untuk diisi dengan tangan."
    )

    def build(self) -> None:
        """Make the fields."""
        self.add_caption("Kepala")
        self.add_setting("head_title", Field("Jabatan", LineEdit()))
        self._pair("head", "Nama Kepala", "NIP Kepala")
        self.add_caption("Petugas PST")
        self._pair("officer", "Nama petugas", "NIP petugas")

    def mistakes(self, values: Mapping[str, str]) -> dict[str, str]:
        """Return what is wrong with the NIPs."""
        return {
            key: "NIP terdiri atas 18 angka. Contoh: 19800517 200312 1 001."
            for key in ("head_nip", "officer_nip")
            if not _is_nip(values.get(key, ""))
        }

    def _pair(self, who: str, name_word: str, nip_word: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(16)
        name = Field(name_word, LineEdit(placeholder="dengan gelar"), optional=True)
        nip = Field(nip_word, LineEdit(placeholder="19800517 200312 1 001"), optional=True)
        row.addWidget(name, 3)
        row.addWidget(nip, 2)
        self.add_setting(f"{who}_name", name, place=False)
        self.add_setting(f"{who}_nip", nip, place=False)
        self.column.addLayout(row)


def _is_nip(text: str) -> bool:
    digits = "".join(text.split())
    return not digits or (digits.isascii() and digits.isdigit() and len(digits) == _NIP_DIGITS)


class NumberingSection(FormSection):
    """The form of the number on papers, and the code of the archive."""

    key: ClassVar[str] = "penomoran"
    word: ClassVar[str] = "Penomoran"
    icon: ClassVar[str] = "file-text"
    intro: ClassVar[str] = (
        "Nomor urut dimulai dari 1 setiap tahun dan tidak pernah dipakai dua kali. "
        "Pola hanya mengubah bentuk tercetaknya."
    )

    def build(self) -> None:
        """Make the fields."""
        pattern = LineEdit(longest=60)
        self.add_setting("number_pattern", Field("Pola nomor pada kertas", pattern))
        code = LineEdit(longest=30)
        hint = "Kode klasifikasi arsip pada lembar disposisi, misalnya PW.140"
        self.add_setting("classification_code", Field("Kode klasifikasi", code, hint))

    def refreshed(self) -> None:
        """Show what a number of this year would look like."""
        year = self.context.clock.now().astimezone(self.context.zone).year
        pattern = self.values()["number_pattern"]
        mistake = pattern_mistake(pattern)
        field = self.field("number_pattern")
        field.set_error(mistake)
        example = paper_number(pattern, year, 12)
        field.set_hint(
            f"Aduan {year}-0012 tercetak {example}. {{seq}} diganti nomor urut, {{year}} tahun."
        )
