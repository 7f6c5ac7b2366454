"""What a paper says is known without the library that draws it."""

import subprocess
import sys
from pathlib import Path

ROOM = Path(__file__).parents[2] / "app" / "documents"
WORDS = ("annual_report", "letter_text", "letterhead", "marks")


def test_whoever_only_says_what_a_paper_tells_does_not_load_the_paper_library() -> None:
    found = (*ROOM.glob("*_data.py"), *ROOM.glob("report_*.py"))
    names = sorted({*WORDS, *(path.stem for path in found)})
    assert {"erasure_data", "letter_data", "receipt_data", "report_blocks", "time_data"} <= set(
        names
    )
    desk = ("papers", "corresponding", "reporting", "reminding")
    program = "import sys, " + ", ".join(
        (*(f"app.documents.{name}" for name in names), *(f"app.desk.{name}" for name in desk))
    )
    program += "\nprint(*(name for name in sys.modules if name.partition('.')[0] == 'reportlab'))"
    outcome = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOM.parents[1],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (outcome.stdout.strip(), outcome.stderr) == ("", "")
