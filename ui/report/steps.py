"""How far the year's report is: in one sentence, and in the steps to its print."""

from datetime import date

from app.recap import Recap, asked_months
from ui.look.tokens import Tone
from ui.parts.panels.step_bar import BarStep, StepState


def report_steps(
    *,
    asked: int,
    others: int,
    pages: int,
    named: bool,
    printed: str = "",
    written: str = "",
    warns: bool = False,
) -> list[BarStep]:
    """Say how far a report is: months to be confirmed and `others` to be looked at, pages made, the
    head's name known.

    `printed` tells which edition of it went out, if the paper is one, `written` whose
    words it has; it `warns` where those are to be looked at.
    """
    done, current, ahead = StepState.DONE, StepState.CURRENT, StepState.NEXT
    checked = f"{others} hal perlu diperiksa" if others else "semua bulan pasti"
    if asked:
        checked = f"{asked} bulan belum dikonfirmasi"
    signed = "Nama Kepala dan tanggal siap" if named else "nama Kepala belum diisi"
    if printed:
        signed = "sebagaimana tercetak"
    return [
        BarStep("Periksa", checked, done, Tone.WARN if asked or others else Tone.PLAIN),
        BarStep("Isi", written, done, Tone.WARN if warns else Tone.PLAIN),
        BarStep("Pratinjau", f"{pages} halaman" if pages else "disiapkan…", current),
        BarStep(
            "Tanda tangan",
            signed,
            done if named else ahead,
            Tone.PLAIN if named else Tone.WARN,
        ),
        BarStep("Cetak", printed or "A4, 1 rangkap", done if printed else ahead),
    ]


def state_sentence(recap: Recap, *, today: date, printed: str = "") -> str:
    """Say in the page's head how far the year's report is; `printed` tells of the edition shown."""
    if recap.year >= today.year:
        return (
            f"{recap.total} aduan sampai hari ini. "
            "Tahun belum selesai, cetakan diberi tanda konsep."
        )
    counted = f"{recap.total} aduan" if recap.total else "Tidak ada aduan"
    asked = len(asked_months(recap, today=today))
    if printed:
        return f"{counted}. {printed}."
    if asked:
        return f"{counted}. {asked} bulan tanpa aduan belum dikonfirmasi nihil."
    return f"{counted}. Semua bulan sudah dipastikan, laporan siap ditandatangani."
