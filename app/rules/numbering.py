"""Numbers of complaints on screen and paper."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from functools import cache

_SHORT = re.compile(r"(?P<year>\d{4}) ?- ?(?P<seq>\d{1,7})")
_DIGITS = re.compile(r"(?P<year>\d{4})(?P<seq>\d{4,7})")
_PAPER = re.compile(r"(?P<seq>\d{1,7}) ?/.*/ ?(?P<year>\d{4})")
# What else has four digits is no year.
_YEARS = range(1900, 2200)
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")


def screen_number(year: int, seq: int) -> str:
    """Return the form shown on screen: "2026-0012"."""
    return f"{year}-{seq:04d}"


def paper_number(pattern: str, year: int, seq: int) -> str:
    """Return the form printed: "0012/PGD/2026" from "{seq}/PGD/{year}"."""
    return pattern.replace("{seq}", f"{seq:04d}").replace("{year}", str(year))


def read_number(text: str, pattern: str = "") -> tuple[int, int] | None:
    """Read a number in any form it is shown or said in; (year, seq), or None for anything else."""
    return next(iter(read_numbers(text, pattern)), None)


def read_numbers(text: str, pattern: str = "") -> tuple[tuple[int, int], ...]:
    """Return all numbers (year, seq) that a text may be, the likeliest first.

    The forms are the screen's, the printed one of the office's `pattern`, a printed one that begins
    with the number and ends in the year, and the bare digits "20260012". More than one fits only
    where a pattern parts number and year by nothing that tells them apart: "2025-2026".
    """
    plain = _plain(text)
    shapes = (_SHORT, _DIGITS, *_printed(pattern), _PAPER)
    matches = [match for shape in shapes if (match := shape.fullmatch(plain))]
    found = [(int(match["year"]), int(match["seq"])) for match in matches]
    return tuple(dict.fromkeys(each for each in found if each[0] in _YEARS))


@cache
def _printed(pattern: str) -> tuple[re.Pattern[str], ...]:
    """Return how a number of the pattern is read back; nothing for one that can't be."""
    if pattern_mistake(pattern):
        return ()
    shape = re.escape(" ".join(_plain(pattern).split()))
    for place, digits in (("seq", r"\d{1,7}"), ("year", r"\d{4}")):
        first, *rest = shape.split(re.escape(f"{{{place}}}"))
        again = f"(?P={place})"
        shape = f"{first}(?P<{place}>{digits}){again.join(rest)}"
    return (re.compile(shape, re.IGNORECASE),)


def _plain(text: str) -> str:
    """Return a text with one kind of dash and single spaces: word processors change both."""
    spaced = " ".join(unicodedata.normalize("NFKC", text).split())
    return spaced.translate(_DASHES)


def read_sequence(text: str) -> int | None:
    """Read what may be a number without its year: "3", "0003"; None for anything else."""
    plain = text.strip()
    return int(plain) if re.fullmatch(r"[0-9]{1,7}", plain) else None


def pattern_mistake(pattern: str) -> str:
    """Return what is wrong with a number pattern as an Indonesian sentence, or ""."""
    if "{seq}" not in pattern or "{year}" not in pattern:
        return "Pola nomor harus memuat {seq} dan {year}. Contoh: {seq}/PGD/{year}."
    return ""


def letter_number(pattern: str, *, on: date, seq: int, code: str) -> str:
    """Return a letter's number: "B-0231/36000/PW.140/2026" from "B-{seq}/36000/{code}/{year}"."""
    words = {"seq": f"{seq:04d}", "year": str(on.year), "month": f"{on.month:02d}", "code": code}
    for place, word in words.items():
        pattern = pattern.replace(f"{{{place}}}", word)
    return pattern.replace("//", "/")


def letter_pattern_mistake(pattern: str) -> str:
    """Return what is wrong with a pattern of letters as an Indonesian sentence, or ""."""
    if "{seq}" not in pattern or "{year}" not in pattern:
        return "Pola nomor harus memuat {seq} dan {year}. Contoh: B-{seq}/{code}/{year}."
    return ""


# The parts that make a complaint easy to follow up; the receipt asks for them in English too.
COMPLETENESS: Mapping[str, str] = {
    "what": "perbuatan yang dilaporkan",
    "where": "tempat kejadian",
    "when": "waktu kejadian",
    "who": "siapa yang terlibat",
    "how": "bagaimana terjadinya",
}
