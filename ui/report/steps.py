"""How far the year's report is: in one sentence, and in the four steps to its print."""

from datetime import date

from app.recap import Recap, asked_months
from ui.look.tokens import Tone
from ui.parts.panels.step_bar import BarStep, StepState


def report_steps(*, asked: int, pages: int, named: bool) -> list[BarStep]:
    """Say how far a report is: months to be confirmed, pages made, the head's name known."""
    done, current, ahead = StepState.DONE, StepState.CURRENT, StepState.NEXT
    checked = f"{asked} bulan belum dikonfirmasi" if asked else "semua bulan pasti"
    signed = "Nama Kepala dan tanggal siap" if named else "nama Kepala belum diisi"
    return [
        BarStep("Periksa", checked, done, Tone.WARN if asked else Tone.PLAIN),
        BarStep("Pratinjau", f"{pages} halaman" if pages else "disiapkan…", current),
        BarStep(
            "Tanda tangan",
            signed,
            done if named else ahead,
            Tone.PLAIN if named else Tone.WARN,
        ),
        BarStep("Cetak", "A4, 1 rangkap", ahead),
    ]


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
