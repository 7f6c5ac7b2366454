"""How often the register is asked for what a page shows, an action needs or a paper tells."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from app.desk.answering import record_answer
from app.desk.changing_office import mark_changed
from app.desk.closing import close_case
from app.desk.corresponding import answer_letter_pdf
from app.desk.extending import extend
from app.desk.following_up import pause, record_progress, resume
from app.desk.listing_cases import Wanted, list_rows
from app.desk.papers import count_printed, receipt_pdf, sheet_pdf
from app.desk.reading_cases import explain_case, glance_at, read_case
from app.desk.reading_office import read_office, standing_in
from app.desk.registering import register_complaint
from app.desk.reminding import reminder_pdf
from app.desk.reopening import reopen_case
from app.desk.reporting import report_pdf
from app.keeping.checking import check_register
from app.register import Register
from db.queries.parties import set_accused
from tests.desk.slips import NOW, disposed, pass_time, registered, slip, with_result
from tests.helpers.statements import Asked, asked_of
from ui.forms.entry_drafts import kept_drafts
from ui.home.facts import read_home
from ui.register.loading import FIRST_ROW, Period, load, read_preview
from ui.shell.rail_counts import read_counts
from ui.tracker.facts import read_tracker

Work = Callable[[Register], object]


def asked_for(register: Register, work: Work) -> Asked:
    """Do something while the office is known already, as it is after the first page."""
    read_office(register)
    with asked_of(register) as asked:
        work(register)
    return asked


def answered(register: Register, **changes: object) -> int:
    case = with_result(register, **changes)
    record_answer(
        register, complaint_id=case, happened_at=NOW, channel="lapor.go.id", answer="Ditambah."
    )
    return case


def all_sheets(register: Register) -> bytes:
    rows = list_rows(register, wanted=Wanted(), offset=0, limit=50)
    return sheet_pdf(register, complaint_ids=[row.id for row in rows], for_paper=True)


@pytest.mark.parametrize(
    ("reading", "most"),
    [
        pytest.param(
            partial(load, wanted=Wanted(year=2026), period=Period(2026), preview_of=FIRST_ROW),
            4,
            id="register page with its preview",
        ),
        pytest.param(
            # The first one looks for what is sealed, and whether more of it came since.
            partial(load, wanted=Wanted(words="antrean"), period=Period(2026)),
            8,
            id="search",
        ),
        pytest.param(partial(read_preview, complaint_id=1), 2, id="preview"),
        pytest.param(partial(read_tracker, chosen=1), 3, id="tracker"),
        pytest.param(partial(explain_case, complaint_id=1), 2, id="why a date"),
        pytest.param(partial(read_case, complaint_id=1), 5, id="case"),
        pytest.param(partial(read_home, today=NOW.date()), 12, id="home"),
        pytest.param(read_counts, 3, id="rail"),
        pytest.param(kept_drafts, 1, id="drafts"),
    ],
)
def test_what_a_page_shows_is_asked_for_once(register: Register, reading: Work, most: int) -> None:
    for _ in range(3):
        disposed(register)
    asked = asked_for(register, reading)
    assert len(asked.statements) <= most, asked
    assert asked.transactions == 1


@pytest.mark.parametrize(
    ("prepare", "action", "most"),
    [
        pytest.param(answered, close_case, 8, id="close"),
        pytest.param(
            with_result, partial(record_answer, channel="x.go.id", answer="Ya"), 9, id="answer"
        ),
        pytest.param(disposed, partial(pause, reason="other", note="Sakit"), 9, id="pause"),
        pytest.param(disposed, partial(record_progress, note="Memeriksa"), 9, id="progress"),
        pytest.param(disposed, partial(extend, days=2, reason="Audit"), 9, id="extend"),
    ],
)
def test_an_action_reads_its_case_once(
    register: Register, prepare: Callable[[Register], int], action: Callable[..., object], most: int
) -> None:
    case = prepare(register)
    asked = asked_for(register, partial(action, complaint_id=case, happened_at=NOW))
    assert len(asked.statements) <= most, asked
    # The chain's end and the row are locked before anything else is looked at.
    locking, *others = asked.statements
    assert "FROM chain_head JOIN complaint" in locking
    assert len([each for each in others if "FROM event" in each]) == 1, asked
    assert asked.transactions == 1
    assert check_register(register).problems == ()


def test_registering_asks_no_more_than_it_writes(register: Register) -> None:
    asked = asked_for(register, partial(register_complaint, complaint=slip()))
    assert len(asked.statements) <= 12, asked


@pytest.mark.parametrize(
    ("paper", "most"),
    [
        pytest.param(partial(receipt_pdf, complaint_id=1), 11, id="receipt"),
        pytest.param(partial(sheet_pdf, complaint_ids=[1], for_paper=True), 16, id="sheet"),
        pytest.param(partial(sheet_pdf, complaint_ids=[1]), 6, id="sheet on screen"),
        pytest.param(partial(answer_letter_pdf, complaint_id=1), 11, id="letter"),
        pytest.param(partial(count_printed, complaint_ids=[1], paper="sheet"), 9, id="counting"),
    ],
)
def test_a_printed_case_is_read_once(register: Register, paper: Work, most: int) -> None:
    answered(register)
    asked = asked_for(register, paper)
    assert len(asked.statements) <= most, asked
    assert sum("JOIN event_note" in statement or "FROM event \n" in statement
               for statement in asked.statements) == 1, asked  # fmt: skip
    assert asked.transactions == 1


@pytest.mark.parametrize(
    "work",
    [
        pytest.param(partial(report_pdf, year=2026), id="report"),
        pytest.param(reminder_pdf, id="reminder"),
        pytest.param(read_tracker, id="tracker"),
        pytest.param(all_sheets, id="sheets"),
    ],
)
def test_more_cases_are_no_more_statements(register: Register, work: Work) -> None:
    def some_more() -> None:
        answered(register)
        disposed(register, confidential=True)
        waits = disposed(register)
        pause(register, complaint_id=waits, happened_at=NOW, reason="other", note="Sakit")
        done = disposed(register)
        record_progress(register, complaint_id=done, happened_at=NOW, note="Ada", finished=True)

    some_more()
    few = asked_for(register, work)
    some_more()
    some_more()
    many = asked_for(register, work)
    assert len(many.statements) == len(few.statements), many


def test_why_a_case_is_paused_stands_in_its_row(register: Register) -> None:
    case = disposed(register)
    pause(register, complaint_id=case, happened_at=NOW, reason="office", note="Menunggu")
    resume(register, complaint_id=case, happened_at=pass_time(register, hours=1))
    assert [row.pause_reason for row in read_tracker(register).rows] == [None]
    now = pass_time(register, hours=1)
    pause(register, complaint_id=case, happened_at=now, reason="evidence", note="Menunggu")
    assert [row.pause_reason for row in read_tracker(register).rows] == ["evidence"]
    assert read_case(register, complaint_id=case).row.pause_reason == "evidence"


def test_what_was_folded_on_the_way_is_what_is_on_record(register: Register) -> None:
    case = answered(register)
    close_case(register, complaint_id=case, happened_at=pass_time(register, hours=2))
    pass_time(register, hours=2)
    reopen_case(register, complaint_id=case, reason="Ada keterangan baru.")
    assert check_register(register).problems == ()
    assert glance_at(register, complaint_id=case).timeline[-1].kind == "reopened"


def test_who_is_accused_meanwhile_sees_nothing_more_in_the_same_transaction(
    register: Register,
) -> None:
    """What a transaction asked once is asked anew when it changed it itself."""
    registered(register)
    own = f"account:{register.account.id}"
    with register.writing() as session:
        assert standing_in(register, session).hidden == ()
        set_accused(session, 1, [own])
        assert standing_in(register, session).hidden == (1,)
        before = standing_in(register, session).revision
        mark_changed(session)
        assert standing_in(register, session).revision != before
