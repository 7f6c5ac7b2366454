"""Pictures of every page in both themes and sizes, and of every paper: `dev.py shots`."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

OUT = Path("out") / "shots"
# name, scale, logical width and height: the room a window has on a screen of 1366x768
SIZES = (("100", "1", 1366, 696), ("150", "1.5", 910, 464))
PAGES = ("beranda", "register", "disposisi", "tindak_lanjut", "laporan", "kalender")
MORE_PAGES = ("catat", "kotak", "kasus", "pengaturan", "bantuan")


def main() -> int:
    """Take all pictures; each theme and scale needs a process of its own."""
    OUT.mkdir(parents=True, exist_ok=True)
    from tests.ui.lively import LIVELY_NOW, make_lively

    place = OUT / "ramai.mejaaduan"
    for left in OUT.glob("ramai.mejaaduan*"):
        left.unlink()
    make_lively(place, LIVELY_NOW)
    _papers(place)
    for theme in ("terang", "gelap"):
        for size, scale, width, height in SIZES:
            environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale}
            command = [sys.executable, "-m", __spec__.name, theme, size, str(width), str(height)]
            subprocess.run(command, env=environment, check=True)
    for picture in sorted(OUT.glob("*.png")):
        print(picture)
    return 0


def _papers(place: Path) -> None:
    """Draw every paper and turn it into pictures."""
    from app.desk.listing_cases import Wanted, list_rows
    from app.desk.papers import receipt_pdf, sheet_pdf
    from app.desk.reporting import report_pdf
    from app.documents.sheet_data import SheetLayout
    from app.keeping.sample import create_sample
    from tests.helpers.registers import open_register

    sample = OUT / "contoh.mejaaduan"
    for left in OUT.glob("contoh.mejaaduan*"):
        left.unlink()
    create_sample(str(sample)).close()
    for name, location in (("contoh", sample), ("ramai", place)):
        register = open_register(str(location))
        try:
            rows = list_rows(register, wanted=Wanted(), offset=0, limit=2)
            ids = [row.id for row in rows]
            year = rows[0].received_at.year
            papers = {
                "disposisi-a5": sheet_pdf(register, complaint_ids=ids[:1], for_paper=True),
                "disposisi-a4": sheet_pdf(
                    register, complaint_ids=ids, layout=SheetLayout.TWO_ON_A4
                ),
                "tanda-terima": receipt_pdf(register, complaint_id=ids[0]),
                "laporan": report_pdf(register, year=year),
            }
        finally:
            register.close()
        for paper, pdf in papers.items():
            path = OUT / f"kertas-{name}-{paper}.pdf"
            path.write_bytes(pdf)
            command = ["pdftoppm", "-r", "90", "-png", str(path), str(path.with_suffix(""))]
            subprocess.run(command, check=True)


def _windows(theme: str, size: str, width: int, height: int) -> int:
    """Show every page in one window and keep what it looks like."""
    from PySide6.QtTest import QTest

    from app.clock import FixedClock
    from app.desk.listing_cases import find_number
    from app.desk.reading_office import read_office
    from tests.helpers.registers import open_register
    from tests.ui.lively import LIVELY_NOW
    from ui.look.style import apply_look, new_application
    from ui.messages import Messages
    from ui.page_table import PAGES as SPECS
    from ui.preferences import Preferences
    from ui.shell.window import MainWindow
    from ui.tasks import InlineRunner

    app = new_application()
    apply_look(app, dark=theme == "gelap")
    clock = FixedClock(LIVELY_NOW + timedelta(seconds=30))
    register = open_register(str(OUT / "ramai.mejaaduan"), clock=clock)
    messages = Messages()
    window = MainWindow(
        pages=SPECS,
        runner=InlineRunner(messages, crash=_fail),
        messages=messages,
        preferences=Preferences(OUT / "preferensi.ini"),
        clock=clock,
    )
    window.resize(width, height)
    window.show()
    window.show_register(register, read_office(register))
    case = find_number(register, number="2026-0045")
    for page in (*PAGES, *MORE_PAGES):
        wanted = {"complaint_id": case} if page == "kasus" else {}
        window.navigate(page, **wanted)
        # Previews wait a moment for more typing before they are drawn.
        QTest.qWait(1500 if page in ("disposisi", "laporan") else 50)
        window.grab().save(str(OUT / f"{page}-{theme}-{size}.png"))
    window.close()
    register.close()
    return 0


def _fail(error: Exception) -> None:
    raise error


if __name__ == "__main__":
    if len(sys.argv) > 1:
        sys.exit(_windows(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])))
    sys.exit(main())
