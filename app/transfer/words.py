"""What people write where they have nothing to say, and where all they say is thanks."""

import re

_NOTHING = frozenset(
    {
        *("", "tidak ada", "tdk ada", "tidakada", "tidak", "tdk", "nihil", "nol", "kosong"),
        *("belum ada", "ga ada", "gak ada", "nggak ada", "tak ada", "na", "n a", "none", "nil"),
        *("no", "nothing", "tidak ada pengaduan", "tidak ada keluhan", "tidak ada aduan"),
        *("tidak ada kendala", "tidak ada masalah", "sudah ditemukan", "semua ditemukan"),
        *("tidak ada saran", "tidak ada komentar", "null", "strip"),
    }
)
_PRAISE = frozenset(
    {
        *("baik", "bagus", "ok", "oke", "okay", "okey", "mantap", "mantab", "puas", "memuaskan"),
        *("kasih", "terimakasih", "makasih", "trims", "thanks", "thank", "good", "great", "nice"),
        *("ramah", "lancar", "sip", "keren", "nyaman", "excellent", "cukup", "aman", "cepat"),
    }
)
_BESIDE = frozenset(
    {
        *("sangat", "sekali", "banget", "sudah", "terima", "dan", "yang", "untuk", "atas", "you"),
        *("very", "pelayanan", "pelayanannya", "layanan", "layanannya", "petugas", "petugasnya"),
        *("pak", "bu", "kak", "semua", "semuanya", "bps", "banyak", "luar", "biasa", "nya", "the"),
        *("tempat", "tempatnya", "ruang", "ruangan", "ruangannya", "fasilitas", "service", "is"),
    }
)
_WORD = re.compile(r"[^\W_]+")


def says_nothing(text: str) -> bool:
    """Tell whether an answer stands for none: "-", ".", "tidak ada", "nihil"."""
    words = _WORD.findall(text.lower())
    # Signs alone say nothing, but for a thumb or a smile.
    return " ".join(words) in _NOTHING and not (not words and _smiles(text))


def says_thanks(text: str) -> bool:
    """Tell whether an answer is praise or thanks alone; one word more, and it is not."""
    words = _WORD.findall(text.lower())
    if not words:
        return _smiles(text)
    return set(words) <= _PRAISE | _BESIDE and not _PRAISE.isdisjoint(words)


def _smiles(text: str) -> bool:
    return any(
        letter > "\u2600" and not letter.isalnum() and letter not in "\u3000\ufeff\ufffd"
        for letter in text
    )
