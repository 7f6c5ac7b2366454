"""The two tables of the annual report as frozen rows, and where each month of a year stands."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

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
class Recap:
    """Both tables of the annual report and which empty months were confirmed nil."""

    year: int
    columns: tuple[str, ...]
    rows: tuple[RecapRow, ...]
    total: int
    evaluation: tuple[EvaluationRow, ...]
    nil_confirmed: frozenset[int] = field(default_factory=frozenset)
    doubles: tuple[tuple[str, str], ...] = ()
    """Numbers that are not counted, each with the one it was recorded twice of."""


def doubles_sentence(recap: Recap) -> str:
    """Explain the numbers that are not counted, "" when there are none."""
    return " ".join(
        f"Nomor {number} tidak dihitung: tercatat dua kali, sudah dihitung sebagai {counted_as}."
        for number, counted_as in recap.doubles
    )


class MonthState(StrEnum):
    """What can be said about a month; the value is the word shown."""

    COMPLETE = "lengkap"
    NIL = "nihil"
    ASKED = "konfirmasi nihil"
    RUNNING = "berjalan"
    AHEAD = "belum mulai"


def month_state(recap: Recap, month: int, *, today: date) -> MonthState:
    """Return where `month` (1-12) of the recap's year stands on the day `today`."""
    if (recap.year, month) > (today.year, today.month):
        return MonthState.AHEAD
    if (recap.year, month) == (today.year, today.month):
        return MonthState.RUNNING
    if recap.rows[month - 1].total:
        return MonthState.COMPLETE
    return MonthState.NIL if month in recap.nil_confirmed else MonthState.ASKED


def asked_months(recap: Recap, *, today: date) -> tuple[int, ...]:
    """Return the past months without complaints that nobody has confirmed yet."""
    return tuple(
        month
        for month in range(1, 13)
        if month_state(recap, month, today=today) is MonthState.ASKED
    )
