"""A program without a console says in a message what nobody would read otherwise."""

from __future__ import annotations

import sys

import pytest

from app import __version__
from app.cli.main import main
from ui.__main__ import LateWindow
from ui.shell.aloud import aloud, show_message


def test_what_is_written_is_shown_without_a_console(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    shown: list[str] = []
    with aloud(shown.append):
        assert main(["--version"], window=LateWindow()) == 0
    assert shown == [f"Meja Aduan {__version__}"]
    with aloud(shown.append):
        assert main(["--salah"], window=LateWindow()) == 2
    assert shown[-1].startswith("Tidak dikenal: --salah.")
    with aloud(shown.append):
        pass
    assert len(shown) == 2
    assert sys.stdout is None


def test_a_console_is_written_to(capsys: pytest.CaptureFixture[str]) -> None:
    shown: list[str] = []
    with aloud(shown.append):
        main(["--version"], window=LateWindow())
    assert capsys.readouterr().out == f"Meja Aduan {__version__}\n"
    assert shown == []


def test_no_message_follows_a_window(qapp: object) -> None:
    show_message("Tidak ada yang menunggu ini.")
