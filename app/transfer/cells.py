"""How a cell is read for one office: rightly, or not at all; whatever is changed is told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime

from app.office import Choice, Office
from app.rules.kinds import CLASSIFICATION_WORDS, Classification
from app.rules.moments import Stated, date_time_words
from app.transfer.grid import UNREADABLE
from app.transfer.moments import DateOrder, read_moment

_YES = frozenset({"ya", "y", "yes", "true", "benar", "1", "x", "v", "√", "✓", "✔", "on", "iya"})
_NO = frozenset({"", "tidak", "t", "no", "n", "false", "salah", "0", "-", "off", "tdk", "bukan"})
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_SCIENTIFIC = re.compile(r"\d+(?:[.,]\d+)?E\+?\d+", re.IGNORECASE)
# Three noughts behind a point are thousands.
_WHOLE = re.compile(r"(\d{1,6}|\d{1,3}(?:\.\d{3})+)(?:[.,]0{1,2})?")
_FORMULA_TEXT = re.compile(r'="([^"]*)"')
_NOTHING_AFTER = re.compile(r"(\d+)[.,]0{1,2}")
_MOBILE = re.compile(r"8\d{8,11}")
_NEAR = 4


def without_midnight(cell: str) -> str:
    """Return a day without the time that a spreadsheet gives it."""
    return cell.strip().removesuffix(" 00:00:00")


class CellMistake(ValueError):
    """A cell that can't be read, with an Indonesian sentence."""


class CellReader:
    """Reads cells for one office at one moment; `notes` are the changes it told since last taken."""

    def __init__(self, office: Office, *, now: datetime, order: DateOrder | None = None) -> None:
        self._zone = office.zone
        self._now = now
        self.order = order
        """In which order dates are written where the cell itself doesn't tell."""
        self.notes: list[str] = []
        self._media = _by_word(office.media)
        self._topics = _by_word(office.topics)
        self._offices = _by_word(office.offices)

    def line(self, cell: str) -> str:
        """Read any text; an apostrophe or equals sign at its start is just text."""
        if "\0" in cell:
            raise CellMistake("Memuat karakter NUL; mungkin berkasnya rusak.")
        if cell == UNREADABLE:
            raise CellMistake("Rumusnya salah atau belum dihitung. Hitung di Excel, lalu simpan.")
        if not cell.isascii() and any("\ud800" <= letter <= "\udfff" for letter in cell):
            shown = "".join("�" if "\ud800" <= c <= "\udfff" else c for c in cell)
            raise CellMistake(
                f"Ada huruf yang rusak: “{shown.strip()[:40]}”. Perbaiki di berkasnya."
            )
        return cell

    def day(self, cell: str) -> str:
        """Read a day as it stands there; a spreadsheet adds the midnight that it begins with."""
        return without_midnight(self.line(cell))

    def digits(self, cell: str) -> str:
        """Read a number that is no amount, as a telephone's or a ticket's; told where it changes."""
        word = _plain(self.line(cell))
        if _SCIENTIFIC.fullmatch(word):
            raise CellMistake(
                f"“{word}” bukan angka utuh; Excel menyingkatnya. Format kolomnya sebagai teks."
            )
        read = word
        if found := _FORMULA_TEXT.fullmatch(read):
            read = found[1]
        if read.startswith("'") and read[1:2].isalnum():
            read = read[1:]
        if found := _NOTHING_AFTER.fullmatch(read):
            read = found[1]
        return self._told(word, read)

    def contact(self, cell: str) -> str:
        """Read a telephone number or an address; a mobile number has its nought again."""
        word = self.digits(cell)
        return self._told(word, f"0{word}" if _MOBILE.fullmatch(word) else word)

    def national_id(self, cell: str) -> str:
        """Read a NIK, be it grouped or not."""
        word = self.digits(cell)
        together = re.sub(r"[\s.\-]", "", word)
        return self._told(word, together if together.isdigit() else word)

    def moment(self, cell: str) -> Stated | None:
        """Read a moment of any kind that is written; None when empty."""
        word = _plain(self.line(cell))
        if word in ("", "-"):
            return None
        try:
            at, elsewhere = read_moment(word[:80], zone=self._zone, now=self._now, order=self.order)
        except ValueError as error:
            raise CellMistake(str(error)) from error
        if elsewhere:
            self.notes.append(f"“{word}” dibaca {date_time_words(at, self._zone)}.")
        return at

    def flag(self, cell: str) -> bool:
        """Read "ya" or "tidak"; empty is "tidak"."""
        word = _plain(self.line(cell)).lower()
        if word not in _YES | _NO:
            raise CellMistake(f"“{word[:40]}” bukan ya atau tidak. Isi dengan ya atau tidak.")
        return word in _YES

    def count(self, cell: str) -> int:
        """Read a whole number; empty is 0."""
        word = _plain(self.line(cell))
        if word in ("", "-"):
            return 0
        found = _WHOLE.fullmatch(word)
        if found is None or not word.isascii():
            raise CellMistake("Isi dengan angka, misalnya 2.")
        return int(found[1].replace(".", ""))

    def classification(self, cell: str) -> Classification:
        """Read a classification by code or name, also as SP4N LAPOR names it; empty is a complaint."""
        word = _plain(self.line(cell)).lower()
        if not word:
            return Classification.COMPLAINT
        for kind, name in CLASSIFICATION_WORDS.items():
            if word in (kind.value, name.lower()):
                return kind
        for kind, start in _CLASSES:
            if word.startswith(start):
                self._told(word, CLASSIFICATION_WORDS[kind])
                return kind
        raise CellMistake(f"Klasifikasi “{word[:40]}” tidak ada dalam daftar.")

    def medium(self, cell: str) -> str:
        """Read a medium by code or name; the code, "" when empty."""
        return self._known(self._media, cell, "Media")

    def topic(self, cell: str) -> str:
        """Read a topic by code or name; the code, "" when empty."""
        return self._known(self._topics, cell, "Materi")

    def office(self, cell: str) -> str:
        """Read an office by code or name; the code, "" when empty."""
        return self._known(self._offices, cell, "Satker")

    def _known(self, words: Mapping[str, tuple[str, str]], cell: str, what: str) -> str:
        if found := words.get(cell):
            return found[0]
        word = _plain(self.line(cell))
        key = letters(word)
        if not key:
            return ""
        if found := words.get(key):
            return found[0]
        # The beginning of one name only, as "Email" is of "E-mail PST".
        near = {words[each] for each in words if each.startswith(key) and len(key) >= _NEAR}
        if len(near) != 1:
            raise CellMistake(f"{what} “{word[:40]}” tidak ada dalam daftar.")
        code, name = near.pop()
        self._told(word, name)
        return code

    def _told(self, written: str, read: str) -> str:
        if read != written:
            self.notes.append(f"“{written}” dibaca “{read}”.")
        return read


_CLASSES = (
    (Classification.COMPLAINT, "pengaduan"),
    (Classification.COMPLAINT, "keluhan"),
    (Classification.ASPIRATION, "aspirasi"),
    (Classification.ASPIRATION, "saran"),
    (Classification.INFORMATION, "permintaan info"),
    (Classification.INFORMATION, "permohonan info"),
    (Classification.INFORMATION, "informasi"),
)


def _plain(cell: str) -> str:
    """Return a code or number without what can't be seen: no-break spaces, marks of no width."""
    return " ".join((cell if cell.isascii() else _INVISIBLE.sub("", cell)).split())


def letters(word: str) -> str:
    """Return a name without what differs from one program, or one hand, to the next."""
    return "".join(letter for letter in word.casefold() if letter.isalnum())


def _by_word(entries: Iterable[Choice]) -> dict[str, tuple[str, str]]:
    listed = list(entries)
    named = {letters(entry.name): (entry.code, entry.name) for entry in listed}
    return named | {letters(entry.code): (entry.code, entry.name) for entry in listed}
