"""The words above the list: chips, the sentence of state, and what an empty answer means."""

from collections.abc import Mapping

from app.desk.list_figures import CHIPS
from app.rules.check_code import MISREAD, read_receipt
from app.rules.moments import MONTHS
from app.rules.wording import grouped
from ui.look.tokens import Tone
from ui.register.loading import Loaded, Period

_WORDS = {
    "": "Semua",
    "new": "Baru",
    "awaiting_disposition": "Menunggu disposisi",
    "running": "Berjalan",
    "paused": "Dijeda",
    "answer_pending": "Jawaban belum dikirim",
    "due_soon": "Jatuh tempo",
    "late": "Terlambat",
    "forwarded": "Diteruskan",
    "awaited": "Belum dikonfirmasi",
    "closed": "Selesai",
}
_NONE = {
    "new": "Tidak ada aduan baru",
    "awaiting_disposition": "Tidak ada aduan yang menunggu disposisi",
    "running": "Tidak ada aduan yang berjalan",
    "paused": "Tidak ada aduan yang dijeda",
    "answer_pending": "Tidak ada jawaban yang belum dikirim",
    "due_soon": "Tidak ada yang jatuh tempo hari ini atau hari kerja berikutnya",
    "late": "Tidak ada aduan yang terlambat",
    "forwarded": "Tidak ada aduan yang diteruskan",
    "awaited": "Semua satker tujuan sudah memberi kabar",
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
    when = _when(loaded)
    count = grouped(total)
    sifted = " sesuai saringan" if wanted.sieve.on() else ""
    if wanted.words:
        many = f"Lebih dari {grouped(_COUNTED)}" if total > _COUNTED else count
        narrowed = f" dalam {_WORDS[wanted.chip]}" if wanted.chip in _WORDS and wanted.chip else ""
        where = sifted or ", dari semua tahun"
        return f"{many} aduan cocok dengan “{wanted.words}”{narrowed}{where}"
    if wanted.chip == "open":
        of_when = "" if wanted.sieve.dated else f" {period_words(loaded.period)}"
        return f"{count} aduan{of_when} masih terbuka{sifted}, menurut jatuh tempo"
    if wanted.chip:
        return f"{_WORDS[wanted.chip]}: {count} dari {loaded.counts['']} aduan{when}{sifted}"
    if sifted:
        return f"{count} aduan{when}{sifted}"
    if not total:
        return f"Tidak ada aduan{when}" if wanted.month else f"Belum ada aduan{when}"
    if wanted.month:
        return f"{count} aduan diterima{when}"
    return f"{count} aduan{when}, nomor terakhir {loaded.last_number}"


def _when(loaded: Loaded) -> str:
    """Return " pada 2026"; nothing where the sieve has days of its own, which its chips tell."""
    return "" if loaded.wanted.sieve.dated else f" pada {period_words(loaded.period)}"


def not_found(loaded: Loaded, number_pattern: str) -> tuple[str, str, str]:
    """Return what an empty list means, how to widen it and the word of the button that does."""
    wanted = loaded.wanted
    if read_receipt(wanted.words, number_pattern):
        what = f"Tidak ada tanda terima dengan “{wanted.words[:60]}”"
        return what, MISREAD, "Hapus pencarian"
    if loaded.near:
        what = f"Tidak ada aduan yang cocok dengan “{wanted.words[:60]}”"
        return what, f"Mungkin maksudnya: {loaded.near}", f"Cari {loaded.near}"
    if wanted.sieve.on():
        what = "Tidak ada aduan yang sesuai saringan"
        cross = "Lepas sebagian saringan dengan tanda silangnya, atau semuanya dengan Shift+F3."
        return what, cross, "Hapus semua saringan"
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
