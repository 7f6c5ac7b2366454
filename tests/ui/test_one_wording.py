"""A time is worded in one place: other words there, and every screen and paper has them."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pdfplumber
import pytest

from app.desk.reading_cases import read_case
from app.desk.reminding import explanation_pdf, reminder_pdf
from app.rules import timer_words
from tests.ui.shell.helpers import opened
from ui.case.page import CasePage
from ui.home.page import HomePage
from ui.parts.cells.item_roles import ItemRole
from ui.register.columns import RegisterColumn
from ui.register.page import RegisterPage
from ui.tracker.page import TrackerPage

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from pytestqt.qtbot import QtBot

    from tests.ui.actions.desk import Desk

RUNNING = "2026-0043"


@pytest.fixture(autouse=True)
def _other_words(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, word in {
        "_LEFT": "masih ada",
        "_LATE": "lampau",
        "_LATE_SHORT": "lampau",
        "_DAYS": "hk",
    }.items():
        monkeypatch.setattr(timer_words, name, word)


def said(model: QAbstractItemModel, role: ItemRole = ItemRole.PRIMARY, *, columns: int = 1) -> str:
    cells = [
        model.index(row, column).data(role)
        for row in range(model.rowCount())
        for column in range(columns)
    ]
    return " | ".join(str(cell) for cell in cells)


def read_back(pdf: bytes) -> str:
    with pdfplumber.open(BytesIO(pdf)) as paper:
        return " ".join((page.extract_text() or "").replace("\n", " ") for page in paper.pages)


def test_the_register_and_its_preview(desk: Desk, qtbot: QtBot) -> None:
    page = RegisterPage(desk.context)
    opened(qtbot, page)
    table = page.model
    place = table.place_of(desk.numbered(RUNNING).row.id)
    assert "masih ada 3 hk 3 jam" in str(
        table.index(place, RegisterColumn.STATUS).data(ItemRole.SECONDARY)
    )
    page.list.table.select_row(place)
    qtbot.waitUntil(lambda: "masih ada 3 hk 3 jam" in page.preview._turn.text())
    assert "sisa" not in said(table, ItemRole.SECONDARY, columns=len(RegisterColumn))


def test_the_tracker_its_board_and_its_explanation(desk: Desk, qtbot: QtBot) -> None:
    page = TrackerPage(desk.context)
    opened(qtbot, page)
    words = said(page.model)
    assert "masih ada 3 hk 3 jam" in words
    assert "lampau 1 hk 4 jam" in words
    assert "sisa" not in words
    assert "lampau 1 hk 4 jam" in page.pane.days.accessibleDescription()
    page.grouping.set_current("board")
    page.grouping.chosen.emit("board")
    cards = " ".join(said(c.cards, ItemRole.SECONDARY) for c in page.board.columns.values())
    assert "masih ada 3 hk 3 jam" in cards


def test_the_home_page(desk: Desk, qtbot: QtBot) -> None:
    page = HomePage(desk.context)
    opened(qtbot, page)
    words = said(page.model, columns=page.model.columns)
    assert "lampau 1 hk 4 jam" in words
    assert "sisa" not in words


def test_the_page_of_a_case(desk: Desk, qtbot: QtBot) -> None:
    page = CasePage(desk.context)
    page.resize(1190, 668)
    opened(qtbot, page)
    page.open(complaint_id=desk.numbered(RUNNING).row.id)
    assert "masih ada 3 hk 3 jam" in page.steps.accessibleDescription()
    first = page.timeline.model().index(0, 0).data(ItemRole.ROW)
    assert first.note == "masih ada 3 hk 3 jam, standar 5 hk"
    assert "hk" in page.clocks.accessibleDescription()


def test_the_papers(desk: Desk, qtbot: QtBot) -> None:
    register = desk.context.register
    reminders = read_back(reminder_pdf(register))
    assert "3 hk 3 jam" in reminders
    assert "lampau 1 hk" in reminders
    page = TrackerPage(desk.context)
    opened(qtbot, page)
    late, why = page.chosen(), page._why
    assert late is not None
    assert why is not None
    days = [(line.day, line.reason, line.ordinal) for line in why.lines]
    paper = explanation_pdf(
        register, complaint_id=late.id, question=why.title, days=days, note=why.note
    )
    assert "lampau 1 hk 4 jam" in read_back(paper)
    assert read_case(register, complaint_id=late.id).clocks[4].late
