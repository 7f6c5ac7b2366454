"""What the codes of a printed page say: 19 characters that name one printing, and nobody.

`MA1`, five characters of the register, five of the printing, the letter of the code's place, and
five of a check: HMAC-SHA256 over the first thirteen, its key kept in the register. Without the
letter they are the page's mark, the same for all its codes. 25 bits of check stop accidents and
another office's pages; who copies a genuine page copies its codes.
"""

import hashlib
import hmac
import secrets
from enum import Enum

PREFIX = "MA1"
PREVIEW = PREFIX + "0" * 15
"""The mark of a page that was never printed: no register has it."""
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_PART = 5
_BITS = 5 * _PART
_LETTER = len(PREFIX) + 2 * _PART
_LENGTH = _LETTER + _PART


class Stranger(Enum):
    """Why a mark is none of this register's."""

    NO_PAGE_OF_OURS = "no page of ours"
    OTHER_REGISTER = "other register"
    CHECK_DIFFERS = "check differs"


def new_number() -> str:
    """Draw the number of a printing: at random, as a restored backup would give one twice."""
    return _written(secrets.randbits(_BITS))


def mark_of(number: str, *, register: str, key: str) -> str:
    """Return the mark of a printing; `register` is the register's id, `key` hexadecimal."""
    body = f"{PREFIX}{_of_register(register)}{number}"
    return body + _check(body, key)


def code_at(mark: str, letter: str) -> str:
    """Return what the code at a place says."""
    return mark[:_LETTER] + letter + mark[_LETTER:]


def parted(code: str) -> tuple[str, str]:
    """Return mark and place letter of what a code says."""
    return code[:_LETTER] + code[_LETTER + 1 :], code[_LETTER : _LETTER + 1]


def number_in(mark: str) -> str:
    """Return the short number of a mark, as it is printed for people; "" for a preview."""
    return mark[_LETTER - _PART : _LETTER]


def number_of(mark: str, *, register: str, key: str) -> str | Stranger:
    """Return the number of the printing that a mark names, if it is this register's."""
    if len(mark) != _LENGTH or not mark.startswith(PREFIX) or not set(mark) <= set(_ALPHABET):
        return Stranger.NO_PAGE_OF_OURS
    body, check = mark[:_LETTER], mark[_LETTER:]
    if body[len(PREFIX) : len(PREFIX) + _PART] != _of_register(register):
        return Stranger.OTHER_REGISTER
    if not hmac.compare_digest(check, _check(body, key)):
        return Stranger.CHECK_DIFFERS
    return number_in(mark)


def typed_number(text: str) -> str:
    """Return a number as somebody typed it off a page; "" when it can't be one."""
    plain = text.upper().translate(str.maketrans("OIL", "011", " -"))
    return plain if len(plain) == _PART and set(plain) <= set(_ALPHABET) else ""


def _of_register(register: str) -> str:
    return _first_bits(hashlib.sha256(register.encode()).digest())


def _check(body: str, key: str) -> str:
    return _first_bits(hmac.digest(bytes.fromhex(key), body.encode(), "sha256"))


def _first_bits(digest: bytes) -> str:
    return _written(int.from_bytes(digest[:4]) >> (32 - _BITS))


def _written(value: int) -> str:
    return "".join(_ALPHABET[value >> shift & 31] for shift in range(_BITS - 5, -1, -5))
