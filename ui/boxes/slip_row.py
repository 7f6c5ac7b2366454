"""One row of the grid as it is typed, and what it becomes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from app.desk.opening_boxes import NewSlip, SlipKind
from app.desk.scanned_slips import ScannedSlip
from app.rules.date_entry import parse_moment
from app.rules.kinds import CLASSIFICATION_WORDS, Classification
from app.rules.moments import day_of, table_date, table_day
from app.rules.wording import sentence_list

KINDS: Final[Mapping[str, tuple[SlipKind, str]]] = {
    "P": (SlipKind.COMPLAINT, CLASSIFICATION_WORDS[Classification.COMPLAINT]),
    "A": (SlipKind.ASPIRATION, CLASSIFICATION_WORDS[Classification.ASPIRATION]),
    "I": (SlipKind.INFORMATION, CLASSIFICATION_WORDS[Classification.INFORMATION]),
    "T": (SlipKind.THANKS, "Ucapan terima kasih"),
    "K": (SlipKind.BLANK, "Kosong"),
    "X": (SlipKind.ILLEGIBLE, "Tidak terbaca"),
}
"""What a slip may be, by the key that chooses it."""
SECTIONS: Final[Mapping[str, tuple[str, str]]] = {
    "1": ("petugas", "Layanan petugas"),
    "2": ("sarana", "Sarana prasarana"),
    "3": ("informasi", "Informasi"),
    "0": ("", "Lain-lain"),
}
"""The questions of the slip: by the key that chooses one, its topic's code and its word."""
_KEYS: Final = {kind: key for key, (kind, _) in KINDS.items()}


@dataclass(frozen=True, slots=True)
class SlipRow:
    """What is typed in one row; `more` continues the slip of the row above.

    `scan` names the picture of a slip that was read from a scan, 0 for none.
    """

    day: str = ""
    person: str = ""
    section: str = ""
    text: str = ""
    kind: str = ""
    secret: bool = False
    more: bool = False
    scan: int = 0

    @property
    def empty(self) -> bool:
        """Whether nothing was typed but what came from the row above."""
        return not (self.person or self.text or self.kind or self.section or self.scan)

    def kept(self) -> dict[str, object]:
        """Return what a draft keeps: all but the picture, which is gone with the program."""
        return asdict(replace(self, scan=0))


def row_of(kept: object) -> SlipRow:
    """Return the row of a draft; what it doesn't know is left out."""
    known = {field.name for field in fields(SlipRow)}
    said = kept.items() if isinstance(kept, dict) else ()
    return SlipRow(**{name: value for name, value in said if name in known})


def read_day(words: str, *, zone: ZoneInfo, now: datetime) -> date | None:
    """Read a slip's day: "27/2", "27", "kemarin", "t"; None for none. Raises ValueError."""
    if not words.strip():
        return None
    return day_of(parse_moment(words, zone=zone, now=now), zone)


def full_day(words: str, *, zone: ZoneInfo, now: datetime) -> str:
    """Return a typed day in full; what can't be read stays as it is, to be mended."""
    try:
        day = read_day(words, zone=zone, now=now)
    except ValueError:
        return words.strip()
    if day is None:
        return ""
    short = table_day(day)
    # Without its year a day is the last such day up to today.
    return short if read_day(short, zone=zone, now=now) == day else table_date(day)


def whole_day(words: str, *, zone: ZoneInfo, now: datetime) -> str:
    """Return a typed day with its year, "" for none. Raises ValueError."""
    day = read_day(words, zone=zone, now=now)
    return table_date(day) if day else ""


def new_slip(row: SlipRow, *, zone: ZoneInfo, now: datetime, topics: frozenset[str]) -> NewSlip:
    """Return what a row says. Raises ValueError for a day that can't be read."""
    name, _, contact = row.person.partition(",")
    topic = SECTIONS[row.section][0] if row.section else ""
    return NewSlip(
        kind=KINDS[row.kind or "P"][0],
        text=row.text,
        day=read_day(row.day, zone=zone, now=now),
        name=name.strip(),
        contact=contact.strip(),
        topic=topic if topic in topics else "",
        confidential=row.secret,
        more=row.more,
    )


def rows_of(slip: ScannedSlip, scan: int) -> tuple[SlipRow, ...]:
    """Return the rows of a slip that was read from a scan: all but its words."""
    return tuple(
        SlipRow(
            section=answer.section,
            kind=_KEYS[answer.kind] if answer.kind is not None else "",
            secret=slip.unnamed,
            more=number > 0,
            scan=scan,
        )
        for number, answer in enumerate(slip.answers)
    )


def counted(rows: tuple[SlipRow, ...]) -> str:
    """Return the rows in words: "2 pengaduan, 1 aspirasi, dan 1 kosong"."""
    kinds = [row.kind for row in rows]
    parts = [
        f"{count} {word.lower()}" for key, (_, word) in KINDS.items() if (count := kinds.count(key))
    ]
    return sentence_list(parts)
