from datetime import timedelta

import pytest
from sqlalchemy import text

from app.desk.clock_watch import clock_trouble
from app.desk.reading_cases import read_case
from app.keeping.checking import check_register
from app.register import Register
from tests.desk.slips import pass_time, registered

pytestmark = pytest.mark.expected_log("the clock jumped")


def notes(register: Register) -> int:
    with register.reading() as session:
        return int(session.scalar(text("SELECT count(*) FROM clock_note")) or 0)


def test_a_clock_that_agrees_is_no_trouble(register: Register) -> None:
    assert clock_trouble(register) is None
    registered(register)
    pass_time(register, minutes=-1)
    assert clock_trouble(register) is None
    pass_time(register, days=400)
    assert clock_trouble(register) is None


@pytest.mark.parametrize(
    ("span", "words"),
    [(timedelta(days=-1), "lebih awal"), (timedelta(days=3653), "bertahun-tahun")],
)
def test_a_jump_is_told_and_noted_once(
    register: Register, caplog: pytest.LogCaptureFixture, span: timedelta, words: str
) -> None:
    registered(register)
    pass_time(register, seconds=span.total_seconds())
    for _ in range(2):
        assert words in str(clock_trouble(register))
    assert notes(register) == 1
    assert sum("clock jumped" in record.message for record in caplog.records) == 1


def test_no_order_is_lost_when_the_clock_goes_back(register: Register) -> None:
    first = registered(register)
    now = pass_time(register, days=-1)
    second = registered(register, received_at=now - timedelta(minutes=5))
    assert first < second
    assert check_register(register).ok
    case = read_case(register, complaint_id=second)
    assert [entry.kind for entry in case.timeline] == ["received", "registered"]
    assert clock_trouble(register)
