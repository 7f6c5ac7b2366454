"""The clerk uses the board, filters, gives a team more days, and prints reminders."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from app.desk.disposing import forward_elsewhere, report_to_head
from app.desk.sieve import Sieve
from app.rules.kinds import Status
from tests.ui.actions.desk import Desk, open_form, press_save
from ui.actions.paper_dialog import PaperDialog
from ui.parts.cells.item_roles import Band, ItemRole
from ui.tracker.extend_form import ExtendDialog
from ui.tracker.page import TrackerPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from app.case import ComplaintRow


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> TrackerPage:
    made = TrackerPage(desk.context)
    qtbot.addWidget(made)
    made.resize(1190, 668)
    desk.context.runner.changed.connect(made.refresh)
    made.open()
    made.show()
    return made


@pytest.fixture
def board(page: TrackerPage) -> TrackerPage:
    page.grouping.set_current("board")
    page.grouping.chosen.emit("board")
    return page


def shown(page: TrackerPage) -> list[ComplaintRow]:
    rows = [page.model.row_at(line) for line in range(page.model.rowCount())]
    return [row for row in rows if row is not None]


def command(page: TrackerPage, key: str) -> Callable[[], object]:
    return next(each.run for each in page.commands() if each.id == key)


def test_the_board_has_the_same_rows_in_columns_by_step(board: TrackerPage) -> None:
    heads = [head.text() for head in board.board.heads.values()]
    assert heads[0].startswith("Lapor Kepala  1")
    assert heads[1].startswith("Disposisi  3")
    dealt = sum(column.cards.rowCount() for column in board.board.columns.values())
    assert dealt == len(shown(board))


def test_a_card_says_number_subject_time_and_holder(board: TrackerPage) -> None:
    column = board.board.columns[5]
    QAbstractItemModelTester(column.cards, QAbstractItemModelTester.FailureReportingMode.Fatal)
    said = column.cards.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("2026-0037, Berkas pendaftaran mitra")
    assert "terlambat 1 hari kerja 4 jam, Bagian Umum" in said


def test_arrows_walk_over_the_board_and_enter_opens(board: TrackerPage, desk: Desk) -> None:
    first = board.board.columns[3]
    QTest.keyClick(first, Qt.Key.Key_Right)
    QTest.keyClick(board.board.columns[4], Qt.Key.Key_Down)
    chosen = board.chosen()
    assert chosen is not None
    assert chosen.status is Status.AWAITING_DISPOSITION
    assert board.pane.number.text() == chosen.number
    QTest.keyClick(board.board.columns[4], Qt.Key.Key_Return)
    assert desk.visited() == [("kasus", {"complaint_id": chosen.id})]


def test_the_choice_stays_between_board_and_list(board: TrackerPage, desk: Desk) -> None:
    wanted = desk.numbered("2026-0040").row
    board.board.choose(wanted.id)
    board.grouping.set_current("turn")
    board.grouping.chosen.emit("turn")
    chosen = board.chosen()
    assert chosen is not None
    assert chosen.id == wanted.id


def test_after_an_action_the_next_press_is_for_the_next_card(
    board: TrackerPage, desk: Desk
) -> None:
    column = board.board.columns[4]
    column.setFocus()
    column.choose(0)
    first, second = column.cards.row_at(0), column.cards.row_at(1)
    assert first is not None
    assert second is not None
    forward_elsewhere(
        desk.register,
        complaint_id=first.id,
        happened_at=desk.clock().now(),
        office="3604",
    )
    board.refresh(frozenset({"complaints"}))
    assert board.board.columns[4].cards.line_of(first.id) == -1
    chosen = board.chosen()
    assert chosen is not None
    assert chosen.id == second.id
    assert column.currentIndex().row() == 0


def test_the_last_card_of_a_column_gives_way_to_the_next_column(
    board: TrackerPage, desk: Desk
) -> None:
    column = board.board.columns[3]
    only = column.cards.row_at(0)
    assert only is not None
    assert column.cards.rowCount() == 1
    column.setFocus()
    column.choose(0)
    report_to_head(desk.register, complaint_id=only.id, happened_at=desk.clock().now())
    board.refresh(frozenset({"complaints"}))
    chosen = board.chosen()
    assert chosen is not None
    assert chosen.status is Status.AWAITING_DISPOSITION
    assert chosen.id != only.id


def test_a_minute_on_the_board_tells_new_times(board: TrackerPage, desk: Desk) -> None:
    card = board.board.columns[4].cards.index(2)
    before = card.data(ItemRole.SECONDARY)
    desk.clock().set(desk.clock().now() + timedelta(minutes=1))
    board.tick()
    assert card.data(ItemRole.SECONDARY) != before


def test_ticks_filter_and_a_chip_takes_one_off(page: TrackerPage) -> None:
    popup = page.filters.open_popup()
    assert popup is not None
    everything = len(shown(page))
    popup.lists["teams"].box("umum").click()
    assert {row.holder for row in shown(page)} == {"Bagian Umum"}
    popup.lists["classes"].box("confidential").click()
    assert [row.confidential for row in shown(page)] == [True]
    popup.close()
    QTest.mouseClick(page.filters.chip("classes:confidential"), Qt.MouseButton.LeftButton)
    assert len(shown(page)) > 1
    QTest.mouseClick(page.filters.chip("teams:umum"), Qt.MouseButton.LeftButton)
    assert len(shown(page)) == everything
    assert page.filters.chips().isHidden()


def test_a_medium_is_filtered_and_going_to_a_case_lifts_it(page: TrackerPage, desk: Desk) -> None:
    page.filters.set_sieve(Sieve(media=frozenset({"lapor"})))
    assert {row.medium_code for row in shown(page)} == {"lapor"}
    other = desk.numbered("2026-0040").row
    page.open(complaint_id=other.id)
    chosen = page.chosen()
    assert chosen is not None
    assert chosen.id == other.id


def test_a_paused_case_says_why(page: TrackerPage, desk: Desk) -> None:
    row = desk.row(Status.IN_FOLLOW_UP, paused=True)
    line = page.model.line_of(row.id)
    assert page.model.index(line, 2).data(ItemRole.SECONDARY) == "menunggu kelengkapan dari pelapor"
    page.open(complaint_id=row.id)
    assert "Sedang dijeda, menunggu kelengkapan dari pelapor." in page.pane.note.text()


def test_the_head_gives_three_more_days(page: TrackerPage, desk: Desk) -> None:
    row = desk.numbered("2026-0041").row
    page.open(complaint_id=row.id)
    QTest.mouseClick(page.pane.extend_button, Qt.MouseButton.LeftButton)
    form = open_form(page, ExtendDialog)
    form.days.setText("tiga")
    press_save(form)
    assert "dengan angka" in form.mistakes()
    form.days.setText("3")
    press_save(form)
    assert form.field("reason").error()
    form.reason.setPlainText("Data menunggu rapat.")
    press_save(form)
    after = desk.numbered("2026-0041").row
    assert after.due_at is not None
    assert row.due_at is not None
    assert after.due_at > row.due_at
    assert "Diperpanjang Kepala 3 hari kerja." in page.pane.note.text()


def test_no_days_are_added_to_minutes(page: TrackerPage, desk: Desk) -> None:
    page.open(complaint_id=desk.row(Status.AWAITING_DISPOSITION).id)
    assert page.pane.extend_button.isHidden()
    assert "case.extend" not in {each.id for each in page.commands()}


def test_rows_become_late_one_by_one_without_a_new_list(
    page: TrackerPage, desk: Desk, qtbot: QtBot
) -> None:
    # Two steps of minutes run out; their groups keep other rows.
    desk.clock().set(desk.clock().now() + timedelta(minutes=1, seconds=30))
    chosen = page.chosen()
    with qtbot.assertNotEmitted(page.model.modelReset):
        page.tick()
    bands = [page.model.index(line, 0).data(ItemRole.BAND) for line in page.model.bands()]
    assert all(isinstance(band, Band) for band in bands)
    assert bands[0].count == 3
    rows = range(page.model.rowCount())
    assert [line for line in rows if page.model.row_at(line) is None] == page.model.bands()
    heights = {page.table.rowHeight(line) for line in page.model.bands()}
    assert len(heights) == 1
    assert page.chosen() == chosen


def test_reminders_are_seen_before_they_are_printed(page: TrackerPage, qtbot: QtBot) -> None:
    page.filters.set_sieve(Sieve(teams=frozenset({"umum"})))
    dialog = page.print_reminders()
    assert dialog.choice.currentData() == "umum"
    assert dialog.paper.page_count() == 1
    dialog.choice.choose("")
    assert dialog.paper.page_count() == 4
    dialog.close()
    QApplication.processEvents()


def test_the_explanation_is_put_on_paper(page: TrackerPage) -> None:
    dialog = command(page, "tracker-why")()
    assert isinstance(dialog, PaperDialog)
    assert dialog.paper.page_count() == 1
    dialog.close()
    QApplication.processEvents()


def test_a_narrow_window_brings_the_explanation_by_f4(page: TrackerPage) -> None:
    page.resize(850, 436)
    assert page.pane.isHidden()
    assert ("F4", "mengapa tanggal ini") in page.legend()
    command(page, "tracker-pane")()
    assert not page.pane.isHidden()
