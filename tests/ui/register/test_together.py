"""The clerk does the same with several cases of the register: chosen together, done in one go."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.desk.listing_cases import Wanted
from app.register import Register
from app.rules.kinds import Status
from app.transfer.exporting import list_as_csv
from tests.desk.slips import registered
from tests.ui.shell.helpers import make_context
from ui.actions.action_table import ActionKey
from ui.register import list_view, together
from ui.register.page import RegisterPage

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(qtbot: QtBot, file_register: Register) -> Iterator[RegisterPage]:
    for title in ("Kursi rusak", "Antrean lama", "Parkir sempit"):
        registered(file_register, title=title)
    made = RegisterPage(make_context(file_register))
    qtbot.addWidget(made)
    made.resize(1190, 668)
    made.show()
    made.open()
    yield made
    made.hide()


def run(page: RegisterPage, key: str) -> None:
    next(each for each in page.commands() if each.id == key).run()


def statuses(page: RegisterPage) -> list[Status]:
    found = [page.model.row_at(at) for at in range(page.model.rowCount())]
    return [row.status for row in found if row is not None]


def test_two_of_three_are_reported_in_one_go(page: RegisterPage) -> None:
    page.list.table.setFocus()
    QTest.keyClick(page.list.table, Qt.Key.Key_Down, SHIFT)
    assert page.places.together.word() == "2 dipilih"
    assert page.places.together.isVisible()
    run(page, ActionKey.REPORT_TO_HEAD)
    page.refresh(frozenset({"complaints"}))
    new, reported = Status.NEW, Status.AWAITING_DISPOSITION
    assert statuses(page) == [reported, reported, new]


def test_all_are_chosen_and_let_go(page: RegisterPage) -> None:
    run(page, "register.all")
    assert [row.number for row in page.together.rows()] == ["2026-0003", "2026-0002", "2026-0001"]
    assert ActionKey.PRINT_SHEET in {each.id for each in page.commands()}
    page.places.together_menu.aboutToShow.emit()
    words = [each.text() for each in page.places.together_menu.actions()]
    assert "Simpan 3 aduan yang dipilih sebagai CSV" in words
    page.together.let_go()
    assert not page.places.together.isVisible()
    assert page.together.count() == 1


def test_too_many_are_not_done_with(page: RegisterPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(together, "MOST_TOGETHER", 2)
    monkeypatch.setattr(list_view, "MOST_TOGETHER", 2)
    run(page, "register.all")
    assert page.together.count() == 1
    page.list.table.selectAll()
    assert page.together.count() == 3
    assert page.together.rows() == []
    assert ActionKey.REPORT_TO_HEAD not in {each.id for each in page.commands()}


def chosen(page: RegisterPage) -> list[str]:
    return [row.number for row in page.together.rows()]


def test_what_is_chosen_together_stays_so_wherever_it_stands(page: RegisterPage) -> None:
    """The lines stayed chosen: what another desk registered was among them, unseen."""
    page.list.table.setFocus()
    QTest.keyClick(page.list.table, Qt.Key.Key_Down, SHIFT)
    assert chosen(page) == ["2026-0003", "2026-0002"]
    registered(page.context.register, title="Toilet kotor")
    page.refresh(frozenset({"complaints"}))
    assert chosen(page) == ["2026-0003", "2026-0002"]
    assert page.places.together.word() == "2 dipilih"
    # What is done with them is done with these.
    run(page, ActionKey.REPORT_TO_HEAD)
    page.refresh(frozenset({"complaints"}))
    new, reported = Status.NEW, Status.AWAITING_DISPOSITION
    assert statuses(page) == [new, reported, reported, new]


def test_more_than_are_done_with_together_are_let_go_when_the_list_is_read_anew(
    page: RegisterPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_view, "MOST_TOGETHER", 2)
    page.list.table.selectAll()
    page.refresh(frozenset({"complaints"}))
    assert page.together.count() == 1


def test_of_another_list_nothing_is_chosen_together(page: RegisterPage) -> None:
    run(page, "register.all")
    page.open(chip="new")
    assert page.together.count() == 1
    assert not page.places.together.isVisible()


def test_nothing_is_copied_while_chosen_rows_are_still_awaited(
    page: RegisterPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The current row alone was copied, and said to be all."""
    QGuiApplication.clipboard().setText("lama")
    run(page, "register.all")
    with monkeypatch.context() as awaited:
        awaited.setattr(page.model, "row_at", lambda _: None)
        run(page, "rows.copy")
    assert QGuiApplication.clipboard().text() == "lama"
    assert "masih dimuat" in page.context.messages.told[-1].sentence
    run(page, "rows.copy")
    assert len(QGuiApplication.clipboard().text().splitlines()) == 4


def test_only_what_is_chosen_goes_into_the_file(file_register: Register) -> None:
    first, _, third = (registered(file_register, title=f"Aduan {n}") for n in range(3))
    file = list_as_csv(file_register, wanted=Wanted(only=(first, third), descending=False))
    assert [line.split(";")[3] for line in file.decode().splitlines()[1:]] == ["Aduan 0", "Aduan 2"]
