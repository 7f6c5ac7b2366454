"""The window's bar about next year's calendar makes way for the page's own."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ui.calendar.page import CalendarPage
from ui.messages import GAP_BAR
from ui.page import Context


def test_opening_the_page_takes_the_window_s_bar_away(qtbot: QtBot, context: Context) -> None:
    taken: list[str] = []
    context.messages.notice_taken.connect(taken.append)
    context.messages.bar("Kalender belum lengkap", "Isi dahulu.", key=GAP_BAR)
    page = CalendarPage(context)
    qtbot.addWidget(page)
    page.open()
    assert GAP_BAR in taken
