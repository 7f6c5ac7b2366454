"""What the tests of the settings page share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.shell.helpers import opened
from ui.settings.page import SettingsPage

if TYPE_CHECKING:
    from ui.page import Context


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> SettingsPage:
    """Return the settings page, shown."""
    made = SettingsPage(context)
    opened(qtbot, made)
    return made
