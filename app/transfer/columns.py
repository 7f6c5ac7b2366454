"""The columns of the native CSV, and how a cell of each is read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from app.office import Choice, Office
from app.rules.date_entry import parse_date_time
from app.rules.kinds import CLASSIFICATION_WORDS, Classification

_YES = frozenset({"ya", "y", "1", "x"})
_NO = frozenset({"", "tidak", "t", "0", "-"})


class CellMistake(ValueError):
    """A cell that can't be read, with an Indonesian sentence."""


class ValueReader:
    """Reads cells for one office at one moment."""

    def __init__(self, office: Office, *, now: datetime) -> None:
        self._zone = office.zone
        self._now = now
        self._media = _by_word(office.media)
        self._topics = _by_word(office.topics)
        self._offices = _by_word(office.offices)
        self._classes = {str(kind): kind.value for kind in Classification} | {
            words.lower(): kind.value for kind, words in CLASSIFICATION_WORDS.items()
        }

    def line(self, cell: str) -> str:
        """Read any text; an apostrophe or equals sign at its start is just text."""
        return cell

    def moment(self, cell: str) -> datetime | None:
        """Read "27-02-2023 14.03" or "2023-02-27T14:03" in the office's zone; None when empty."""
        words = cell.strip()
        if not words:
            return None
        if len(words) > 10 and words[10] == "T":
            words = words.replace("T", " ", 1)
        try:
            return parse_date_time(words[:60], zone=self._zone, now=self._now)
        except ValueError as error:
            raise CellMistake(str(error)) from error

    def flag(self, cell: str) -> bool:
        """Read "ya" or "tidak"; empty is "tidak"."""
        word = cell.strip().lower()
        if word not in _YES | _NO:
            raise CellMistake("Isi dengan ya atau tidak.")
        return word in _YES

    def count(self, cell: str) -> int:
        """Read a whole number; empty is 0."""
        word = cell.strip()
        if not word:
            return 0
        if not (word.isascii() and word.isdigit() and len(word) <= 6):
            raise CellMistake("Isi dengan angka, misalnya 2.")
        return int(word)

    def classification(self, cell: str) -> Classification:
        """Read a classification by code or name; empty is a complaint."""
        word = cell.strip().lower()
        if not word:
            return Classification.COMPLAINT
        return Classification(_known(self._classes, word, "Klasifikasi"))

    def medium(self, cell: str) -> str:
        """Read a medium by code or name; the code, "" when empty."""
        return _known(self._media, cell.strip().lower(), "Media") if cell.strip() else ""

    def topic(self, cell: str) -> str:
        """Read a topic by code or name; the code, "" when empty."""
        return _known(self._topics, cell.strip().lower(), "Materi") if cell.strip() else ""

    def office(self, cell: str) -> str:
        """Read an office by code or name; the code, "" when empty."""
        return _known(self._offices, cell.strip().lower(), "Satker") if cell.strip() else ""


def _by_word(entries: tuple[Choice, ...]) -> dict[str, str]:
    return {entry.name.lower(): entry.code for entry in entries} | {
        entry.code.lower(): entry.code for entry in entries
    }


def _known(words: Mapping[str, str], word: str, name: str) -> str:
    found = words.get(word)
    if found is None:
        raise CellMistake(f"{name} “{word[:40]}” tidak ada dalam daftar.")
    return found


@dataclass(frozen=True, slots=True)
class ImportColumn:
    """One column: its heading, the field it fills (as `registering.mistakes_in` names it)."""

    heading: str
    field: str
    read: Callable[[ValueReader, str], object]
    required: bool = False


COLUMNS = (
    ImportColumn("media", "medium", ValueReader.medium, required=True),
    ImportColumn("diterima", "received_at", ValueReader.moment, required=True),
    ImportColumn("perihal", "title", ValueReader.line, required=True),
    ImportColumn("uraian", "text", ValueReader.line),
    ImportColumn("klasifikasi", "classification", ValueReader.classification),
    ImportColumn("materi", "topic", ValueReader.topic),
    ImportColumn("satker", "about_office", ValueReader.office),
    ImportColumn("diadukan", "complained_at", ValueReader.moment),
    ImportColumn("dicatat", "registered_at", ValueReader.moment),
    ImportColumn("nomor_asal", "source_reference", ValueReader.line),
    ImportColumn("diteruskan_oleh", "received_from", ValueReader.line),
    ImportColumn("lampiran", "attachments", ValueReader.count),
    ImportColumn("anonim", "anonymous", ValueReader.flag),
    ImportColumn("rahasia", "confidential", ValueReader.flag),
    ImportColumn("nama", "name", ValueReader.line),
    ImportColumn("kontak", "contact", ValueReader.line),
    ImportColumn("alamat", "address", ValueReader.line),
    ImportColumn("nik", "national_id", ValueReader.line),
    ImportColumn("apa", "what", ValueReader.line),
    ImportColumn("di_mana", "where", ValueReader.line),
    ImportColumn("kapan", "when", ValueReader.line),
    ImportColumn("siapa", "who", ValueReader.line),
    ImportColumn("bagaimana", "how", ValueReader.line),
)
BY_HEADING = {column.heading: column for column in COLUMNS}
HEADING_OF = {column.field: column.heading for column in COLUMNS}


def template() -> str:
    """Return the header line of the native format."""
    return ";".join(column.heading for column in COLUMNS)
