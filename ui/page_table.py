"""The one table of the window's pages: rail, palette, keys and headers read it."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from app.roles import Role

PageKey = Literal[
    "beranda",
    "register",
    "disposisi",
    "tindak_lanjut",
    "laporan",
    "kalender",
    "pengaturan",
    "bantuan",
    "catat",
    "kotak",
    "kasus",
    "lembar",
]
_DESK: Final = frozenset({Role.DESK})
_OFFICE: Final = frozenset({Role.DESK, Role.HEAD})
_READERS: Final = frozenset({Role.DESK, Role.HEAD, Role.TEAM})


class PageSpec(NamedTuple):
    """How the window knows a page before it is made.

    `place` is "module:Class", imported when the page is first opened. `under` is the page whose
    entry in the rail stands for this one, `at_foot` puts its own entry below the others. `roles`
    are those that have any use for it. `also` are other words by which the palette finds it.
    `help` is the chapter, and after "#" the heading, that F1 opens there.
    """

    key: PageKey
    title: str
    icon: str
    place: str
    roles: frozenset[Role] = frozenset(Role)
    under: PageKey | None = None
    at_foot: bool = False
    also: str = ""
    help: str = "sehari"


PAGES: Final = (
    PageSpec(
        "beranda",
        "Beranda",
        "home",
        "ui.home.page:HomePage",
        _READERS,
        also="halaman depan awal utama hari ini tugas kotak dan media dilihat nihil",
        help="sehari#Pagi",
    ),
    PageSpec(
        "register",
        "Register",
        "register",
        "ui.register.page:RegisterPage",
        _READERS,
        also="daftar semua aduan pengaduan cari saringan buku",
        help="register",
    ),
    PageSpec(
        "disposisi",
        "Disposisi",
        "rubber-stamp",
        "ui.disposition.page:DispositionPage",
        _OFFICE,
        also="lembar disposisi kepala pimpinan instruksi",
        help="kertas#Lembar disposisi",
    ),
    PageSpec(
        "tindak_lanjut",
        "Tindak Lanjut",
        "clock",
        "ui.tracker.page:TrackerPage",
        _READERS,
        also="berjalan tenggat jatuh tempo terlambat tim papan giliran pengingat jeda",
        help="waktu",
    ),
    PageSpec(
        "laporan",
        "Laporan",
        "file-analytics",
        "ui.report.page:ReportPage",
        _OFFICE,
        also="laporan tahunan rekap rekapitulasi evaluasi tabel nihil bulan",
        help="laporan",
    ),
    PageSpec(
        "kalender",
        "Kalender",
        "calendar",
        "ui.calendar.page:CalendarPage",
        also="hari libur cuti bersama jam kerja ramadan standar waktu penutupan",
        help="waktu#Batas waktu",
    ),
    PageSpec(
        "pengaturan",
        "Pengaturan",
        "adjustments-horizontal",
        "ui.settings.page:SettingsPage",
        at_foot=True,
        also="setelan opsi",
        help="cadangan",
    ),
    PageSpec(
        "bantuan",
        "Bantuan",
        "help-circle",
        "ui.help.page:HelpPage",
        at_foot=True,
        also="panduan petunjuk cara tolong tanya tentang program lisensi versi",
        help="pintasan",
    ),
    PageSpec(
        "catat",
        "Catat aduan",
        "plus",
        "ui.entry.page:EntryPage",
        _DESK,
        under="register",
        also="aduan baru tambah tulis isi lembar pengaduan daftarkan masuk",
        help="sehari#Ketika aduan datang",
    ),
    PageSpec(
        "kotak",
        "Buka kotak saran",
        "inbox",
        "ui.boxes.page:BoxPage",
        _DESK,
        under="beranda",
        also="pembukaan lembar slip berita acara",
        help="sehari#Ketika kotak saran dibuka",
    ),
    PageSpec(
        "kasus",
        "Aduan",
        "file-text",
        "ui.case.page:CasePage",
        _READERS,
        under="register",
        help="sehari#Selama ditindaklanjuti",
    ),
    PageSpec(
        "lembar",
        "Baca lembar kembali",
        "photo",
        "ui.returns.page:ReturnsPage",
        _OFFICE,
        under="disposisi",
        also="pindai scan foto lembar disposisi laporan hasil kembali centang",
        help="kertas#Lembar disposisi",
    ),
)
"""In the order of the rail."""


def title_of(key: PageKey) -> str:
    """Return the word of a page, as rail, headers and the buttons that lead there say it."""
    return next(spec.title for spec in PAGES if spec.key == key)
