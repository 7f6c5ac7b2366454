"""The words above the list: chips, the sentence of state, and what an empty answer means."""

from collections.abc import Mapping

from app.desk.looking_up import CHIPS
from ui.look.tokens import Tone
from ui.register.loading import Loaded

_WORDS = {
    "": "Semua",
    "new": "Baru",
    "awaiting_disposition": "Menunggu disposisi",
    "running": "Berjalan",
    "due_soon": "Jatuh tempo",
    "late": "Terlambat",
    "closed": "Selesai",
}
_NONE = {
    "new": "Tidak ada aduan baru",
    "awaiting_disposition": "Tidak ada aduan yang menunggu disposisi",
    "running": "Tidak ada aduan yang berjalan",
    "due_soon": "Tidak ada yang jatuh tempo hari ini atau hari kerja berikutnya",
    "late": "Tidak ada aduan yang terlambat",
    "closed": "Belum ada aduan yang selesai",
    "open": "Tidak ada aduan yang masih terbuka",
}
# A search stops counting beyond this.
_COUNTED = 1000


def chips(counts: Mapping[str, int] | None) -> list[tuple[str, str, int | None, Tone]]:
    """Return the chips with the year's counts, without any while words are searched."""
    return [
        (
            key,
            _WORDS[key],
            None if counts is None else counts[key],
            Tone.DANGER if key == "late" and counts and counts[key] else Tone.PLAIN,
        )
        for key in CHIPS
    ]


def first_order(order: str) -> bool:
    """Tell whether a first click sorts descending: the newest first, but the next due first."""
    return order != "due"


def sentence(loaded: Loaded, year: int) -> str:
    """Return the state of the list in one sentence."""
    wanted, total = loaded.wanted, loaded.total
    count = f"{total:,}".replace(",", ".")
    if wanted.words:
        many = f"Lebih dari {_COUNTED:,}".replace(",", ".") if total > _COUNTED else count
        narrowed = f" dalam {_WORDS[wanted.chip]}" if wanted.chip in _WORDS and wanted.chip else ""
        return f"{many} aduan cocok dengan “{wanted.words}”{narrowed}, dari semua tahun"
    if wanted.chip == "open":
        return f"{count} aduan {year} masih terbuka, menurut jatuh tempo"
    if wanted.chip:
        return f"{_WORDS[wanted.chip]}: {count} dari {loaded.counts['']} aduan pada {year}"
    if not total:
        return f"Belum ada aduan pada {year}"
    return f"{count} aduan pada {year}, nomor terakhir {loaded.last_number}"


def not_found(loaded: Loaded, year: int) -> tuple[str, str, str]:
    """Return what an empty list means, how to widen it and the word of the button that does."""
    wanted = loaded.wanted
    if wanted.words:
        within = f" dalam {_WORDS.get(wanted.chip, '')}" if wanted.chip else ""
        what = f"Tidak ada aduan yang cocok dengan “{wanted.words[:60]}”{within}"
        how = (
            "Coba bagian kata yang lebih pendek, nomor seperti 2026-0012, atau nama pelapor."
            if not wanted.chip
            else "Coba tanpa saringan, atau dengan kata yang lebih pendek."
        )
        return what, how, "Hapus saringan" if wanted.chip else "Hapus pencarian"
    return f"{_NONE[wanted.chip]} pada {year}", "Pilih Semua atau tahun lain.", "Tampilkan semua"
