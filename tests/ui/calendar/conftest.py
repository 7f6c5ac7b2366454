"""What the tests of the Kalender page share: a register with running cases, and its page."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from pytestqt.qtbot import QtBot

from app.case import Content
from app.desk.disposing import record_disposition, report_to_head
from app.desk.new_complaint import NewComplaint
from app.desk.registering import register_complaint
from app.rules.kinds import Classification
from tests.ui.shell.helpers import opened
from ui.calendar.page import CalendarPage

if TYPE_CHECKING:
    from app.register import Register
    from ui.page import Context

ZONE = ZoneInfo("Asia/Jakarta")


def make_running_case(register: Register) -> None:
    """Bring one complaint to its follow-up: 5 working days from Monday 16 March 2026."""

    def at(hour: int, minute: int) -> datetime:
        return datetime(2026, 3, 16, hour, minute, tzinfo=ZONE)

    done = register_complaint(
        register,
        complaint=NewComplaint(
            medium="email",
            received_at=at(9, 0),
            registered_at=at(9, 2),
            title="Tautan publikasi tidak dapat dibuka",
            classification=Classification.COMPLAINT,
            content=Content(text="Tautan publikasi tidak dapat dibuka."),
        ),
    )
    case = done.complaint_id
    report_to_head(register, complaint_id=case, happened_at=at(9, 5))
    record_disposition(
        register,
        complaint_id=case,
        happened_at=at(9, 10),
        teams=("umum",),
        instructions=("tindak-lanjuti",),
    )


@pytest.fixture
def running(file_register: Register) -> Register:
    """Return the register with one case in follow-up."""
    make_running_case(file_register)
    return file_register


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> CalendarPage:
    """Return the calendar of 2026, shown as in the window and told of what changes."""
    made = CalendarPage(context)
    opened(qtbot, made)
    return made
