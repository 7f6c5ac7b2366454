"""Opening: the first start, what goes wrong with a file, other registers, one window each."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.clock import FixedClock
from app.keeping.opening import create_register
from app.keeping.places import default_register, last_register, remember_register
from app.register import Register
from tests.ui.shell.helpers import make_messages, make_window, raise_error
from ui.messages import Messages
from ui.opening import Opening
from ui.single_instance import SingleInstance, call_other
from ui.tasks import InlineRunner
from ui.trouble_page import TroublePage
from ui.which_register import How, remembered
from ui.window import MainWindow


@pytest.fixture
def messages(qapp: object) -> Messages:
    return make_messages()


@pytest.fixture
def window(qtbot: QtBot, messages: Messages) -> MainWindow:
    made = make_window(messages=messages)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def opening(window: MainWindow, messages: Messages, fixed_clock: FixedClock) -> Iterator[Opening]:
    instance = SingleInstance()
    made = Opening(
        window,
        runner=InlineRunner(messages, crash=raise_error),
        messages=messages,
        instance=instance,
        clock=fixed_clock,
    )
    yield made
    made.close()
    instance.release()


def trouble_of(window: MainWindow) -> TroublePage:
    page = window.pages.currentWidget()
    assert isinstance(page, TroublePage)
    return page


def test_the_first_start_makes_the_register_without_a_question(
    opening: Opening, window: MainWindow
) -> None:
    place, how = remembered()
    assert (place, how) == (str(default_register()), How.CREATE)
    opening.open(place, how)
    assert default_register().exists()
    assert window.context is not None
    assert remembered() == (place, How.OPEN)


def test_a_remembered_register_that_is_gone_is_not_made_anew(
    opening: Opening, window: MainWindow, tmp_path: Path
) -> None:
    remember_register(str(tmp_path / "hilang.mejaaduan"))
    opening.open_own()
    assert "tidak ditemukan" in trouble_of(window).state.accessibleName()
    assert not (tmp_path / "hilang.mejaaduan").exists()


def make_foreign(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE kas (jumlah)")
    connection.commit()
    connection.close()


def make_too_new(path: Path) -> None:
    create_register(str(path)).close()
    connection = sqlite3.connect(path)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("make", "word"),
    [
        (lambda path: path.write_bytes(b""), "kosong"),
        (lambda path: path.write_bytes(b"surat biasa" * 900), "bukan register"),
        (make_foreign, "program lain"),
        (make_too_new, "lebih baru"),
    ],
)
def test_a_bad_file_has_a_calm_page_and_stays_as_it_was(
    opening: Opening, window: MainWindow, tmp_path: Path, make: object, word: str
) -> None:
    path = tmp_path / "berkas.mejaaduan"
    make(path)  # type: ignore[operator]
    before = path.read_bytes()
    opening.open(str(path))
    page = trouble_of(window)
    assert word in page.state.accessibleName()
    assert [each.word() for each in page.buttons] == [
        "Coba lagi",
        "Pilih register lain…",
        "Buat register baru…",
    ]
    assert path.read_bytes() == before


def test_a_locked_register_says_so_and_opens_when_free(
    opening: Opening, window: MainWindow, register_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.engine.BUSY_MILLISECONDS", 50)
    other = sqlite3.connect(register_file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    opening.open(str(register_file))
    assert "sedang dipakai program lain" in trouble_of(window).state.accessibleName()
    other.execute("ROLLBACK")
    other.close()
    trouble_of(window).buttons[0].click()
    assert window.context is not None


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write all")
def test_a_read_only_register_says_so(
    opening: Opening, window: MainWindow, register_file: Path
) -> None:
    register_file.chmod(0o444)
    opening.open(str(register_file))
    assert "tidak dapat ditulisi" in trouble_of(window).state.accessibleName()


def test_a_register_in_a_folder_that_takes_nothing_says_so(
    opening: Opening, window: MainWindow, register_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = sqlite3.connect

    def read_only(place: str, **_: object) -> sqlite3.Connection:
        ro = place.replace("mode=rw", "mode=ro")
        return connect(ro, uri=True, isolation_level=None, check_same_thread=False)

    monkeypatch.setattr("db.engine.sqlite3.connect", read_only)
    opening.open(str(register_file))
    assert "tidak dapat ditulisi" in trouble_of(window).state.accessibleName()


def test_try_again_opens_what_is_mended(
    opening: Opening, window: MainWindow, register_file: Path, tmp_path: Path
) -> None:
    path = tmp_path / "kembali.mejaaduan"
    opening.open(str(path))
    path.write_bytes(register_file.read_bytes())
    trouble_of(window).buttons[0].click()
    assert window.context is not None


def test_a_bad_choice_keeps_the_open_register(
    opening: Opening,
    window: MainWindow,
    messages: Messages,
    register_file: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opening.open(str(register_file))
    empty = register_file.with_name("kosong.mejaaduan")
    empty.touch()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(empty), ""))
    opening.choose()
    assert window.context is not None
    assert "tetap terbuka" in messages.told[-1].sentence


def test_a_new_register_gets_its_ending(
    opening: Opening, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "baru"), ""))
    opening.create()
    assert (tmp_path / "baru.mejaaduan").exists()
    assert window.context is not None


def test_the_sample_is_marked_and_not_remembered(
    opening: Opening, window: MainWindow, register_file: Path
) -> None:
    opening.open(str(register_file))
    assert window.context is not None
    window.context.open_sample()
    assert window.windowTitle().startswith("CONTOH")
    window.own_register_wanted.emit()
    assert not window.windowTitle().startswith("CONTOH")
    assert last_register() == str(register_file)


def test_a_second_window_of_a_register_only_raises_the_first(
    qtbot: QtBot, file_register: Register
) -> None:
    first, second = SingleInstance(), SingleInstance()
    assert first.claim(file_register.location)
    first.listen()
    assert not second.claim(file_register.location)
    with qtbot.waitSignal(first.raise_wanted):
        assert call_other(file_register.location)
    assert second.claim(f"{file_register.location}.lain")
    first.release()
    second.release()
    assert not call_other(file_register.location)
