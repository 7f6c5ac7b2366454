"""What no test may leave behind unnoticed: log records, open windows, files at the user's home."""

from __future__ import annotations

import logging
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import PlatformDirs

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


def own_folders(home: Path) -> dict[str, Path]:
    """Return the environment by which each platform finds all of a user's folders below `home`."""
    roaming, local = home / "AppData" / "Roaming", home / "AppData" / "Local"
    return {
        "HOME": home,
        "USERPROFILE": home,
        "APPDATA": roaming,
        "LOCALAPPDATA": local,
        # Windows itself is asked for the folders otherwise, and knows of no environment.
        "WIN_PD_OVERRIDE_APPDATA": roaming,
        "WIN_PD_OVERRIDE_LOCAL_APPDATA": local,
        "XDG_DATA_HOME": home / ".local" / "share",
        "XDG_CONFIG_HOME": home / ".config",
        "XDG_STATE_HOME": home / ".local" / "state",
    }


class HomeGuard:
    """Watches the program's folders as the environment names them when this is made."""

    def __init__(self) -> None:
        dirs = PlatformDirs("MejaAduan", appauthor=False)
        self._folders = {
            *(dirs.user_data_path, dirs.user_config_path, dirs.user_state_path),
            *(dirs.user_log_path, dirs.user_cache_path),
        }
        self._seen = self._look()

    def changed(self) -> list[str]:
        """Name what appeared, changed or went since the last look."""
        before, self._seen = self._seen, self._look()
        return sorted(str(path) for path, _ in before.items() ^ self._seen.items())

    def _look(self) -> dict[Path, int]:
        inside = (path for folder in self._folders for path in (folder, *folder.rglob("*")))
        return {path: path.stat().st_mtime_ns for path in inside if path.exists()}
