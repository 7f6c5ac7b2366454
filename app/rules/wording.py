"""Dates, times, counts and sentences in the formal Indonesian of the office's papers."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
MONTHS_SHORT = (
    *("Jan", "Feb", "Mar", "Apr", "Mei", "Jun"),
    *("Jul", "Agu", "Sep", "Okt", "Nov", "Des"),
)
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
WEEKDAYS_SHORT = ("Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min")

_FIRST_NUMBERS = (
    *("nol", "satu", "dua", "tiga", "empat", "lima"),
    *("enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"),
)
LESS_THAN_A_MINUTE = "kurang dari 1 menit"
_ZONE_WORDS = {
    **dict.fromkeys(("Asia/Jakarta", "Asia/Pontianak"), "WIB"),
    **dict.fromkeys(("Asia/Makassar", "Asia/Ujung_Pandang"), "WITA"),
    "Asia/Jayapura": "WIT",
}


def date_words(day: date) -> str:
    """Return "27 Februari 2023"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def weekday_date_words(day: date) -> str:
    """Return "Senin, 6 Maret 2023"."""
    return f"{WEEKDAYS[day.weekday()]}, {date_words(day)}"


def short_date_words(day: date) -> str:
    """Return "20 Feb 2023"."""
    return f"{day.day} {MONTHS_SHORT[day.month - 1]} {day.year}"


def table_date(day: date) -> str:
    """Return "27-02-2023"."""
    return f"{day.day:02}-{day.month:02}-{day.year:04}"


def time_words(moment: datetime, zone: ZoneInfo) -> str:
    """Return "14.03", the time of day in this zone."""
    local = moment.astimezone(zone)
    return f"{local.hour:02}.{local.minute:02}"


def clock_words(moment: datetime, zone: ZoneInfo) -> str:
    """Return "14.03 WIB", the time of day with its zone."""
    return f"{time_words(moment, zone)} {zone_words(moment, zone)}"


def zone_words(moment: datetime, zone: ZoneInfo) -> str:
    """Return "WIB", "WITA" or "WIT", for other zones the offset: "UTC+8", "UTC-3.30"."""
    if zone.key in _ZONE_WORDS:
        return _ZONE_WORDS[zone.key]
    offset = moment.astimezone(zone).utcoffset() or timedelta()
    minutes = round(offset.total_seconds() / 60)
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}" + (f".{rest:02}" if rest else "")


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
