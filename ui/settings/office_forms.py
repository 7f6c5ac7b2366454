"""The sections that say who the office is: letterhead, head and officer, numbers of papers."""

from typing import ClassVar

from app.rules.kinds import Classification
from app.rules.numbering import (
    letter_number,
    letter_pattern_mistake,
    paper_number,
    pattern_mistake,
)
from app.rules.office_names import desk_words, head_title, letterhead_lines
from ui.parts.fields.checks import CheckBox
from ui.parts.fields.editors import LineEdit
from ui.settings.form_section import FormSection
from ui.settings.letterhead_view import LetterheadView
from ui.settings.logo_edit import LogoEdit


class OfficeSection(FormSection):
    """Names, address and logo, as they stand at the head of every paper."""

    key: ClassVar[str] = "satker"
    intro: ClassVar[str] = (
        "Tercetak pada kop lembar disposisi, tanda terima, dan laporan. "
        "Kop yang dikosongkan mengikuti nama satker."
    )

    def build(self) -> None:
        """Make the fields."""
        self.view = LetterheadView()
        self.add(self.view)
        self.add_row("office_name", "office_code", shares=(3, 1))
        self.add_row("letterhead_1", "letterhead_2")
        self.add_setting("letterhead_3")
        self.add_setting("address")
        self.add_setting("contact")
        self.add_row("city", "email")
        self.add_setting("service_hours")
        self.add_setting("form_link")
        logo = LogoEdit(self.context.runner)
        logo.problem_found.connect(self.add_setting("logo", logo).set_error)

    def refreshed(self) -> None:
        """Show the letterhead as typed, and what follows from the name in the empty lines."""
        values = self.values()
        given = letterhead_lines(values["office_name"].strip())
        keys = ("letterhead_1", "letterhead_2")
        for key, line in zip(keys, given, strict=True):
            editor = self.field(key).editor
            if isinstance(editor, LineEdit):
                editor.setPlaceholderText(line)
        names = [values[key] or line for key, line in zip(keys, given, strict=True)]
        shown = [*filter(None, (*names, values["letterhead_3"])), "", "", ""]
        shown_as = (*keys, "letterhead_3")
        self.view.show_values(values | dict(zip(shown_as, shown, strict=False)))


class PeopleSection(FormSection):
    """Who signs, and who sits at the desk."""

    key: ClassVar[str] = "pejabat"
    intro: ClassVar[str] = (
        "Nama Kepala tercetak pada laporan tahunan, nama petugas pada tanda terima. Kepala yang "
        "baru, Plh., dan Plt. dicatat di Penanda tangan. "
        "Yang dikosongkan tercetak sebagai garis untuk diisi dengan tangan."
    )

    def build(self) -> None:
        """Make the fields."""
        self.add_caption("Kepala")
        self.add_setting("head_title")
        self.add_row("head_name", "head_nip", shares=(3, 2))
        self.add_setting("approves_results", CheckBox("Kepala menyetujui laporan hasil tim"))
        self.add_caption(desk_words(self.context.office.name))
        self.add_row("officer_name", "officer_nip", shares=(3, 2))

    def refreshed(self) -> None:
        """Show in the empty field what the head is called when nothing is set."""
        editor = self.field("head_title").editor
        if isinstance(editor, LineEdit):
            editor.setPlaceholderText(head_title(self.context.office.name))


class NumberingSection(FormSection):
    """The form of the number on papers, and the code of the archive."""

    key: ClassVar[str] = "penomoran"
    intro: ClassVar[str] = (
        "Nomor urut dimulai dari 1 setiap tahun dan tidak pernah dipakai dua kali. "
        "Pola hanya mengubah bentuk tercetaknya."
    )

    def build(self) -> None:
        """Make the fields."""
        self.add_setting("number_pattern")
        self.add_setting("letter_pattern")
        self.add_setting("classification_code")

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
        self._show_letter_number()

    def _show_letter_number(self) -> None:
        values, field = self.values(), self.field("letter_pattern")
        pattern, today = values["letter_pattern"], self.context.clock.now()
        field.set_error(letter_pattern_mistake(pattern))
        on = today.astimezone(self.context.zone).date()
        example = letter_number(pattern, on=on, seq=231, code=values["classification_code"].strip())
        field.set_hint(
            f"Surat ke-231 tahun ini bernomor {example}. {{code}} diganti kode klasifikasi, "
            "{month} bulan."
        )


class EvidenceSection(FormSection):
    """What may be kept as a file with a case."""

    key: ClassVar[str] = "bukti"
    intro: ClassVar[str] = (
        "Gambar, PDF, teks, surel, dokumen Office tanpa makro, suara, dan video dapat dilampirkan "
        "pada kasus. Semuanya disegel dan ikut dalam setiap cadangan."
    )

    def build(self) -> None:
        """Make the field."""
        self.add_setting("evidence_megabytes")


class CountingSection(FormSection):
    """Which classes of what is brought count as complaints in the recap and the report."""

    key: ClassVar[str] = "rekap"
    intro: ClassVar[str] = (
        "Rekapitulasi, evaluasi, dan laporan tahunan hanya menghitung yang dicentang; yang lain "
        "tetap di register, dan jumlahnya disebut di bawah Tabel 1."
    )

    def build(self) -> None:
        """Make the fields."""
        for each in Classification:
            self.add_setting(f"counts_{each}", CheckBox("Dihitung sebagai aduan"))
        self.add_setting("veils_wbs", CheckBox("Digabung dengan media lain di laporan"))
        self.add_setting(
            "asks_satisfaction", CheckBox("Ditanyakan pada surat jawaban dan tanggapan pelapor")
        )
