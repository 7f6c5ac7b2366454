"""Measures the start of the window against a bare PySide6 window with a table of 60 by 7."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import time

ROUNDS = 9
ROWS = 60
PAINTED_LIMIT = 1.3
ROWS_LIMIT = 2.0

BARE = """
import sys
from time import time
from PySide6.QtCore import QAbstractTableModel, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

class Model(QAbstractTableModel):
    def rowCount(self, parent=None):
        return 60

    def columnCount(self, parent=None):
        return 7

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{index.row()} {index.column()}"

class Window(QMainWindow):
    def event(self, event):
        handled = super().event(event)
        if event.type() == event.Type.Paint:
            QTimer.singleShot(0, tell)
        return handled

def tell():
    print("painted", time(), flush=True)
    app.quit()

app = QApplication(sys.argv)
model = Model()
table = QTableView()
table.setModel(model)
window = Window()
window.setCentralWidget(table)
window.resize(1366, 696)
window.show()
app.exec()
"""

OURS = """
import sys
from time import time
from app.cli.grammar import (grammar)
from ui.shell.start import (begin)

def tell(word, *, last=False):
    print(word, time(), flush=True)
    if last:
        program.window.close()

app, program = begin(grammar().parse_args(["--register", sys.argv[1]]).register)
program.window.first_painted.connect(lambda: tell("painted"))
program.window.rows_shown.connect(lambda: tell("rows", last=True))
app.exec()
program.close()
"""


def filled_register(folder: Path) -> Path:
    """Make a register with some open complaints for the first page to show."""
    from datetime import timedelta

    from app.case import Content
    from app.clock import SystemClock
    from app.desk.registering import NewComplaint, register_complaint
    from app.keeping.creating import create_sample_register

    path = folder / "register.mejaaduan"
    # A sample register: it opens by itself, as the desk's own does once the password is typed.
    clock = SystemClock()
    register = create_sample_register(str(path), clock=clock)
    now = clock.now()
    for number in range(ROWS):
        register_complaint(
            register,
            complaint=NewComplaint(
                medium="langsung",
                received_at=now - timedelta(hours=ROWS - number),
                title=f"Aduan percobaan {number}",
                content=Content(text="Isi aduan percobaan."),
                anonymous=True,
            ),
        )
    register.close()
    return path


def stamps(code: str, *arguments: str, home: Path) -> dict[str, float]:
    """Run a program of its own and return the seconds from its start to each stamp it prints."""
    environment = dict(os.environ)
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    # Both programs run from compiled modules, as an installed program does; the first round, which
    # doesn't count, compiles them.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["PYTHONPYCACHEPREFIX"] = str(home / "pycache")
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA"):
        environment[name] = str(home)
    begun = time()
    ended = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        check=True,
        capture_output=True,
        text=True,
        env=environment,
        cwd=Path(__file__).resolve().parent.parent,
    )
    found: dict[str, float] = {}
    for line in ended.stdout.splitlines():
        word, moment = line.split()
        found.setdefault(word, float(moment) - begun)
    return found


def run() -> list[tuple[str, float, float]]:
    """Return (name, ratio, limit) of the first paint and of the first rows."""
    bare, painted, rows = [], [], []
    with tempfile.TemporaryDirectory(prefix="meja-bench-") as folder:
        home = Path(folder)
        register = filled_register(home)
        for _ in range(ROUNDS + 1):
            bare.append(stamps(BARE, home=home)["painted"])
            ours = stamps(OURS, str(register), home=home)
            painted.append(ours["painted"])
            rows.append(ours["rows"])
    # The first round only warms the computer's file cache.
    base = median(bare[1:])
    return [
        ("start, window painted / bare window", median(painted[1:]) / base, PAINTED_LIMIT),
        ("start, first rows / bare window", median(rows[1:]) / base, ROWS_LIMIT),
    ]


if __name__ == "__main__":
    for name, ratio, limit in run():
        print(f"{name:42} {ratio:8.2f}  limit {limit:8.2f}")
