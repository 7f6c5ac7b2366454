"""The clerk looks at boxes and media in the morning, and is told once what waits."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSystemTrayIcon

from app.desk.drafts import save_draft
from app.desk.media_rota import media_today, tick_medium
from app.desk.opening_boxes import draft_name
from tests.desk.slips import set_rota
from tests.ui.actions.desk import Desk
from tests.ui.lively import ZONE
from ui.home.page import HomePage
from ui.notify import TrayNotice

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# The register's past ends later on that day than these tests begin.
pytestmark = pytest.mark.expected_log("the clock jumped back")
TUESDAY = datetime(2026, 11, 24, 7, 45, tzinfo=ZONE)


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> HomePage:
    desk.clock().set(TUESDAY)
    made = HomePage(desk.context)
    qtbot.addWidget(made)
    made.resize(1190, 668)
    desk.context.runner.changed.connect(made.refresh)
    made.open()
    made.show()
    return made


def press(page: HomePage, code: str) -> None:
    QTest.mouseClick(page.rota.rows[code].button, Qt.MouseButton.LeftButton)


def test_a_medium_is_ticked_and_says_when(page: HomePage, desk: Desk) -> None:
    assert page.rota.rows["lapor"].state.whole() == "belum dilihat hari ini"
    press(page, "lapor")
    row = page.rota.rows["lapor"]
    assert row.state.whole() == "dilihat 07.45"
    assert row.button.isHidden()
    assert page.rota.note_label is not None
    assert page.rota.note_label.text().startswith("1 dari ")
    assert desk.told()[-1].endswith("sudah diperiksa.")


def test_a_box_not_opened_on_monday_still_waits_on_tuesday(page: HomePage, desk: Desk) -> None:
    row = page.rota.rows["kotak-saran-pst"]
    assert row.state.whole() == "jadwal Senin, belum dibuka"
    press(page, "kotak-saran-pst")
    assert desk.visited() == [("kotak", {"box": "kotak-saran-pst"})]
    # It counts as opened when the opening is saved; half typed it waits to be gone on with.
    assert page.rota.rows["kotak-saran-pst"].state.whole() == "jadwal Senin, belum dibuka"
    save_draft(desk.register, form=draft_name("kotak-saran-pst"), values={"rows": []})
    page.refresh(frozenset({"media"}))
    row = page.rota.rows["kotak-saran-pst"]
    assert (row.state.whole(), row.button.word()) == ("pembukaan belum disimpan", "Lanjutkan")


def test_the_next_morning_asks_again(page: HomePage, desk: Desk) -> None:
    tick_medium(desk.register, code="lapor")
    desk.clock().set(TUESDAY + timedelta(days=1))
    page.tick()
    assert page.rota.rows["lapor"].state.whole() == "belum dilihat hari ini"


@pytest.mark.expected_log("the clock jumped")
def test_media_off_the_rota_are_not_listed(page: HomePage, desk: Desk) -> None:
    set_rota(desk.register, {"surat": set()})
    page.refresh(frozenset({"media"}))
    assert "surat" not in page.rota.rows
    assert len(page.rota.rows) == len(media_today(desk.register)) - 1


def test_the_keyboard_goes_on_to_the_next_medium(page: HomePage, qtbot: QtBot) -> None:
    first, second = (key for key in list(page.rota.rows)[:2])
    page.activateWindow()
    page.rota.rows[first].button.setFocus()
    qtbot.waitUntil(page.rota.rows[first].button.hasFocus, timeout=1000)
    QTest.keyClick(page.rota.rows[first].button, Qt.Key.Key_Space)
    assert page.rota.rows[second].button.hasFocus()


def test_the_morning_is_told_once_and_put_away(page: HomePage, desk: Desk, qtbot: QtBot) -> None:
    said = page.morning.title_label.whole()
    assert said.startswith("Pagi ini: ")
    assert said.endswith("menunggu Kepala.")
    assert "2026-" not in said
    page.morning.hide()
    page.refresh(frozenset({"complaints"}))
    assert page.morning.isHidden()
    again = HomePage(desk.context)
    qtbot.addWidget(again)
    again.open()
    assert again.morning.isHidden()


@pytest.mark.parametrize(
    "moment",
    [datetime(2026, 11, 24, 6, 50, tzinfo=ZONE), datetime(2026, 11, 29, 9, 0, tzinfo=ZONE)],
)
def test_nobody_is_told_outside_office_hours(desk: Desk, qtbot: QtBot, moment: datetime) -> None:
    desk.clock().set(moment)
    page = HomePage(desk.context)
    qtbot.addWidget(page)
    page.open()
    assert page.morning.isHidden()
    desk.clock().set(datetime(2026, 11, 30, 8, 0, tzinfo=ZONE))
    page.open()
    assert not page.morning.isHidden()


@pytest.mark.usefixtures("qapp")
def test_the_tray_is_silent_until_wanted_and_at_night(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    monkeypatch.setattr(QSystemTrayIcon, "show", lambda _: None)
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", lambda *told: said.append(told[2]))
    notice = TrayNotice(desk.context)
    assert not notice.tell("1 terlambat.")
    notice.command(lambda: None).run()
    assert notice.command(lambda: None).text == "Pemberitahuan di baki: matikan"
    desk.clock().set(datetime(2026, 11, 24, 20, 0, tzinfo=ZONE))
    assert not notice.tell("1 terlambat.")
    desk.clock().set(TUESDAY)
    assert notice.tell("1 terlambat.")
    assert not notice.tell("2 terlambat.")
    assert said == ["1 terlambat."]
