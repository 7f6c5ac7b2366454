"""Opening: the first start, what goes wrong with a file, other registers, one window each."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot
from sqlalchemy import text
from sqlcipher3 import dbapi2

from app.clock import FixedClock
from app.desk.listing_cases import Wanted, list_rows
from app.keeping import creating
from app.keeping.places import default_register, last_register, remember_register
from app.register import Register
from db.engine import open_file
from tests.desk.slips import registered
from tests.helpers.registers import PASSWORD, SETUP, copy_register, create_register, open_register
from tests.helpers.statements import asked_of
from tests.ui.shell.helpers import sign_in
from ui.entrance.login_page import LoginPage
from ui.entrance.recovery_page import RecoveryPage
from ui.entrance.setup_page import SetupPage
from ui.messages import Messages
from ui.shell.opening import Opening
from ui.shell.single_instance import SingleInstance, call_other
from ui.shell.trouble_page import TroublePage
from ui.shell.which_register import How, remembered
from ui.shell.window import MainWindow


def trouble_of(window: MainWindow) -> TroublePage:
    page = window.pages.currentWidget()
    assert isinstance(page, TroublePage)
    return page


def set_up(window: MainWindow) -> None:
    """Fill in the one screen, then type back the words of the recovery sheet."""
    page = window.pages.currentWidget()
    assert isinstance(page, SetupPage)
    # An old register knows its office.
    if page.office is not None:
        page.office.choice.choose("3602")
    page.officer.setText("Siti Rahmah")
    page.officer.editingFinished.emit()
    assert page.login.text() == "siti"
    page.password.setText(PASSWORD)
    page.again.setText(PASSWORD)
    page.save()
    sheet = window.pages.currentWidget()
    assert isinstance(sheet, RecoveryPage)
    shown = [part.text() for part in sheet.panel.findChildren(QLabel)]
    words = sheet.panel.words
    assert set(words) <= set(shown)
    sheet.panel.code.setPlainText("bukan kata yang benar")
    sheet.panel.give()
    assert "dari 12 kata" in sheet.panel.field.error()
    assert window.context is None
    sheet.panel.code.setPlainText(" ".join(words))
    sheet.panel.give()


def test_the_first_start_is_set_up_in_one_screen(opening: Opening, window: MainWindow) -> None:
    place, how = remembered()
    assert (place, how) == (str(default_register()), How.CREATE)
    opening.open(place, how)
    set_up(window)
    assert default_register().exists()
    assert window.context is not None
    assert remembered() == (place, How.OPEN)
    opening.lock()
    assert window.context is None
    sign_in(window)
    assert window.context is not None


def test_words_that_were_never_typed_back_are_made_anew(
    opening: Opening,
    window: MainWindow,
    tmp_path: Path,
    fixed_clock: FixedClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    location = str(tmp_path / "kantor.mejaaduan")
    made = creating.create_register(location, setup=SETUP, clock=fixed_clock)
    made.register.close()
    opening.open(made.register.location)
    sign_in(window)
    sheet = window.pages.currentWidget()
    assert isinstance(sheet, RecoveryPage)
    assert sheet.panel.words != made.words
    place = tmp_path / "lembar.pdf"
    monkeypatch.setattr(
        "ui.files.QFileDialog.getSaveFileName", lambda *_: (str(place), "PDF (*.pdf)")
    )
    sheet.panel.save_button.click()
    assert place.read_bytes().startswith(b"%PDF-")
    sheet.panel.code.setPlainText(" ".join(made.words))
    sheet.panel.give()
    assert "lembar yang baru" in sheet.panel.field.error()
    sheet.panel.code.setPlainText(" ".join(sheet.panel.words))
    sheet.panel.give()
    assert window.context is not None
    opening.lock()
    sign_in(window)
    assert window.context is not None


def test_a_wrong_password_is_told_at_its_field(
    opening: Opening, window: MainWindow, register_file: Path
) -> None:
    opening.open(str(register_file))
    sign_in(window, "bukan yang ini")
    page = window.pages.currentWidget()
    assert isinstance(page, LoginPage)
    assert "tidak cocok" in page.mistakes()
    assert window.context is None
    sign_in(window)
    assert window.context is not None


def test_what_is_sealed_is_opened_before_a_word_is_searched(
    qtbot: QtBot, opening: Opening, window: MainWindow, register_file: Path, fixed_clock: FixedClock
) -> None:
    with closing(open_register(str(register_file), clock=fixed_clock)) as register:
        registered(register, title="Perihal netral", confidential=True)
    opening.open(str(register_file))
    sign_in(window)
    qtbot.waitUntil(lambda: opening.arrival.noted)
    assert window.context is not None
    opened = window.context.register_now()
    with asked_of(opened) as asked:
        assert (
            len(list_rows(opened, wanted=Wanted(words="tanpa kejelasan"), offset=0, limit=9)) == 1
        )
    assert not [each for each in asked.statements if "sealed_text.body" in each], asked


def test_an_old_register_is_sealed_at_the_door(
    opening: Opening, window: MainWindow, tmp_path: Path
) -> None:
    old = Path(__file__).parents[2] / "db" / "releases" / "0.1.0.sqlite"
    place = tmp_path / "lama.mejaaduan"
    shutil.copy(old, place)
    opening.open(str(place))
    set_up(window)
    assert window.context is not None
    assert not place.read_bytes().startswith(b"SQLite")


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
    register = create_register(str(path))
    with register.writing() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    register.close()


@pytest.mark.parametrize(
    ("make", "word"),
    [
        (lambda path: path.write_bytes(b""), "kosong"),
        (lambda path: path.write_bytes(b"surat biasa" * 900), "bukan register"),
        (make_foreign, "program lain"),
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
        "Pulihkan dari cadangan…",
        "Pilih register lain…",
        "Yang pernah dibuka…",
        "Buat register baru…",
    ]
    assert path.read_bytes() == before


def test_a_register_of_a_newer_program_says_so_once_its_key_is_there(
    opening: Opening, window: MainWindow, messages: Messages, tmp_path: Path
) -> None:
    path = tmp_path / "baru.mejaaduan"
    make_too_new(path)
    opening.open(str(path))
    sign_in(window)
    assert "lebih baru" in messages.told[-1].title
    assert window.context is None


def test_a_locked_register_says_so_and_opens_when_free(
    opening: Opening,
    window: MainWindow,
    register_file: Path,
    fixed_clock: FixedClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("db.engine.BUSY_MILLISECONDS", 50)
    register = open_register(str(register_file), clock=fixed_clock)
    other = open_file(register_file, key=register.file_key)
    register.close()
    other.execute("BEGIN EXCLUSIVE")
    opening.open(str(register_file))
    sign_in(window)
    assert "sedang dipakai program lain" in window.messages.told[-1].title
    other.execute("ROLLBACK")
    other.close()
    sign_in(window)
    assert window.context is not None


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write all")
def test_a_read_only_register_says_so(
    opening: Opening, window: MainWindow, register_file: Path
) -> None:
    register_file.chmod(0o444)
    opening.open(str(register_file))
    sign_in(window)
    assert "tidak dapat ditulisi" in window.messages.told[-1].title


def test_a_register_in_a_folder_that_takes_nothing_says_so(
    opening: Opening, window: MainWindow, register_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = dbapi2.connect

    def read_only(place: str, **_: object) -> sqlite3.Connection:
        ro = place.replace("mode=rw", "mode=ro")
        return connect(ro, uri=True, isolation_level=None, check_same_thread=False)

    monkeypatch.setattr("sqlcipher3.dbapi2.connect", read_only)
    opening.open(str(register_file))
    sign_in(window)
    assert "tidak dapat ditulisi" in window.messages.told[-1].title


def test_try_again_opens_what_is_mended(
    opening: Opening, window: MainWindow, register_file: Path, tmp_path: Path
) -> None:
    path = tmp_path / "kembali.mejaaduan"
    opening.open(str(path))
    copy_register(register_file, path)
    trouble_of(window).buttons[0].click()
    sign_in(window)
    assert window.context is not None


def test_a_bad_choice_keeps_the_open_register(
    opening: Opening,
    window: MainWindow,
    messages: Messages,
    register_file: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opening.open(str(register_file))
    sign_in(window)
    empty = register_file.with_name("kosong.mejaaduan")
    empty.touch()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(empty), ""))
    opening.choosing.choose()
    assert window.context is not None
    assert "tetap terbuka" in messages.told[-1].sentence


def test_a_new_register_gets_its_ending(
    opening: Opening, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "baru"), ""))
    opening.choosing.create()
    set_up(window)
    assert (tmp_path / "baru.mejaaduan").exists()
    assert window.context is not None


def test_the_sample_is_marked_and_not_remembered(
    opening: Opening, window: MainWindow, register_file: Path
) -> None:
    opening.open(str(register_file))
    sign_in(window)
    assert window.context is not None
    window.context.open_sample()
    assert window.windowTitle().startswith("CONTOH")
    window.own_register_wanted.emit()
    sign_in(window)
    assert not window.windowTitle().startswith("CONTOH")
    assert last_register() == str(register_file)


def test_a_second_window_of_a_register_only_raises_the_first(
    qtbot: QtBot, file_register: Register
) -> None:
    first, second = SingleInstance(), SingleInstance()
    assert first.claim(file_register.location)
    first.listen()
    assert not second.claim(file_register.location)
    with qtbot.waitSignal(first.raise_wanted) as heard:
        assert call_other(file_register.location, "catat")
    assert heard.args == ["catat"]
    assert second.claim(f"{file_register.location}.lain")
    first.release()
    second.release()
    assert not call_other(file_register.location)
