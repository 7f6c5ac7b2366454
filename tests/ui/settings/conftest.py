"""What the tests of the settings page share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.shell.helpers import make_context
from ui.settings.page import SettingsPage

if TYPE_CHECKING:
    from app.register import Register
    from ui.pages import Context, Page


@pytest.fixture
def context(file_register: Register) -> Context:
    """Return a context over a fresh register; work runs at once."""
    return make_context(file_register)


def opened(qtbot: QtBot, page: Page) -> None:
    """Show a page as the window would: wide enough, and told of what changes."""
    qtbot.addWidget(page)
    page.context.runner.changed.connect(page.refresh)
    page.resize(1190, 668)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.open()


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> SettingsPage:
    """Return the settings page, shown."""
    made = SettingsPage(context)
    opened(qtbot, made)
    return made
