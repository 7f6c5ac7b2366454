"""Fixtures and guards for every test: fresh registers on both databases, no stray effects."""

from __future__ import annotations

import gc
import logging
import os
import shutil
import tempfile
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

# Before anything loads Qt: no window on the screen, no file of the user's own.
_SESSION = Path(tempfile.mkdtemp(prefix="meja-test-"))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["XDG_RUNTIME_DIR"] = str(_SESSION)
os.environ["XDG_CACHE_HOME"] = str(_SESSION / "cache")
# Off the screen Qt for Windows knows no font but those of a folder, and says so if it is missing.
os.environ["QT_QPA_FONTDIR"] = str(Path(__file__).parents[1] / "resources" / "fonts")

import pytest  # noqa: E402 - what follows may load Qt

from app.clock import FixedClock  # noqa: E402
from tests.helpers.guards import HomeGuard, LogGuard, open_windows, own_folders  # noqa: E402
from tests.helpers.postgres import PrivateServer, programs  # noqa: E402
from tests.helpers.registers import (  # noqa: E402
    cheaply,
    copy_register,
    create_register,
    open_register,
)
from ui.shell.garbage import collect_due  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.register import Register

MOMENT = datetime(2026, 3, 17, 9, 0, tzinfo=ZoneInfo("Asia/Jakarta"))
TEMPLATE = "template_register"
pytest_plugins = ["tests.helpers.counting"]
_numbers = count(1)
# Made before any test has a home of its own.
_REAL_HOME = HomeGuard()
# What is made once for several tests has a home as well.
os.environ.update({name: str(place) for name, place in own_folders(_SESSION / "home").items()})

cheaply()
# As in the window: what is destroyed by chance on a worker's thread stops its timers there.
gc.disable()


def pytest_unconfigure() -> None:
    """Remove what this process kept outside pytest's own folders."""
    shutil.rmtree(_SESSION, ignore_errors=True)


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Have the application made as the program makes it."""
    return ["meja-aduan", "-style", "fusion"]


# --- guards ------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def _no_unexpected_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that logs at WARNING or above without saying so by `expected_log`."""
    guard = LogGuard()
    logging.getLogger().addHandler(guard)
    yield
    logging.getLogger().removeHandler(guard)
    patterns = [mark.args[0] for mark in request.node.iter_markers("expected_log")]
    unexpected = guard.unexpected(patterns)
    if unexpected:
        pytest.fail("unexpected log: " + "; ".join(unexpected), pytrace=False)


@pytest.fixture(autouse=True)
def _no_leaked_window() -> Iterator[None]:
    """Fail a test that leaves a window open."""
    yield
    left = open_windows()
    if left:
        pytest.fail("windows left open: " + ", ".join(left), pytrace=False)


@pytest.fixture(autouse=True)
def _garbage_on_this_thread() -> Iterator[None]:
    """Collect what tests threw away between them, and never within one."""
    yield
    collect_due()


@pytest.fixture(autouse=True)
def _own_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give every test a user's home of its own, so that none meets the real user's data."""
    for name, folder in own_folders(_SESSION / f"home-{next(_numbers)}").items():
        monkeypatch.setenv(name, str(folder))


@pytest.fixture(autouse=True)
def _no_trace_at_home() -> Iterator[None]:
    """Fail a test while which the program's folders of the real user changed."""
    yield
    left = _REAL_HOME.changed()
    if left:
        pytest.fail("the real user's data was touched: " + ", ".join(left), pytrace=False)


# --- time --------------------------------------------------------------------------------


@pytest.fixture
def fixed_clock() -> FixedClock:
    """Return a clock that stands at Tuesday 2026-03-17 09.00 in Jakarta until a test sets it."""
    return FixedClock(MOMENT)


# --- registers ---------------------------------------------------------------------------


@pytest.fixture(scope="session")
def register_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make one register file by the migrations, to be copied."""
    path = tmp_path_factory.mktemp("template") / "register.mejaaduan"
    create_register(str(path), clock=FixedClock(MOMENT)).close()
    return path


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PrivateServer]:
    """Start this process's own PostgreSQL, with one register made by the migrations."""
    home = programs()
    if home is None:
        missing = "PostgreSQL is not installed here (Debian: apt-get install postgresql)"
        if os.environ.get("CI") == "true":
            pytest.fail(missing, pytrace=False)
        pytest.skip(missing)
    server = PrivateServer(home)
    try:
        create_register(server.create(TEMPLATE), clock=FixedClock(MOMENT)).close()
        yield server
    finally:
        server.stop()


@pytest.fixture
def postgres_url(postgres_server: PrivateServer) -> Iterator[str]:
    """Return the URL of a fresh register on PostgreSQL."""
    database = f"register_{next(_numbers)}"
    yield postgres_server.create(database, template=TEMPLATE)
    postgres_server.drop(database)


@pytest.fixture
def register_file(register_template: Path, tmp_path: Path) -> Path:
    """Return the path of a fresh register file."""
    return copy_register(register_template, tmp_path / "register.mejaaduan")


@pytest.fixture(params=["sqlite", "postgresql"])
def register_url(request: pytest.FixtureRequest) -> str:
    """Return where a fresh register lies: the test runs once on each database."""
    name = "register_file" if request.param == "sqlite" else "postgres_url"
    return str(request.getfixturevalue(name))


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Return a place where a register can be created but none is, on each database."""
    if request.param == "sqlite":
        yield str(tmp_path / "new.mejaaduan")
        return
    server: PrivateServer = request.getfixturevalue("postgres_server")
    database = f"empty_{next(_numbers)}"
    yield server.create(database)
    server.drop(database)


@pytest.fixture
def register(register_url: str, fixed_clock: FixedClock) -> Iterator[Register]:
    """Return a fresh open register under the fixed clock, once on each database."""
    opened = open_register(register_url, clock=fixed_clock)
    yield opened
    opened.close()


@pytest.fixture
def file_register(register_file: Path, fixed_clock: FixedClock) -> Iterator[Register]:
    """Return a fresh open register in a file only: for windows and papers."""
    opened = open_register(str(register_file), clock=fixed_clock)
    yield opened
    opened.close()
