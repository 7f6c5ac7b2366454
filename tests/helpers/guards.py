"""What no test may leave behind unnoticed: log records and open windows."""

from __future__ import annotations

import logging
import re
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class LogGuard(logging.Handler):
    """Collects every record at WARNING or above, from whatever thread."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.seen: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the record as one readable line."""
        self.seen.append(f"{record.levelname} {record.name}: {record.getMessage()}")

    def unexpected(self, patterns: Iterable[str]) -> list[str]:
        """Return the lines that none of the patterns matches."""
        allowed = [re.compile(pattern) for pattern in patterns]
        return [line for line in self.seen if not any(one.search(line) for one in allowed)]


def open_windows() -> list[str]:
    """Name the windows that are still shown, and close them so that the next test starts clean."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return []
    left = [window for window in widgets.QApplication.topLevelWidgets() if window.isVisible()]
    names = [f"{type(window).__name__} “{window.windowTitle()}”" for window in left]
    for window in left:
        window.hide()
        window.deleteLater()
    return names
