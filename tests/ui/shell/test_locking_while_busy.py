"""Ctrl+L while the register still works: what was typed is kept before its keys are gone."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from app.clock import FixedClock
from app.desk.drafts import load_drafts
from tests.helpers.registers import copy_register, open_register
from tests.ui.shell.helpers import make_messages, make_window, opening_in, raise_error, sign_in
from ui.entrance.login_page import LoginPage
from ui.entry.page import EntryPage
from ui.forms.entry_drafts import SLOTS
from ui.page_table import PAGES
from ui.tasks import TaskRunner

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

WAIT_MS = 20_000


def test_what_is_typed_is_kept_although_the_register_is_busy(
    qtbot: QtBot, register_file: Path, fixed_clock: FixedClock, tmp_path: Path
) -> None:
    place = copy_register(register_file, tmp_path / "sibuk.mejaaduan")
    messages, gate = make_messages(), Event()
    runner = TaskRunner(messages, crash=raise_error)
    window = make_window(pages=PAGES, messages=messages, runner=runner)
    qtbot.addWidget(window)
    window.show()
    with opening_in(window, messages, clock=fixed_clock) as opening:
        opening.open(str(place))
        qtbot.waitUntil(
            lambda: isinstance(window.pages.currentWidget(), LoginPage), timeout=WAIT_MS
        )
        sign_in(window)
        qtbot.waitUntil(lambda: window.context is not None, timeout=WAIT_MS)
        window.navigate("catat")
        qtbot.waitUntil(lambda: isinstance(window.pages.current_page(), EntryPage), timeout=WAIT_MS)
        runner.wait(10)
        page = window.pages.current_page()
        assert isinstance(page, EntryPage)
        page.form.set_values(page.form.values() | {"title": "Setengah jadi"})
        runner.run(lambda: gate.wait(10))
        opening.lock()
        # As long as the register is busy nothing is signed out either.
        runner.wait(0.2)
        gate.set()
        # The page with its draft is gone before nobody is left to write for it.
        qtbot.waitUntil(lambda: window.context is None, timeout=WAIT_MS)
        runner.close()
        qtbot.wait(0)
    register = open_register(str(place), clock=fixed_clock)
    try:
        kept = load_drafts(register, forms=SLOTS)
    finally:
        register.close()
    assert [values["title"] for values, _ in kept.values()] == ["Setengah jadi"]
