"""The clerk looks at Tindak Lanjut: what is late, what is next, and why."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from app.rules.kinds import Status
from tests.ui.actions.desk import Desk, open_form, press_save
from tests.ui.shell.helpers import opened
from ui.actions.follow_up_forms import ProgressDialog
from ui.parts.cells.item_roles import Band, ItemRole
from ui.tracker.page import TrackerPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> TrackerPage:
    made = TrackerPage(desk.context)
    opened(qtbot, made)
    return made


def bands(page: TrackerPage) -> list[str]:
    found = [page.model.index(line, 0).data(ItemRole.BAND) for line in range(page.model.rowCount())]
    return [f"{band.word} {band.count}" for band in found if isinstance(band, Band)]


def shown(page: TrackerPage) -> list[str]:
    rows = [page.model.row_at(line) for line in range(page.model.rowCount())]
    return [row.number for row in rows if row is not None]


def test_the_groups_stand_in_the_order_of_urgency(page: TrackerPage) -> None:
    words = [band.rsplit(" ", 1)[0] for band in bands(page)]
    assert words == [
        "Terlambat",
        "Hari ini dan besok",
        "Menunggu Kepala, dalam menit",
        "Minggu ini",
        "Dijeda",
        "Siap ditutup",
    ]


def test_the_model_keeps_qts_rules(page: TrackerPage) -> None:
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    page.tick()
    page.grouping.set_current("turn")
    page.grouping.chosen.emit("turn")


def test_the_late_case_is_chosen_and_explained(page: TrackerPage) -> None:
    assert page.pane.title.text() == "Mengapa Jumat 20-11-2026, 16.30?"
    said = page.pane.days.accessibleDescription()
    assert "Jum 20-11: hari kerja ke-5, 16.30" in said
    assert "Sab 14-11: libur akhir pekan" in said
    assert "terlambat 1 hari kerja 4 jam" in said


def test_minutes_are_explained_by_office_hours(page: TrackerPage, desk: Desk) -> None:
    row = desk.row(Status.AWAITING_DISPOSITION)
    page.open(complaint_id=row.id)
    assert "10 menit" in page.pane.days.accessibleDescription()
    assert "Standar: 10 menit dalam jam kerja." in page.pane.note.text()


def test_a_pause_is_part_of_the_explanation(page: TrackerPage, desk: Desk) -> None:
    row = desk.row(Status.IN_FOLLOW_UP, paused=True)
    page.open(complaint_id=row.id)
    assert "Sedang dijeda" in page.pane.note.text()


def test_a_chip_shows_one_turn(page: TrackerPage) -> None:
    QTest.mouseClick(page.chips.chip("head"), Qt.MouseButton.LeftButton)
    rows = [page.model.row_at(line) for line in range(page.model.rowCount())]
    assert {row.holder for row in rows if row is not None} == {"Kepala"}


def test_the_search_looks_at_subject_and_team(page: TrackerPage) -> None:
    page.search.setText("sosial")
    assert len(shown(page)) == 1
    page.search.setText("tidak ada yang seperti ini")
    assert shown(page) == []
    assert page.pane.case_button.isHidden() or not page.pane.case_button.isVisible()


def test_a_minute_repaints_without_moving_rows(page: TrackerPage, desk: Desk, qtbot: QtBot) -> None:
    page.search.setText("Dugaan pungutan")
    desk.clock().set(desk.clock().now() + timedelta(minutes=1))
    before = page.model.index(1, 0).data()
    with (
        qtbot.waitSignals([page.model.dataChanged], timeout=1000),
        qtbot.assertNotEmitted(page.model.modelReset),
    ):
        page.tick()
    assert page.model.index(1, 0).data() != before


def test_a_row_that_becomes_late_moves(page: TrackerPage, desk: Desk) -> None:
    assert bands(page)[0] == "Terlambat 1"
    desk.clock().set(desk.clock().now() + timedelta(minutes=3))
    page.tick()
    assert int(bands(page)[0].rsplit(" ", 1)[1]) > 1
    assert page.chosen() is not None


def test_by_turn_every_holder_has_a_group(page: TrackerPage) -> None:
    page.grouping.set_current("turn")
    page.grouping.chosen.emit("turn")
    assert bands(page)[0].startswith("Petugas PST")
    assert bands(page)[1] == "Kepala 3"


def test_enter_opens_the_case(page: TrackerPage, desk: Desk) -> None:
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    chosen = page.chosen()
    assert chosen is not None
    assert desk.visited() == [("kasus", {"complaint_id": chosen.id})]


def test_progress_is_recorded_from_the_pane(page: TrackerPage, desk: Desk) -> None:
    QTest.mouseClick(page.pane.action_button, Qt.MouseButton.LeftButton)
    form = open_form(page, ProgressDialog)
    form.note.setPlainText("Berkas diperiksa ulang.")
    form.work_done.setChecked(True)
    chosen = page.chosen()
    press_save(form)
    assert chosen is not None
    assert desk.case(chosen).row.status is Status.RESULT_PENDING
    assert page.chosen() is not None


def test_an_empty_register_says_what_comes(empty_desk: Desk, qtbot: QtBot) -> None:
    page = TrackerPage(empty_desk.context)
    qtbot.addWidget(page)
    page.open()
    assert page.empty.accessibleName().startswith("Tidak ada aduan yang berjalan")
    assert page.header.sentence().startswith("Tidak ada aduan yang berjalan")
