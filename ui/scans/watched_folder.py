"""A folder into which a scanner puts its files: what is new there is taken in by itself."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from ui.look.tokens import Tone
from ui.preferences import SCAN_FOLDER, SCANS_TAKEN

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

    @property
    def mark(self) -> str:
        """What tells this file from any other, and from itself once it was written on."""
        told = f"{self.path.name}/{self.changed}/{self.size}".encode("utf-8", "surrogatepass")
        return hashlib.blake2b(told, digest_size=6).hexdigest()


class WatchedFolder(QObject):
    """Looks into the chosen folder while its page is shown; `arrived` carries whole new files.

    What lay there when it was first looked into is left alone, and what was taken in once, on this
    PC: each is remembered for as long as it lies there, whenever it may have been made. A file is
    whole when it has not grown between two looks; one that grows on afterwards comes again. Network
    folders tell nobody of changes, so they are looked at, beside the register's own lane.
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

    @property
    def looks(self) -> bool:
        """Whether it looks again and again."""
        return self._timer.isActive()

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
        self._preferences.set(SCAN_FOLDER, chosen)
        self._preferences.set(SCANS_TAKEN, "")
        self._seen, self._gone = frozenset(), False
        self._page.context.messages.say(
            f"Pindaian baru di {Path(chosen).name} dibaca sendiri selama halaman ini terbuka.",
            Tone.OK,
        )
        self.changed.emit()
        self.begin()

    def look(self) -> None:
        """Look once, unless the last look still lasts."""
        folder = self.folder
        if folder is None or self._looking:
            return
        self._looking = True
        self._page.ask(
            lambda _: scans_in(folder),
            then=lambda found: self._on_found(folder, found),
            failed=self._on_failed,
            lane="paper",
        )

    def _on_found(self, folder: Path, found: frozenset[ScannedFile] | None) -> None:
        self._looking = False
        if folder != self.folder:
            return
        if found is None:
            if not self._gone:
                self._page.context.messages.say(f"{_LABEL} tidak dapat dibuka.", Tone.WARN)
            self._gone = True
            return
        self._gone = False
        kept = self._preferences.get(SCANS_TAKEN)
        if not kept:
            self._remember(found)
            return
        taken = frozenset(json.loads(kept))
        new = {each for each in found if each.mark not in taken}
        whole = sorted(self._seen & new, key=lambda each: (each.changed, each.path))
        self._seen = frozenset(new.difference(whole))
        # What lies there no longer need not be known: another file may have its name.
        here = {each for each in found if each.mark in taken} | {*whole}
        if {each.mark for each in here} != taken:
            self._remember(here)
        if whole:
            self.arrived.emit([each.path for each in whole])

    def _remember(self, taken: Collection[ScannedFile]) -> None:
        self._preferences.set(SCANS_TAKEN, json.dumps(sorted(each.mark for each in taken)))

    def _on_failed(self, _: Exception) -> None:
        self._looking = False


def scans_in(folder: Path) -> frozenset[ScannedFile] | None:
    """Return the scans in a folder that hold something, None where it can't be looked into."""
    found = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if Path(entry.name).suffix.lower() in KINDS and entry.is_file():
                    kept = entry.stat()
                    if kept.st_size:
                        told = ScannedFile(Path(entry.path), kept.st_mtime_ns, kept.st_size)
                        found.append(told)
    except OSError:
        return None
    return frozenset(found)
