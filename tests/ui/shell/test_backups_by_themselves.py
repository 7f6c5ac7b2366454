"""Backups that the window has made, told in the status line, and the way back to one."""

from __future__ import annotations

import os
from datetime import timedelta
from operator import attrgetter
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.clock import FixedClock
from app.desk.listing_cases import Wanted, count_rows
from app.keeping.backing_up import confirm_restored
from app.keeping.backup_places import first_place, read_notes
from app.register_files import BEFORE_RESTORE
from tests.desk.slips import registered
from tests.helpers.registers import LOGIN, PASSWORD
from tests.ui.shell.helpers import make_window, opening_in, sign_in
from ui.entrance.login_page import LoginPage
from ui.entrance.restore_page import RestorePage
from ui.messages import Messages
from ui.settings.page import SettingsPage
from ui.settings.register_section import RegisterSection
from ui.shell.backup_watch import BackupWatch
from ui.shell.opening import Opening
from ui.shell.window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, messages: Messages, fixed_clock: FixedClock) -> MainWindow:
    """Return a window by the same clock as its registers."""
    made = make_window(messages=messages, clock=fixed_clock)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def watch(window: MainWindow, opening: Opening) -> BackupWatch:
    """Return the watch as the program connects it."""
    made = BackupWatch(window.runner, window.backup_age, parent=window)
    window.minute_passed.connect(made.tick)
    opening.farewell = made.leave
    opening.ended.connect(lambda: made.follow(window.context))
    return made


@pytest.fixture
def signed_in(
    window: MainWindow, opening: Opening, watch: BackupWatch, register_file: Path
) -> Path:
    opening.open(str(register_file))
    sign_in(window)
    return register_file


def register_something(window: MainWindow) -> None:
    context = window.context
    assert context is not None
    registered(context.register)
    context.runner.changed.emit(frozenset({"complaints"}))


def backups(place: Path) -> list[Path]:
    return sorted(first_place(str(place)).glob("*.cadangan"))


def test_half_an_hour_after_a_change_a_backup_is_made(
    window: MainWindow, watch: BackupWatch, signed_in: Path, fixed_clock: FixedClock
) -> None:
    assert window.backup_age.text() == "Cadangan: belum ada"
    assert window.messages.told[-1].title == "Belum ada cadangan"
    register_something(window)
    register_something(window)
    assert watch._timer.remainingTime() > 29 * 60_000
    assert not backups(signed_in)
    watch._timer.timeout.emit()
    assert len(backups(signed_in)) == 1
    assert not watch._timer.isActive()
    assert window.backup_age.text() == "Cadangan: hari ini 09.00"
    assert not window.notices.bars()
    fixed_clock.set(fixed_clock.now() + timedelta(days=8))
    window.minute_passed.emit()
    assert window.backup_age.text() == "Cadangan: 17-03-2026 09.00"
    assert window.notices.bars()[0].title_label.whole() == "Cadangan sudah lama"


@pytest.mark.parametrize("leave", ["lock", "say_farewell", "choosing.try_sample"])
def test_who_leaves_after_a_change_leaves_a_backup(
    window: MainWindow, opening: Opening, watch: BackupWatch, signed_in: Path, leave: str
) -> None:
    opening.say_farewell()
    assert not backups(signed_in)
    register_something(window)
    attrgetter(leave)(opening)()
    assert len(backups(signed_in)) == 1


def test_a_team_and_a_sample_have_none(
    window: MainWindow, opening: Opening, watch: BackupWatch
) -> None:
    opening.choosing.try_sample()
    assert window.backup_age.isHidden()
    assert watch._context is None


def test_the_way_back_to_a_backup(
    window: MainWindow,
    opening: Opening,
    watch: BackupWatch,
    signed_in: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    register_something(window)
    watch.back_up()
    register_something(window)
    chosen = backups(signed_in)[0]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(chosen), ""))
    opening.restore()
    page = window.pages.currentWidget()
    assert isinstance(page, RestorePage)
    page.login.setText(LOGIN)
    page.password.setText("salah sekali")
    page.save()
    assert "tidak cocok" in page.mistakes()
    page.password.setText(PASSWORD)
    page.save()
    assert isinstance(window.pages.currentWidget(), LoginPage)
    assert window.messages.told[-1].title == "Register dipulihkan dan terbaca seluruhnya"
    assert signed_in.with_name(signed_in.name + BEFORE_RESTORE).exists()
    sign_in(window)
    assert window.context is not None
    assert count_rows(window.context.register, wanted=Wanted()) == 1
    # Nothing is made by itself before somebody has looked.
    assert read_notes(str(signed_in)).paused
    assert window.notices.bars()[0].title_label.whole() == "Pencadangan berhenti"
    kept = backups(signed_in)
    register_something(window)
    watch.back_up()
    assert backups(signed_in) == kept
    confirm_restored(window.context.register)
    assert len(backups(signed_in)) == len(kept) + 1


def test_a_damaged_register_is_saved_with_what_is_newer(
    window: MainWindow,
    opening: Opening,
    watch: BackupWatch,
    signed_in: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    register_something(window)
    watch.back_up()
    (kept,) = backups(signed_in)
    register_something(window)
    opening.lock()
    for each in {*backups(signed_in)} - {kept}:
        each.unlink()
    with signed_in.open("r+b") as file:
        # The last page holds nothing but words to search by or an index.
        file.seek(-4096, os.SEEK_END)
        file.write(bytes(4096))
    proposed: list[str] = []

    def choose(_parent: object, _title: str, proposal: str, _kinds: str) -> tuple[str, str]:
        proposed.append(proposal)
        return proposal, ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    opening.restore()
    page = window.pages.currentWidget()
    assert isinstance(page, RestorePage)
    assert proposed == [str(kept)]
    assert page.salvage.isVisibleTo(page)
    page.salvage.setChecked(True)
    assert page.password.accessibleName() == "Kata sandi sekarang"
    page.login.setText(LOGIN)
    page.password.setText(PASSWORD)
    page.save()
    assert "1 aduan lebih baru" in window.messages.told[-1].sentence
    sign_in(window)
    assert window.context is not None
    assert count_rows(window.context.register, wanted=Wanted()) == 2


def test_settings_show_how_backups_stand(qtbot: QtBot, window: MainWindow, signed_in: Path) -> None:
    context = window.context
    assert context is not None
    page = SettingsPage(context)
    qtbot.addWidget(page)
    page.open(section="register")
    section = page.section
    assert isinstance(section, RegisterSection)
    part = section.backups
    assert part is not None
    assert "tempat kedua" in part.advice.text()
    part.now_button.click()
    assert len(backups(signed_in)) == 1
    assert "dibaca ulang" in context.messages.told[-1].sentence


def test_a_restore_that_is_given_up_leads_back_to_the_door(
    messages: Messages, qtbot: QtBot, register_file: Path, fixed_clock: FixedClock, tmp_path: Path
) -> None:
    window = make_window(messages=messages)
    qtbot.addWidget(window)
    with opening_in(window, messages, clock=fixed_clock) as opening:
        opening.open(str(register_file))
        junk = tmp_path / "x.cadangan"
        junk.write_bytes(b"junk")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(junk), ""))
            opening.restore()
        assert isinstance(window.pages.currentWidget(), LoginPage)
        assert "bukan cadangan" in messages.told[-1].title
