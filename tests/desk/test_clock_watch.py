from datetime import timedelta

import pytest
from sqlalchemy import text

from app.clock import FixedClock
from app.desk.clock_watch import clock_trouble
from app.desk.reading_cases import read_case
from app.keeping.checking import check_register
from app.register import Register
from tests.desk.slips import pass_time, registered
from tests.helpers.registers import open_register

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


def test_a_clock_years_ahead_is_told_though_work_went_on_with_it(
    register: Register, register_url: str
) -> None:
    """Signing in is an event itself: by the time anybody asks, the newest is years ahead too."""
    clock = register.clock
    assert isinstance(clock, FixedClock)
    true = clock.now()
    clock.turn(true + timedelta(days=3653))
    again = open_register(register_url, clock=clock)
    assert "bertahun-tahun" in str(clock_trouble(again))
    clock.turn(clock.now() + timedelta(days=20))
    registered(again, received_at=true)
    assert "bertahun-tahun" in str(clock_trouble(again))
    again.close()


def test_once_it_is_right_again_it_is_not_told_for_good(
    register: Register, register_url: str
) -> None:
    clock = register.clock
    assert isinstance(clock, FixedClock)
    true = clock.now()
    clock.turn(true + timedelta(days=3653))
    open_register(register_url, clock=clock).close()
    clock.turn(true)
    again = open_register(register_url, clock=clock)
    assert "lebih awal" in str(clock_trouble(again))
    registered(again)
    clock.set(true + timedelta(days=2))
    assert clock_trouble(again) is None
    again.close()
