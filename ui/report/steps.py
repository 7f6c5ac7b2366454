"""The four steps from checking the year to its printed report."""

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
