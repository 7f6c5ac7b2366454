"""Standards by class, snapshots on every way a case is closed, jumps noticed on recording."""

from datetime import date, timedelta

import pytest
from sqlalchemy import text

from app.case import Content
from app.desk.answering import record_answer
from app.desk.changing_targets import save_target
from app.desk.correcting import Correction, correct_complaint
from app.desk.disposing import forward_elsewhere
from app.desk.reading_cases import read_case
from app.keeping.checking import check_register
from app.register import Register
from app.rules.kinds import Classification, Unit
from tests.desk.slips import NOW, disposed, pass_time, registered, with_result


def test_an_answer_that_closes_notes_down_the_clocks(register: Register) -> None:
    number = with_result(register)
    record_answer(
        register,
        complaint_id=number,
        happened_at=NOW,
        channel="surel",
        answer="Selesai",
        close=True,
    )
    assert read_case(register, complaint_id=number).judged


def test_forwarding_that_closes_notes_down_the_clocks(register: Register) -> None:
    number = registered(register)
    forward_elsewhere(register, complaint_id=number, happened_at=NOW, office="3674")
    assert read_case(register, complaint_id=number).judged


def test_a_class_has_its_own_standard(register: Register) -> None:
    save_target(
        register,
        step=5,
        case_class="wbs",
        amount=3,
        unit=Unit.WORKING_DAYS,
        effective_from=date(2026, 3, 17),
    )
    plain, wbs = disposed(register), disposed(register, medium="wbs")
    cases = [read_case(register, complaint_id=number) for number in (plain, wbs)]
    assert [case.clocks[4].amount for case in cases] == [5, 3]
    assert [case.limits[1].days for case in cases] == [14, 60]
    assert cases[1].row.due_at == NOW.replace(day=27, hour=16, minute=30)
    correct_complaint(
        register,
        complaint_id=wbs,
        correction=Correction(
            title="Keliru media",
            medium="lapor",
            classification=Classification.INFORMATION,
            topic="",
            about_office="",
            content=Content(text="Uraian"),
        ),
        reason="Salah ketik",
    )
    corrected = read_case(register, complaint_id=wbs)
    assert (corrected.clocks[4].amount, corrected.limits[1].days) == (5, 5)
    assert corrected.row.due_at == NOW.replace(day=31, hour=16)
    assert check_register(register).ok


@pytest.mark.expected_log("the clock jumped")
def test_a_jump_is_noticed_on_recording(register: Register) -> None:
    registered(register)
    now = pass_time(register, days=-1)
    registered(register, received_at=now - timedelta(minutes=5))
    with register.reading() as session:
        assert session.scalar(text("SELECT kind FROM clock_note")) == "back"
