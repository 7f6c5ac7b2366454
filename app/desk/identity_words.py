"""Whether a text names who brought a complaint: by name, number, address, or part of them."""

import re
import unicodedata
from collections.abc import Iterator

from app.case import Identity

_TITLES = frozenset(
    {
        *("bapak", "bpk", "ibu", "sdr", "sdri", "saudara", "saudari", "tuan", "nyonya", "nona"),
        *("haji", "hajah", "hajjah", "drs", "dra", "prof", "anonim", "dan", "atas", "nama"),
    }
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_NUMBER = re.compile(r"\+?\d(?:[\s.\-/()]*\d)+")
_SCHEME = re.compile(r"^(https?://)?(www\.)?")
_SHORTEST_NUMBER = 6


def word_of(identity: Identity, text: str) -> str:
    """Return the first part of an identity that stands in a text, "" when there is none.

    Whole words of the name, from three letters on and without titles; numbers of the contact or the
    NIK from six figures on, however they are parted; an address of mail or of an account, or where
    on the net it was said, if it is one; and a part of the home's address that has a house number or the like.
    """
    told = _folded(text)
    words = set(_WORD.findall(told))
    own_words: list[str] = _WORD.findall(_folded(identity.name))
    for word in own_words:
        if word in words and word not in _TITLES:
            return word
    known = list(_numbers(f"{identity.contact}\n{identity.national_id}"))
    for number in _numbers(text):
        if any(number in each or each in number for each in known):
            return number
    phrases = [
        *_accounts(identity.contact),
        *_places(identity.address),
        *_links(identity.link),
    ]
    return next((phrase for phrase in phrases if phrase in told), "")


def _folded(text: str) -> str:
    """Return a text as it is compared: one case, one kind of apostrophe and of space."""
    unified = unicodedata.normalize("NFKC", text).replace("’", "'").casefold()
    return " ".join(unified.split())


def _numbers(text: str) -> Iterator[str]:
    """Yield the long numbers in a text, without the country's code or the zero in its place."""
    for found in _NUMBER.findall(text):
        figures = re.sub(r"\D", "", found)
        if len(figures) >= _SHORTEST_NUMBER:
            yield re.sub(r"^(62|0)(?=\d{6})", "", figures)


def _accounts(contact: str) -> Iterator[str]:
    for part in re.split(r"[\s,;]+", _folded(contact)):
        if "@" in part and len(part) > 3:
            yield part


def _links(link: str) -> Iterator[str]:
    # A whole site is nobody's, and what stands for none ("-") is in every text.
    part = _SCHEME.sub("", _folded(link)).rstrip("/")
    if len(part) > 3 and ("/" in part or "@" in part):
        yield part


def _places(address: str) -> Iterator[str]:
    for line in re.split(r"[,;\n]+", address):
        part = _folded(line)
        if re.search(r"\d", part) and _WORD.search(part):
            yield part
