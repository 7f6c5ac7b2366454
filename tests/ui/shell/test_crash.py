"""Our own faults: the report tells where, never what somebody typed."""

import logging
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import qWarning
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.keeping.places import log_file
from app.program_log import describe
from tests.ui.shell.helpers import sign_in
from ui.messages import Messages
from ui.shell.crash import CrashDesk
from ui.shell.crash_dialog import CrashDialog
from ui.shell.crash_report import report_of
from ui.shell.logs import Logs
from ui.shell.opening import Opening
from ui.shell.theme import Theme
from ui.shell.window import MainWindow
from ui.shell.window_commands import WindowCommands


def failed(text: str) -> Exception:
    try:
        int(text)
    except ValueError as error:
        return error
    raise AssertionError


def test_a_report_has_versions_and_lines_but_no_values(qapp: object) -> None:
    report = report_of(failed("Siti Aminah"))
    assert "PySide6" in report
    assert "int(text)" in report
    assert "ValueError" in report
    assert "Siti" not in report


def test_causes_are_told_too() -> None:
    error = RuntimeError("Budi")
    error.__cause__ = failed("Budi")
    assert "ValueError" in describe(error)
    assert "Budi" not in describe(error)


@pytest.mark.expected_log("unexpected error")
def test_an_error_of_any_thread_is_shown_once_and_can_be_copied(qtbot: QtBot) -> None:
    desk = CrashDesk()
    for _ in range(2):
        worker = threading.Thread(target=lambda: desk.take(failed("x")))
        worker.start()
        worker.join()
    qtbot.waitUntil(lambda: desk.dialog is not None)
    dialog = desk.dialog
    assert isinstance(dialog, CrashDialog)
    qtbot.waitUntil(lambda: dialog.report.toPlainText().count("ValueError") == 2)
    dialog.copy_button.click()
    assert "ValueError" in QApplication.clipboard().text()
    dialog.go_on_button.click()
    assert desk.dialog is None


@pytest.mark.expected_log("could not|QFile|lookup")
def test_neither_qt_nor_a_library_writes_a_name(tmp_path: Path, qapp: object) -> None:
    """A path holds who works at the PC and how the register is called; a library may quote any."""
    path = tmp_path / "log" / "meja-aduan.log"
    logs = Logs(path)
    name = "Siti Aminah"
    qWarning(f"QFile::open: 'C:/Users/{name}/aduan.mejaaduan' could not be opened")
    qWarning("QFSFileEngine::open: /home/Siti/Aminah.pdf could not be opened")
    logging.getLogger("psycopg").warning("lookup of %s failed", name)
    logging.getLogger("psycopg").warning(f"lookup of {name} failed")  # noqa: G004 - as some do
    logs.close()
    text = path.read_text("utf-8")
    assert text.count("could not be opened") == 2
    assert "lookup of %s failed" in text
    assert "Siti" not in text
    assert "Aminah" not in text


def test_logs_do_not_grow_without_end(tmp_path: Path, qapp: object) -> None:
    path = tmp_path / "log" / "meja-aduan.log"
    path.parent.mkdir()
    path.with_name("crash.log").write_text("x" * 600_000)
    logs = Logs(path)
    for _ in range(40_000):
        logging.getLogger("app").info("sixty letters that say nothing at all, over and over")
    logs.close()
    sizes = [each.stat().st_size for each in path.parent.iterdir()]
    assert len(sizes) == 6
    assert max(sizes) <= 600_000
    assert path.with_name("crash.log").stat().st_size == 0


@pytest.mark.expected_log("the clock jumped")
def test_the_report_of_a_problem_tells_the_system_and_nobody(
    qapp: QApplication,
    register_file: Path,
    messages: Messages,
    window: MainWindow,
    opening: Opening,
) -> None:
    logs = Logs(log_file())
    logging.getLogger("app").warning("the clock jumped")
    opening.open(str(register_file))
    sign_in(window)
    WindowCommands(window, theme=Theme(qapp, window.preferences), registers=[]).copy_report()
    logs.close()
    report = QApplication.clipboard().text()
    assert "the clock jumped" in report
    assert "Register: berkas" in report
    assert "PySide6" in report
    assert "100%" in report
    for name in ("Siti", "siti", "BPS", register_file.stem, str(Path.home())):
        assert name not in report
    assert "tersalin" in messages.told[-1].sentence


@pytest.mark.expected_log("unexpected error")
def test_the_log_holds_no_values(tmp_path: Path, qapp: object) -> None:
    path = tmp_path / "log" / "meja-aduan.log"
    logs = Logs(path)
    name = "Siti Aminah"
    try:
        raise failed(name)
    except ValueError:
        logging.getLogger("app").exception("unexpected error")
    finally:
        logs.close()
    text = path.read_text("utf-8")
    assert "ValueError" in text
    assert name not in text
