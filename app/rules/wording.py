"""Counts, lists and capitals in the formal Indonesian of the office's papers."""

from collections.abc import Sequence
from datetime import timedelta

_FIRST_NUMBERS = (
    *("nol", "satu", "dua", "tiga", "empat", "lima"),
    *("enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"),
)
_NUMBER_STEPS = ((1_000_000, "juta"), (1000, "ribu"), (100, "ratus"), (10, "puluh"))
# First words of channels that are no names: an office types them with a capital, as in a list.
_COMMON_CHANNELS = frozenset(
    [
        "aplikasi",
        "chat",
        "datang",
        "e-mail",
        "email",
        "faks",
        "kotak",
        "kunjungan",
        "langsung",
        "laman",
        "lisan",
        "media",
        "papan",
        "penjelasan",
        "pertemuan",
        "pesan",
        "situs",
        "surat",
        "surel",
        "tatap",
        "telepon",
        "telp.",
        "website",
    ]
)
LESS_THAN_A_MINUTE = "kurang dari 1 menit"


def count_words(number: int) -> str:
    """Return "2 (dua)"; thousands are parted by a point: "1.001 (seribu satu)"."""
    return f"{grouped(number)} ({number_words(number)})"


def number_words(number: int) -> str:
    """Return "dua puluh satu"; ValueError below 0 and beyond 999,999,999, which no paper counts."""
    if not 0 <= number < 1_000_000_000:
        raise ValueError(f"{number} is not spelled")
    if number < len(_FIRST_NUMBERS):
        return _FIRST_NUMBERS[number]
    if number < 20:
        return f"{_FIRST_NUMBERS[number - 10]} belas"
    one, word = next(step for step in _NUMBER_STEPS if step[0] <= number)
    count, rest = divmod(number, one)
    head = f"se{word}" if count == 1 and one <= 1000 else f"{number_words(count)} {word}"
    return f"{head} {number_words(rest)}" if rest else head


def sentence_list(parts: Sequence[str]) -> str:
    """Return "a", "a dan b", or "a, b, dan c"."""
    if len(parts) <= 2:
        return " dan ".join(parts)
    return f"{', '.join(parts[:-1])}, dan {parts[-1]}"


def grouped(number: int) -> str:
    """Return a number with its thousands apart: "12.345"."""
    return f"{number:,}".replace(",", ".")


def capitalised(words: str) -> str:
    """Return the same with a capital, as at the beginning of a sentence."""
    return words[:1].upper() + words[1:]


def uncapitalised(words: str) -> str:
    """Return the same as it stands inside a sentence; names after the first word stay."""
    return words[:1].lower() + words[1:]


def channel_words(channel: str) -> str:
    """Return a channel as it stands inside a sentence: "telepon", but "Kotak Saran Lobi"."""
    first, *others = channel.split() or [""]
    named = others[:1] and others[0][:1].isupper() and not others[0].isupper()
    common = first.lower() in _COMMON_CHANNELS and not named
    return uncapitalised(channel) if common else channel


def through(channel: str) -> str:
    """Return by which way something came or went: "melalui telepon", "dengan datang langsung"."""
    words = channel_words(channel)
    return f"{'dengan' if words.startswith('datang') else 'melalui'} {words}"


def elapsed_words(gap: timedelta) -> str:
    """Return time by the calendar in at most two units: "7 hari 2 jam", "1 jam 2 menit"."""
    minutes = int(gap.total_seconds() // 60)
    parts = [(minutes // 1440, "hari"), (minutes // 60 % 24, "jam"), (minutes % 60, "menit")]
    worded = [f"{count} {unit}" for count, unit in parts if count]
    return " ".join(worded[:2]) or LESS_THAN_A_MINUTE


def hidden_name(*, confidential: bool) -> str:
    """Return what stands on a screen for who brought a case, while that isn't opened."""
    return "Dirahasiakan" if confidential else "Tidak ditampilkan"


def minutes_words(minutes: int) -> str:
    """Return "2 jam 30 menit", "2 jam", "3 menit", or "kurang dari 1 menit" for none."""
    hours, rest = divmod(minutes, 60)
    words = [f"{hours} jam"] * bool(hours) + [f"{rest} menit"] * bool(rest)
    return " ".join(words) or LESS_THAN_A_MINUTE


def size_words(size: int) -> str:
    """Return how large a file of `size` bytes is: "812 byte", "35 KB", "2,4 MB"."""
    if size < 1024:
        return f"{size} byte"
    if size < 1024 * 1024:
        return f"{size // 1024} KB"
    return f"{size / (1024 * 1024):.1f} MB".replace(".", ",")
