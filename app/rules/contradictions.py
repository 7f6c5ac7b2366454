"""What a text says that can't be: numbers spelled as others, counts and years that data don't have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from app.rules.wording import grouped, number_words

_NUMBER: Final = r"(?<![\d/.-])(\d{1,3}(?:\.\d{3})+|\d{1,6})"
# Numbers from here on are not spelled.
_UNSPELLED: Final = 1_000_000_000
_SPELLED: Final = re.compile(_NUMBER + r"\s*\(([^()\d]{2,60})\)")
_COUNTED: Final = re.compile(
    _NUMBER + r"(?:\s*\([^()\d]{2,60}\))?\s+(?:peng)?aduan\b", re.IGNORECASE
)
_YEAR: Final = re.compile(r"(?<![\d/.-])(20\d\d)(?![\d/-])")
# What numbers are spelled with: other words in brackets explain something else.
_SPELLING: Final = frozenset(
    [
        "nol",
        "satu",
        "dua",
        "tiga",
        "empat",
        "lima",
        "enam",
        "tujuh",
        "delapan",
        "sembilan",
        "sepuluh",
        "sebelas",
        "belas",
        "puluh",
        "seratus",
        "ratus",
        "seribu",
        "ribu",
        "juta",
    ]
)


def misspelled(text: str) -> Iterator[str]:
    """Yield what is wrong with numbers and the words behind them."""
    for number, words in _SPELLED.findall(text):
        spelled = " ".join(words.casefold().split())
        if not _SPELLING.issuperset(spelled.split()) or _read(number) >= _UNSPELLED:
            continue
        if spelled != (right := number_words(_read(number))):
            yield f"menulis “{number} ({words})”, padahal {number} dieja “{right}”"


def miscounted(text: str, *, by_data: str, year: int) -> Iterator[str]:
    """Yield the counts of complaints, and the years, that a sentence made from data doesn't have."""
    counts = {_read(each) for each in re.findall(_NUMBER, by_data)}
    for each in dict.fromkeys(map(_read, _COUNTED.findall(text))):
        if each not in counts:
            yield f"menyebut {grouped(each)} aduan, jumlah yang tidak ada dalam datanya"
    years = {year, *map(int, _YEAR.findall(by_data))}
    for other in sorted({int(each) for each in _YEAR.findall(text)} - years):
        yield f"menyebut tahun {other}, sedangkan laporan ini tentang {year}"


def _read(number: str) -> int:
    return int(number.replace(".", ""))
