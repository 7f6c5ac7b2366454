"""Texts that an office says again and again, with places that are filled for each case.

A place is a word in braces. Those in `PLACES` are filled by the program; any other, as "{uraian
hasil}", is left to whoever writes, and nothing goes out before it is gone.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Purpose(StrEnum):
    """What a text is for."""

    ANSWER = "answer"
    FORWARDED = "forwarded"
    COMPLETENESS = "completeness"
    DOOR = "door"
    """Which door is the right one for what is no complaint."""


class MessageWay(StrEnum):
    """How a text reaches the complainant; one in a letter stands between its opening and its end."""

    LETTER = "letter"
    EMAIL = "email"
    MESSAGE = "message"
    SPOKEN = "spoken"


PURPOSE_WORDS: Mapping[Purpose, str] = {
    Purpose.ANSWER: "Jawaban",
    Purpose.FORWARDED: "Bukan kewenangan",
    Purpose.COMPLETENESS: "Permintaan kelengkapan",
    Purpose.DOOR: "Bukan pengaduan",
}
WAY_WORDS: Mapping[MessageWay, str] = {
    MessageWay.LETTER: "Surat",
    MessageWay.EMAIL: "Surel",
    MessageWay.MESSAGE: "WhatsApp",
    MessageWay.SPOKEN: "Lisan",
}
PLACES: Mapping[str, str] = {
    "nomor": "2026-0012",
    "perihal": "Antrean layanan terlalu lama",
    "tanggal": "17 Maret 2026",
    "media": "SP4N LAPOR",
    "satker": "BPS Provinsi",
    "meja": "Petugas Pengaduan (PST)",
    "surel": "pengaduan@contoh.go.id",
    "jam layanan": "Senin sampai Jumat, 08.00 sampai 15.30",
    "tujuan": "BPS Kota Serang",
    "alamat tujuan": "Jalan Contoh 1, Serang",
    "kontak tujuan": "(0254) 000000",
}
"""What the program fills, each with an example."""
_PLACE = re.compile(r"\{([^{}\n]{1,60})\}")
NAME_LIMIT, TEXT_LIMIT = 80, 4000


@dataclass(frozen=True, slots=True)
class Template:
    """One text of the office."""

    name: str
    purpose: Purpose = Purpose.ANSWER
    way: MessageWay = MessageWay.MESSAGE
    text: str = ""


def filled(text: str, words: Mapping[str, str]) -> str:
    """Return a text with the places that `words` knows; one without words stays as it is."""
    return _PLACE.sub(lambda place: words.get(_key(place[1])) or place[0], text)


def reworded(text: str, before: Mapping[str, str], words: Mapping[str, str]) -> str:
    """Return a text in which places that were filled with other words are those places again."""
    for place, word in before.items():
        if word and words.get(place) != word:
            text = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", f"{{{place}}}", text)
    return text


def unfilled(text: str) -> tuple[str, ...]:
    """Return the places that are still there, each once and in its braces."""
    return tuple(dict.fromkeys(place[0] for place in _PLACE.finditer(text)))


def unfilled_mistake(text: str) -> str:
    """Say what must still be filled before a text may go out, or ""."""
    if not (left := unfilled(text)):
        return ""
    return f"Masih ada bagian yang belum diisi: {', '.join(left)}."


def _key(place: str) -> str:
    return " ".join(place.replace("_", " ").lower().split())


def read_templates(kept: str) -> tuple[Template, ...]:
    """Return the office's texts as `pack_templates` keeps them; none for ""."""
    return tuple(
        Template(name, Purpose(purpose), MessageWay(way), text)
        for name, purpose, way, text in json.loads(kept or "[]")
    )


def pack_templates(templates: tuple[Template, ...]) -> str:
    """Return texts as they are kept in the office's settings."""
    rows = [(each.name, each.purpose, each.way, each.text) for each in templates]
    return json.dumps(rows, ensure_ascii=False)
