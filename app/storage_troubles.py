"""Failures of the register's storage in the user's words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from app.errors import EnvironmentTrouble
from db.trouble import StorageTrouble, Trouble

_SENTENCES = {
    Trouble.MISSING: (
        "Register tidak ditemukan di tempat itu.",
        "Periksa tempatnya, pilih register lain, atau buat register baru.",
    ),
    Trouble.EMPTY: (
        "Register itu kosong (0 bita), mungkin penyalinannya terputus.",
        "Pulihkan dari cadangan atau pilih register lain.",
    ),
    Trouble.NOT_A_DATABASE: (
        "Itu bukan register Meja Aduan, atau isinya sudah rusak.",
        "Pilih register lain atau pulihkan dari cadangan.",
    ),
    Trouble.FOREIGN: (
        "Itu basis data milik program lain, bukan register Meja Aduan.",
        "Pilih register lain; isinya tidak diubah.",
    ),
    Trouble.TOO_NEW: (
        "Register ini dibuat oleh Meja Aduan yang lebih baru.",
        "Perbarui program di komputer ini; isinya tidak diubah.",
    ),
    Trouble.LOCKED: (
        "Register sedang dipakai program lain.",
        "Tutup program itu atau tunggu sebentar, lalu coba lagi.",
    ),
    Trouble.READ_ONLY: (
        "Register tidak dapat ditulisi.",
        "Periksa izin dan tempat penyimpanannya, lalu coba lagi.",
    ),
    Trouble.FULL: (
        "Diska penuh; tidak ada yang tersimpan setengah.",
        "Kosongkan ruang, lalu simpan lagi.",
    ),
    Trouble.DAMAGED: (
        "Register rusak atau diskanya bermasalah.",
        "Bila baru dipindahkan, bawa juga berkas -journal-nya; selain itu pulihkan dari cadangan.",
    ),
    Trouble.UNREACHABLE: (
        "Server register tidak dapat dihubungi.",
        "Periksa jaringan dan alamat server, lalu coba lagi.",
    ),
    Trouble.EXISTS: (
        "Sudah ada register di tempat itu.",
        "Pilih nama lain; register yang ada tidak diubah.",
    ),
    Trouble.KEYLESS: (
        "Berkas kunci register ini tidak ada di sampingnya, atau itu bukan register Meja Aduan.",
        "Kembalikan berkas .kunci dari cadangan ke map yang sama, atau pilih register lain.",
    ),
    Trouble.KEY_OUTDATED: (
        "Berkas kunci di samping register ini lebih lama daripada registernya.",
        "Kembalikan berkas .kunci yang terbaru, atau masuk dengan lembar pemulihan.",
    ),
    Trouble.BEYOND: (
        "Riwayat register ini diubah dari luar: ada peristiwa sesudah ujungnya.",
        "Jangan bekerja dengannya; salin register ini dan pulihkan dari cadangan.",
    ),
    Trouble.SEAL_CHANGED: (
        "Yang disegel itu diubah dari luar atau rusak, jadi tidak dibuka.",
        "Jalankan Periksa register, lalu pulihkan dari cadangan.",
    ),
    Trouble.SHUT_OUT: (
        "Akun Anda ditutup atau diubah sejak Anda masuk.",
        "Masuk lagi; bila tidak dapat, hubungi admin. Yang sedang diketik belum hilang dari layar.",
    ),
    Trouble.KEY_DAMAGED: (
        "Berkas kunci register ini rusak, begitu pula salinannya.",
        "Kembalikan berkas .kunci dari cadangan ke map yang sama; registernya sendiri tidak diubah.",
    ),
    Trouble.SYNCHRONISED: (
        "Map itu disinkronkan (OneDrive, Google Drive, Dropbox); register di sana dapat rusak.",
        "Pindahkan register dan berkas .kunci ke map lain di komputer ini, lalu buka lagi.",
    ),
    Trouble.NETWORK: (
        "Map itu ada di jaringan; register di sana dapat rusak bila dipakai bersama.",
        "Pindahkan register dan berkas .kunci ke komputer ini; untuk beberapa meja pakai server.",
    ),
    Trouble.STRAY_JOURNAL: (
        "Di tempat itu ada berkas -journal dari pekerjaan yang terputus, tanpa registernya.",
        "Kembalikan register itu ke sana dan buka sekali, barulah pindahkan; atau pilih tempat lain.",
    ),
    Trouble.STRAY_KEYS: (
        "Di tempat itu ada berkas .kunci tanpa registernya, yang tidak dapat dibuka tanpanya.",
        "Pindahkan .kunci dan .kunci-salinan ke samping registernya, atau pilih tempat lain.",
    ),
}


def environment_trouble(error: StorageTrouble) -> EnvironmentTrouble:
    """Word a storage failure for the user."""
    sentence, way_out = _SENTENCES[error.kind]
    return EnvironmentTrouble(error.kind.value, sentence, way_out)


@contextmanager
def storage_troubles() -> Iterator[None]:
    """Word every failure of the storage for the user."""
    try:
        yield
    except StorageTrouble as error:
        raise environment_trouble(error) from error
