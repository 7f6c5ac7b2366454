"""What one just did to a case can be taken back; it stays on record, and the figures follow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest

from app.desk.answering import record_answer
from app.desk.closing import close_case
from app.desk.disposing import (
    forward_elsewhere,
    move_to_team,
    record_disposition,
    report_to_head,
)
from app.desk.extending import extend
from app.desk.following_up import pause, record_progress, record_result, resume
from app.desk.papers import count_printed
from app.desk.reading_cases import read_case
from app.desk.recapping import read_recap
from app.desk.reminding import remind
from app.desk.reopening import reopen_case
from app.desk.reporting import report_pdf
from app.desk.taking_back import take_back
from app.errors import UserMistake
from app.keeping.checking import check_register
from app.outcome import Outcome
from app.register import Register
from app.rules.kinds import Turn
from tests.desk.slips import NOW, disposed, pass_time, registered, with_result
from tests.documents.reading import pages

Deed = Callable[..., Outcome]


def paused(register: Register) -> int:
    key = disposed(register)
    pause(register, complaint_id=key, happened_at=NOW, reason="office")
    return key


def closed(register: Register) -> int:
    key = with_result(register)
    close_case(register, complaint_id=key, happened_at=NOW, closing="unreachable")
    return key


at_now: Callable[..., partial[Outcome]] = partial(partial, happened_at=NOW)


@pytest.mark.parametrize(
    ("prepare", "deed"),
    [
        pytest.param(registered, at_now(report_to_head), id="report"),
        pytest.param(
            registered,
            at_now(record_disposition, teams=("umum",), instructions=(), note="Cek"),
            id="disposition",
        ),
        pytest.param(
            disposed, at_now(move_to_team, teams=("sosial",), reason="Bukan tugasnya"), id="move"
        ),
        pytest.param(disposed, at_now(extend, days=2, reason="Audit"), id="extension"),
        pytest.param(disposed, at_now(record_progress, note="Ada", finished=True), id="progress"),
        pytest.param(disposed, at_now(record_result, result="settled", note="Ada"), id="result"),
        pytest.param(disposed, at_now(pause, reason="office"), id="pause"),
        pytest.param(disposed, at_now(remind, way="phone"), id="reminder"),
        pytest.param(paused, at_now(resume), id="resumption"),
        pytest.param(
            with_result,
            at_now(record_answer, channel="surel", answer="Sudah", close=True, summary="Beres"),
            id="answer and closing",
        ),
        pytest.param(disposed, at_now(forward_elsewhere, office="3604"), id="forwarding"),
        pytest.param(disposed, at_now(close_case, closing="withdrawn"), id="closing"),
        pytest.param(
            closed,
            partial(reopen_case, reason="Datang lagi", to=Turn.TEAM, teams=("sosial",)),
            id="reopening",
        ),
    ],
)
def test_the_case_stands_as_before(
    register: Register, prepare: Callable[[Register], int], deed: Deed
) -> None:
    key = prepare(register)
    before = read_case(register, complaint_id=key)
    recap = read_recap(register, year=2026)
    done = deed(register, complaint_id=key)
    assert done.events
    assert read_case(register, complaint_id=key).row != before.row
    take_back(register, complaint_id=key, events=done.events)
    after = read_case(register, complaint_id=key)
    assert replace(after.row, version=before.row.version) == before.row
    assert (after.teams, after.clocks) == (before.teams, before.clocks)
    assert read_recap(register, year=2026) == recap
    told = [entry for entry in after.timeline if entry.withdrawn]
    assert len(told) == len(done.events)
    assert after.timeline[-1].kind == "withdrawn"
    assert after.timeline[-1].sentence.startswith("mengurungkan ")
    assert check_register(register).problems == ()
    # It is done again as if it had never been.
    deed(register, complaint_id=key)
    assert check_register(register).problems == ()


def test_no_paper_tells_what_was_taken_back(register: Register) -> None:
    key = disposed(register)
    done = pause(register, complaint_id=key, happened_at=NOW, reason="office")
    take_back(register, complaint_id=key, events=done.events)
    assert "menjeda" not in " ".join(pages(report_pdf(register, year=2026)))


def test_only_the_last_and_only_at_once(register: Register) -> None:
    key = disposed(register)
    done = pause(register, complaint_id=key, happened_at=NOW, reason="office")
    resume(register, complaint_id=key, happened_at=pass_time(register, minutes=1))
    with pytest.raises(UserMistake, match="dicatat sesudahnya"):
        take_back(register, complaint_id=key, events=done.events)
    now = pass_time(register, minutes=1)
    again = pause(register, complaint_id=key, happened_at=now, reason="office")
    pass_time(register, minutes=6)
    with pytest.raises(UserMistake, match="waktunya lewat"):
        take_back(register, complaint_id=key, events=again.events)
    assert read_case(register, complaint_id=key).row.paused


def test_a_sheet_that_left_the_house_stays_told(register: Register) -> None:
    key = registered(register)
    done = report_to_head(register, complaint_id=key, happened_at=NOW)
    count_printed(register, complaint_ids=[key], paper="sheet")
    with pytest.raises(UserMistake, match="dicatat sesudahnya"):
        take_back(register, complaint_id=key, events=done.events)
    assert read_case(register, complaint_id=key).printed["sheet"] == 1


def test_nothing_else_can_be_withdrawn(register: Register) -> None:
    key = disposed(register)
    other = disposed(register)
    done = pause(register, complaint_id=other, happened_at=NOW, reason="office")
    for events in ((1,), (2,), (), done.events, (*done.events, 10_000)):
        with pytest.raises(UserMistake):
            take_back(register, complaint_id=key, events=events)
