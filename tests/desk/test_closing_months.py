"""Months that are closed: their report is kept, what comes later is told, and they open again."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from app.clock import FixedClock
from app.desk.closing_months import close_months, closed_month_pdf, open_month, read_closing
from app.desk.confirming_nil import take_back_nil
from app.desk.monitoring import month_pdf
from app.desk.recapping import read_recap
from app.desk.registering import register_complaint
from app.desk.report_words import save_report_text
from app.errors import EnvironmentTrouble, UserMistake
from app.keeping.checking import check_register
from app.recap import MonthState, closable_months, month_state
from app.roles import Role
from db.engine import transaction
from tests.desk.slips import NOW, confirmed_nil, registered, slip
from tests.documents.reading import pages
from tests.helpers.registers import add_person, signed_in

if TYPE_CHECKING:
    from app.register import Register

TODAY = date(2026, 4, 2)


@pytest.fixture
def april(register: Register) -> Register:
    """Return a register in April 2026: a case in March, February nil, January asked."""
    registered(register)
    confirmed_nil(register, year=2026, month=2)
    assert isinstance(register.clock, FixedClock)
    register.clock.set(NOW.replace(month=4, day=2))
    return register


def state(register: Register, month: int) -> MonthState:
    return month_state(read_recap(register, year=2026), month, today=TODAY)


def words(pdf: bytes) -> str:
    return " ".join(" ".join(pages(pdf)).split())


def test_a_closed_month_keeps_its_report_to_the_byte(april: Register) -> None:
    save_report_text(april, year=2026, place="troubles-03", text="Loket sempit; ditambah kursi.")
    paper = month_pdf(april, year=2026, month=3)
    said = close_months(april, year=2026, months=[3]).sentence
    assert said == "Maret 2026 ditutup, laporannya disimpan."
    assert state(april, 3) is MonthState.CLOSED
    assert isinstance(april.clock, FixedClock)
    april.clock.set(april.clock.now() + timedelta(days=90))
    assert closed_month_pdf(april, year=2026, month=3) == paper
    assert "E. Kendala, solusi, dan hasil evaluasi" in words(paper)
    assert "Loket sempit; ditambah kursi." in words(paper)
    story = read_closing(april, year=2026, month=3)
    assert ([act.closes for act in story.acts], story.differing) == ([True], ())
    assert check_register(april).problems == ()


@pytest.mark.parametrize(
    ("month", "said"), [(1, "belum dikonfirmasi nihil"), (4, "belum selesai"), (5, "belum mulai")]
)
def test_only_a_past_and_certain_month_is_closed(april: Register, month: int, said: str) -> None:
    with pytest.raises(UserMistake, match=said):
        close_months(april, year=2026, months=[month])
    assert closable_months(read_recap(april, year=2026), today=TODAY) == (2, 3)


def test_several_months_are_closed_together_or_none_of_them(april: Register) -> None:
    with pytest.raises(UserMistake, match="Januari 2026 belum dikonfirmasi nihil"):
        close_months(april, year=2026, months=[2, 3, 1])
    assert (state(april, 2), state(april, 3)) == (MonthState.NIL, MonthState.COMPLETE)
    with pytest.raises(UserMistake, match="Centang sedikitnya satu"):
        close_months(april, year=2026, months=[])
    said = close_months(april, year=2026, months=[2, 3]).sentence
    assert said == "Februari 2026 dan Maret 2026 ditutup, laporannya disimpan."
    assert (state(april, 2), state(april, 3)) == (MonthState.CLOSED, MonthState.CLOSED)


def test_a_month_is_closed_once_and_its_nil_stays(april: Register) -> None:
    close_months(april, year=2026, months=[2])
    with pytest.raises(UserMistake, match="sudah ditutup"):
        close_months(april, year=2026, months=[2])
    with pytest.raises(UserMistake, match="Buka kembali dahulu"):
        take_back_nil(april, year=2026, month=2)
    assert state(april, 2) is MonthState.CLOSED


def test_what_comes_later_is_told(april: Register) -> None:
    close_months(april, year=2026, months=[3])
    late = register_complaint(april, complaint=slip(title="Lembar terselip")).sentence
    assert late.endswith("Maret 2026 sudah ditutup; ini disebut sebagai susulan.")
    assert state(april, 3) is MonthState.LATER
    told = {each.place: (each.before, each.now) for each in read_closing(
        april, year=2026, month=3
    ).differing}  # fmt: skip
    assert told["Masuk"] == ("1", "2")
    assert told["SP4N LAPOR, masuk"] == ("1", "2")
    assert "Lembar terselip" in told["Aduan 0002/PGD/36000/2026"][1]
    assert "Lembar terselip" not in words(closed_month_pdf(april, year=2026, month=3))


def test_a_closed_month_opens_for_a_reason_and_closes_anew(april: Register) -> None:
    close_months(april, year=2026, months=[3])
    registered(april)
    with pytest.raises(UserMistake) as refused:
        open_month(april, year=2026, month=3, reason=" ")
    assert list(refused.value.fields) == ["reason"]
    open_month(april, year=2026, month=3, reason="Lembar terselip.")
    assert state(april, 3) is MonthState.COMPLETE
    with pytest.raises(UserMistake, match="tidak ditutup"):
        closed_month_pdf(april, year=2026, month=3)
    with pytest.raises(UserMistake, match="tidak ditutup"):
        open_month(april, year=2026, month=3, reason="Sekali lagi.")
    close_months(april, year=2026, months=[3])
    story = read_closing(april, year=2026, month=3)
    assert [(act.closes, act.reason) for act in story.acts] == [
        (True, ""),
        (False, "Lembar terselip."),
        (True, ""),
    ]
    assert (state(april, 3), story.differing) == (MonthState.CLOSED, ())
    assert check_register(april).problems == ()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("UPDATE month_copy SET paper = facts", "Laporan bulan Maret 2026 yang ditutup diubah."),
        ("DELETE FROM month_copy", "Laporan bulan Maret 2026 yang ditutup hilang."),
    ],
)
def test_a_changed_copy_is_found_and_never_shown(april: Register, change: str, said: str) -> None:
    close_months(april, year=2026, months=[3])
    with transaction(april.engine, writing=True) as session:
        session.execute(text(change))
    assert said in check_register(april).problems
    with pytest.raises(EnvironmentTrouble, match="hilang atau diubah"):
        closed_month_pdf(april, year=2026, month=3)


def test_whom_a_case_is_about_gets_no_paper_that_names_it(file_register: Register) -> None:
    add_person(file_register, "tono", Role.DESK)
    with signed_in(file_register, "tono") as other:
        accused = f"account:{other.account.id}"
    registered(file_register, title="Petugas tidur", accused=(accused,))
    assert isinstance(file_register.clock, FixedClock)
    file_register.clock.set(NOW.replace(month=4, day=2))
    close_months(file_register, year=2026, months=[3])
    with signed_in(file_register, "tono") as other, pytest.raises(UserMistake, match="tidak boleh"):
        closed_month_pdf(other, year=2026, month=3)
