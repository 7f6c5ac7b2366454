"""What a stranger left in register or password file: one sentence, and the right exit code."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest

from tests.attacks.attackers import run
from tests.attacks.test_strange_input import BEYOND
from tests.cli.said import Say
from tests.desk.slips import registered
from tests.helpers.registers import LOGIN, PASSWORD, open_register


def test_check_says_in_a_sentence_that_an_event_lies_beyond_the_end(
    say: Say, register_file: Path
) -> None:
    opened = open_register(str(register_file))
    registered(opened)
    run(opened, BEYOND)
    opened.close()
    said = say("check", register=register_file)
    assert (said.code, said.err.count("\n")) == (3, 1)
    assert "peristiwa sesudah ujungnya" in said.err


def test_a_password_file_written_by_notepad_opens_and_makes_accounts(
    say: Say, register_file: Path, tmp_path: Path, password_file: Path
) -> None:
    password_file.write_text(f"\ufeff{PASSWORD}\r\n", "utf-8")
    assert say("list", register=register_file).code == 0
    place = tmp_path / "baru.mejaaduan"
    made = say("new", "--recovery-sheet", str(tmp_path / "lembar.pdf"), register=place)
    assert made.code == 0
    open_register(str(place), login=LOGIN, password=PASSWORD).close()


def test_a_recovery_sheet_is_left_for_the_window_where_nobody_types(
    say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As on Windows, whose empty device calls itself a terminal.
    monkeypatch.setattr("sys.stdin", Nobody())
    sheet = ("--recovery-sheet", str(tmp_path / "lembar.pdf"))
    made = say("new", *sheet, register=tmp_path / "baru.mejaaduan")
    assert made.code == 0
    assert "jendela program akan meminta kodenya" in made.out


class Nobody(StringIO):
    """A terminal at which nobody sits."""

    def isatty(self) -> bool:
        return True
