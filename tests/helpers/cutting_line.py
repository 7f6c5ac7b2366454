"""A line to the PostgreSQL server that is cut between a commit and its answer."""

from __future__ import annotations

import selectors
import shutil
import socket
import tempfile
import threading
from contextlib import closing, suppress
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

_SOCKET = ".s.PGSQL.5432"
_COMMIT = b"COMMIT\x00"
_MOST = 1 << 20


class CuttingLine:
    """Passes all that is said between the program and the server of a URL, until told to cut.

    Once `cut_next_commit` is called, the next commit still reaches the server and is carried out
    there; its answer is swallowed and the line is cut. After that it is whole again.
    """

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        host = parse_qs(parts.query)["host"][0]
        self._server = f"{host}/{_SOCKET}"
        # The path of a Unix socket has to be short.
        self._folder = tempfile.mkdtemp(prefix="meja-line-")
        self.url = url.replace(host, self._folder)
        self._cutting = threading.Event()
        self.cuts = 0
        self._ear = socket.socket(socket.AF_UNIX)
        self._ear.bind(str(Path(self._folder) / _SOCKET))
        self._ear.listen()
        threading.Thread(target=self._listen, daemon=True).start()

    def cut_next_commit(self) -> None:
        """Let the answer to the next commit be lost."""
        self._cutting.set()

    def close(self) -> None:
        """Take no more calls."""
        with suppress(OSError):
            self._ear.shutdown(socket.SHUT_RDWR)
        self._ear.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _listen(self) -> None:
        while True:
            try:
                caller, _ = self._ear.accept()
            except OSError:
                return
            threading.Thread(target=self._pass_on, args=(caller,), daemon=True).start()

    def _pass_on(self, caller: socket.socket) -> None:
        server = socket.socket(socket.AF_UNIX)
        server.connect(self._server)
        with closing(caller), closing(server), selectors.DefaultSelector() as ready:
            ready.register(caller, selectors.EVENT_READ, server)
            ready.register(server, selectors.EVENT_READ, caller)
            while True:
                for key, _ in ready.select():
                    said = key.fileobj.recv(_MOST)
                    if not said:
                        return
                    key.data.sendall(said)
                    if key.data is server and self._cutting.is_set() and _COMMIT in said:
                        self._cutting.clear()
                        # The server has answered: what was to be saved is saved.
                        server.recv(_MOST)
                        self.cuts += 1
                        return
