"""A register on a server while two desks work in it at the same moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread

import pytest
from sqlalchemy import event

from app.clock import FixedClock
from app.desk.calendar_changes import AddDayOff
from app.desk.changing_calendar import apply_change, read_year
from app.desk.closing import close_case
from app.desk.closing_months import close_months, read_closing
from app.desk.confirming_nil import take_back_nil
from app.desk.following_up import pause
from app.desk.listing_cases import Wanted
from app.desk.papers import count_printed
from app.desk.reading_cases import read_case
from app.desk.reading_office import standing_in
from app.desk.recapping import read_recap
from app.desk.reporting import report_pdf
from app.errors import UserMistake
from app.keeping.checking import check_register
from app.register import Register
from app.rules.work_calendar import DayOffKind
from tests.desk.slips import NOW, confirmed_nil, disposed, registered
from tests.documents.reading import pages
from tests.helpers.registers import open_register
from ui.register.loading import Period, load
from ui.shell.rail_counts import read_counts

Desks = tuple[Register, Register]
POWER_CUT = AddDayOff(NOW.replace(day=26).date(), "Listrik padam", DayOffKind.CLOSURE)
WHILE = 0.4
"""Seconds that the other desk is given to get in between."""


@pytest.fixture
def two_desks(postgres_url: str, fixed_clock: FixedClock) -> Iterator[tuple[Register, Register]]:
    """Return a register on a server as two desks have it open."""
    desks = (
        open_register(postgres_url, clock=fixed_clock),
        open_register(postgres_url, clock=fixed_clock),
    )
    yield desks
    for desk in desks:
        desk.close()


@contextmanager
def meanwhile(register: Register, after: str, work: Callable[[], object]) -> Iterator[list[object]]:
    """Have the other desk do something in the middle of what this one does.

    That is once, when this one was asked a statement with some words. What came of it, an outcome
    or a mistake, is in the list at the end: until then the other one may have to wait.
    """
    came: list[object] = []
    threads: list[Thread] = []

    def other() -> None:
        try:
            came.append(work())
        except UserMistake as mistake:
            came.append(mistake)

    def start(*told: object) -> None:
        if after in str(told[2]) and not threads:
            threads.append(Thread(target=other))
            threads[0].start()
            threads[0].join(WHILE)

    event.listen(register.engine, "after_cursor_execute", start)
    try:
        yield came
    finally:
        event.remove(register.engine, "after_cursor_execute", start)
        for thread in threads:
            thread.join()
    assert threads, f"never asked: {after}"


def test_a_case_that_is_worked_on_while_dates_are_recounted(two_desks: Desks) -> None:
    """Recounting took a case as it was before another desk paused it, and wrote that back."""
    register, other = two_desks
    case = disposed(register)

    def paused() -> object:
        return pause(other, complaint_id=case, happened_at=NOW, reason="other", note="Sakit")

    with meanwhile(register, "complaint.closed_at IS NULL", paused) as came:
        apply_change(register, change=POWER_CUT)
    assert len(came) == 1, came
    found = read_case(register, complaint_id=case)
    assert [entry.kind for entry in found.timeline[-2:]] == ["recounted", "paused"]
    assert found.row.paused
    assert check_register(register).problems == ()


def test_a_recount_waits_for_who_works_on_a_case(two_desks: Desks) -> None:
    register, other = two_desks
    case = disposed(register)

    def changed() -> object:
        return apply_change(other, change=POWER_CUT)

    with meanwhile(register, "FROM chain_head JOIN complaint", changed) as came:
        pause(register, complaint_id=case, happened_at=NOW, reason="other", note="Sakit")
    assert len(came) == 1, came
    assert read_case(register, complaint_id=case).row.paused
    assert check_register(register).problems == ()


def test_two_who_change_the_calendar_make_two_revisions(two_desks: Desks) -> None:
    register, other = two_desks

    def revision() -> int:
        with register.reading() as session:
            return int(standing_in(register, session).revision)

    before = revision()
    strike = AddDayOff(NOW.replace(day=27).date(), "Banjir", DayOffKind.CLOSURE)
    with meanwhile(register, "UPDATE setting", lambda: apply_change(other, change=strike)) as came:
        apply_change(register, change=POWER_CUT)
    assert len(came) == 1, came
    assert revision() == before + 2
    names = {each.name for each in read_year(register, year=NOW.year).days}
    assert {"Listrik padam", "Banjir"} <= names
    assert check_register(register).problems == ()


def test_several_cases_locked_in_another_order(two_desks: Desks) -> None:
    """Two desks print the same sheets, one from the top and one from the bottom of the list."""
    register, other = two_desks
    cases = [disposed(register) for _ in range(3)]

    def backwards() -> object:
        count_printed(other, complaint_ids=cases[::-1], paper="sheet")
        return None

    with meanwhile(register, "FROM chain_head JOIN complaint", backwards) as came:
        count_printed(register, complaint_ids=cases, paper="sheet")
    assert came == [None]
    assert [read_case(register, complaint_id=case).printed["sheet"] for case in cases] == [2, 2, 2]
    assert check_register(register).problems == ()


def test_two_who_close_the_same_case(two_desks: Desks) -> None:
    register, other = two_desks
    case = disposed(register)

    def closed(desk: Register) -> object:
        return close_case(desk, complaint_id=case, happened_at=NOW, closing="withdrawn")

    with meanwhile(register, "FROM chain_head JOIN complaint", lambda: closed(other)) as came:
        closed(register)
    assert isinstance(came[0], UserMistake)
    assert "sudah selesai" in str(came[0])
    assert check_register(register).problems == ()


def test_a_report_is_of_one_moment(two_desks: tuple[Register, Register]) -> None:
    """Another desk registers while the report is read; the report knows nothing of it."""
    register, other = two_desks
    registered(register, title="Sebelum laporan")
    done: list[int] = []

    def meanwhile(*told: object) -> None:
        # Right after the recap was counted, before the cases are read.
        if "FROM nil_month" in str(told[2]) and not done:
            done.append(registered(other, title="Sesudah hitungan"))

    event.listen(register.engine, "before_cursor_execute", meanwhile)
    try:
        text = " ".join(pages(report_pdf(register, year=2026)))
    finally:
        event.remove(register.engine, "before_cursor_execute", meanwhile)
    assert done
    assert "Sebelum laporan" in text
    assert "Sesudah hitungan" not in text
    assert "Sesudah hitungan" in " ".join(pages(report_pdf(register, year=2026)))


def test_services_inside_one_reading_tell_of_one_moment(
    two_desks: tuple[Register, Register],
) -> None:
    register, other = two_desks
    with register.reading():
        before = read_counts(register)
        waiting = registered(other)
        assert load(register, wanted=Wanted(), period=Period(2026)).total == 0
        assert read_counts(register) == before
    assert load(register, wanted=Wanted(), period=Period(2026)).rows[0].id == waiting


def test_a_case_that_comes_while_its_month_is_closed_is_told_as_later(two_desks: Desks) -> None:
    """The kept report was without it, and what came later was counted from behind it."""
    register, other = two_desks
    registered(register)
    assert isinstance(register.clock, FixedClock)
    register.clock.set(NOW.replace(month=4, day=2))
    with meanwhile(register, "FROM report_text", lambda: registered(other)) as came:
        close_months(register, year=2026, months=[3])
    assert len(came) == 1, came
    (told,) = (
        each
        for each in read_closing(register, year=2026, month=3).differing
        if each.place == "Masuk"
    )
    assert (told.before, told.now) == ("1", "2")
    assert read_recap(register, year=2026).closed[3].later == 1
    assert check_register(register).problems == ()


def test_a_month_is_closed_before_or_after_its_nil_is_taken_back(two_desks: Desks) -> None:
    register, other = two_desks
    confirmed_nil(register, year=2026, month=2)

    def closed() -> object:
        return close_months(other, year=2026, months=[2])

    with meanwhile(register, "FROM month_act", closed) as came:
        take_back_nil(register, year=2026, month=2)
    assert isinstance(came[0], UserMistake)
    assert "belum dikonfirmasi nihil" in str(came[0])
