"""Reads a complaint out of the text that was copied from its page on SP4N LAPOR."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from app.case import SourceStep
from app.errors import UserMistake
from app.office import Office
from app.rules.kinds import Classification
from app.rules.moments import Stated, is_before
from app.transfer.cells import CellMistake, CellReader
from app.transfer.history import MOMENT, Unreadable, read_history

_LONGEST = 200_000
_TICKET = re.compile(
    r"(?:tracking\s*id|id\s*laporan|nomor\s*laporan|kode\s*laporan|id)?\s*[:#]*\s*#?\s*(\d{6,10})",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(kategori|topik|klasifikasi|instansi(?: tujuan| terdisposisi)?|lokasi(?: kejadian)?|"
    r"tanggal kejadian|status|judul(?: laporan)?|isi(?: laporan)?)\s*[:：]\s*(.*)",
    re.IGNORECASE,
)
_TIMELINE = re.compile(
    r"(?:riwayat|linimasa|tindak lanjut)(?: laporan)?(?:\s*\(?\d+\)?)?:?", re.IGNORECASE
)
# Words of the site's own frame: they are nothing that was said.
_FRAME = frozenset(
    {
        *("beranda", "masuk", "daftar", "cari", "lapor!", "sp4n-lapor!", "tentang lapor!", "home"),
        *("website", "aplikasi", "android", "ios", "sms", "twitter", "whatsapp", "media sosial"),
        *("dukung", "bagikan", "komentar", "balas", "selengkapnya", "lihat lampiran", "lampiran"),
        *("ditutup oleh sistem", "selesai", "diproses", "belum ditindaklanjuti", "terverifikasi"),
        *("verifikasi", "proses", "statistik", "detail laporan", "laporan", "kembali", "menunggu"),
    }
)
_FLAGS = {"anonim": "anonymous", "rahasia": "confidential"}
_CLASSES = {
    "pengaduan": Classification.COMPLAINT,
    "aspirasi": Classification.ASPIRATION,
    "permintaan informasi": Classification.INFORMATION,
}


@dataclass(frozen=True, slots=True)
class PastedPage:
    """What a page says, as far as it says it; steps stand in the order of the page.

    `told` are sentences for who pasted it: what was left out, and what is odd about it.
    """

    title: str
    text: str
    name: str
    anonymous: bool
    confidential: bool
    classification: Classification
    topic: str
    category: str
    about_office: str
    reference: str
    complained_at: Stated | None
    received_at: Stated | None
    received_from: str
    steps: tuple[SourceStep, ...]
    told: tuple[str, ...]


def read_page(text: str, *, office: Office, now: datetime) -> PastedPage:
    """Read a page's text. Raises UserMistake when no complaint with its moment stands in it."""
    lines = [" ".join(line.split()) for line in text[:_LONGEST].splitlines()]
    lines = [line for line in lines if line]
    at = next((n for n, line in enumerate(lines) if MOMENT.search(line)), None)
    if at is None:
        raise UserMistake(
            {"": "Tidak ada laporan SP4N LAPOR di papan klip. Salin isi halaman laporannya dahulu."}
        )
    found = MOMENT.search(lines[at])
    written = found.group() if found else ""
    try:
        complained_at = CellReader(office, now=now).moment(written)
        end, steps = _timeline(lines, at, office=office, now=now)
    except (CellMistake, Unreadable) as mistake:
        raise UserMistake({"": str(mistake)}) from mistake
    reading = _Reading(office)
    reading.head([*lines[:at], *re.split(r"\s*[,·•|]\s*", lines[at].replace(written, ","))])
    reading.body(lines[at + 1 : end])
    return reading.page(complained_at, steps)


def _timeline(
    lines: Sequence[str], first: int, *, office: Office, now: datetime
) -> tuple[int, list[SourceStep]]:
    """Return where the page's history begins, and its steps.

    A step is its moment and what follows; or, as the site shows it, who it was in the line above.
    """
    moments = [n for n in range(first + 1, len(lines)) if MOMENT.search(lines[n])]
    headed = next((n for n in range(first + 1, len(lines)) if _TIMELINE.fullmatch(lines[n])), None)
    if not moments:
        return (len(lines) if headed is None else headed), []
    told = list(lines)
    begin = moments[0]
    above = MOMENT.sub("", lines[begin]).strip(" ,-|()[]WITAB") == ""
    if above and begin - 1 > first and not _TIMELINE.fullmatch(lines[begin - 1]):
        # Who stands above the moment there, and is put behind it.
        for n in reversed(moments):
            told[n - 1], told[n] = told[n], f"{told[n - 1]}:"
        begin -= 1
    start = begin if headed is None or headed > begin else headed
    history = "\n".join(line for line in told[begin:] if line.lower() not in _FRAME)
    steps = read_history(
        history.replace(":\n", ": "), zone=office.zone, now=now, source="Admin SP4N LAPOR"
    )
    return start, steps


class _Reading:
    """Gathers what the lines of a page say."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._flags: set[str] = set()
        self._words: list[str] = []
        self._text: list[str] = []
        self._title = self._reference = self._about = ""
        self._topic = self._category = ""
        self._class = Classification.COMPLAINT

    def head(self, lines: Sequence[str]) -> None:
        """Take the title, the flags and the number; the words of the site's frame are let go."""
        for line in lines:
            if self._noted(line) or line.lower() in _FRAME:
                continue
            if not self._reference and (found := _TICKET.fullmatch(line)):
                self._reference = found[1]
            elif line:
                self._words.append(line)

    def body(self, lines: Sequence[str]) -> None:
        """Take the text, and what stands with a word of its own."""
        for line in lines:
            if not self._noted(line) and line.lower() not in _FRAME:
                if not self._reference and (found := _TICKET.fullmatch(line)):
                    self._reference = found[1]
                elif not self._text and self._office_named(line):
                    self._about = self._office_named(line)
                else:
                    self._text.append(line)

    def page(self, complained_at: Stated | None, steps: Sequence[SourceStep]) -> PastedPage:
        """Return what was gathered; what follows our receipt is no history before us."""
        title, name = self._title_and_name()
        zone = self._office.zone
        reached = next(
            (n for n, step in enumerate(steps) if _reaches(step.sentence, self._office)), None
        )
        told = []
        if any(is_before(b.happened_at, a.happened_at, zone) for a, b in pairwise(steps)):
            told.append("Waktu riwayatnya tidak berurutan; dicatat seperti di halamannya.")
        before, received_from = tuple(steps), ""
        received_at: Stated | None = None
        if reached is not None:
            before, after = tuple(steps[:reached]), steps[reached + 1 :]
            received_at, received_from = steps[reached].happened_at, steps[reached].actor
            if after:
                told.append(
                    f"{len(after)} langkah sesudah diterima kantor kita tidak dimasukkan; catat "
                    "sebagai tindak lanjut atau jawaban."
                )
        else:
            told.append("Waktu diterima kantor kita tidak ada di halaman itu; isi sendiri.")
        return PastedPage(
            title=title,
            text="\n".join(self._text),
            name=name,
            anonymous="anonymous" in self._flags,
            confidential="confidential" in self._flags,
            classification=self._class,
            topic=self._topic,
            category=self._category,
            about_office=self._about,
            reference=self._reference,
            complained_at=complained_at,
            received_at=received_at,
            received_from=received_from,
            steps=before,
            told=tuple(told),
        )

    def _title_and_name(self) -> tuple[str, str]:
        """Return the title and, where it isn't anonymous, who stands beside it."""
        words = self._words or self._text[:1]
        if self._title:
            return self._title, ""
        title = max(words[-3:], key=len, default="")
        last = words[-1] if words else ""
        named = last != title and "anonymous" not in self._flags and len(last.split()) <= 5
        return title, last if named else ""

    def _noted(self, line: str) -> bool:
        """Take a flag, a class, or what follows a word and a colon; False for any other line."""
        plain = line.lower().strip(" .,:()[]")
        if plain in _FLAGS:
            self._flags.add(_FLAGS[plain])
        elif plain in _CLASSES:
            self._class = _CLASSES[plain]
        elif found := _LABELLED.fullmatch(line):
            self._take(found[1].lower(), found[2].strip(), line)
        else:
            return False
        return True

    def _take(self, label: str, value: str, line: str) -> None:
        if label.startswith("judul"):
            self._title = value
        elif label.startswith("isi"):
            self._text += [value] if value else []
        elif label == "klasifikasi" and value.lower() in _CLASSES:
            self._class = _CLASSES[value.lower()]
        elif label.startswith("instansi") and (code := self._office_named(value)):
            self._about = code
        elif label in ("kategori", "topik"):
            self._category = self._category or value
            self._topic = self._topic or self._topic_named(value)
        elif label != "status":
            self._text.append(line)

    def _office_named(self, words: str) -> str:
        return _code_of(words, [(each.code, each.name) for each in self._office.offices])

    def _topic_named(self, words: str) -> str:
        return _code_of(words, [(each.code, each.name) for each in self._office.topics])


def _code_of(words: str, entries: Sequence[tuple[str, str]]) -> str:
    plain = _plainly(words)
    return next((code for code, name in entries if _plainly(name) == plain), "")


def _plainly(words: str) -> str:
    """Return a name as the site or we write it: it spells out what we shorten."""
    spelled = words.lower().replace("badan pusat statistik", "bps")
    return " ".join(spelled.replace("kab.", "kabupaten").split()).strip(" .")


def _reaches(sentence: str, office: Office) -> bool:
    """Tell whether a step says that the complaint was passed on to our own office."""
    words = _plainly(sentence)
    passed = any(word in words for word in ("disposisi", "terus", "kirim", "to ", "kepada", "ke "))
    return passed and words.rstrip(" .!").endswith(_plainly(office.name))
