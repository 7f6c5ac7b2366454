"""The check code of a receipt: four characters drawn for a complaint, and one that tells mistakes.

The fifth is computed from number and code over the field of 32 elements, each place weighing
another power of a generator (a shortened Reed-Solomon code with one check symbol). So one character
that was written, heard or typed wrongly, and any two of the number or of
the code that changed places, never fit.
"""

import secrets
from functools import reduce
from operator import xor
from typing import NamedTuple

from app.rules.numbering import read_numbers

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # no 0 O 1 I
_DRAWN, _WHOLE, _DASH = 4, 5, 3
_YEAR_DIGITS, _SEQ_DIGITS = 4, 7
_FIELD, _POLYNOMIAL = 32, 0b100101  # x⁵ + x² + 1, of which x generates the field


MISREAD = (
    "Nomor dan kode cek itu tidak cocok: ada huruf atau angka yang keliru, atau dua yang tertukar. "
    "Baca sekali lagi dari tanda terimanya."
)


class ReadOut(NamedTuple):
    """What somebody reads out from a receipt: the number's candidates, and the code."""

    numbers: tuple[tuple[int, int], ...]
    code: str


def new_check_code() -> str:
    """Return four characters that are hard to guess and easy to read aloud: "7K4-M"."""
    left, drawn = secrets.randbelow(len(ALPHABET) ** _DRAWN), ""
    for _ in range(_DRAWN):
        left, place = divmod(left, len(ALPHABET))
        drawn += ALPHABET[place]
    return _dashed(drawn)


def printed_code(code: str, year: int, seq: int) -> str:
    """Return a kept code as it is printed, its check character included: "7K4-MQ".

    What is no code stays as it is: an erased case has none.
    """
    drawn = _drawn(code)
    known = len(drawn) == _DRAWN and set(drawn) <= set(ALPHABET)
    return _dashed(drawn + _check(drawn, year, seq)) if known else code


def read_check_code(text: str) -> str:
    """Return a receipt's code as it is printed, with or without dash and check; "" for no code."""
    plain = text.strip().upper().replace("-", "")
    known = len(plain) in (_DRAWN, _WHOLE) and set(plain) <= set(ALPHABET)
    return _dashed(plain) if known else ""


def drawn_part(code: str) -> str:
    """Return what was drawn of a code that was read, as the register keeps it: "7K4-M"."""
    return _dashed(_drawn(code))


def fits(code: str, year: int, seq: int) -> bool:
    """Tell whether number and code can belong together; of an older receipt nothing can be told."""
    plain = code.replace("-", "")
    return len(plain) == _DRAWN or code == printed_code(code, year, seq)


def read_receipt(text: str, pattern: str = "") -> ReadOut | None:
    """Read number and code as they are read out: "0012/PGD/2026 7K4-MQ"; None for anything else.

    The number may be one that was told wrongly: then it has no candidates.
    """
    number, _, last = " ".join(text.split()).rpartition(" ")
    code, numbers = read_check_code(last), read_numbers(number, pattern)
    # Four letters may be a word; with a digit or a dash they hardly are.
    marked = not last.isalpha() and any(letter.isdigit() for letter in number)
    return ReadOut(numbers, code) if code and (numbers or marked) else None


def _drawn(code: str) -> str:
    return code.replace("-", "")[:_DRAWN]


def _dashed(plain: str) -> str:
    return f"{plain[:_DASH]}-{plain[_DASH:]}"


def _check(drawn: str, year: int, seq: int) -> str:
    digits = f"{year:0{_YEAR_DIGITS}}{seq:0{_SEQ_DIGITS}}"
    places = [*(int(digit) for digit in digits), *(ALPHABET.index(letter) for letter in drawn)]
    weights = _powers(len(places))
    parts = (_times(value, weight) for value, weight in zip(places, weights, strict=True))
    return ALPHABET[reduce(xor, parts)]


def _powers(count: int) -> list[int]:
    """Return the generator's first powers; the check character itself weighs 1."""
    found = [2]
    while len(found) < count:
        found.append(_times(found[-1], 2))
    return found


def _times(one: int, other: int) -> int:
    """Multiply in the field."""
    product = 0
    while other:
        if other & 1:
            product ^= one
        one <<= 1
        if one & _FIELD:
            one ^= _POLYNOMIAL
        other >>= 1
    return product
