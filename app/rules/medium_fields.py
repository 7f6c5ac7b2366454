"""What a medium's complaints really bring with them: kinds of media, each with fields of its own.

A kind also says by which words the fields that all have are known there: of a letter the source's
number is the letter's, and what was sent is dated.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class MediumKind(StrEnum):
    """What kind of medium it is, by the fields it brings."""

    PLAIN = ""
    LAPOR = "lapor"
    WBS = "wbs"
    PARTNER = "partner"
    FORM = "form"
    MAIL = "mail"
    SOCIAL = "social"
    LETTER = "letter"
    VISIT = "visit"
    CALL = "call"


@dataclass(frozen=True, slots=True)
class MediumField:
    """One field: where it is kept in a complaint's content, its word, and an example.

    What tells who brought it is `of_person`: kept in the identity instead, always sealed.
    """

    key: str
    word: str
    example: str = ""
    of_person: bool = False


@dataclass(frozen=True, slots=True)
class KindSpec:
    """What a kind is called in Pengaturan, its fields, and its words for those that all have."""

    word: str
    fields: tuple[MediumField, ...] = ()
    reference: str = "Nomor asal atau tiket"
    complained: str = "Waktu pengaduan pelapor"


_PROOF = MediumField("proof", "Bukti disebutkan", "misalnya kuitansi, rekaman")
_OFFICER = MediumField("officer", "Diterima oleh", "petugas yang berbicara")
KINDS: Mapping[MediumKind, KindSpec] = {
    MediumKind.PLAIN: KindSpec("Tanpa isian khusus"),
    MediumKind.LAPOR: KindSpec(
        "SP4N LAPOR",
        (MediumField("category", "Kategori di LAPOR", "misalnya Kependudukan"),),
        reference="Nomor tiket LAPOR",
        complained="Dikirim di LAPOR",
    ),
    MediumKind.WBS: KindSpec(
        "Pelaporan pelanggaran",
        (_PROOF,),
        reference="Nomor laporan WBS",
        complained="Dilaporkan di WBS",
    ),
    MediumKind.PARTNER: KindSpec(
        "Aplikasi mitra",
        (
            MediumField("survey", "Survei/kegiatan", "misalnya Sakernas Agustus"),
            MediumField("region", "Wilayah tugas", "kabupaten/kota, kecamatan"),
        ),
        reference="Nomor tiket",
    ),
    MediumKind.FORM: KindSpec(
        "Formulir online",
        (MediumField("visited", "Tanggal kunjungan", "misalnya 16-03-2026"),),
    ),
    MediumKind.MAIL: KindSpec(
        "Surel",
        (MediumField("mailbox", "Masuk ke alamat", "alamat kantor yang menerimanya"),),
        complained="Dikirim",
    ),
    MediumKind.SOCIAL: KindSpec(
        "Media sosial",
        (
            MediumField("platform", "Media sosialnya", "misalnya Instagram, pesan langsung"),
            MediumField("link", "Tautan atau akun", "https://…", of_person=True),
        ),
        complained="Diunggah",
    ),
    MediumKind.LETTER: KindSpec(
        "Surat",
        (MediumField("agenda", "Nomor agenda", "misalnya 0123/2026"),),
        reference="Nomor surat",
        complained="Tanggal surat",
    ),
    MediumKind.VISIT: KindSpec(
        "Datang langsung",
        (_OFFICER, MediumField("queue", "Nomor antrean", "misalnya A-014")),
    ),
    MediumKind.CALL: KindSpec(
        "Telepon",
        (_OFFICER, MediumField("line", "Nomor dihubungi", "misalnya (0254) 267027")),
    ),
}
FIELDS = tuple(dict.fromkeys(field for kind in KINDS.values() for field in kind.fields))
"""The fields of all kinds, each once."""
DETAILS = tuple(field.key for field in FIELDS if not field.of_person)
"""Where in a content they are kept."""
