"""A private PostgreSQL server for one test process, on a socket in a temporary folder."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

import psycopg

ROLE = "meja"
START_SECONDS = 30
DEBIAN_HOME = Path("/usr/lib/postgresql")
# Nothing here must survive a power cut, so nothing waits for the disk.
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "32MB",
    "max_connections": "30",
}


def programs() -> Path | None:
    """Return the folder of initdb and postgres, the newest version first; None if absent."""
    if os.name == "nt":
        return None  # the private server listens on a Unix socket only
    versions = sorted(DEBIAN_HOME.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if versions:
        return versions[-1].parent
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else None


class PrivateServer:
    """One running server with a superuser that needs no password; stop() removes all of it."""

    def __init__(self, home: Path) -> None:
        # The path of a Unix socket has to be short, so not under pytest's own folders.
        self.folder = Path(tempfile.mkdtemp(prefix="meja-pg-"))
        self._owner = self._give_to_owner()
        data = self.folder / "data"
        initdb = str(home / "initdb")
        create = [initdb, "-D", str(data), "-U", ROLE, "-A", "trust", "--no-sync"]
        locale = ["--encoding=UTF8", "--locale=C.UTF-8"]
        subprocess.run(
            [*create, *locale], check=True, capture_output=True, cwd=self.folder, **self._owner
        )
        settings = {**SETTINGS, "unix_socket_directories": str(self.folder)}
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        with (self.folder / "server.log").open("wb") as log:
            self._process = subprocess.Popen(
                [home / "postgres", "-D", data, *options],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self.folder,
                **self._owner,
            )
        self._wait()

    def _give_to_owner(self) -> dict[str, Any]:
        """Hand the folder to an ordinary user when we are root, as the server refuses root."""
        if os.geteuid() != 0:
            return {}
        shutil.chown(self.folder, user="postgres", group="postgres")
        return {"user": "postgres", "group": "postgres", "extra_groups": []}

    def _wait(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                self.run("SELECT 1")
            except psycopg.OperationalError:
                if self._process.poll() is not None or time.monotonic() > deadline:
                    log = (self.folder / "server.log").read_text("utf-8", "replace")
                    raise RuntimeError(f"PostgreSQL did not start: {log[-2000:]}") from None
                time.sleep(0.05)
            else:
                return

    def url(self, database: str) -> str:
        """Return the URL by which the program reaches one database."""
        return f"postgresql://{ROLE}@/{database}?host={self.folder}"

    def run(self, statement: str) -> None:
        """Run one statement outside any transaction, as CREATE DATABASE demands."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())

    def create(self, database: str, *, template: str = "template0") -> str:
        """Make a database as a copy of another one and return its URL."""
        self.run(f"CREATE DATABASE {database} TEMPLATE {template}")
        return self.url(database)

    def drop(self, database: str) -> None:
        """Remove a database; AssertionError if the test left a connection to it open."""
        try:
            self.run(f"DROP DATABASE {database}")
        except psycopg.errors.ObjectInUse:
            self.run(f"DROP DATABASE {database} WITH (FORCE)")
            raise AssertionError("a connection to the register was left open") from None

    def stop(self) -> None:
        """Stop the server and remove its files."""
        self._process.send_signal(signal.SIGINT)
        try:
            self._process.wait(START_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
