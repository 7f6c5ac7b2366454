"""The words above the list: chips, the sentence of state, and what an empty answer means."""

from collections.abc import Mapping

from app.desk.list_figures import CHIPS
from app.rules.moments import MONTHS
from ui.look.tokens import Tone
from ui.register.loading import Loaded, Period

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


def period_words(period: Period) -> str:
    """Return "Februari 2023", or "2023" for the whole year."""
    return f"{MONTHS[period.month - 1]} {period.year}" if period.month else str(period.year)


def sentence(loaded: Loaded) -> str:
    """Return the state of the list in one sentence."""
    wanted, total = loaded.wanted, loaded.total
    when = period_words(loaded.period)
    count = f"{total:,}".replace(",", ".")
    if wanted.words:
        many = f"Lebih dari {_COUNTED:,}".replace(",", ".") if total > _COUNTED else count
        narrowed = f" dalam {_WORDS[wanted.chip]}" if wanted.chip in _WORDS and wanted.chip else ""
        return f"{many} aduan cocok dengan “{wanted.words}”{narrowed}, dari semua tahun"
    if wanted.chip == "open":
        return f"{count} aduan {when} masih terbuka, menurut jatuh tempo"
    if wanted.chip:
        return f"{_WORDS[wanted.chip]}: {count} dari {loaded.counts['']} aduan pada {when}"
    if not total:
        return f"Tidak ada aduan pada {when}" if wanted.month else f"Belum ada aduan pada {when}"
    if wanted.month:
        return f"{count} aduan diterima pada {when}"
    return f"{count} aduan pada {when}, nomor terakhir {loaded.last_number}"


def not_found(loaded: Loaded) -> tuple[str, str, str]:
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
    when = period_words(loaded.period)
    if not wanted.chip:
        return f"Tidak ada aduan pada {when}", "Lihat seluruh tahunnya.", "Tampilkan setahun"
    return f"{_NONE[wanted.chip]} pada {when}", "Pilih Semua atau tahun lain.", "Tampilkan semua"
