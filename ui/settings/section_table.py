"""The one table of the sections of Pengaturan: their list, the palette and the roles read it."""

from __future__ import annotations

from typing import Final, NamedTuple

from app.roles import Role

_ADMIN: Final = frozenset({Role.ADMIN})


class SectionSpec(NamedTuple):
    """How a section is known before it is made; `also` are other words by which it is found."""

    key: str
    word: str
    icon: str
    also: str
    roles: frozenset[Role] = _ADMIN
    """Who has any use for it."""


_SPECS: Final = (
    SectionSpec("satker", "Satker dan kop", "home", "kop surat logo alamat nama kantor"),
    SectionSpec("pejabat", "Pejabat dan petugas", "users", "kepala nama nip tanda tangan"),
    SectionSpec("penandatangan", "Penanda tangan", "pencil", "plh plt atas nama kepala pejabat"),
    SectionSpec("penomoran", "Penomoran", "file-text", "nomor aduan pola"),
    SectionSpec("bukti", "Berkas bukti", "paperclip", "lampiran ukuran"),
    SectionSpec("waktu", "Waktu kerja", "clock", "zona jam kunci otomatis"),
    SectionSpec("langkah", "Langkah SOP", "file-analytics", "nama tahap"),
    SectionSpec("libur", "Hari libur", "calendar", "cuti bersama tanggal merah"),
    SectionSpec("media", "Media dan rekap", "inbox", "kanal kotak kolom jadwal"),
    SectionSpec("rekap", "Yang dihitung", "file-analytics", "klasifikasi laporan"),
    SectionSpec("daftar", "Daftar", "register", "tim materi instruksi saluran jawaban pilihan"),
    SectionSpec(
        "tujuan", "Satker tujuan", "mail-forward", "instansi alamat kontak penerusan kewenangan"
    ),
    SectionSpec(
        "templat", "Templat", "file-text", "jawaban surel whatsapp contoh teks kelengkapan ppid"
    ),
    SectionSpec("akun", "Akun", "users", "pengguna kata sandi peran", frozenset(Role)),
    SectionSpec(
        "retensi",
        "Masa simpan",
        "archive",
        "retensi pemusnahan hapus",
        frozenset({Role.ADMIN, Role.HEAD}),
    ),
    SectionSpec(
        "register",
        "Register",
        "database",
        "cadangan pulihkan pemulihan impor periksa map",
        frozenset({Role.ADMIN, Role.HEAD, Role.DESK}),
    ),
    SectionSpec("tampilan", "Tampilan", "eye", "tema huruf ukuran gelap terang", frozenset(Role)),
)
SECTIONS: Final = {spec.key: spec for spec in _SPECS}
"""By their keys, in the order in which they are listed."""
