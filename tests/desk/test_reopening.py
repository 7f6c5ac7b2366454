"""A closed case is opened again for who has to act on it, and its new step can be late."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.case import Case
from app.desk.answering import record_answer
from app.desk.closing import close_case
from app.desk.disposing import move_to_team, record_disposition, report_to_head
from app.desk.extending import extend
from app.desk.following_up import pause, record_progress, record_result
from app.desk.listing_cases import Wanted, list_rows
from app.desk.reading_cases import read_case
from app.desk.reading_office import read_office
from app.desk.recapping import read_recap
from app.desk.reopening import reopen_case
from app.errors import UserMistake
from app.keeping.checking import check_register
from app.register import Register
from app.rules.clock_rows import ClockState
from app.rules.kinds import Status, Turn
from app.rules.timers import TimerState
from tests.desk.slips import NOW, disposed, pass_time, registered, with_result

REASON = "Pelapor datang lagi"


def answered(register: Register) -> int:
    case = with_result(register)
    record_answer(
        register,
        complaint_id=case,
        happened_at=NOW,
        channel="lapor.go.id",
        answer="Loket ditambah.",
        close=True,
    )
    return case


def case_of(register: Register, key: int) -> Case:
    return read_case(register, complaint_id=key)


@pytest.mark.parametrize(
    ("to", "status", "step"),
    [
        (Turn.DESK, Status.ANSWER_PENDING, 7),
        (Turn.HEAD, Status.AWAITING_DISPOSITION, 4),
        (Turn.TEAM, Status.IN_FOLLOW_UP, 5),
    ],
)
def test_it_returns_to_the_step_it_needs_with_a_new_target(
    register: Register, to: Turn, status: Status, step: int
) -> None:
    key = answered(register)
    now = pass_time(register, days=30)
    teams = ("sosial",) if to is Turn.TEAM else ()
    reopen_case(register, complaint_id=key, reason=REASON, to=to, teams=teams)
    row = case_of(register, key).row
    assert (row.status, row.step, row.turn, row.step_started_at) == (status, step, to, now)
    assert row.due_at is not None
    assert row.due_at > now
    clocks = case_of(register, key).clocks
    assert clocks[step - 1].state is ClockState.RUNNING
    assert {each.state for each in clocks[step:]} <= {ClockState.WAITING}
    assert {each.finished is None for each in clocks[step:]} <= {True}
    assert read_recap(register, year=2026).evaluation[2].settled_percent == 0
    assert check_register(register).problems == ()


def test_a_reopened_case_is_late_when_nobody_acts(register: Register) -> None:
    key = answered(register)
    pass_time(register, days=30)
    reopen_case(register, complaint_id=key, reason=REASON, to=Turn.TEAM, teams=("umum",))
    pass_time(register, days=14)
    late = list_rows(register, wanted=Wanted(year=2026, chip="late"), offset=0, limit=9)
    assert [row.id for row in late] == [key]
    # An answer of the first round settles nothing of the second.
    whole = case_of(register, key).limits
    assert all(limit.finished is None for limit in whole if limit.code == "whole")


def test_a_second_round_ends_by_its_own_answer(register: Register) -> None:
    key = answered(register)
    now = pass_time(register, days=1)
    reopen_case(register, complaint_id=key, reason=REASON, to=Turn.HEAD)
    record_disposition(
        register, complaint_id=key, happened_at=now, teams=("sosial",), instructions=(), note="Cek"
    )
    assert case_of(register, key).teams == ("sosial",)
    record_progress(register, complaint_id=key, happened_at=now, note="Ada", finished=True)
    record_result(register, complaint_id=key, happened_at=now, result="settled", note="Ada")
    with pytest.raises(UserMistake, match="belum diberi tahu"):
        close_case(register, complaint_id=key, happened_at=now)
    close_case(register, complaint_id=key, happened_at=now, closing="unreachable")
    said = read_recap(register, year=2026).evaluation[2].result
    assert said == "Ditutup karena pelapor tidak dapat dihubungi"
    assert check_register(register).problems == ()


def test_an_open_case_cant_be_reopened_and_a_reason_is_needed(register: Register) -> None:
    with pytest.raises(UserMistake, match="belum ditutup"):
        reopen_case(register, complaint_id=disposed(register), reason=REASON)
    key = answered(register)
    with pytest.raises(UserMistake) as refused:
        reopen_case(register, complaint_id=key, reason=" ", to=Turn.TEAM)
    assert sorted(refused.value.fields) == ["reason", "teams"]


def test_a_running_case_moves_to_another_team_that_has_all_its_days(register: Register) -> None:
    key = disposed(register)
    first_due = case_of(register, key).row.due_at
    pause(register, complaint_id=key, happened_at=NOW, reason="office")
    now = pass_time(register, days=14)
    moved = move_to_team(
        register, complaint_id=key, happened_at=now, teams=("sosial",), reason="Bukan tugas umum"
    )
    assert moved.sentence.startswith("Aduan 2026-0001 dipindahkan kepada ")
    case = case_of(register, key)
    assert case.row.held_by.teams == case.teams == ("sosial",)
    assert (case.row.step_started_at, case.row.paused) == (now, False)
    assert first_due is not None
    assert case.row.due_at is not None
    assert case.row.due_at > first_due
    assert case.timeline[-1].note == "Bukan tugas umum"
    with pytest.raises(UserMistake, match="sudah di tim itu"):
        move_to_team(register, complaint_id=key, happened_at=now, teams=("sosial",), reason="Lagi")
    with pytest.raises(UserMistake, match="sedang ditangani tim"):
        move_to_team(
            register,
            complaint_id=registered(register),
            happened_at=now,
            teams=("umum",),
            reason="Lagi",
        )
    assert check_register(register).problems == ()


def test_the_ribbon_counts_the_days_that_were_added(register: Register) -> None:
    key = disposed(register)
    extend(register, complaint_id=key, happened_at=NOW, days=3, reason="Audit")
    row = case_of(register, key).row
    now = pass_time(register, days=1)
    timer = row.timer(read_office(register), now=now)
    assert timer is not None
    assert (row.extended_days, timer.target_days, timer.state) == (3, 8, TimerState.CALM)
    assert timer.used_days == timer.target_days - timer.span.days - bool(timer.span.minutes)
    assert check_register(register).problems == ()


def test_a_sheet_typed_in_after_the_report_skips_no_step(register: Register) -> None:
    key = registered(register)
    report_to_head(register, complaint_id=key, happened_at=NOW)
    signed = NOW - timedelta(minutes=6)
    record_disposition(
        register, complaint_id=key, happened_at=signed, teams=("umum",), instructions=(), note="Cek"
    )
    case = case_of(register, key)
    assert [clock.state for clock in case.clocks[2:5]] == [
        ClockState.DONE,
        ClockState.DONE,
        ClockState.RUNNING,
    ]
    told = next(entry for entry in case.timeline if entry.kind == "disposed")
    assert told.remark.startswith("Dicatat kemudian")
    assert check_register(register).problems == ()


def test_registering_is_not_said_to_be_late(register: Register) -> None:
    key = registered(register)
    assert [entry.remark for entry in case_of(register, key).timeline] == ["", ""]
