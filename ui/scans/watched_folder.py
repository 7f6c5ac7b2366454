"""A folder into which a scanner puts its files: what is new there is taken in by itself."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from app.errors import EnvironmentTrouble
from ui.look.tokens import Tone
from ui.preferences import SCAN_FOLDER, SCANNED_UNTIL

if TYPE_CHECKING:
    from ui.page import Page

KINDS: Final = frozenset({".jpg", ".jpeg", ".png", ".tif", ".tiff", ".pdf"})
"""How the names end of what a scanner makes."""
_EVERY_MS: Final = 4000
_LABEL: Final = "Map pindaian"


class ScannedFile(NamedTuple):
    """A file as it lies in the folder; `changed` in nanoseconds since 1970."""

    path: Path
    changed: int
    size: int


class WatchedFolder(QObject):
    """Looks into the chosen folder while its page is shown; `arrived` carries whole new files.

    What lay there before it was chosen is left alone, and what was taken in once, on this PC. A
    file is whole when it has not grown between two looks. Network folders tell nobody of changes,
    so they are looked at, beside the register's own lane.
    """

    arrived = Signal(list)
    changed = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page, self._preferences = page, page.context.preferences
        self._seen: frozenset[ScannedFile] = frozenset()
        self._looking = self._gone = False
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.look)

    @property
    def folder(self) -> Path | None:
        """The folder that is watched, None while there is none."""
        kept = self._preferences.get(SCAN_FOLDER)
        return Path(kept) if kept else None

    def begin(self) -> None:
        """Look now, and go on looking."""
        if self.folder is not None:
            self._timer.start()
            self.look()

    def end(self) -> None:
        """Look no more."""
        self._timer.stop()

    def choose(self) -> None:
        """Let the user choose the folder, or give the present one up."""
        if self.folder is not None:
            self._preferences.set(SCAN_FOLDER, "")
            self.end()
            self._page.context.messages.say(f"{_LABEL} tidak dipantau lagi.", Tone.NEUTRAL)
            self.changed.emit()
            return
        chosen = QFileDialog.getExistingDirectory(self._page, _LABEL)
        if not chosen:
            return
        now = self._page.context.clock.now()
        self._preferences.set(SCAN_FOLDER, chosen)
        self._preferences.set(SCANNED_UNTIL, str(int(now.timestamp() * 1_000_000_000)))
        self._page.context.messages.say(
            f"Pindaian baru di {Path(chosen).name} dibaca sendiri selama halaman ini terbuka.",
            Tone.OK,
        )
        self.changed.emit()
        self.begin()

    def look(self) -> None:
        """Look once, unless the last look still lasts."""
        folder, until = self.folder, self._until()
        if folder is None or self._looking:
            return
        self._looking = True
        self._page.ask(
            lambda _: new_files(folder, until), then=self._on_found, failed=self._on_failed,
            lane="paper",
        )  # fmt: skip

    def _on_found(self, found: Collection[ScannedFile]) -> None:
        self._looking = self._gone = False
        whole = sorted(self._seen & frozenset(found), key=lambda each: (each.changed, each.path))
        self._seen = frozenset(found) - frozenset(whole)
        if whole:
            last = max(each.changed for each in whole)
            self._preferences.set(SCANNED_UNTIL, str(max(last, self._until())))
            self.arrived.emit([each.path for each in whole])

    def _on_failed(self, _: Exception) -> None:
        self._looking = False
        if not self._gone:
            self._gone = True
            self._page.context.messages.say(f"{_LABEL} tidak dapat dibuka.", Tone.WARN)

    def _until(self) -> int:
        kept = self._preferences.get(SCANNED_UNTIL)
        return int(kept) if kept.isdecimal() else 0


def new_files(folder: Path, until: int) -> tuple[ScannedFile, ...]:
    """Return the scans in a folder that were changed after `until`. Raises EnvironmentTrouble."""
    found = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if Path(entry.name).suffix.lower() in KINDS and entry.is_file():
                    kept = entry.stat()
                    if kept.st_mtime_ns > until and kept.st_size:
                        told = ScannedFile(Path(entry.path), kept.st_mtime_ns, kept.st_size)
                        found.append(told)
    except OSError as error:
        raise EnvironmentTrouble(
            "folder", f"{_LABEL} tidak dapat dibuka.", "Periksa jaringannya."
        ) from error
    return tuple(found)
