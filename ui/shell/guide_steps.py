"""What the guides show: where to look, and what is to be seen or done there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from ui.page_table import PageKey


class Step(NamedTuple):
    """One step: its title, what it says, and the page that it opens for what is `wanted`."""

    title: str
    sentence: str
    page: PageKey
    wanted: Mapping[str, object] = {}


PREPARATION: Final = (
    Step(
        "Satker dan kop",
        "Periksa nama, kop, alamat, dan jam layanan: semuanya tercetak di setiap kertas. Pejabat "
        "dan petugas yang menandatangani ada di bagian berikutnya.",
        "pengaturan",
        {"section": "satker"},
    ),
    Step(
        "Orang dan peran",
        "Buat akun untuk pimpinan, tim, dan petugas lain; masing-masing hanya melihat yang menjadi "
        "bagiannya. Bekerja sendiri? Lewati saja.",
        "pengaturan",
        {"section": "akun"},
    ),
    Step(
        "Media dan jam kerja",
        "Pilih media yang dipakai dan hari melihatnya. Jam kerja dan hari libur kantor, yang "
        "menentukan setiap tenggat, ada di halaman Kalender.",
        "pengaturan",
        {"section": "media"},
    ),
    Step(
        "Tempat cadangan",
        "Cadangan dibuat sendiri di samping register. Pilih juga tempat kedua di luar komputer "
        "ini, misalnya flashdisk, agar register selamat bila komputernya rusak.",
        "pengaturan",
        {"section": "register"},
    ),
)
"""Getting a new register ready."""

ROUND: Final = (
    Step(
        "Pagi di Beranda",
        "Hari dimulai di sini: aduan yang perlu dikerjakan menurut tenggatnya, kotak dan media "
        "yang harus dilihat, dan bulan yang belum dikonfirmasi.",
        "beranda",
    ),
    Step(
        "Satu aduan masuk",
        "Isi perihal dan uraian sesuka Anda, Enter ke isian berikutnya, lalu Ctrl+Enter untuk "
        "menyimpan. Ini data contoh: apa pun boleh dicoba.",
        "catat",
    ),
    Step(
        "Lembar disposisi",
        "Aduan baru dilaporkan kepada Kepala dengan lembar ini. Centang Kepala dicatat di halaman "
        "yang sama, atau dibaca dari pindaian lembarnya.",
        "disposisi",
    ),
    Step(
        "Tindak lanjut dan tenggat",
        "Siapa yang memegang aduan dan sisa waktunya, sebagai daftar atau papan. Mengapa? "
        "menjelaskan dari mana sebuah tanggal dihitung.",
        "tindak_lanjut",
    ),
    Step(
        "Satu aduan dari awal sampai selesai",
        "Setiap langkah ada di linimasa beserta waktunya. Identitas yang tertutup dapat dibuka "
        "oleh yang berwenang, dan pembukaannya tercatat.",
        "kasus",
        {"complaint_id": 2},
    ),
    Step(
        "Kotak saran",
        "Setumpuk lembar diketik sekaligus seperti tabel, atau dibaca dari pindaian. Berita "
        "acaranya dicetak sesudah disimpan.",
        "kotak",
    ),
    Step(
        "Mencari di Register",
        "Ketik nomor, nama, atau kata di kotak cari. Daftarnya dapat disaring, dan beberapa aduan "
        "dipilih sekaligus dengan Shift.",
        "register",
    ),
    Step(
        "Laporan tahunan",
        "Kedua tabel dihitung dari aduannya sendiri: periksa, isi kata-katanya, lalu cetak. "
        "Laporan bulanan dan ikhtisar ada di menunya.",
        "laporan",
        {"year": 2023},
    ),
    Step(
        "Kalender kerja",
        "Libur, cuti bersama, dan jam kerja menentukan setiap tenggat. Tutup di luar rencana? "
        "Catat di sini, dan semua tanggal dihitung ulang.",
        "kalender",
    ),
    Step(
        "Bila ragu",
        "F1 membuka bantuan tentang halaman yang sedang tampil, Ctrl+K mencari perintah apa pun. "
        "Data contoh dapat dibuang dan dibuat lagi kapan saja.",
        "bantuan",
    ),
)
"""The round of the sample register, in ten minutes."""
