"""Our own faults: the report tells where, never what somebody typed."""

import logging
import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.program_log import describe
from ui.shell.crash import CrashDesk
from ui.shell.crash_dialog import CrashDialog
from ui.shell.crash_report import report_of
from ui.shell.logs import Logs


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
