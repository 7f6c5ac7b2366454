"""Takes files in, page by page in the background: how far it is, what was found, a way to stop."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage

from app.errors import EnvironmentTrouble, UserMistake
from app.register import Register
from app.rules.moments import table_moment
from app.scanning.grey_page import GreyPage
from ui.files import choose_files, files_in
from ui.look.tokens import Tone
from ui.scans.page_pictures import KINDS, PageSource, pages_of, pasted

if TYPE_CHECKING:
    from ui.page import Page

Read = Callable[[Register, GreyPage], tuple[object, ...]]
"""Reads a page: returns what was found on it."""
_GONE = "tidak dapat dibaca; periksa apakah masih ada dan boleh dibuka."


class Intake(QObject):
    """A queue of pages, of which one is read at a time, by what is given as `read`.

    `title` stands over the system's dialog for files.

    `found` carries a page's name and its finds, `refused` a sentence, `progressed` pages done and
    pages in all; both are 0 when nothing is left.
    """

    found = Signal(str, object)
    refused = Signal(str)
    progressed = Signal(int, int)

    def __init__(self, page: Page, read: Read, *, title: str) -> None:
        super().__init__(page)
        self._page = page
        self._title = title
        self._reader = read
        self._waiting: deque[Callable[[Register], object]] = deque()
        self._done = self._whole = 0
        self._running = False
        self._stopped = self._abandoned = 0

    def choose(self) -> None:
        """Let the user choose scans and photographs."""
        self.add(choose_files(self._page, title=self._title, kinds=KINDS))

    def paste(self) -> None:
        """Read what was copied: files, or a picture."""
        # Where nothing was copied yet there may be nothing at all.
        copied = cast("QMimeData | None", QGuiApplication.clipboard().mimeData())
        self.take(copied or QMimeData())

    def take(self, brought: QMimeData) -> None:
        """Read what was copied or dropped, if it is anything to read."""
        image = brought.imageData() if brought.hasImage() else None
        context = self._page.context
        if paths := files_in(brought):
            self.add(paths)
        elif isinstance(image, QImage) and not image.isNull():
            now = table_moment(context.clock.now(), context.zone)
            self._put(partial(_read, pasted(image, f"Tempelan {now}"), self._reader))
        else:
            context.messages.say("Tidak ada berkas atau gambar untuk dibaca.", Tone.WARN)

    def add(self, paths: Sequence[Path]) -> None:
        """Read all pages of some files."""
        for path in paths:
            self._put(partial(_counted, path))

    def stop(self) -> None:
        """Read no further page; what was found stays, and the page under way is read to its end."""
        self._waiting.clear()
        self._stopped += 1
        self._whole = self._done + self._running

    def abandon(self) -> None:
        """Read no further page, and tell of none that is being read."""
        self.stop()
        self._abandoned = self._stopped

    def _put(self, work: Callable[[Register], object]) -> None:
        self._waiting.append(work)
        self._whole += 1
        if not self._running:
            self._next()

    def _next(self) -> None:
        if not self._waiting:
            self._done = self._whole = 0
            self.progressed.emit(0, 0)
            return
        self.progressed.emit(self._done, self._whole)
        self._running = True
        # Beside the register's own lane: the desk goes on working.
        self._page.ask(
            self._waiting.popleft(),
            then=partial(self._on_done, self._stopped),
            failed=partial(self._on_failed, self._stopped),
            lane="paper",
        )

    def _on_done(self, begun: int, result: object) -> None:
        self._running = False
        if isinstance(result, list):
            # A file turned out to have so many pages: they come next, unless that was stopped.
            pages = result if begun == self._stopped else []
            self._whole += len(pages) - 1
            self._waiting.extendleft(partial(_read, each, self._reader) for each in reversed(pages))
        elif isinstance(result, tuple):
            self._done += 1
            if begun >= self._abandoned:
                self.found.emit(*result)
        self._next()

    def _on_failed(self, begun: int, error: Exception) -> None:
        self._running = False
        self._done += 1
        if begun >= self._abandoned and isinstance(error, UserMistake | EnvironmentTrouble):
            self.refused.emit(getattr(error, "sentence", ""))
        self._next()


def _counted(path: Path, _: Register) -> list[PageSource]:
    try:
        return pages_of(path)
    except OSError as error:
        raise UserMistake({"": f"{path.name}: {_GONE}"}) from error


def _read(source: PageSource, read: Read, register: Register) -> tuple[str, tuple[object, ...]]:
    try:
        picture = source.picture()
    except OSError as error:
        raise UserMistake({"": f"{source.name}: {_GONE}"}) from error
    return source.name, read(register, picture)
