"""What most tests of the window share."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.clock import FixedClock
from tests.ui.shell.helpers import make_messages, make_window, opening_in
from ui.messages import Messages
from ui.shell.opening import Opening
from ui.shell.window import MainWindow


@pytest.fixture
def messages(qapp: object) -> Messages:
    """Return messages whose questions are answered with yes."""
    return make_messages()


@pytest.fixture
def window(qtbot: QtBot, messages: Messages) -> MainWindow:
    """Return a window over small pages, not shown yet."""
    made = make_window(messages=messages)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def opening(window: MainWindow, messages: Messages, fixed_clock: FixedClock) -> Iterator[Opening]:
    """Return what opens registers in the window; closed in the end."""
    with opening_in(window, messages, clock=fixed_clock) as made:
        yield made
