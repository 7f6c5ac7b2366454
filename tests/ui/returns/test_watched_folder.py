"""The scanner puts its files into a folder: new ones are read by themselves, old ones left alone."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from tests.ui.actions.desk import Desk
from ui.returns.page import ReturnsPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> ReturnsPage:
    made = ReturnsPage(desk.context)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = tmp_path / "pindaian"
    made.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(made))
    return made


def scan(desk: Desk, path: Path, *, minutes: float) -> None:
    """Put a white page into the folder, so many minutes after now."""
    white = QImage(200, 280, QImage.Format.Format_RGB32)
    white.fill("white")
    white.save(str(path))
    at = desk.clock().now().timestamp() + minutes * 60
    os.utime(path, (at, at))


def test_new_scans_are_read_once_they_are_whole(
    page: ReturnsPage, desk: Desk, folder: Path
) -> None:
    scan(desk, folder / "lama.png", minutes=-5)
    page.open()
    page.places.watch_button.click()
    assert page.places.watch_button.word() == "Berhenti memantau pindaian"
    scan(desk, folder / "baru.png", minutes=1)
    (folder / "catatan.txt").write_text("bukan pindaian")
    page.watched.look()
    assert not page.model.rows
    page.watched.look()
    assert [sheet.name for sheet in page.model.rows] == ["baru.png"]
    page.watched.look()
    page.watched.look()
    assert len(page.model.rows) == 1


def test_a_scan_that_still_grows_waits(page: ReturnsPage, desk: Desk, folder: Path) -> None:
    page.watched.choose()
    path = folder / "baru.png"
    scan(desk, path, minutes=1)
    page.watched.look()
    scan(desk, path, minutes=2)
    page.watched.look()
    assert not page.model.rows
    page.watched.look()
    assert len(page.model.rows) == 1


def read(page: ReturnsPage) -> list[str]:
    """Look twice, as the clock would, and return what was read so far."""
    page.watched.look()
    page.watched.look()
    return sorted(sheet.name for sheet in page.model.rows)


def test_two_scans_of_one_moment_both_come(page: ReturnsPage, desk: Desk, folder: Path) -> None:
    page.watched.choose()
    scan(desk, folder / "satu.png", minutes=1)
    assert read(page) == ["satu.png"]
    scan(desk, folder / "dua.png", minutes=1)
    assert read(page) == ["dua.png", "satu.png"]


def test_what_is_copied_in_comes_whenever_it_was_made(
    page: ReturnsPage, desk: Desk, folder: Path
) -> None:
    page.watched.choose()
    scan(desk, folder / "baru.png", minutes=1)
    assert read(page) == ["baru.png"]
    scan(desk, folder / "kemarin.png", minutes=-24 * 60)
    assert read(page) == ["baru.png", "kemarin.png"]


def test_a_scan_that_grows_is_not_passed_by_for_a_newer_one(
    page: ReturnsPage, desk: Desk, folder: Path
) -> None:
    page.watched.choose()
    scan(desk, folder / "lambat.png", minutes=1)
    page.watched.look()
    scan(desk, folder / "lambat.png", minutes=2)
    scan(desk, folder / "cepat.png", minutes=5)
    page.watched.look()
    scan(desk, folder / "lambat.png", minutes=3)
    page.watched.look()
    assert [sheet.name for sheet in page.model.rows] == ["cepat.png"]
    assert read(page) == ["cepat.png", "lambat.png"]


def test_a_name_that_is_used_again_is_another_scan(
    page: ReturnsPage, desk: Desk, folder: Path
) -> None:
    page.watched.choose()
    scan(desk, folder / "pindai001.png", minutes=1)
    read(page)
    (folder / "pindai001.png").unlink()
    read(page)
    scan(desk, folder / "pindai001.png", minutes=1)
    assert read(page) == ["pindai001.png", "pindai001.png"]


def test_looking_goes_on_when_the_system_does_not_end_after_all(
    page: ReturnsPage, desk: Desk, folder: Path
) -> None:
    page.watched.choose()
    page.keep_typed()
    assert page.watched.looks
    page.leaving()
    assert not page.watched.looks


def test_what_was_read_is_not_read_again_on_another_day(
    page: ReturnsPage, desk: Desk, folder: Path, qtbot: QtBot
) -> None:
    page.watched.choose()
    scan(desk, folder / "satu.png", minutes=1)
    page.watched.look()
    page.watched.look()
    page.leaving()
    again = ReturnsPage(desk.context)
    qtbot.addWidget(again)
    again.open()
    scan(desk, folder / "dua.png", minutes=3)
    again.watched.look()
    again.watched.look()
    assert [sheet.name for sheet in again.model.rows] == ["dua.png"]
    again.leaving()


def test_a_folder_that_is_gone_is_told_once_and_given_up_by_hand(
    page: ReturnsPage, desk: Desk, folder: Path
) -> None:
    page.watched.choose()
    folder.rmdir()
    page.watched.look()
    page.watched.look()
    assert desk.told().count("Map pindaian tidak dapat dibuka.") == 1
    assert not any("pindaian tidak" in bar.title for bar in desk.context.messages.told if bar.title)
    page.watched.choose()
    assert page.watched.folder is None
    assert page.places.watch_button.word() == "Pantau map pindaian…"
