"""The window: pages made lazily, the way back, ticks, messages, commands."""

from __future__ import annotations

from collections.abc import Iterator
from pkgutil import resolve_name
from typing import get_args

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.clock import FixedClock, SystemClock
from app.desk.changing_office import save_settings
from app.desk.reading_office import read_office
from app.keeping.sample import create_sample
from app.register import Register
from tests.ui.shell.helpers import (
    SMALL_PAGES,
    SmallPage,
    make_messages,
    make_window,
    own_preferences,
    raise_error,
)
from ui.messages import Messages
from ui.page import Page
from ui.page_table import PAGES, PageKey
from ui.shell.window import MainWindow
from ui.tasks import InlineRunner


@pytest.fixture
def window(
    qtbot: QtBot, messages: Messages, file_register: Register, fixed_clock: FixedClock
) -> Iterator[MainWindow]:
    made = make_window(messages=messages, clock=fixed_clock)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.show_register(file_register, read_office(file_register))
    yield made
    made.close()


def small(window: MainWindow) -> SmallPage:
    page = window.pages.current_page()
    assert isinstance(page, SmallPage)
    return page


def test_pages_are_made_when_first_opened(window: MainWindow) -> None:
    assert [type(page).__name__ for page in window.findChildren(Page)] == ["SmallPage"]
    window.pages.navigate("register")
    assert len(window.findChildren(Page)) == 2


def test_escape_goes_back_and_keeps_the_page(window: MainWindow, qtbot: QtBot) -> None:
    window.pages.go_to("register")
    register = small(window)
    window.pages.navigate("kasus", complaint_id=7)
    assert small(window).asked[0] == {"complaint_id": 7}
    assert window.rail.current() == "register"
    qtbot.keyClick(small(window).field, Qt.Key.Key_Escape)
    assert small(window) is register
    qtbot.keyClick(small(window).field, Qt.Key.Key_Escape)
    assert small(window) is register


def test_back_from_case_to_case_opens_the_first_again(window: MainWindow) -> None:
    window.pages.navigate("kasus", complaint_id=7)
    window.pages.navigate("kasus", complaint_id=8)
    window.pages.back()
    assert small(window).asked[-1] == {"complaint_id": 7}
    window.pages.back()
    assert small(window).key == "beranda"


def test_a_page_saves_its_draft_when_left(window: MainWindow) -> None:
    home = small(window)
    window.pages.navigate("register")
    assert home.asked[-1] == "leaving"


def test_hidden_pages_read_anew_when_next_shown(window: MainWindow) -> None:
    home = small(window)
    window.pages.navigate("register")
    changed = frozenset({"complaints"})
    window.pages.refresh(changed)
    assert changed in small(window).asked
    assert changed not in home.asked
    window.pages.back()
    assert changed in home.asked


def test_a_minute_passes(window: MainWindow, qtbot: QtBot) -> None:
    home = small(window)
    home.asked.clear()
    with qtbot.waitSignal(window.minute_passed):
        window._minute.timer.setInterval(1)
    assert home.asked == ["tick"]
    assert 50_000 < window._minute.timer.remainingTime() <= 60_005


def test_search_goes_to_the_register(window: MainWindow) -> None:
    window.pages.search()
    assert small(window).key == "register"
    assert small(window).asked[-1] == "search"


def test_keys_of_the_page_work_while_it_is_shown(window: MainWindow, qtbot: QtBot) -> None:
    home = small(window)
    qtbot.keyClick(home.field, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    window.pages.navigate("register")
    qtbot.keyClick(small(window).field, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert small(window).asked[-1] == "print"
    assert home.asked[-2:] == ["print", "leaving"]


def test_what_is_said_stands_in_the_status_line(window: MainWindow, messages: Messages) -> None:
    messages.say("Aduan 2026-0001 tercatat.")
    assert window.status.sentence() == "Aduan 2026-0001 tercatat."


def test_bars_replace_their_own_kind_and_run_their_action(
    window: MainWindow, messages: Messages
) -> None:
    done: list[str] = []
    messages.bar("Satu", key="draft")
    messages.bar("Dua", key="draft", action="Lanjutkan", on_action=lambda: done.append("ya"))
    (bar,) = window.notices.bars()
    assert bar.title_label.whole() == "Dua"
    bar.action_button.click()
    assert done == ["ya"]
    assert not window.notices.isVisible()


def test_undo_is_taken_once(window: MainWindow, messages: Messages) -> None:
    done: list[str] = []
    messages.undo("2026-0040 dijeda", lambda: done.append("undone"))
    assert window.undo.bar.isVisible()
    window.undo.bar.undo_button.click()
    messages.take_undo()
    assert done == ["undone"]
    assert not window.undo.isVisible()


def test_the_register_is_named_and_placed(window: MainWindow, file_register: Register) -> None:
    assert window.windowTitle() == "Meja Aduan – BPS Provinsi Banten"
    assert window.place.word().startswith("Register: …/")
    assert window.place.toolTip() == file_register.location


def test_settings_are_read_before_pages_refresh(
    window: MainWindow, file_register: Register
) -> None:
    outcome = save_settings(file_register, values={"office_name": "BPS Kota Batu"})
    window._on_changed(outcome.changed)
    assert window.windowTitle() == "Meja Aduan – BPS Kota Batu"
    assert outcome.changed in small(window).asked


def test_a_sample_is_marked(qtbot: QtBot, tmp_path: object) -> None:
    register = create_sample(f"{tmp_path}/contoh.mejaaduan")
    window = make_window()
    qtbot.addWidget(window)
    window.show_register(register, read_office(register))
    assert window.windowTitle().startswith("CONTOH – ")
    assert not window.strip.isHidden()
    window.show_instead(QWidget())
    assert window.strip.isHidden()
    register.close()


def test_the_rail_is_narrow_in_a_narrow_window(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1100, 650)
    assert window.rail.width() == 56
    window.resize(1366, 696)
    assert window.rail.width() == 176


def test_the_window_remembers_its_place(qtbot: QtBot) -> None:
    preferences = own_preferences()
    first = make_window(preferences=preferences)
    qtbot.addWidget(first)
    first.resize(1200, 640)
    first.close()
    second = make_window(preferences=preferences)
    qtbot.addWidget(second)
    assert second.height() == 640


def test_an_action_anywhere_refreshes_the_shown_page(qtbot: QtBot, file_register: Register) -> None:
    messages = make_messages()
    runner = InlineRunner(messages, crash=raise_error)
    window = make_window(messages=messages, runner=runner)
    qtbot.addWidget(window)
    window.show_register(file_register, read_office(file_register))
    runner.changed.emit(frozenset({"months"}))
    assert frozenset({"months"}) in small(window).asked


def test_every_page_stands_in_the_table_and_has_an_entry_in_the_rail() -> None:
    assert {spec.key for spec in PAGES} == set(get_args(PageKey))
    assert len(PAGES) == len(get_args(PageKey))
    for spec in PAGES:
        page = resolve_name(spec.place)
        assert issubclass(page, Page)
        assert page.key == spec.key
    entries = {spec.key for spec in PAGES if spec.under is None}
    assert {spec.under for spec in PAGES if spec.under is not None} <= entries


def test_what_waits_for_an_answer_outlives_registers_and_other_bars(
    window: MainWindow, messages: Messages, file_register: Register
) -> None:
    """A recovery sheet that became a file is made before the register it opens is shown."""
    wiped: list[str] = []
    messages.bar("Berkas", action="Hapus berkas", on_action=lambda: wiped.append("x"), stays=True)
    for number in range(5):
        messages.bar(f"Lain {number}")
    window.show_instead(QWidget())
    window.show_register(file_register, read_office(file_register))
    (bar,) = window.notices.bars()
    assert bar.isVisible()
    bar.action_wanted.emit()
    assert wiped == ["x"]
    assert window.notices.bars() == []


def test_a_door_that_comes_after_the_first_picture_has_all_around_it(qtbot: QtBot) -> None:
    told = make_messages()
    window = MainWindow(
        pages=SMALL_PAGES,
        runner=InlineRunner(told, crash=raise_error),
        messages=told,
        preferences=own_preferences(),
        clock=SystemClock(),
    )
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.first_painted):
        window.show()
    window.show_instead(QWidget(), location="Z:\\lambat\\kantor.mejaaduan")
    assert "kantor.mejaaduan" in window.place.word()
