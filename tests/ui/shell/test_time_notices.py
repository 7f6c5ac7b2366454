"""A clock that jumped and a calendar without decrees are told at the start."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.ui.shell.helpers import make_context
from ui.commands import Command
from ui.look.tokens import Tone
from ui.shell.time_notices import show_time_notices

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from app.clock import FixedClock
    from app.register import Register
    from ui.messages import Notice

from app.desk.changing_calendar import CalendarGap
from app.desk.new_complaint import NewComplaint
from app.desk.registering import register_complaint


def complain(register: Register) -> None:
    register_complaint(
        register,
        complaint=NewComplaint(
            medium="langsung",
            received_at=register.clock.now() - timedelta(hours=1),
            title="Antrean",
            anonymous=True,
        ),
    )


@pytest.mark.expected_log("the clock jumped")
def test_a_clock_set_back_is_told(
    qapp: QApplication, file_register: Register, fixed_clock: FixedClock
) -> None:
    complain(file_register)
    fixed_clock.set(fixed_clock.now() - timedelta(days=3))
    context = make_context(file_register)
    show_time_notices(context)
    told = [each for each in context.messages.told if each.title == "Periksa jam komputer"]
    assert [each.tone for each in told] == [Tone.WARN]


def test_a_calendar_without_decrees_leads_to_its_page(
    qapp: QApplication, file_register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    went: list[str] = []
    page = Command("page-kalender", "Kalender", lambda: went.append("kalender"))
    context = replace(make_context(file_register), window_commands=lambda: [page])
    given: list[Notice] = []
    context.messages.notice_given.connect(given.append)
    monkeypatch.setattr(
        "app.desk.changing_calendar.calendar_gap", lambda *_, **__: CalendarGap(2027)
    )
    show_time_notices(context)
    assert [each.action for each in given] == ["Buka Kalender"]
    assert given[0].on_action is not None
    given[0].on_action()
    assert went == ["kalender"]


def test_all_well_says_nothing(qapp: QApplication, file_register: Register) -> None:
    context = make_context(file_register)
    show_time_notices(context)
    assert not context.messages.told
