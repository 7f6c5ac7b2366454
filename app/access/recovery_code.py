"""The recovery code: twelve Indonesian words that stand for 112 random bits and a checksum."""

from __future__ import annotations

import hashlib
import re
import secrets
from difflib import get_close_matches
from functools import lru_cache

from app.errors import UserMistake
from resources import FOLDER

WORDS = 12
_ENTROPY_BYTES = 14
_BITS_A_WORD = 10
_LETTERS = 4
"""So many first letters tell each word of the list from every other."""


def new_entropy() -> bytes:
    """Return 14 random bytes for a new code."""
    return secrets.token_bytes(_ENTROPY_BYTES)


def words_of(entropy: bytes) -> tuple[str, ...]:
    """Return the twelve words of a code; the last of them holds the checksum."""
    listed = _listed()
    whole = int.from_bytes(entropy + _checksum(entropy), "big")
    shifts = range((WORDS - 1) * _BITS_A_WORD, -1, -_BITS_A_WORD)
    return tuple(listed[whole >> shift & (1 << _BITS_A_WORD) - 1] for shift in shifts)


def read_code(text: str) -> bytes:
    """Return the 14 bytes behind twelve typed words.

    Capitals, numbering and any kind of separator do not matter, and four letters of a word are
    enough. Raises UserMistake under "code"; only the one word that is wrong is ever repeated.
    """
    typed = re.findall(r"[a-z]+", text.lower())
    if len(typed) != WORDS:
        found = f"Baru {len(typed)} dari {WORDS} kata"
        if len(typed) > WORDS:
            found = f"Ada {len(typed)} kata, seharusnya {WORDS}"
        raise UserMistake({"code": f"{found}. Ketik semuanya menurut urutannya."})
    whole = 0
    for place, word in enumerate(typed, 1):
        number = _places().get(word[:_LETTERS]) if len(word) >= _LETTERS else None
        if number is None:
            raise UserMistake({"code": _unknown(place, word)})
        whole = whole << _BITS_A_WORD | number
    code = whole.to_bytes(_ENTROPY_BYTES + 1, "big")
    if _checksum(code[:-1]) != code[-1:]:
        raise UserMistake(
            {"code": "Ada kata yang tertukar atau salah baca. Cocokkan lagi dengan lembarnya."}
        )
    return code[:-1]


def _unknown(place: int, word: str) -> str:
    sentence = f"Kata ke-{place}, “{word[:20]}”, tidak ada dalam daftar."
    near = get_close_matches(word, _listed(), n=1, cutoff=0.6)
    return f"{sentence} Mungkin maksudnya “{near[0]}”?" if near else sentence


def _checksum(entropy: bytes) -> bytes:
    return hashlib.sha256(entropy).digest()[:1]


@lru_cache(maxsize=1)
def _listed() -> tuple[str, ...]:
    text = (FOLDER / "words" / "pemulihan.txt").read_text("ascii")
    return tuple(text.split())


@lru_cache(maxsize=1)
def _places() -> dict[str, int]:
    return {word[:_LETTERS]: place for place, word in enumerate(_listed())}
