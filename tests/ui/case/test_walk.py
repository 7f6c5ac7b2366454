"""The clerk goes through a list case by case, without going back to it each time."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.desk.disposing import report_to_head
from app.desk.listing_cases import Wanted
from app.register import Register
from tests.desk.slips import NOW, registered
from tests.ui.shell.helpers import make_context
from ui.case.page import CasePage
from ui.walk import Walk

NEW = Wanted(chip="new", descending=False)


@pytest.fixture
def page(qtbot: QtBot, file_register: Register) -> Iterator[CasePage]:
    for title in ("Kursi rusak", "Antrean lama", "Parkir sempit"):
        registered(file_register, title=title)
    made = CasePage(make_context(file_register))
    qtbot.addWidget(made)
    made.resize(1190, 668)
    made.show()
    yield made
    made.hide()


def shown(page: CasePage) -> str:
    assert page.case is not None
    return page.case.row.title


def told(page: CasePage) -> str:
    return page.context.messages.told[-1].sentence


def test_the_list_is_gone_through_to_both_ends(page: CasePage) -> None:
    page.open(complaint_id=2, walk=Walk(NEW, 1))
    assert page.places.after_button.isVisible()
    page.places.after_button.click()
    assert shown(page) == "Parkir sempit"
    page.places.after_button.click()
    assert (shown(page), told(page)) == ("Parkir sempit", "Ini aduan terakhir di daftar itu.")
    page.step(-1)
    page.step(-1)
    page.step(-1)
    assert (shown(page), told(page)) == ("Kursi rusak", "Ini aduan pertama di daftar itu.")


def test_what_left_the_list_makes_room_for_the_next(page: CasePage) -> None:
    page.open(complaint_id=2, walk=Walk(NEW, 1))
    report_to_head(page.context.register, complaint_id=2, happened_at=NOW)
    page.step(1)
    assert shown(page) == "Parkir sempit"
    page.step(-1)
    assert shown(page) == "Kursi rusak"


def test_what_came_into_the_list_meanwhile_does_not_lead_astray(page: CasePage) -> None:
    """The case two after it was gone to, as the list had moved by two places."""
    newest_first = Wanted(chip="new")
    page.open(complaint_id=3, walk=Walk(newest_first, 0))
    for title in ("Lantai licin", "Lampu mati", "Toilet kotor"):
        registered(page.context.register, title=title)
    page.step(1)
    assert shown(page) == "Antrean lama"
    page.step(-1)
    page.step(-1)
    assert shown(page) == "Lantai licin"


def test_a_case_from_elsewhere_stands_alone(page: CasePage) -> None:
    page.open(complaint_id=2, walk=Walk(NEW, 1))
    page.open(complaint_id=3)
    assert not page.places.after_button.isVisible()
    assert "case.after" not in {each.id for each in page.commands()}


def test_what_was_opened_is_sealed_on_the_way(page: CasePage) -> None:
    page.open(complaint_id=1, walk=Walk(NEW, 0))
    page.reveal()
    assert page.case is not None
    assert page.case.identity.name
    page.step(1)
    page.step(-1)
    assert page.case.identity.name == ""
