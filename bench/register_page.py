"""Measures jumps to anywhere among 1,000,000 complaints, and the memory that the page takes."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.register import Register

PAGE = 50
JUMPS = 120
_MEGABYTES = 80
_IDS = "SELECT id FROM complaint ORDER BY year {way}, seq {way} LIMIT ? OFFSET ?"
_PAGE = (
    "SELECT c.id, c.year, c.seq, c.received_at, m.name, c.title, c.classification, c.status, "
    "c.turn, c.holder, c.step, c.step_started_at, c.due_at, c.paused_at, c.forwarded, "
    "c.anonymous, c.confidential, c.closed_at FROM complaint c JOIN medium m ON m.id = c.medium_id "
    f"WHERE c.id IN ({', '.join('?' * PAGE)})"
)


def run() -> list[tuple[str, float, float]]:
    """Return (name, ratio, limit): one jump by the bare one, and megabytes by those allowed.

    Memory is what the same page holds more than over an empty register, each in a process of its
    own, after jumps all over the list.
    """
    from bench._registers import create_register
    from bench.fill import full_register

    path = full_register()
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder) / "empty.mejaaduan"
        create_register(empty).close()
        grown = _told("memory", path) - _told("memory", empty)
    return [
        ("register page, jump anywhere / bare SELECT", _told("jumps", path), 2.0),
        (f"register page, more than an empty one / {_MEGABYTES} MB", grown / _MEGABYTES, 1.0),
    ]


def _told(what: str, path: Path) -> float:
    done = subprocess.run(
        [sys.executable, "-m", "bench.register_page", what, str(path)],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return float(json.loads(done.stdout))


def resident_megabytes() -> float:
    """Return the memory this process holds, in MB; 0 where the system does not tell."""
    status = Path("/proc/self/statm")
    if not status.exists():
        return 0.0
    return int(status.read_text("ascii").split()[1]) * 4096 / 1e6


def page_memory(path: Path) -> float:
    """Show the page, scroll it to anywhere, and return the megabytes held in the end."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from bench._registers import open_register

    with closing(open_register(path)) as register:
        return _scrolled(register)


def _scrolled(register: Register) -> float:
    from PySide6.QtWidgets import QApplication

    from app.desk.reading_office import read_office
    from bench.fill import YEAR
    from ui.look.style import apply_look, new_application
    from ui.messages import Messages
    from ui.page import Context
    from ui.preferences import Preferences
    from ui.register.page import RegisterPage
    from ui.tasks import InlineRunner

    app = QApplication.instance() or new_application()
    assert isinstance(app, QApplication)
    apply_look(app, dark=False)
    messages, office = Messages(), read_office(register)
    context = Context(
        register_now=lambda: register,
        runner=InlineRunner(messages, crash=_fail),
        messages=messages,
        clock=register.clock,
        preferences=Preferences(Path(os.devnull)),
        navigate=lambda *_, **__: None,
        back=lambda: None,
        office_now=lambda: office,
    )
    page = RegisterPage(context)
    # The cases of the big register have no events that a preview could tell.
    page.places.preview.setVisible(False)
    page.places._preview_on = False
    page.resize(1190, 668)
    page.show()
    page.open(year=YEAR)
    random = Random(5)
    bar = page.list.table.verticalScrollBar()
    for _ in range(JUMPS):
        bar.setValue(random.randint(0, bar.maximum()))
        # Painting asks for the rows, a timer has them read, then they are painted.
        for _ in range(4):
            app.processEvents()
    held = resident_megabytes()
    page.close()
    return held


def _fail(error: Exception) -> None:
    raise error


def jump_ratio(path: Path) -> float:
    """Jump about, turn by turn by the services and by bare SQL; return the ratio of the medians."""
    from app.desk.listing_cases import Wanted, count_rows, list_rows
    from bench._registers import bare_connection, open_register

    random = Random(5)
    ours, plain = [], []
    register = open_register(path)
    bare = bare_connection(register)
    with closing(bare), closing(register):
        wanted = Wanted()
        total = count_rows(register, wanted=wanted)
        for _ in range(JUMPS):
            offset = random.randrange(total - PAGE)
            begun = perf_counter()
            expected = bare_page(bare, offset, total)
            between = perf_counter()
            rows = list_rows(register, wanted=wanted, offset=offset, limit=PAGE, total=total)
            ours.append(perf_counter() - between)
            plain.append(between - begun)
            assert [row.id for row in rows] == expected
    return median(ours) / median(plain)


def bare_page(bare: sqlite3.Connection, offset: int, total: int) -> list[int]:
    """Read one page by hand from the nearer end of the index; returns its ids in order."""
    backwards = offset > total // 2
    skipped = total - offset - PAGE if backwards else offset
    way = "ASC" if backwards else "DESC"
    ids = [row[0] for row in bare.execute(_IDS.format(way=way), (PAGE, skipped))]
    rows = {row[0]: row for row in bare.execute(_PAGE, ids)}
    assert len(rows) == PAGE
    return ids[::-1] if backwards else ids


if __name__ == "__main__":
    measured = {"memory": page_memory, "jumps": jump_ratio}[sys.argv[1]]
    print(json.dumps(measured(Path(sys.argv[2]))))
