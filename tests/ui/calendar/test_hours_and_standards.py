"""Office hours by season, and the standards of time by class and day."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.desk.calendar_changes import SeasonRecord
from app.desk.changing_calendar import read_year
from app.desk.changing_targets import read_limits
from app.desk.reading_office import read_office
from ui.calendar.page import CalendarPage
from ui.calendar.places import HOURS, STANDARDS
from ui.calendar.season_form import RemoveSeasonForm, SeasonForm
from ui.calendar.standard_forms import LimitForm, TargetForm
from ui.calendar.standard_models import COMING, IN_FORCE, REPLACED, badges_of
from ui.forms.form_dialog import FormDialog
from ui.look.style import current_look

if TYPE_CHECKING:
    from app.register import Register

F = TypeVar("F", bound=FormDialog)


def form(page: CalendarPage, kind: type[F]) -> F:
    """Return the form that stands open."""
    assert isinstance(page.dialog, kind)
    return page.dialog


def season(page: CalendarPage, row: int) -> SeasonRecord:
    page.show_tab(HOURS)
    page.hours_tab.table.select_row(row)
    found = page.hours_tab.season()
    assert found is not None
    return found


def test_both_seasons_of_the_year_are_told(page: CalendarPage) -> None:
    assert season(page, 0).first is None
    assert not page.hours_tab.remove_button.isEnabled()
    assert season(page, 1).first == date(2026, 2, 19)
    model = page.hours_tab.model
    QAbstractItemModelTester(model)
    said = model.index(0, 5).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "07.30–16.30, istirahat 11.30–13.00"
    assert model.index(1, 6).data() == "tutup"


def test_hours_are_never_cut_but_scrolled(page: CalendarPage) -> None:
    page.show_tab(HOURS)
    table = page.hours_tab.table
    page.resize(627, 385)
    QApplication.processEvents()
    needed = current_look().fonts.strong.width("07.30–16.30")
    assert all(table.columnWidth(day) >= needed for day in range(1, 8))
    bar = table.horizontalScrollBar()
    assert bar.isVisible()
    bar.setValue(bar.maximum())
    sunday = table.visualRect(page.hours_tab.model.index(0, 7))
    assert table.viewport().rect().contains(sunday)
    page.resize(1166, 640)
    QApplication.processEvents()
    assert not bar.isVisible()


def test_longer_ramadan_hours_show_what_moves(
    qtbot: QtBot, running: Register, page: CalendarPage
) -> None:
    season(page, 0)
    qtbot.keyClick(page.hours_tab.table, Qt.Key.Key_Return)
    shown = form(page, SeasonForm)
    for _, closes, _ in shown.week_edit.edits[:4]:
        closes.setText("16:15")
    shown.save()
    assert shown.moved_model.index(0, 3).data() == "30-03-2026 16.15"
    shown.save()
    monday = read_year(running, year=2026).seasons[0].hours[0]
    assert monday is not None
    assert monday.closes == time(16, 15)


@pytest.mark.parametrize(
    ("row", "texts", "reason"),
    [
        (0, ("7", "16.00", ""), "Senin: jam “7” tidak terbaca"),
        (4, ("08.00", "", ""), "Jumat: jam masuk dan pulang"),
        (1, ("08.00", "15.00", "siang"), "Selasa: istirahat “siang”"),
        (2, ("08.00", "15.00", "16.00–17.00"), "Rabu: jamnya harus berurutan"),
    ],
)
def test_hours_that_cannot_be_are_refused_by_their_day(
    page: CalendarPage, row: int, texts: tuple[str, ...], reason: str
) -> None:
    season(page, 0)
    page.hours_tab.change_button.click()
    shown = form(page, SeasonForm)
    edits = shown.week_edit.edits[row]
    for edit, text in zip(edits, texts, strict=True):
        edit.setText(text)
    shown.save()
    assert reason in shown.field("hours").error()
    assert edits[0].text() == texts[0]
    shown.reject()


def test_a_season_comes_and_goes(page: CalendarPage, file_register: Register) -> None:
    page.show_tab(HOURS)
    page.hours_tab.add_button.click()
    shown = form(page, SeasonForm)
    shown.save()
    assert shown.field("name").error()
    assert shown.field("first").error()
    shown.name_edit.setText("Jam pindahan")
    shown.first_edit.setText("10-08-2026")
    shown.last_edit.setText("7-08-2026")
    shown.save()
    assert "mendahului" in shown.field("last").error()
    shown.last_edit.setText("14-08-2026")
    shown.save()
    found = [each.name for each in read_year(file_register, year=2026).seasons]
    assert "Jam pindahan" in found
    season(page, found.index("Jam pindahan"))
    page.hours_tab.remove_button.click()
    form(page, RemoveSeasonForm).save()
    assert "Jam pindahan" not in [s.name for s in read_year(file_register, year=2026).seasons]


def test_a_standard_of_a_class_begins_on_its_day(
    qtbot: QtBot, page: CalendarPage, file_register: Register
) -> None:
    page.show_tab(STANDARDS)
    tab = page.standards_tab
    QAbstractItemModelTester(tab.targets)
    QAbstractItemModelTester(tab.limits)
    assert tab.targets.rowCount() == 7
    tab.target_table.select_row(4)
    qtbot.keyClick(tab.target_table, Qt.Key.Key_Return)
    shown = form(page, TargetForm)
    shown.class_box.choose("information")
    shown.amount_edit.setText("3")
    shown.since_edit.setText("01-04-2026")
    shown.save()
    assert tab.targets.rowCount() == 8
    assert tab.targets.index(5, 0).data() == "5. Tindak lanjut"
    said = tab.targets.index(5, 3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "akan berlaku"


@pytest.mark.parametrize(
    ("amount", "since", "key", "reason"),
    [
        ("lima", "01-04-2026", "amount", "angka"),
        ("5", "01-03-2026", "effective_from", "hari ini"),
        ("5", "kapan", "effective_from", "misalnya"),
        ("0", "01-04-2026", "amount", "antara"),
    ],
)
def test_a_standard_that_cannot_be_is_refused_at_its_field(
    page: CalendarPage, amount: str, since: str, key: str, reason: str
) -> None:
    page.standards_tab.ask_target()
    shown = form(page, TargetForm)
    shown.amount_edit.setText(amount)
    shown.since_edit.setText(since)
    shown.save()
    assert reason in shown.field(key).error()
    assert shown.amount_edit.text() == amount
    shown.reject()


def test_a_national_limit_is_tightened(page: CalendarPage, file_register: Register) -> None:
    page.standards_tab.limit_button.click()
    shown = form(page, LimitForm)
    shown.amount_edit.setText("2")
    shown.save()
    assert [each.days for each in read_limits(file_register) if each.code == "verification"][
        -1
    ] == 2
    first = page.standards_tab.limits.index(0, 1).data()
    assert first == "2 hari kerja"


def test_warnings_are_set_and_refused(
    qtbot: QtBot, page: CalendarPage, file_register: Register
) -> None:
    page.show_tab(STANDARDS)
    panel = page.standards_tab.warnings
    assert (panel.percent_edit.text(), panel.days_edit.text()) == ("80", "1")
    panel.percent_edit.setText("ban")
    panel.save_button.click()
    assert panel.fields["warn_percent"].error()
    assert panel.percent_edit.text() == "ban"
    page.leaving()
    assert page.context.messages.told[-1].sentence == "Batas peringatan belum disimpan."
    panel.percent_edit.setText("70")
    qtbot.keyClick(panel.percent_edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert read_office(file_register).settings.warn_percent == 70
    assert not panel.save_button.isEnabled()


def test_of_the_versions_one_holds() -> None:
    today = date(2026, 3, 17)
    days = [date(2027, 1, 1), date(2026, 3, 17), date(2020, 1, 1)]
    assert badges_of([("x", day) for day in days], today) == [COMING, IN_FORCE, REPLACED]
