"""Whether what is being typed stands in the register already, told otherwise or by another medium."""

from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta
from typing import NamedTuple

from app.desk.listing_cases import visibility_in
from app.guard import allowed
from app.register import Register
from app.roles import Role
from app.rules.numbering import screen_number
from db.queries.search import folded, similar_bodies

_WORD = re.compile(r"[^\W\d_]{4,}")
_MOST_WORDS, _FEWEST_WORDS, _ASKED = 12, 3, 5
_COMPARED, _SHOWN = 30, 3
_LIKE_PERCENT = 55
_LOOKED_BACK = timedelta(days=366)
_LONGEST_COMPARED = 4000
# Words that stand in most complaints tell nothing of one.
_COMMON = frozenset(
    [
        "yang",
        "dengan",
        "untuk",
        "dari",
        "pada",
        "saya",
        "kami",
        "kita",
        "tidak",
        "sudah",
        "belum",
        "akan",
        "karena",
        "oleh",
        "dalam",
        "atau",
        "juga",
        "agar",
        "bahwa",
        "mohon",
        "tolong",
        "terima",
        "kasih",
        "selamat",
        "pagi",
        "siang",
        "sore",
        "malam",
        "bapak",
        "mengadu",
        "pengaduan",
        "aduan",
        "lapor",
        "laporan",
        "petugas",
        "kantor",
        "tersebut",
        "adalah",
        "telah",
        "sangat",
        "lagi",
        "bisa",
        "dapat",
        "harus",
        "masih",
        "serta",
        "namun",
        "tetapi",
        "kepada",
        "hari",
        "bulan",
        "tahun",
        "sampai",
    ]
)


class SimilarCase(NamedTuple):
    """A case like what is typed: how much of the words they share, in percent."""

    id: int
    number: str
    title: str
    percent: int


@allowed(Role.DESK)
def similar_cases(register: Register, *, title: str, text: str) -> tuple[SimilarCase, ...]:
    """Return the cases of the last year most like a title and text, the most alike first.

    Sealed words are not looked at. Nothing is returned for fewer than three telling words.
    """
    words = _telling(f"{title} {text}")
    if len(words) < _FEWEST_WORDS:
        return ()
    typed = _grams(f"{title} {text}")
    since = register.clock.now() - _LOOKED_BACK
    with register.reading() as session:
        seen = visibility_in(register, session).conditions()
        asked = similar_bodies(words[:_ASKED], dialect=register.dialect, seen=seen, since=since)
        found = session.execute(asked).all()
    # Comparing takes long; most of what holds two of the words holds no more of them.
    nearest = sorted(found, key=lambda row: sum(word in row.body for word in words), reverse=True)
    alike = [
        SimilarCase(row.id, screen_number(row.year, row.seq), row.title, percent)
        for row in nearest[:_COMPARED]
        if (percent := _percent(typed, _grams(_words_of(row.body)))) >= _LIKE_PERCENT
    ]
    return tuple(sorted(alike, key=lambda each: (-each.percent, -each.id))[:_SHOWN])


def _telling(typed: str) -> list[str]:
    """Return the words that tell most of a complaint: the longest, none of which all have."""
    words = dict.fromkeys(_WORD.findall(folded(typed[:_LONGEST_COMPARED])))
    return sorted((w for w in words if w not in _COMMON), key=len, reverse=True)[:_MOST_WORDS]


def _words_of(body: str) -> str:
    """Return title and text of a body of the index, without its number and that of its source."""
    _, title, _, *rest = (*body.split("\n"), "", "", "")
    return f"{title} {' '.join(rest)}"


def _grams(words: str) -> Counter[str]:
    plain = " ".join(_WORD.findall(folded(words[:_LONGEST_COMPARED])))
    return Counter(plain[at : at + 3] for at in range(len(plain) - 2))


def _percent(one: Counter[str], other: Counter[str]) -> int:
    """Return how much two texts share (Dice's coefficient of their trigrams), in percent."""
    both = one.total() + other.total()
    return round(200 * (one & other).total() / both) if both else 0
