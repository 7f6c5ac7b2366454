"""What the tests of the report page share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.report.clerk import Clerk
from tests.ui.shell.helpers import make_context
from ui.report.page import ReportPage

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
def clerk(qtbot: QtBot, context: Context) -> Clerk:
    """Return the clerk at the report page of the present year, 2026."""
    page = ReportPage(context)
    opened(qtbot, page)
    return Clerk(qtbot, page)
