"""What the tests of the help page share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.shell.helpers import opened
from ui.help.page import HelpPage

if TYPE_CHECKING:
    from ui.page import Context


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> HelpPage:
    """Return the help page, shown."""
    made = HelpPage(context)
    opened(qtbot, made)
    return made
