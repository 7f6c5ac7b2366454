"""What the tests of the report page share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.report.clerk import Clerk
from tests.ui.shell.helpers import opened
from ui.report.page import ReportPage

if TYPE_CHECKING:
    from ui.page import Context


@pytest.fixture
def clerk(qtbot: QtBot, context: Context) -> Clerk:
    """Return the clerk at the report page of the present year, 2026."""
    page = ReportPage(context)
    opened(qtbot, page)
    return Clerk(qtbot, page)
