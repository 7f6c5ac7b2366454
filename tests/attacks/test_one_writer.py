"""A second window comes to a register by another user, another name, or the command line."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.cli.main import main
from app.transfer.columns import template
from tests.helpers.registers import LOGIN, PASSWORD
from ui.__main__ import LateWindow
from ui.shell.single_instance import SingleInstance, ensure_unused, in_use

_HOLDER = """
import sys
from ui.shell.single_instance import SingleInstance
instance = SingleInstance()
print(instance.claim(sys.argv[1]), flush=True)
sys.stdin.read()
"""


def other_window(register: Path, home: Path) -> subprocess.Popen[str]:
    """Start a window's claim in a process of its own, as a user with another home."""
    home.mkdir(exist_ok=True)
    return subprocess.Popen(
        [sys.executable, "-c", _HOLDER, str(register)],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "HOME": str(home), "USERPROFILE": str(home), "TMPDIR": str(home)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def held(register_file: Path, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Return another user's program that has the register."""
    process = other_window(register_file, tmp_path / "rumah-lain")
    assert process.stdout is not None
    assert process.stdout.readline() == "True\n"
    yield process
    process.kill()
    process.communicate()


def test_another_users_window_keeps_ours_out_and_is_named(
    held: subprocess.Popen[str], register_file: Path
) -> None:
    mine = SingleInstance()
    assert not mine.claim(str(register_file))
    told = in_use(str(register_file))
    assert told.kind == "in_use"
    assert "komputer" in told.sentence
    assert "sejak" in told.sentence


def test_a_dead_window_is_taken_over(held: subprocess.Popen[str], register_file: Path) -> None:
    held.kill()
    held.wait()
    mine = SingleInstance()
    assert mine.claim(str(register_file))
    mine.release()
    assert not register_file.with_name(f"{register_file.name}.dipakai").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs rights there")
def test_another_name_of_the_register_is_the_same_register(
    held: subprocess.Popen[str], register_file: Path, tmp_path: Path
) -> None:
    alias, folder = tmp_path / "nama-lain.mejaaduan", tmp_path / "map-lain"
    alias.symlink_to(register_file)
    folder.symlink_to(register_file.parent)
    roundabout = register_file.parent / "x" / ".." / register_file.name
    for name in (alias, folder / register_file.name, roundabout):
        assert not SingleInstance().claim(str(name)), name


def test_the_command_line_reads_beside_a_window_and_says_when_it_may_not_write(
    held: subprocess.Popen[str],
    register_file: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    password, table = tmp_path / "kata.txt", tmp_path / "aduan.csv"
    password.write_text(PASSWORD, "utf-8")
    row = "langsung;16-03-2026 09.00;Kursi patah" + (template().count(";") - 2) * ";"
    table.write_text(f"{template()}\n{row}\n", "utf-8")
    account = ["--register", str(register_file), "--user", LOGIN, "--password-file", str(password)]
    assert main([*account, "list"], window=LateWindow()) == 0
    capsys.readouterr()
    assert main([*account, "import", str(table), "--apply"], window=LateWindow()) == 3
    assert "sedang dibuka" in capsys.readouterr().err
    held.kill()
    held.wait()
    ensure_unused(str(register_file))
    assert main([*account, "import", str(table), "--apply"], window=LateWindow()) != 3


def test_a_register_where_nothing_can_be_written_is_opened_without_a_lock(tmp_path: Path) -> None:
    mine = SingleInstance()
    assert mine.claim(str(tmp_path / "tidak-ada" / "r.mejaaduan"))
    mine.release()
