"""What the states of rows are called, counted or one by one."""

from collections.abc import Mapping

from app.rules.wording import capitalised, sentence_list
from app.transfer.import_row import RowState

STATE_WORDS = {
    RowState.NEW: "Baru",
    RowState.PRESENT: "Sudah ada",
    RowState.THANKS: "Ucapan terima kasih",
    RowState.NOTHING: "Tanpa isi",
    RowState.MISTAKEN: "Perlu diperbaiki",
}
_COUNTED = {
    RowState.NEW: "{} aduan baru",
    RowState.PRESENT: "{} sudah ada",
    RowState.THANKS: "{} hanya ucapan terima kasih",
    RowState.NOTHING: "{} tanpa isi",
    RowState.MISTAKEN: "{} perlu diperbaiki",
}


def counted_words(counts: Mapping[RowState, int]) -> str:
    """Return how many rows there are of each state: "12 aduan baru, 3 sudah ada"."""
    said = [_COUNTED[state].format(count) for state in RowState if (count := counts[state])]
    return capitalised(sentence_list(said)) or "Tidak ada baris di bawah judul kolomnya"
