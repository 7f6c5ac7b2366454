"""Where the office wants it, a team's report lies before the head until it is approved or returned."""

from __future__ import annotations

from functools import partial

import pytest

from app.desk.answering import record_answer
from app.desk.approving import approve_result, return_result
from app.desk.changing_office import save_settings
from app.desk.following_up import pause, record_progress, record_result
from app.desk.reading_cases import read_case
from app.desk.reading_office import read_office
from app.desk.reminding import reminder_message
from app.desk.taking_back import take_back
from app.errors import UserMistake
from app.keeping.checking import check_register
from app.outcome import Outcome
from app.register import Register
from app.rules.clock_rows import ClockState
from app.rules.kinds import Status, Turn
from tests.desk.slips import NOW, disposed, pass_time


def reported(register: Register, case: int) -> Outcome:
    return record_result(
        register,
        complaint_id=case,
        happened_at=register.clock.now(),
        result="settled",
        note="Loket ditambah.",
    )


def approved(register: Register, case: int) -> Outcome:
    return approve_result(register, complaint_id=case, happened_at=register.clock.now())


def returned(register: Register, case: int) -> Outcome:
    return return_result(
        register, complaint_id=case, happened_at=register.clock.now(), reason="buktinya mana?"
    )


@pytest.fixture
def case(register: Register) -> int:
    save_settings(register, values={"approves_results": "1"})
    return disposed(register)


def standing(register: Register, case: int) -> tuple[Status, Turn, int]:
    row = read_case(register, complaint_id=case).row
    return row.status, row.turn, row.step


def test_it_is_off_until_the_office_wants_it(register: Register) -> None:
    case = disposed(register)
    reported(register, case)
    assert standing(register, case) == (Status.ANSWER_PENDING, Turn.DESK, 7)
    with pytest.raises(UserMistake, match="menunggu persetujuan"):
        approved(register, case)


def test_an_approved_report_goes_on_to_the_desk(register: Register, case: int) -> None:
    pass_time(register, hours=2)
    done = reported(register, case)
    assert standing(register, case) == (Status.RESULT_PENDING, Turn.HEAD, 6)
    told = read_case(register, complaint_id=case)
    assert told.clocks[4].state is ClockState.DONE
    message = reminder_message(told.row, read_office(register), now=NOW)
    assert "Mohon persetujuan laporan hasilnya" in message
    # The team can do nothing more to it meanwhile.
    with pytest.raises(UserMistake, match="belum didisposisikan atau sudah selesai"):
        record_progress(register, complaint_id=case, happened_at=NOW, note="Lagi.")
    with pytest.raises(UserMistake):
        pause(register, complaint_id=case, happened_at=NOW, reason="evidence")
    take_back(register, complaint_id=case, events=done.events)
    assert standing(register, case) == (Status.IN_FOLLOW_UP, Turn.TEAM, 5)
    reported(register, case)
    pass_time(register, minutes=10)
    done = approved(register, case)
    assert standing(register, case) == (Status.ANSWER_PENDING, Turn.DESK, 7)
    told = read_case(register, complaint_id=case)
    assert (told.clocks[5].state, told.clocks[5].worked_minutes) == (ClockState.DONE, 10)
    assert told.timeline[-1].sentence == "menyetujui laporan hasil"
    take_back(register, complaint_id=case, events=done.events)
    assert standing(register, case) == (Status.RESULT_PENDING, Turn.HEAD, 6)
    assert check_register(register).problems == ()


def test_a_returned_report_is_its_teams_again(register: Register, case: int) -> None:
    reported(register, case)
    pass_time(register, days=1)
    returned(register, case)
    told = read_case(register, complaint_id=case)
    assert standing(register, case) == (Status.IN_FOLLOW_UP, Turn.TEAM, 5)
    assert told.row.held_by.teams == ("umum",)
    assert told.timeline[-1].note == "buktinya mana?"
    with pytest.raises(UserMistake, match="menunggu persetujuan"):
        returned(register, case)
    record_progress(
        register,
        complaint_id=case,
        happened_at=register.clock.now(),
        note="Bukti dilampirkan.",
        finished=True,
    )
    reported(register, case)
    approved(register, case)
    assert standing(register, case) == (Status.ANSWER_PENDING, Turn.DESK, 7)
    assert check_register(register).problems == ()


def test_what_was_reported_before_needs_no_approval_afterwards(register: Register) -> None:
    case = disposed(register)
    reported(register, case)
    save_settings(register, values={"approves_results": "1"})
    assert standing(register, case) == (Status.ANSWER_PENDING, Turn.DESK, 7)


def test_what_is_told_before_the_report_or_its_return_is_refused(
    register: Register, case: int
) -> None:
    early = pass_time(register, hours=1)
    record_progress(register, complaint_id=case, happened_at=early, note="Selesai.", finished=True)
    between = pass_time(register, minutes=10)
    pass_time(register, minutes=10)
    reported(register, case)
    # The minutes of the report run since the work was done: they are not what is approved.
    with pytest.raises(UserMistake, match="Lebih dahulu daripada laporan hasilnya"):
        approve_result(register, complaint_id=case, happened_at=between)
    pass_time(register, minutes=10)
    returned(register, case)
    before_return = "Lebih dahulu daripada pengembalian laporan hasilnya"
    for late in (
        partial(record_result, result="settled", note="Ditambah."),
        partial(record_progress, note="Selesai.", finished=True),
        partial(pause, reason="evidence"),
    ):
        with pytest.raises(UserMistake, match=before_return):
            late(register, complaint_id=case, happened_at=between)
    # A note alone changes nothing, whenever it was.
    record_progress(register, complaint_id=case, happened_at=between, note="Ditelepon.")
    assert standing(register, case) == (Status.IN_FOLLOW_UP, Turn.TEAM, 5)


def test_nobody_is_told_the_end_before_the_head_has_approved(register: Register, case: int) -> None:
    reported(register, case)
    answer = partial(
        record_answer,
        register,
        complaint_id=case,
        happened_at=NOW,
        channel="surel",
        answer="Loket ditambah.",
    )
    for close in (True, False):
        with pytest.raises(UserMistake, match="masih menunggu persetujuan Kepala"):
            answer(close=close)
    answer(final=False)
    approved(register, case)
    answer(close=True)
    assert standing(register, case)[0] is Status.CLOSED
