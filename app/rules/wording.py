"""Counts, lists and capitals in the formal Indonesian of the office's papers."""

from collections.abc import Mapping, Sequence

from app.rules.moments import MONTHS

_FIRST_NUMBERS = (
    *("nol", "satu", "dua", "tiga", "empat", "lima"),
    *("enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"),
)
LESS_THAN_A_MINUTE = "kurang dari 1 menit"


def count_words(number: int) -> str:
    """Return "2 (dua)"; thousands are parted by a point: "1.001 (seribu satu)"."""
    return f"{number:,} ({_number_words(number)})".replace(",", ".")


def _number_words(number: int) -> str:
    """Spell a number; the everyday ones here, as the library brings all the world's languages."""
    if 0 <= number < len(_FIRST_NUMBERS):
        return _FIRST_NUMBERS[number]
    if 12 <= number < 20:
        return f"{_FIRST_NUMBERS[number - 10]} belas"
    if 20 <= number < 100:
        tens, ones = divmod(number, 10)
        return f"{_FIRST_NUMBERS[tens]} puluh" + (f" {_FIRST_NUMBERS[ones]}" if ones else "")
    from num2words import num2words

    return str(num2words(number, lang="id"))


def sentence_list(parts: Sequence[str]) -> str:
    """Return "a", "a dan b", or "a, b, dan c"."""
    if len(parts) <= 2:
        return " dan ".join(parts)
    return f"{', '.join(parts[:-1])}, dan {parts[-1]}"


def capitalised(words: str) -> str:
    """Return the same with a capital, as at the beginning of a sentence."""
    return words[:1].upper() + words[1:]


def uncapitalised(words: str) -> str:
    """Return the same as it stands inside a sentence; names after the first word stay."""
    return words[:1].lower() + words[1:]


def minutes_words(minutes: int) -> str:
    """Return "2 jam 30 menit", "2 jam", "3 menit", or "kurang dari 1 menit" for none."""
    hours, rest = divmod(minutes, 60)
    words = [f"{hours} jam"] * bool(hours) + [f"{rest} menit"] * bool(rest)
    return " ".join(words) or LESS_THAN_A_MINUTE


def recap_sentence(year: int, counts_by_month: Mapping[int, int]) -> str:
    """Return the sentences above the recap table; months 1-12, absent ones have none."""
    months = [(month, counts_by_month[month]) for month in sorted(counts_by_month)]
    months = [(month, count) for month, count in months if count]
    total = sum(count for _, count in months)
    if not total:
        return f"Selama tahun {year} tidak ada aduan yang masuk."
    opening = f"Jumlah aduan pada tahun {year} sebanyak {count_words(total)} aduan"
    if len(months) == 1:
        where = f"diterima di bulan {MONTHS[months[0][0] - 1]} {year}."
        who = {1: f"{opening}, ", 2: f"{opening}. Keduanya "}
        sentences = [who.get(total, f"{opening}. Seluruhnya ") + where]
    else:
        listed = [
            f"{MONTHS[month - 1]} sebanyak {count_words(count)} aduan" for month, count in months
        ]
        sentences = [f"{opening}.", f"Aduan tersebut diterima di bulan {sentence_list(listed)}."]
    if len(months) < 12:
        sentences.append("Sedangkan di bulan lainnya tidak ada aduan yang masuk.")
    return " ".join(sentences)
