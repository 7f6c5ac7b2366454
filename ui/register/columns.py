"""The columns of the register list, and what each shows in the room there is."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Final

from app.rules.clock_rows import Span
from app.rules.timer_words import late_words
from app.rules.wording import capitalised
from ui.register.wording import DayTime, RowWords


class RegisterColumn(IntEnum):
    """Columns in the order in which they stand at first."""

    NUMBER = 0
    RECEIVED = 1
    TITLE = 2
    MEDIUM = 3
    HOLDER = 4
    DUE = 5
    STATUS = 6
    KIND = 7
    CLOSED = 8


class Density(IntEnum):
    """How much room the list has: two, three, four or all columns; what has none joins another."""

    TIGHT = 0
    NARROW = 1
    MIDDLE = 2
    WIDE = 3


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """One column; `heads` has its head at each density that shows it.

    `widest` is what takes the most room there, with the head where `fits_head`, plus `extra`
    pixels; the column without it takes what the others leave. A click on the head sorts by
    `order`, one of the register's.
    """

    heads: Mapping[Density, str]
    order: str = ""
    widest: str = ""
    fits_head: bool = True
    extra: Mapping[Density, int] = field(default_factory=dict)


_TIGHT, _NARROW, _MIDDLE, _WIDE = Density
COLUMNS: Final[Mapping[RegisterColumn, ColumnSpec]] = {
    RegisterColumn.NUMBER: ColumnSpec(
        {
            _TIGHT: "Nomor",
            _NARROW: "Nomor, diterima",
            _MIDDLE: "Nomor, diterima",
            _WIDE: "Nomor",
        },
        order="number",
        widest="2026-00000",
        extra={_NARROW: 14, _MIDDLE: 14},
    ),
    RegisterColumn.RECEIVED: ColumnSpec({_WIDE: "Diterima"}, order="received", widest="24-11-2026"),
    RegisterColumn.TITLE: ColumnSpec(
        {
            _TIGHT: "Perihal, status",
            _NARROW: "Perihal, media, pemegang",
            _MIDDLE: "Perihal",
            _WIDE: "Perihal",
        }
    ),
    RegisterColumn.MEDIUM: ColumnSpec({_WIDE: "Media"}, widest="Kotak Saran Ruang PST"),
    RegisterColumn.HOLDER: ColumnSpec(
        {_MIDDLE: "Pemegang, jatuh tempo", _WIDE: "Pemegang"}, widest="Tim Statistik Distribusi"
    ),
    RegisterColumn.DUE: ColumnSpec({_WIDE: "Jatuh tempo"}, order="due", widest="Jatuh tempo ↓"),
    RegisterColumn.STATUS: ColumnSpec(
        {
            _NARROW: "Status, sisa waktu, jatuh tempo",
            _MIDDLE: "Status dan waktu",
            _WIDE: "Status dan waktu",
        },
        order="due",
        widest=late_words(Span(10, 240)),
        fits_head=False,
        extra={_NARROW: 30, _MIDDLE: -16, _WIDE: -16},
    ),
    RegisterColumn.KIND: ColumnSpec(
        {_MIDDLE: "Klasifikasi", _WIDE: "Klasifikasi"}, widest="Permintaan informasi"
    ),
    RegisterColumn.CLOSED: ColumnSpec({_MIDDLE: "Ditutup", _WIDE: "Ditutup"}, widest="24-11-2026"),
}
# By their word in the head of another column that they have joined.
_JOINED = {
    "diterima": RegisterColumn.RECEIVED,
    "media": RegisterColumn.MEDIUM,
    "pemegang": RegisterColumn.HOLDER,
    "jatuh tempo": RegisterColumn.DUE,
    "sisa waktu": RegisterColumn.STATUS,
    "status": RegisterColumn.STATUS,
}
Hidden = Collection[RegisterColumn]
_NARROW_FROM, _MIDDLE_FROM, _WIDE_FROM = 520, 840, 1100


def density_for(width: int) -> Density:
    """Return how a list of `width` device-independent pixels is laid out."""
    if width >= _WIDE_FROM:
        return Density.WIDE
    if width >= _MIDDLE_FROM:
        return Density.MIDDLE
    return Density.NARROW if width >= _NARROW_FROM else Density.TIGHT


def head(column: RegisterColumn, density: Density, hidden: Hidden = ()) -> str:
    """Return the head of a column, "" where the column has no room or is hidden."""
    if column in hidden:
        return ""
    first, *joined = COLUMNS[column].heads.get(density, "").split(", ")
    return ", ".join([first, *(word for word in joined if _JOINED.get(word) not in hidden)])


def lines(
    words: RowWords, column: RegisterColumn, density: Density, hidden: Hidden = ()
) -> tuple[str, str]:
    """Return the first and the second line of a cell; the status column has a badge as first.

    What is `hidden` is told in no other column either.
    """
    wide = density is Density.WIDE
    match column:
        case RegisterColumn.NUMBER:
            received = f"{words.received.short_day} {words.received.time}".rstrip()
            joins = not wide and RegisterColumn.RECEIVED not in hidden
            return words.number, received if joins else ""
        case RegisterColumn.RECEIVED:
            return words.received.day, words.received.time
        case RegisterColumn.TITLE:
            return words.title, _below_title(words, density, hidden)
        case RegisterColumn.MEDIUM:
            return words.medium, ""
        case RegisterColumn.HOLDER:
            joins = not wide and RegisterColumn.DUE not in hidden
            return words.holder or "-", _due(words) if joins else ""
        case RegisterColumn.DUE:
            return _due_lines(words)
        case RegisterColumn.STATUS:
            joins = density is Density.NARROW and RegisterColumn.DUE not in hidden
            due = f", {_short_due(words.due, words)}" if words.due and joins else ""
            return words.badge.text, words.time + due
        case RegisterColumn.KIND:
            return capitalised(words.kind), ""
        case RegisterColumn.CLOSED:
            return words.closed or "-", ""


def _below_title(words: RowWords, density: Density, hidden: Hidden) -> str:
    kind = "" if RegisterColumn.KIND not in hidden and density >= Density.MIDDLE else words.kind
    if density is Density.WIDE:
        return kind
    if density is Density.TIGHT:
        status = f"{words.badge.text}, {words.time}" if words.time else words.badge.text
        return "" if RegisterColumn.STATUS in hidden else status
    medium = "" if RegisterColumn.MEDIUM in hidden else words.medium
    line = ", ".join(filter(None, (medium, kind)))
    holds = density is Density.NARROW and RegisterColumn.HOLDER not in hidden
    return " · ".join(filter(None, (line, words.holder if holds else "")))


def _due_lines(words: RowWords) -> tuple[str, str]:
    return (words.due.day, words.due.time + words.due_note) if words.due else ("-", "")


def _due(words: RowWords) -> str:
    return f"{words.due.short_day} {words.due.time}{words.due_note}" if words.due else ""


def _short_due(due: DayTime, words: RowWords) -> str:
    """Return the due day, or its time when that is what matters."""
    return due.short_day + words.due_note if words.days_apart else due.time
