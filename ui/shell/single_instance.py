"""One window per register: a second start brings the first window to the front.

A file's lock lies beside it, whoever opens it, by whatever path and from whichever computer; it
tells who has it and since when, and whose owner is dead is taken over. On a server many desks
work, and only the windows of one user give way to each other.
"""

from __future__ import annotations

import os
import sys
import tempfile
import zlib
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLockFile, QObject, Signal

from app.errors import EnvironmentTrouble
from app.keeping.places import is_server
from app.register_files import IN_USE

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE_MS: Final = 800
_CALL: Final = "raise"
_ANYBODY: Final = -1


def _name_of(location: str) -> str:
    place = location if is_server(location) else os.path.normcase(_resolved(location))
    known = f"{Path.home()}\n{place}".encode()
    return f"meja-aduan-{zlib.crc32(known):08x}"


def _resolved(location: str) -> Path:
    try:
        return Path(location).resolve()
    except (OSError, RuntimeError):
        return Path(location).absolute()


def _lock_place(location: str) -> Path:
    if is_server(location):
        return Path(tempfile.gettempdir()) / f"{_name_of(location)}.lock"
    place = _resolved(location)
    return place.with_name(place.name + IN_USE)


def _taken(location: str) -> QLockFile | None:
    """Return a register's lock; None when another window has it.

    Where none can be made it counts as taken: the register's own locks still keep it whole.
    """
    place = _lock_place(location)
    lock = QLockFile(str(place))
    lock.setStaleLockTime(0)
    # Qt would complain aloud of a folder that isn't there.
    if not place.parent.is_dir() or lock.tryLock(0):
        return lock
    return None if lock.error() is QLockFile.LockError.LockFailedError else lock


def ensure_unused(location: str) -> None:
    """Raise EnvironmentTrouble with kind in_use while a window has a register."""
    lock = _taken(location)
    if lock is None:
        raise in_use(location)
    lock.unlock()


def in_use(location: str) -> EnvironmentTrouble:
    """Return what is told of a register that another window has: who, and since when."""
    # Imported late: time zones are in no hurry, and the door is.
    from app.rules.moments import date_words

    place = _lock_place(location)
    _, computer, _ = QLockFile(str(place)).getLockInfo()
    who, since = f"komputer {computer}" if computer else "jendela lain", ""
    with suppress(OSError):
        begun = datetime.fromtimestamp(place.stat().st_mtime).astimezone()
        since = f" sejak {date_words(begun.date())} pukul {begun:%H.%M}"
    with suppress(OSError, KeyError, NotImplementedError):
        who = f"{place.owner()} di {who}"
    return EnvironmentTrouble(
        "in_use",
        f"Register ini sedang dibuka {who}{since}.",
        "Tutup jendela di sana, lalu coba lagi. Bila komputer itu mati mendadak dan bukan yang "
        f"ini, hapus {place.name}.",
    )


class SingleInstance(QObject):
    """The claim of this process on one register at a time.

    `raise_wanted` comes when another start asked for the same register; it carries the key of the
    page that is wanted there, "" for none.
    """

    raise_wanted = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock: QLockFile | None = None
        self._server: QLocalServer | None = None
        self._name = ""

    def claim(self, location: str) -> bool:
        """Claim a register in place of the one before; False when another window has it."""
        name = _name_of(location)
        if name == self._name:
            return True
        lock = _taken(location)
        if lock is None:
            return False
        self.release()
        self._lock, self._name = lock, name
        return True

    def listen(self) -> None:
        """Hear of other starts from now on; QtNetwork is loaded here, after the first paint."""
        from PySide6.QtNetwork import QLocalServer

        if not self._name or (self._server is not None and self._server.serverName() == self._name):
            return
        self._stop_listening()
        # We hold the lock, so what lies there was left by a process that died.
        QLocalServer.removeServer(self._name)
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._on_called)
        server.listen(self._name)
        self._server = server

    def release(self) -> None:
        """Give the claim up."""
        self._stop_listening()
        if self._lock is not None:
            self._lock.unlock()
        self._lock, self._name = None, ""

    def _stop_listening(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
            self._server = None

    def _on_called(self) -> None:
        if self._server is not None:
            caller = self._server.nextPendingConnection()
            caller.disconnected.connect(partial(self._on_heard, caller))
            if caller.state() is caller.LocalSocketState.UnconnectedState:
                self._on_heard(caller)

    def _on_heard(self, caller: QLocalSocket) -> None:
        words = bytes(caller.readAll().data()).decode("utf-8", "replace")
        caller.disconnected.disconnect()
        caller.deleteLater()
        self.raise_wanted.emit(words.removeprefix(_CALL).strip())


def call_other(location: str, page: str = "") -> bool:
    """Ask the window that has the register to come to the front; False when none answers.

    `page` is the key of the page that it is to show, if any.
    """
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(_name_of(location))
    if not socket.waitForConnected(_PATIENCE_MS):
        return False
    if sys.platform == "win32":
        # Windows lets a window come to the front only if the program in front allows it.
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(_ANYBODY)
    socket.write(f"{_CALL} {page}".encode())
    socket.waitForBytesWritten(_PATIENCE_MS)
    socket.disconnectFromServer()
    return True
