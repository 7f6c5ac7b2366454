"""Somebody else with an account on the PC looks at what the program leaves on the disk."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.atomic_file import close_to_others
from app.keeping.backup import make_backup
from app.register import Register
from tests.helpers.registers import create_register, open_register
from tests.ui.shell.helpers import make_context, own_preferences, small_pdf
from ui.messages import Notice
from ui.preferences import LAST_LOGIN
from ui.printing import PrintJob, printer_for, send_paper
from ui.saving_papers import save_paper

posix = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows gives files the folder's rights"
)


def modes(folder: Path) -> dict[str, int]:
    return {each.name: stat.S_IMODE(each.stat().st_mode) for each in folder.iterdir()}


@posix
def test_nothing_of_a_register_is_readable_by_others(tmp_path: Path) -> None:
    mask = os.umask(0o022)
    try:
        create_register(str(tmp_path / "r.mejaaduan")).close()
        register = open_register(str(tmp_path / "r.mejaaduan"))
        make_backup(register, place=tmp_path / "r.cadangan")
        register.close()
    finally:
        os.umask(mask)
    found = modes(tmp_path)
    # The lock holds nothing.
    assert found.pop("r.mejaaduan.kunci-gembok", 0o666) == 0o666
    assert len(found) >= 4
    assert set(found.values()) == {0o600}


@posix
def test_a_folder_that_the_office_shares_shares_the_register(tmp_path: Path) -> None:
    tmp_path.chmod(0o770)
    mask = os.umask(0o022)
    try:
        create_register(str(tmp_path / "r.mejaaduan")).close()
        open_register(str(tmp_path / "r.mejaaduan")).close()
    finally:
        os.umask(mask)
    for name in ("r.mejaaduan", "r.mejaaduan.kunci", "r.mejaaduan.kunci-salinan"):
        assert modes(tmp_path)[name] == 0o660


@posix
def test_preferences_are_the_owners() -> None:
    kept = own_preferences()
    kept.set(LAST_LOGIN, "siti")
    kept.write()
    assert stat.S_IMODE(Path(kept._settings.fileName()).stat().st_mode) == 0o600


@posix
@pytest.mark.parametrize("last", [1, 2])
def test_a_secret_paper_that_became_a_file_is_nobody_elses_whatever_lay_there(
    qapp: object, tmp_path: Path, last: int
) -> None:
    pdf, path = small_pdf(2), tmp_path / "lembar.pdf"
    path.write_bytes(b"lama")
    path.chmod(0o644)
    printer = printer_for(pdf, name="Lembar pemulihan")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(1, last)
    assert PrintJob(pdf, printer, secret=True).send()
    assert path.read_bytes().startswith(b"%PDF")
    assert modes(tmp_path)["lembar.pdf"] == 0o600


def test_a_recovery_sheet_that_became_a_file_is_told_and_can_be_wiped(
    qtbot: QtBot, file_register: Register, tmp_path: Path
) -> None:
    context = make_context(file_register)
    notices: list[object] = []
    context.messages.notice_given.connect(notices.append)
    parent, pdf, path = QWidget(), small_pdf(1), tmp_path / "lembar.pdf"
    qtbot.addWidget(parent)
    printer = printer_for(pdf, name="Lembar pemulihan")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    send_paper(context, pdf, printer, name="Lembar pemulihan", parent=parent, secret=True)
    assert context.messages.told[-1].title == "lembar.pdf tersimpan sebagai berkas, belum tercetak."
    if sys.platform != "win32":
        assert modes(tmp_path)["lembar.pdf"] == 0o600
    notices[-1].on_action()  # type: ignore[attr-defined]
    assert not path.exists()
    assert context.messages.told[-1].sentence == "lembar.pdf dihapus."


def test_a_saved_recovery_sheet_is_the_owners_and_can_be_wiped(
    qtbot: QtBot, file_register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = make_context(file_register)
    path, parent = tmp_path / "lembar.pdf", QWidget()
    qtbot.addWidget(parent)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    notices: list[object] = []
    context.messages.notice_given.connect(notices.append)
    save_paper(context, b"%PDF-1.4", suggested="lembar.pdf", parent=parent, secret=True)
    if sys.platform != "win32":
        assert modes(tmp_path)["lembar.pdf"] == 0o600
    notices[-1].on_action()  # type: ignore[attr-defined]
    assert not path.exists()


def test_a_sheet_that_could_not_be_wiped_is_offered_again(
    qtbot: QtBot, file_register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = make_context(file_register)
    path, parent = tmp_path / "lembar.pdf", QWidget()
    qtbot.addWidget(parent)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    notices: list[Notice] = []
    context.messages.notice_given.connect(notices.append)
    save_paper(context, b"%PDF-1.4", suggested="lembar.pdf", parent=parent, secret=True)
    path.unlink()
    path.mkdir()
    assert notices[-1].on_action is not None
    notices[-1].on_action()
    assert [each.action for each in notices if each.stays] == ["Hapus berkas"] * 2
    assert "belum terhapus" in next(each.title for each in notices if "trouble" in each.key)
    path.rmdir()
    assert notices[-1].on_action is not None
    notices[-1].on_action()
    assert context.messages.told[-1].sentence == "lembar.pdf dihapus."


def test_a_file_closed_to_others_is_still_the_owners(tmp_path: Path) -> None:
    path = tmp_path / "lembar.pdf"
    close_to_others(path)
    path.write_bytes(b"%PDF")
    assert path.read_bytes() == b"%PDF"
