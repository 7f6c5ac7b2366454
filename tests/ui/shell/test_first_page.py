"""Behind the door the first page stands already, and the rows come before all else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from app.roles import Role
from db.tables import Event
from tests.desk.slips import disposed
from tests.helpers.registers import LOGIN, add_person, copy_register, open_register
from tests.ui.shell.helpers import make_window, opening_in, sign_in
from ui.home.page import HomePage
from ui.page_table import PAGES
from ui.shell.loading import load_ahead

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.clock import FixedClock
    from ui.messages import Messages
    from ui.shell.opening import Opening
    from ui.shell.window import MainWindow

TITLE = "Antrean layanan terlalu lama"


@pytest.fixture
def window(qtbot: QtBot, messages: Messages) -> MainWindow:
    made = make_window(pages=PAGES, messages=messages)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def opening(
    window: MainWindow, messages: Messages, register_file: Path, fixed_clock: FixedClock
) -> Iterator[Opening]:
    register = open_register(str(register_file), clock=fixed_clock)
    disposed(register)
    add_person(register, "zulfa", Role.ADMIN)
    register.close()
    with opening_in(window, messages, clock=fixed_clock) as made:
        made.open(str(register_file))
        yield made


def sign_ins(place: Path) -> int:
    """Count who came in, with the one who looks."""
    register = open_register(str(place))
    with register.reading() as session:
        found = session.scalars(select(Event.id).where(Event.kind == "signed_in")).all()
    register.close()
    return len(found)


def test_the_page_made_at_the_door_shows_the_register_behind_it(
    window: MainWindow, opening: Opening, fixed_clock: FixedClock
) -> None:
    window.get_ready(*load_ahead(fixed_clock))
    ready = window.findChild(HomePage)
    assert ready is not None
    assert not ready.isVisible()
    assert window.context is None
    assert "Banten" not in window.windowTitle()
    sign_in(window, login=LOGIN)
    assert window.pages.currentWidget() is ready
    assert ready.isVisible()
    assert window.updatesEnabled()
    assert [ready.model.row_at(line) for line in range(ready.model.rowCount())][-1] is not None
    assert not ready.todo.is_fresh
    assert ready.add_button.isVisible()
    assert "Banten" in window.windowTitle()


def test_another_door_gets_a_page_of_its_own(
    window: MainWindow, opening: Opening, register_file: Path, fixed_clock: FixedClock
) -> None:
    window.get_ready(*load_ahead(fixed_clock))
    before = window.findChild(HomePage)
    opening.open(str(copy_register(register_file, register_file.with_name("lain.mejaaduan"))))
    window.get_ready(*load_ahead(fixed_clock))
    sign_in(window, login=LOGIN)
    shown = window.pages.currentWidget()
    assert isinstance(shown, HomePage)
    assert shown is not before
    assert not shown.todo.is_fresh


def test_who_may_not_open_that_page_sees_their_own(
    window: MainWindow, opening: Opening, fixed_clock: FixedClock
) -> None:
    window.get_ready(*load_ahead(fixed_clock))
    sign_in(window, login="zulfa")
    page = window.pages.current_page()
    assert page is not None
    assert page.key == "kalender"


@pytest.mark.parametrize("leave", ["close", "lock", "another", "wait"])
def test_who_came_in_is_on_record_however_soon_they_leave(
    window: MainWindow, opening: Opening, register_file: Path, leave: str, qtbot: QtBot
) -> None:
    other = copy_register(register_file, register_file.with_name("lain.mejaaduan"))
    before = sign_ins(other)
    ways: dict[str, Callable[[], object]] = {
        "close": opening.say_farewell,
        "lock": opening.lock,
        "another": lambda: opening.open(str(other)),
        "wait": lambda: qtbot.waitUntil(lambda: opening.arrival.noted),
    }
    sign_in(window, login=LOGIN)
    ways[leave]()
    opening.close()
    assert sign_ins(register_file) == before + 1
