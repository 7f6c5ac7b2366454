"""The two tables of the annual report as frozen rows, and where each month of a year stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from app.rules.kinds import CLASSIFICATION_WORDS, Classification
from app.rules.moments import MONTHS, date_words
from app.rules.wording import count_words, sentence_list, uncapitalised

YearMonth = tuple[int, int]
"""A year and a month, 1-12."""
_MOST_NAMED: Final = 3
FEW_CASES: Final = 6
"""So many have a timeline each in the report; more stand in a table, and only those chosen have one."""
MONTH_HEAD: Final = "Bulan"
TOTAL_HEAD: Final = "Jumlah"
"""What stands left and right of the recap's columns, on screen, on paper and in the console."""
EVALUATION_HEADS: Final = (
    "Waktu Penerimaan",
    "Penyelesaian Pengaduan (%)",
    "Hasil Penanganan",
    "Keterangan",
)
"""The evaluation's columns after the number, in the words of the Lampiran."""


@dataclass(frozen=True, slots=True)
class RecapRow:
    """One month of the recap; `counts` has one number per column."""

    month: int
    label: str
    counts: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class EvaluationRow:
    """One month of the evaluation; the percentage is None when nothing was received."""

    month: int
    label: str
    settled_percent: int | None
    result: str
    remark: str


@dataclass(frozen=True, slots=True)
class ConfirmedNil:
    """Who confirmed a month nil, when (aware), and the names of the media looked at for that.

    Older programs didn't ask which.
    """

    who: str
    at: datetime
    looked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClosedMonth:
    """Who closed a month and when (aware), and of how many of its cases something came later."""

    who: str
    at: datetime
    later: int = 0


@dataclass(frozen=True, slots=True)
class Recap:
    """Both tables of the annual report, which empty months were confirmed nil, and which months were
    closed, by month (1-12).
    """

    year: int
    columns: tuple[str, ...]
    rows: tuple[RecapRow, ...]
    total: int
    evaluation: tuple[EvaluationRow, ...]
    nil: Mapping[int, ConfirmedNil] = field(default_factory=dict)
    closed: Mapping[int, ClosedMonth] = field(default_factory=dict)
    doubles: tuple[tuple[str, str], ...] = ()
    """Numbers that are not counted, each with the one it was recorded twice of."""
    classes: Mapping[Classification, int] = field(default_factory=dict)
    """How many of each class there are, those that are not counted as well."""
    left_out: frozenset[Classification] = frozenset()
    """The classes that the office doesn't count."""
    veiled: str = ""
    """That two columns are told as one, in a sentence."""
    undone: tuple[tuple[str, str], ...] = ()
    """Spans of numbers that are not counted because what brought them was undone: first and last."""


def uncounted_sentence(recap: Recap) -> str:
    """Explain the numbers that are not counted, "" when there are none."""
    doubles = (
        f"Nomor {number} tidak dihitung: tercatat dua kali, sudah dihitung sebagai {counted_as}."
        for number, counted_as in recap.doubles
    )
    undone = (
        f"Nomor {first if first == last else f'{first} sampai {last}'} tidak dihitung: "
        "pemasukannya diurungkan."
        for first, last in recap.undone
    )
    return " ".join((*doubles, *undone))


def classes_sentence(recap: Recap) -> str:
    """Tell how many there are of each class, and which are not counted; "" when there are none."""
    parts: dict[bool, list[str]] = {True: [], False: []}
    for each in Classification:
        if count := recap.classes.get(each, 0):
            words = f"{count_words(count)} {uncapitalised(CLASSIFICATION_WORDS[each])}"
            parts[each not in recap.left_out].append(words)
    counted, others = (sentence_list(parts[each]) for each in (True, False))
    told = [f"Menurut klasifikasi: {counted}."] if counted else []
    return " ".join([*told, *([f"Tidak dihitung sebagai aduan: {others}."] if others else [])])


def nil_sentence(recap: Recap, *, zone: ZoneInfo) -> str:
    """Tell who confirmed the empty months and when, in the office's zone; "" when nobody did."""
    by: dict[str, list[str]] = {}
    for month, confirmed in sorted(recap.nil.items()):
        if not recap.rows[month - 1].total:
            day = date_words(confirmed.at.astimezone(zone).date())
            looked = ", sesudah semua media dilihat" if confirmed.looked else ""
            by.setdefault(f"{confirmed.who} ({day}{looked})", []).append(MONTHS[month - 1])
    parts = [f"{sentence_list(months)} oleh {who}" for who, months in by.items()]
    return f"Dikonfirmasi nihil: {'; '.join(parts)}." if parts else ""


class MonthState(StrEnum):
    """What can be said about a month; the value is the word shown."""

    COMPLETE = "lengkap"
    NIL = "nihil"
    REFUTED = "ternyata ada"
    """It was confirmed nil, and then a slip came late."""
    ASKED = "konfirmasi nihil"
    CLOSED = "ditutup"
    LATER = "ada susulan"
    """It was closed, and then a slip came late or a case of it was corrected."""
    RUNNING = "berjalan"
    AHEAD = "belum mulai"


def month_words(months: Sequence[YearMonth], *, this_year: int) -> str:
    """Return "Desember 2026 dan Januari"; more than three are only counted."""
    if len(months) > _MOST_NAMED:
        return f"{len(months)} bulan"
    named = [MONTHS[at - 1] + (f" {year}" if year != this_year else "") for year, at in months]
    return sentence_list(named)


def month_state(recap: Recap, month: int, *, today: date) -> MonthState:
    """Return where `month` (1-12) of the recap's year stands on the day `today`."""
    if (recap.year, month) > (today.year, today.month):
        return MonthState.AHEAD
    if (recap.year, month) == (today.year, today.month):
        return MonthState.RUNNING
    total = recap.rows[month - 1].total
    if total and month in recap.nil:
        return MonthState.REFUTED
    if (closed := recap.closed.get(month)) is not None:
        return MonthState.LATER if closed.later else MonthState.CLOSED
    if total:
        return MonthState.COMPLETE
    return MonthState.NIL if month in recap.nil else MonthState.ASKED


def closable_months(recap: Recap, *, today: date) -> tuple[int, ...]:
    """Return the past months that are certain and that nobody has closed yet."""
    certain = (MonthState.COMPLETE, MonthState.NIL)
    return tuple(m for m in range(1, 13) if month_state(recap, m, today=today) in certain)


def asked_months(recap: Recap, *, today: date) -> tuple[int, ...]:
    """Return the past months without complaints that nobody has confirmed yet."""
    return tuple(
        month
        for month in range(1, 13)
        if month_state(recap, month, today=today) is MonthState.ASKED
    )
