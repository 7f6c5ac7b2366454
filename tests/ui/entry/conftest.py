"""What the tests of this page share."""

from pathlib import Path

import pytest

from tests.ui.entry.clerk import clerk

__all__ = ["clerk"]
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let pass what the offscreen platform says about itself whenever a window is shown."""
    mark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(mark)
