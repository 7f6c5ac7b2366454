"""The year at a glance: walking through it, entering days, seeing what moves."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app.desk.changing_calendar import read_year
from app.rules.seasons import DayOffKind
from ui.calendar.change_form import ChangeForm
from ui.calendar.day_forms import DayForm, DecreeForm, JointLeaveForm, RemoveForm
from ui.calendar.page import CalendarPage
from ui.forms.form_dialog import FormDialog

if TYPE_CHECKING:
    from app.clock import FixedClock
    from app.register import Register

F = TypeVar("F", bound=FormDialog)
CONTROL = Qt.KeyboardModifier.ControlModifier
ZONE = ZoneInfo("Asia/Jakarta")


def form(page: CalendarPage, kind: type[F]) -> F:
    """Return the form that stands open."""
    assert isinstance(page.dialog, kind)
    return page.dialog


def names(register: Register, day: date) -> list[str]:
    return [entry.name for entry in read_year(register, year=day.year).days if entry.day == day]


def moved(shown: ChangeForm) -> list[str]:
    """Return the rows of the preview as words."""
    model = shown.moved_model
    columns = range(model.columnCount())
    return [
        " ".join(str(model.index(row, column).data()) for column in columns)
        for row in range(model.rowCount())
    ]


def test_the_clerk_walks_through_the_year(qtbot: QtBot, page: CalendarPage) -> None:
    grid = page.year_tab.grid
    assert grid.hasFocus() or page.first_focus() is grid
    assert grid.accessibleName().startswith("Kalender 2026: Selasa, 17 Maret 2026, Ramadan")
    grid.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left):
        qtbot.keyClick(grid, key)
    assert grid.day() == date(2026, 3, 21)
    assert "libur nasional" in grid.accessibleName()
    entry = page.year_tab.side.entry()
    assert entry is not None
    assert entry.day == date(2026, 3, 21)


@pytest.mark.parametrize(
    ("key", "day"), [(Qt.Key.Key_Home, date(2026, 1, 1)), (Qt.Key.Key_End, date(2026, 12, 31))]
)
def test_the_cursor_stays_in_the_year(
    qtbot: QtBot, page: CalendarPage, key: Qt.Key, day: date
) -> None:
    grid = page.year_tab.grid
    qtbot.keyClick(grid, key)
    qtbot.keyClick(grid, Qt.Key.Key_PageUp if day.month == 1 else Qt.Key.Key_PageDown)
    assert grid.day() == day


def test_a_click_finds_the_day(qtbot: QtBot, page: CalendarPage) -> None:
    grid = page.year_tab.grid
    place = grid.box_of(date(2026, 8, 17)).center()
    assert grid.day_at(place) == date(2026, 8, 17)
    qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=place)
    assert page.year_tab.side.title.whole().startswith("Hari Kemerdekaan")


def test_every_kind_of_day_looks_its_own_way(page: CalendarPage) -> None:
    grid = page.year_tab.grid
    holiday, leave = grid.look_of(date(2026, 8, 17)), grid.look_of(date(2026, 12, 24))
    assert (holiday.kind, leave.kind) == (DayOffKind.HOLIDAY, DayOffKind.JOINT_LEAVE)
    assert grid.look_of(date(2026, 8, 15)).weekend
    assert grid.look_of(date(2026, 3, 17)).today
    assert grid.look_of(date(2026, 3, 17)).season
    page.open(year=2027)
    assert grid.look_of(date(2027, 8, 17)).estimated


def test_a_closure_shows_what_moves_before_it_is_written(
    qtbot: QtBot, running: Register, page: CalendarPage
) -> None:
    page.year_tab.go_to(date(2026, 3, 26))
    qtbot.keyClick(page.year_tab.grid, Qt.Key.Key_Return)
    shown = form(page, DayForm)
    shown.name_edit.setText("Pindah gedung")
    qtbot.keyClick(shown.name_edit, Qt.Key.Key_Return, CONTROL)
    assert shown.moved_label.text() == "1 aduan berjalan berubah jatuh temponya"
    row = "2026-0001 Tautan publikasi tidak dapat dibuka 30-03-2026 16.00 31-03-2026 16.00"
    assert moved(shown) == [row]
    assert names(running, date(2026, 3, 26)) == []
    qtbot.keyClick(shown.name_edit, Qt.Key.Key_Return, CONTROL)
    assert names(running, date(2026, 3, 26)) == ["Pindah gedung"]
    entry = page.year_tab.side.entry()
    assert entry is not None
    assert (entry.name, entry.kind) == ("Pindah gedung", DayOffKind.CLOSURE)


def test_what_moves_is_counted_anew_when_the_form_changes(
    running: Register, page: CalendarPage
) -> None:
    page.open_day(date(2026, 3, 26))
    shown = form(page, DayForm)
    shown.name_edit.setText("Pindah gedung")
    shown.save()
    shown.day_edit.setText("15-04-2026")
    assert shown.moved_label.isHidden()
    shown.save()
    assert names(running, date(2026, 3, 26)) == []
    assert names(running, date(2026, 4, 15)) == ["Pindah gedung"]


@pytest.mark.parametrize(
    ("typed", "reason"), [("31-11-2026", "November"), ("", "belum diisi"), ("besok lagi", "misal")]
)
def test_a_wrong_day_keeps_what_was_typed(page: CalendarPage, typed: str, reason: str) -> None:
    page.add_day()
    shown = form(page, DayForm)
    shown.day_edit.setText(typed)
    shown.name_edit.setText("Pindah gedung")
    shown.save()
    assert reason in shown.field("day").error()
    assert shown.name_edit.text() == "Pindah gedung"
    shown.reject()


def test_a_day_that_is_off_already_is_refused_at_its_field(page: CalendarPage) -> None:
    page.add_day()
    shown = form(page, DayForm)
    shown.day_edit.setText("17-08-2026")
    shown.kind_box.choose(DayOffKind.HOLIDAY.value)
    shown.name_edit.setText("Libur lagi")
    shown.save()
    assert "sudah libur" in shown.field("day").error()
    shown.reject()


def test_an_entry_is_renamed_and_removed(
    qtbot: QtBot, page: CalendarPage, file_register: Register
) -> None:
    day = date(2026, 8, 17)
    page.year_tab.go_to(day)
    page.year_tab.side.change_button.click()
    shown = form(page, DayForm)
    shown.decree_edit.setText("SKB Nomor 933 Tahun 2025")
    shown.save()
    entry = page.year_tab.side.entry()
    assert entry is not None
    assert (entry.decree, entry.recorded_at is not None) == ("SKB Nomor 933 Tahun 2025", True)
    page.year_tab.side.table.setFocus()
    qtbot.keyClick(page.year_tab.side.table, Qt.Key.Key_Delete)
    gone = form(page, RemoveForm)
    assert gone.moved_label.text().startswith("Tidak ada aduan berjalan")
    gone.save()
    assert names(file_register, day) == []


def test_the_list_is_filtered_by_kind(page: CalendarPage) -> None:
    side = page.year_tab.side
    QAbstractItemModelTester(side.model)
    side.chips.chip(DayOffKind.JOINT_LEAVE.value).click()
    assert side.model.rowCount() == 8
    page.year_tab.go_to(date(2026, 8, 17))
    assert side.chips.current() == ""
    side.chips.chip(DayOffKind.CLOSURE.value).click()
    assert side.empty_label.isVisible()


def test_a_filter_stays_while_the_minutes_pass(page: CalendarPage) -> None:
    page.year_tab.go_to(date(2026, 8, 17))
    side = page.year_tab.side
    side.chips.chip(DayOffKind.JOINT_LEAVE.value).click()
    page.tick()
    page.refresh(frozenset({"settings"}))
    assert side.chips.current() == DayOffKind.JOINT_LEAVE.value
    assert side.model.rowCount() == 8


def test_the_decree_of_an_estimated_year_comes_out(
    page: CalendarPage, file_register: Register
) -> None:
    page.open(year=2027)
    assert page.estimate_bar.isVisible()
    assert page.estimate_bar.title_label.whole() == "perkiraan: SKB tahun 2027 belum terbit"
    page.estimate_bar.action_button.click()
    shown = form(page, DecreeForm)
    shown.save()
    assert "belum diisi" in shown.field("decree").error()
    shown.decree_edit.setText("SKB Nomor 1 Tahun 2026")
    shown.save()
    assert not any(entry.estimated for entry in read_year(file_register, year=2027).days)
    assert page.estimate_bar.isHidden()


def test_joint_leave_can_count_as_work(running: Register, page: CalendarPage, qtbot: QtBot) -> None:
    box = page.year_tab.side.joint_leave
    box.click()
    assert box.isChecked()
    shown = form(page, JointLeaveForm)
    assert len(moved(shown)) == 1
    shown.save()
    assert not box.isChecked()
    assert not read_year(running, year=2026).joint_leave_off
    assert not page.year_tab.grid.look_of(date(2026, 12, 24)).counted


def test_next_year_without_decree_is_announced_from_october_on(
    page: CalendarPage, fixed_clock: FixedClock
) -> None:
    assert page.gap_bar.isHidden()
    fixed_clock.set(datetime(2026, 11, 24, 11, 40, tzinfo=ZONE))
    page.open()
    assert page.gap_bar.isVisible()
    page.gap_bar.action_button.click()
    assert page.year.year() == 2027
    assert page.gap_bar.isHidden()
    assert page.estimate_bar.isVisible()


@pytest.mark.parametrize("year", [2015, 2018, 2040])
def test_a_year_without_entries_or_decree_is_shown(page: CalendarPage, year: int) -> None:
    page.open(year=year)
    assert page.year.year() == year
    assert page.header.sentence().startswith(f"{year}: ")
    assert page.year_tab.grid.day() == date(year, 1, 1)


def test_in_a_narrow_window_f4_turns_to_the_list(qtbot: QtBot, page: CalendarPage) -> None:
    page.resize(850, 400)
    qtbot.waitUntil(lambda: page.year_tab.narrow)
    assert page.year_tab.side.isHidden()
    turn = next(command for command in page.commands() if command.id == "calendar-side")
    turn.run()
    assert page.year_tab.side.isVisible()
    assert not page.year_tab.grid.isVisible()
