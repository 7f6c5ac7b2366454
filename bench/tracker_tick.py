"""Measures a minute on the tracker with 10,000 open complaints, and that nothing is re-sorted."""

from __future__ import annotations

import os
import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from app.case import ComplaintRow
    from app.clock import Clock
    from app.office import Office
    from app.register import Register
    from ui.tracker.page import TrackerPage

ROWS = 10_000
MINUTES = 150
SIZE = (1190, 668)
ZONE = ZoneInfo("Asia/Jakarta")
BEGIN = datetime(2026, 11, 24, 8, 0, tzinfo=ZONE)


def run() -> list[tuple[str, float, float]]:
    """Return (name, ratio, limit): a tick of the page by repainting its visible cells.

    Minutes in which complaints become late and move are among those measured. The second ratio
    is a minute's work without painting by grouping all rows once.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # Imported here: a bench that is not run must not load Qt.
    from PySide6.QtWidgets import QApplication

    from ui.look.style import apply_look, new_application

    app = QApplication.instance() or new_application()
    assert isinstance(app, QApplication)
    apply_look(app, dark=False)
    with tempfile.TemporaryDirectory() as folder:
        painted, grouped = _measure(app, Path(folder))
    return [
        ("tracker, a tick of 10,000 / repainting its visible cells", painted, 1.5),
        ("tracker, a tick without painting / grouping 10,000 anew", grouped, 0.1),
    ]


def _measure(app: QApplication, folder: Path) -> tuple[float, float]:
    from app.clock import FixedClock
    from app.desk.reading_office import read_office
    from bench._registers import create_register
    from ui.tracker.facts import TrackerFacts

    clock = FixedClock(BEGIN)
    register = create_register(folder / "tick.mejaaduan", clock=clock)
    try:
        office = read_office(register)
        rows = open_complaints(office)
        page = _page(register, office, clock, folder)
        page._on_facts(TrackerFacts(rows), None)
        page.show()
        app.processEvents()
        ticks, repaints, bare = [], [], []
        view = page.table.viewport()
        for minute in range(1, MINUTES + 1):
            clock.set(BEGIN + timedelta(minutes=minute))
            begun = perf_counter()
            page.tick()
            ticked = perf_counter()
            view.repaint()
            painted = perf_counter()
            view.repaint()
            repaints.append(perf_counter() - painted)
            ticks.append(painted - begun)
            bare.append(ticked - begun)
        assert view.isVisible()
        _check_order(page)
        begun = perf_counter()
        page.model.show_rows(rows, office=office, now=clock.now())
        whole = perf_counter() - begun
        page.close()
        page.deleteLater()
    finally:
        register.close()
    return median(ticks) / median(repaints), median(bare) / whole


def _page(register: Register, office: Office, clock: Clock, folder: Path) -> TrackerPage:
    """Return the page over a runner that never runs: its rows are handed to it."""
    from ui.messages import Messages
    from ui.page import Context
    from ui.preferences import Preferences
    from ui.tasks import InlineRunner
    from ui.tracker.page import TrackerPage

    class Idle(InlineRunner):
        """Does nothing, so that only the window is measured."""

        def run(self, work: object, **_: object) -> None:
            """Leave the work undone."""

    messages = Messages()
    context = Context(
        register_now=lambda: register,
        runner=Idle(messages, crash=_fail),
        messages=messages,
        clock=clock,
        preferences=Preferences(folder / "preferences.ini"),
        navigate=lambda *_, **__: None,
        back=lambda: None,
        office_now=lambda: office,
    )
    page = TrackerPage(context)
    page.resize(*SIZE)
    return page


def open_complaints(office: Office) -> tuple[ComplaintRow, ...]:
    """Return 10,000 complaints with teams; in the minutes measured about a hundred become late."""
    from app.case import ComplaintRow
    from app.rules.kinds import Classification, Status, Turn

    random = Random(7)
    rows = []
    for key in range(1, ROWS + 1):
        started = BEGIN - timedelta(minutes=random.randrange(14 * 24 * 60))
        due = office.calendar.due_after_working_days(started, 5)
        # A pause makes a due date at any minute of the office hours.
        due = office.calendar.due_after_working_minutes(due, random.randrange(2000))
        rows.append(
            ComplaintRow(
                id=key,
                number=f"2026-{key:04}",
                received_at=started,
                medium="SP4N LAPOR!",
                title=f"Permintaan data nomor {key}",
                classification=Classification.COMPLAINT,
                status=Status.IN_FOLLOW_UP,
                turn=Turn.TEAM,
                holder=office.teams[key % len(office.teams)].name,
                step=5,
                step_started_at=started,
                due_at=due,
                paused_at=started if key % 20 == 0 else None,
                forwarded=False,
                anonymous=False,
                confidential=False,
                closed_at=None,
                medium_code="lapor",
            )
        )
    return tuple(rows)


def _check_order(page: TrackerPage) -> None:
    """Make sure that the rows shown are still in the order of their urgency, none of them lost."""
    model = page.model
    lines = [model.row_at(line) for line in range(model.rowCount())]
    running = [row.due_at for row in lines if row is not None and not row.paused]
    dues = [due for due in running if due is not None]
    assert dues == sorted(dues)
    assert sum(row is not None for row in lines) == ROWS


def _fail(error: Exception) -> None:
    raise error


if __name__ == "__main__":
    for name, ratio, limit in run():
        print(f"{name}: {ratio:.2f} (at most {limit})")
