"""The whole program put together: painted first, then the register, then everything closes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.clock import SystemClock
from app.keeping.places import log_file
from tests.helpers.registers import PASSWORD
from tests.ui.shell.helpers import SMALL_PAGES, own_preferences
from ui.entrance.login_page import LoginPage
from ui.look.style import apply_look, current_look
from ui.shell.command_palette import CommandPalette
from ui.shell.shortcut_sheet import ShortcutSheet
from ui.shell.single_instance import SingleInstance
from ui.shell.start import Program, how_to_start
from ui.shell.which_register import How

# Ends by itself, with 1 where its own window was ever shown.
SECOND = """
import sys
from ui.shell.start import begin

app, program = begin(sys.argv[1])
app.exec()
program.close()
sys.exit(program.window.windowHandle() is not None)
"""


# Prints how large everything is, and whether other programs are told so.
LARGE = """
import os
from ui.look.style import new_application, text_size_shown
app = new_application(text_size=150)
print(app.primaryScreen().devicePixelRatio(), text_size_shown(), "QT_SCALE_FACTOR" in os.environ)
"""


# Signs in, asks to be opened again, and prints with which words, once the register is free.
AGAIN = """
import sys
from types import SimpleNamespace
from PySide6 import QtCore
from ui.entrance.login_page import LoginPage
from ui.shell import start
from ui.shell.single_instance import ensure_unused

place, password = sys.argv[1:]
begin = start.begin

def sign_in(program):
    for door in program.window.findChildren(LoginPage):
        if door.isVisible() and not door.password.text():
            door.password.setText(password)
            door.sign_in()

def begun(register, page):
    app, program = begin(register, page)
    program.window.rows_shown.connect(program.window.restart_wanted)
    look = QtCore.QTimer(program)
    look.timeout.connect(lambda: sign_in(program))
    look.start(20)
    return app, program

def started(_, words):
    ensure_unused(place)
    print(*words)

start.begin, QtCore.QProcess = begun, SimpleNamespace(startDetached=started)
sys.exit(start.start(place))
"""


@pytest.fixture
def program(qapp: QApplication) -> Iterator[Program]:
    made = Program(
        qapp,
        instance=SingleInstance(),
        preferences=own_preferences(),
        clock=SystemClock(),
        pages=SMALL_PAGES,
    )
    yield made
    made.window.close()
    made.close()
    made.window.deleteLater()
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.setParent(None)
        translator.deleteLater()


def begin(program: Program, qtbot: QtBot, place: Path) -> None:
    with qtbot.waitSignal(program.window.first_painted):
        program.show(str(place), How.OPEN)
    window = program.window
    qtbot.waitUntil(lambda: bool(window.findChildren(LoginPage)))
    with qtbot.waitSignal(window.rows_shown):
        (door,) = window.findChildren(LoginPage)
        door.password.setText(PASSWORD)
        door.sign_in()
    qtbot.waitUntil(log_file().exists)


def test_the_window_is_painted_before_the_register_is_opened(
    program: Program, qtbot: QtBot, register_file: Path
) -> None:
    order: list[str] = []
    program.window.first_painted.connect(lambda: order.append("painted"))
    program.window.rows_shown.connect(lambda: order.append("rows"))
    begin(program, qtbot, register_file)
    assert order == ["painted", "rows"]


def test_everything_grows_with_the_letters() -> None:
    environment = {key: value for key, value in os.environ.items() if key != "QT_SCALE_FACTOR"}
    command = [sys.executable, "-c", LARGE]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1.5", "150", "False"]


def test_the_program_ends_to_be_opened_again_with_its_register(
    program: Program, qtbot: QtBot, register_file: Path
) -> None:
    begin(program, qtbot, register_file)
    program.window.restart_wanted.emit()
    assert not program.window.isVisible()
    assert program.again == str(register_file)
    started, words = how_to_start(str(register_file))
    assert Path(started).is_file()
    assert words == ["-m", "ui", "--register", str(register_file)]


def test_the_register_is_free_when_the_program_is_opened_again(register_file: Path) -> None:
    command = [sys.executable, "-c", AGAIN, str(register_file), PASSWORD]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    assert done.stdout.split() == ["-m", "ui", "--register", str(register_file)]


def test_no_password_of_a_server_stands_among_the_running_programs() -> None:
    _, words = how_to_start("postgresql://meja:rahasia@peladen/meja")
    assert words == ["-m", "ui"]


def test_a_second_start_only_raises_the_first_window(qtbot: QtBot, register_file: Path) -> None:
    first = SingleInstance()
    assert first.claim(str(register_file))
    first.listen()
    with qtbot.waitSignal(first.raise_wanted, timeout=20_000):
        second = subprocess.Popen([sys.executable, "-c", SECOND, str(register_file)])
    assert second.wait(20) == 0
    first.release()


@pytest.mark.expected_log("This plugin does not support")
def test_commands_are_on_the_palette_and_the_sheet(
    program: Program, qtbot: QtBot, register_file: Path
) -> None:
    begin(program, qtbot, register_file)
    window = program.window
    texts = {command.text for command in window.commands()}
    assert {"Beranda", "Cari aduan", "Pilih register lain…", "Tema: Gelap", "Cetak"} <= texts
    assert window.context is not None
    assert "theme-dark" in {command.id for command in window.context.window_commands()}
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(window, Qt.Key.Key_K, control)
    (palette,) = window.findChildren(CommandPalette)
    qtbot.keyClicks(palette.search, "register")
    palette.hide()
    qtbot.keyClick(window, Qt.Key.Key_Slash, control)
    (sheet,) = window.findChildren(ShortcutSheet)
    sheet.accept()
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    page = window.pages.current_page()
    assert page is not None
    assert page.key == "register"


def test_a_new_register_is_offered_its_preparation(
    program: Program, qtbot: QtBot, register_file: Path
) -> None:
    begin(program, qtbot, register_file)
    window = program.window

    def offered() -> list[str]:
        return [bar.title_label.whole() for bar in window.notices.bars()]

    qtbot.waitUntil(lambda: "Siapkan meja ini dalam empat langkah" in offered())
    texts = {command.text for command in window.commands()}
    assert "Tur register contoh" in texts


def test_the_theme_is_chosen_and_kept(program: Program, qapp: QApplication) -> None:
    program.theme.choose("dark")
    assert program.theme.dark
    program.theme.choose("nonsense")
    assert not program.theme.dark
    apply_look(qapp, dark=False)


def test_high_contrast_is_chosen_or_follows_the_system(
    program: Program, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = current_look().tokens
    program.theme.choose("contrast")
    assert program.theme.strong
    assert current_look().tokens.ink == "#000000"
    program.theme.choose("system")
    assert current_look().tokens == plain
    wish = SimpleNamespace(
        contrastPreference=lambda: Qt.ContrastPreference.HighContrast,
        colorScheme=lambda: Qt.ColorScheme.Dark,
    )
    wish.accessibility = lambda: wish
    monkeypatch.setattr(type(qapp), "styleHints", lambda _: wish)
    program.theme.choose("system")
    assert current_look().tokens.bg == "#000000"
    monkeypatch.undo()
    program.theme.choose("system")
    assert current_look().tokens == plain
