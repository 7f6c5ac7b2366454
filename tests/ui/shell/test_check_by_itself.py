"""Once a week the register is checked from end to end behind the desk's work, and told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.clock import FixedClock
from app.keeping.backup_places import read_notes
from app.keeping.sample import create_sample
from app.register import Register
from db.engine import open_file
from tests.desk.slips import registered
from tests.ui.shell.helpers import make_context
from ui.page import Context
from ui.settings.check_panel import CheckPanel
from ui.shell.check_watch import AFTER_ENTERING_MS, CheckWatch


@pytest.fixture
def context(file_register: Register) -> Context:
    registered(file_register)
    return make_context(file_register)


@pytest.fixture
def watch(qapp: QApplication, context: Context) -> Iterator[CheckWatch]:
    made = CheckWatch(context.runner)
    made.follow(context)
    yield made
    made.follow(None)


def said(context: Context) -> list[str]:
    return [told.sentence for told in context.messages.told]


def test_it_comes_once_a_week(
    context: Context, watch: CheckWatch, fixed_clock: FixedClock, file_register: Register
) -> None:
    assert watch.timer.isActive()
    assert watch.timer.interval() == AFTER_ENTERING_MS
    assert said(context) == []
    watch.timer.timeout.emit()
    assert said(context)[-1] == "Pemeriksaan mingguan selesai: register utuh."
    assert read_notes(file_register.location).checked == fixed_clock.now().isoformat()
    before = len(said(context))
    fixed_clock.set(fixed_clock.now() + timedelta(days=6))
    watch.timer.timeout.emit()
    assert len(said(context)) == before
    fixed_clock.set(fixed_clock.now() + timedelta(days=2))
    watch.timer.timeout.emit()
    assert len(said(context)) > before


def test_what_it_finds_is_told_until_it_is_mended(
    qtbot: QtBot, context: Context, watch: CheckWatch, file_register: Register
) -> None:
    with closing(open_file(file_register.location, key=file_register.file_key)) as raw:
        raw.execute("UPDATE complaint SET step = 5")
    watch.timer.timeout.emit()
    bar = context.messages.told[-1]
    assert bar.title.startswith("Pemeriksaan register menemukan")
    assert "Keadaan aduan" in bar.sentence
    # Who comes next is told as well, until a check finds nothing.
    later = make_context(file_register)
    other = CheckWatch(later.runner)
    other.follow(later)
    assert later.messages.told[-1].title == bar.title
    panel = CheckPanel(later)
    qtbot.addWidget(panel)
    assert "masalah" in panel.how_far.text()
    panel.mend()
    assert read_notes(file_register.location).problems == 0
    other.follow(later)
    other.follow(None)
    assert panel.verdict.title_label.whole() == "Register utuh"


def test_who_leaves_ends_it_and_it_comes_another_time(
    context: Context, watch: CheckWatch, monkeypatch: pytest.MonkeyPatch, file_register: Register
) -> None:
    monkeypatch.setattr("app.keeping.checking._STEP", 1)
    monkeypatch.setattr(CheckWatch, "_show_progress", lambda self, _: self.stop())
    watch.timer.timeout.emit()
    assert read_notes(file_register.location).checked == ""
    assert not watch.timer.isActive()
    assert "utuh" not in said(context)[-1]


def test_a_sample_is_left_alone(tmp_path: Path) -> None:
    with closing(create_sample(str(tmp_path / "contoh.mejaaduan"))) as sample:
        context = make_context(sample)
        made = CheckWatch(context.runner)
        made.follow(context)
        assert not made.timer.isActive()
