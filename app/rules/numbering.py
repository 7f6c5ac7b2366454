"""Numbers of complaints on screen and paper, and the check code of a receipt."""

import re
import secrets
from collections.abc import Mapping

CHECK_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # no 0 O 1 I
_SHORT = re.compile(r"\s*(\d{4})\s*-\s*(\d{1,7})\s*")
_PAPER = re.compile(r"\s*(\d{1,7})\s*/.*/\s*(\d{4})\s*")


def screen_number(year: int, seq: int) -> str:
    """Return the form shown on screen: "2026-0012"."""
    return f"{year}-{seq:04d}"


def paper_number(pattern: str, year: int, seq: int) -> str:
    """Return the form printed: "0012/PGD/2026" from "{seq}/PGD/{year}"."""
    return pattern.replace("{seq}", f"{seq:04d}").replace("{year}", str(year))


def read_number(text: str) -> tuple[int, int] | None:
    """Read either form; (year, seq), or None when the text is no number."""
    if match := _SHORT.fullmatch(text):
        return int(match[1]), int(match[2])
    if match := _PAPER.fullmatch(text):
        return int(match[2]), int(match[1])
    return None


def pattern_mistake(pattern: str) -> str:
    """Return what is wrong with a number pattern as an Indonesian sentence, or ""."""
    if "{seq}" not in pattern or "{year}" not in pattern:
        return "Pola nomor harus memuat {seq} dan {year}. Contoh: {seq}/PGD/{year}."
    return ""


def new_check_code() -> str:
    """Return four characters that are hard to guess and easy to read aloud: "7K4-M"."""
    drawn = "".join(secrets.choice(CHECK_ALPHABET) for _ in range(4))
    return f"{drawn[:3]}-{drawn[3]}"


# The parts that make a complaint easy to follow up; the receipt asks for them in English too.
COMPLETENESS: Mapping[str, str] = {
    "what": "perbuatan yang dilaporkan",
    "where": "tempat kejadian",
    "when": "waktu kejadian",
    "who": "siapa yang terlibat",
    "how": "bagaimana terjadinya",
}
