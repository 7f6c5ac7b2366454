"""Months at the report page: closed by the clerk, looked at again, opened; the meeting's papers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from app.desk.closing_months import close_months
from app.desk.confirming_nil import take_back_nil
from app.desk.evaluating import MEETING_CHANGED, read_meeting, save_meeting
from tests.desk.slips import NOW, confirmed_nil, registered
from tests.ui.actions.desk import open_form, press, press_save
from tests.ui.report.clerk import Clerk
from ui.actions.paper_dialog import PaperDialog
from ui.report.meeting_form import MeetingDialog
from ui.report.month_forms import ClosedMonthDialog, CloseMonthDialog

if TYPE_CHECKING:
    from app.clock import FixedClock
    from app.register import Register

STATE = -1


def in_april(register: Register, clock: FixedClock) -> None:
    registered(register)
    confirmed_nil(register, year=2026, month=2)
    clock.set(NOW.replace(month=4, day=2))


def test_a_month_is_closed_by_a_click_and_opened_for_a_reason(
    clerk: Clerk, file_register: Register, fixed_clock: FixedClock
) -> None:
    in_april(file_register, fixed_clock)
    clerk.page.open(year=2026)
    assert clerk.row(3)[STATE] == "lengkap"
    clerk.click_state(3)
    form = open_form(clerk.page, CloseMonthDialog)
    assert form.months.chosen() == ("3",)
    press_save(form)
    assert clerk.told()[-1].sentence == "Maret 2026 ditutup, laporannya disimpan."
    assert clerk.row(3)[STATE] == "ditutup"
    registered(file_register)
    clerk.page.open(year=2026)
    assert clerk.row(3)[STATE] == "ada susulan"
    clerk.click_state(3)
    closed = open_form(clerk.page, ClosedMonthDialog)
    said = " ".join(each.text() for each in closed.findChildren(QLabel))
    assert "Masuk: 1 → 2" in said
    press(closed, "Lihat laporannya")
    (paper,) = clerk.page.findChildren(PaperDialog)
    assert paper.paper.page_count() == 1
    paper.reject()
    press_save(closed)
    assert "Alasan belum diisi" in closed.mistakes()
    closed.reason.setText("Lembar terselip")
    press_save(closed)
    assert clerk.row(3)[STATE] == "lengkap"


def test_nothing_is_left_to_close(clerk: Clerk, file_register: Register) -> None:
    def said() -> str:
        clerk.page.open(year=2026)
        clerk.page.months.close()
        return clerk.told()[-1].sentence

    none = "Belum ada bulan yang dapat ditutup"
    assert said() == f"{none}: konfirmasi nihil dahulu Januari dan Februari."
    confirmed_nil(file_register, year=2026, month=1)
    close_months(file_register, year=2026, months=[1])
    assert said() == f"{none}: konfirmasi nihil dahulu Februari."
    confirmed_nil(file_register, year=2026, month=2)
    registered(file_register, received_at=NOW.replace(month=2))
    assert said() == f"{none}: batalkan dahulu konfirmasi nihil Februari."
    take_back_nil(file_register, year=2026, month=2)
    close_months(file_register, year=2026, months=[2])
    assert said() == "Semua bulan 2026 yang sudah lewat sudah ditutup."
    clerk.page.open(year=2025)
    clerk.page.months.close()
    assert clerk.told()[-1].sentence == f"{none}: konfirmasi nihil dahulu 12 bulan."


def test_a_meeting_is_written_down_and_its_papers_looked_at(
    clerk: Clerk, file_register: Register
) -> None:
    clerk.page.places.meeting.trigger()
    form = open_form(clerk.page, MeetingDialog)
    form.period.choose("q1")
    form.begins.edit.setText("15-04-2026")
    press_save(form)
    assert "Tulis juga jamnya" in form.mistakes()
    form.begins.edit.setText("15-04-2026 09.00")
    form.place.setText("Ruang rapat")
    press_save(form)
    (paper,) = clerk.page.findChildren(PaperDialog)
    assert [paper.choice.itemText(at) for at in range(3)] == ["Undangan", "Daftar hadir", "Notula"]
    assert paper.paper.page_count() == 1
    paper.reject()
    assert read_meeting(file_register, year=2026, period="q1").place == "Ruang rapat"


def test_a_meeting_keeps_what_is_typed_when_something_else_changes(
    clerk: Clerk, file_register: Register
) -> None:
    clerk.page.places.meeting.trigger()
    form = open_form(clerk.page, MeetingDialog)
    form.place.setText("Ruang rapat")
    form.period.choose("q1")
    assert form.place.text() == "Ruang rapat"
    shown = read_meeting(file_register, year=2026, period="q1")
    theirs = replace(shown, place="Aula", chair="Ratna Dewi")
    save_meeting(file_register, year=2026, period="q1", meeting=theirs, shown=shown)
    press_save(form)
    assert form.mistakes() == MEETING_CHANGED
    assert (form.place.text(), form.chair.text()) == ("Ruang rapat", "Ratna Dewi")
    press_save(form)
    (paper,) = clerk.page.findChildren(PaperDialog)
    paper.reject()
    kept = read_meeting(file_register, year=2026, period="q1")
    assert (kept.place, kept.chair) == ("Ruang rapat", "Ratna Dewi")
