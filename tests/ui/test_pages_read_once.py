"""How often the register is asked when a page is opened, when it is refreshed, and by the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.desk.reading_office import read_office
from app.rules.kinds import Status
from tests.helpers.statements import Asked, asked_of
from tests.ui.actions.desk import Desk
from ui.calendar.page import CalendarPage
from ui.case.page import CasePage
from ui.disposition.page import DispositionPage
from ui.home.page import HomePage
from ui.page import Context, Page
from ui.page_table import PAGES
from ui.register.page import RegisterPage
from ui.report.page import ReportPage
from ui.shell.page_stack import PageStack
from ui.tracker.page import TrackerPage

CHANGED = frozenset({"complaints", "settings"})


@pytest.fixture
def at_desk(desk: Desk) -> Context:
    """Return a context whose office is known, as in the window; papers are not made."""
    office, run = read_office(desk.register), desk.context.runner.run

    def without_papers(work: Callable[[], object], **how: object) -> None:
        # A paper is made beside the page, in a transaction of its own.
        if how.get("lane") != "paper":
            run(work, **how)  # type: ignore[arg-type]

    desk.context.runner.run = without_papers  # type: ignore[method-assign]
    return replace(desk.context, office_now=lambda: office)


def shown(qtbot: QtBot, page: Page) -> Page:
    qtbot.addWidget(page)
    page.resize(1190, 668)
    page.show()
    return page


def asked_by(desk: Desk, work: Callable[[], object]) -> Asked:
    with asked_of(desk.register) as asked:
        work()
        QApplication.processEvents()
    return asked


@pytest.mark.parametrize(
    ("kind", "most"),
    [
        (RegisterPage, (4, 4)),
        (TrackerPage, (4, 3)),
        (HomePage, (12, 12)),
        (CasePage, (6, 6)),
        (CalendarPage, (6, 6)),
        (DispositionPage, (7, 7)),
        (ReportPage, (5, 5)),
    ],
)
def test_a_page_asks_in_one_go(
    qtbot: QtBot,
    desk: Desk,
    at_desk: Context,
    kind: Callable[[Context], Page],
    most: tuple[int, int],
) -> None:
    wanted = {"complaint_id": desk.row(Status.IN_FOLLOW_UP).id} if kind is CasePage else {}
    page, (at_arrival, anew) = shown(qtbot, kind(at_desk)), most
    first = asked_by(desk, lambda: page.open(**wanted))
    assert len(first.statements) <= at_arrival, first
    # These know only from their list which case they tell more of.
    assert first.transactions == (2 if kind in (TrackerPage, DispositionPage) else 1), first
    again = asked_by(desk, lambda: page.refresh(CHANGED))
    assert len(again.statements) <= anew, again
    assert again.transactions == 1, again
    page.hide()


def test_a_medium_looked_at_reads_only_the_rota(qtbot: QtBot, desk: Desk, at_desk: Context) -> None:
    page = shown(qtbot, HomePage(at_desk))
    page.open()
    asked = asked_by(desk, lambda: page.refresh(frozenset({"media"})))
    assert len(asked.statements) == 2, asked
    page.hide()


def test_coming_back_to_a_page_reads_once(qtbot: QtBot, desk: Desk, at_desk: Context) -> None:
    """What changed while another page was shown is read at arrival, not again after it."""
    stack = PageStack(PAGES, QWidget())
    qtbot.addWidget(stack)
    stack.begin(at_desk)
    stack.show()
    stack.navigate("register")
    stack.navigate("kasus", complaint_id=desk.row(Status.IN_FOLLOW_UP).id)
    stack.refresh(CHANGED)
    asked = asked_by(desk, lambda: stack.navigate("register"))
    assert asked.transactions == 1, asked
    stack.hide()
