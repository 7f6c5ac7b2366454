"""Where each month of a year stands: counted, confirmed nil, to be confirmed, running, ahead."""

from datetime import date
from enum import StrEnum

from app.recap import Recap


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


def state_sentence(recap: Recap, *, today: date) -> str:
    """Say in the page's head how far the year's report is."""
    if recap.year >= today.year:
        return (
            f"{recap.total} aduan sampai hari ini. "
            "Tahun belum selesai, cetakan diberi tanda konsep."
        )
    counted = f"{recap.total} aduan" if recap.total else "Tidak ada aduan"
    asked = len(asked_months(recap, today=today))
    if asked:
        return f"{counted}. {asked} bulan tanpa aduan belum dikonfirmasi nihil."
    return f"{counted}. Semua bulan sudah dipastikan, laporan siap ditandatangani."
