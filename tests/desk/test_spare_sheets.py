"""Blank sheets for power cuts: numbered beforehand, written on by hand, recorded by number later."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import text

from app.desk.disposing import record_disposition
from app.desk.matching_sheets import Asked, SheetStanding, match_numbers, match_sheet
from app.desk.reading_cases import read_case
from app.desk.reading_pages import name_spare
from app.desk.spare_sheets import reserve_sheets, spare_sheets
from app.desk.taking_back import take_back
from app.documents.sheet_data import SheetLayout
from app.errors import UserMistake
from app.keeping.checking import check_register
from app.outcome import Outcome
from app.register import Register
from app.rules.kinds import Status
from tests.desk.slips import NOW, registered
from tests.desk.test_sheets_back import accept, codes, printed, standing
from tests.documents.reading import outside, pages, sizes


def typed(register: Register, case: int, number: str) -> Outcome:
    return record_disposition(
        register,
        complaint_id=case,
        happened_at=NOW,
        teams=("umum",),
        instructions=("tindak-lanjuti",),
        spare=number,
    )


def reserved(register: Register, count: int = 1) -> list[str]:
    reserve_sheets(register, count=count)
    return [each.number for each in spare_sheets(register)]


def test_each_blank_sheet_has_a_number_that_is_on_record(register: Register) -> None:
    paper = reserve_sheets(register, count=3, layout=SheetLayout.TWO_ON_A4)
    numbers = [each.number for each in spare_sheets(register)]
    assert len(set(numbers)) == 3
    assert sizes(paper) == [(297, 210)] * 4
    assert outside(paper) == []
    told = " ".join(" ".join(pages(paper)).split())
    assert told.count("CADANGAN") == 3
    assert set(re.findall(r"WIB, lembar (\w{5})", told)) == set(numbers)
    with register.reading() as session:
        data = str(session.scalar(text("SELECT data FROM event WHERE kind = 'sheets_reserved'")))
    assert all(number in data for number in numbers)
    for count in (0, 41):
        with pytest.raises(UserMistake, match="Antara 1 dan 40"):
            reserve_sheets(register, count=count)
    assert check_register(register).problems == ()


def test_a_blank_sheet_that_comes_back_asks_for_its_case(register: Register) -> None:
    (number,) = reserved(register)
    match = match_sheet(register, found=codes(register, number))
    assert (match.standing, match.case, match.number) == (SheetStanding.SPARE, None, number)
    assert match.printed is not None
    assert match.printed.urgency is None
    case = registered(register)
    named = name_spare(register, sheet=number, number="2026-0001")
    assert named.standing is SheetStanding.READY
    assert named.case is not None
    assert named.printed == match.printed
    # Until it is accepted nothing is bound, and how it stands is asked again with its case.
    assert match_numbers(register, sheets=[Asked(number, "front", case)]) == (named,)
    assert standing(register, number) is SheetStanding.SPARE
    done = accept(register, case, number)
    assert standing(register, number) is SheetStanding.RECORDED
    assert spare_sheets(register) == ()
    assert check_register(register).problems == ()
    take_back(register, complaint_id=case, events=done.events)
    assert standing(register, number) is SheetStanding.READY
    assert standing(register, number, "BD") is SheetStanding.TOO_EARLY


def test_it_is_recorded_by_number_without_a_scanner(register: Register) -> None:
    first, second = reserved(register, 2)
    case, other = registered(register), registered(register)
    typed(register, case, first)
    assert read_case(register, complaint_id=case).row.status is Status.IN_FOLLOW_UP
    assert standing(register, first) is SheetStanding.RECORDED
    # Its back comes from the team later, and belongs to the same case.
    assert standing(register, first, "BD") is SheetStanding.READY
    for number in (first, "00000"):
        with pytest.raises(UserMistake, match="sudah dipakai atau tidak dikenal"):
            typed(register, other, number)
    with pytest.raises(UserMistake):
        accept(register, other, first)
    assert read_case(register, complaint_id=other).row.status is Status.NEW
    assert [each.number for each in spare_sheets(register)] == [second]


def test_what_the_head_signed_counts_more_than_what_was_printed_before(register: Register) -> None:
    case = registered(register)
    before = printed(register, case)
    (number,) = reserved(register)
    typed(register, case, number)
    assert standing(register, before) is SheetStanding.MOVED_ON
    assert check_register(register).problems == ()


def test_a_spare_sheet_of_a_disposed_case_is_told_as_such(register: Register) -> None:
    case = registered(register)
    first, second = reserved(register, 2)
    typed(register, case, first)
    named = name_spare(register, sheet=second, number="2026-0001")
    assert named.standing is SheetStanding.MOVED_ON
    with pytest.raises(UserMistake, match="dengan cara lain"):
        accept(register, case, second)
    assert [each.number for each in spare_sheets(register)] == [second]
    with pytest.raises(UserMistake):
        name_spare(register, sheet=second, number="2026-0099")
