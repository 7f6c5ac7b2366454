"""Guessing at the door: what does not shorten the wait, and what does not lengthen another's."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.clock import FixedClock
from app.errors import UserMistake
from app.keeping import creating
from app.keeping.opening import open_register
from app.keeping.recovering import recover
from app.register import Register
from tests.helpers.registers import LOGIN, PASSWORD, SETUP


def fail(register: Register, clock: FixedClock, *, login: str = LOGIN, times: int = 1) -> str:
    said = ""
    for _ in range(times):
        with pytest.raises(UserMistake) as mistake:
            open_register(register.location, login=login, password="salah sekali", clock=clock)
        said = mistake.value.fields["password"]
    return said


def test_unknown_logins_do_not_delay_the_sheet(empty_place: str, fixed_clock: FixedClock) -> None:
    made = creating.create_register(empty_place, setup=SETUP, clock=fixed_clock)
    made.register.close()
    assert "Coba lagi" in fail(made.register, fixed_clock, login="hantu", times=10)
    recover(
        empty_place,
        code=" ".join(made.words),
        login=LOGIN,
        name="",
        password="lima puluh lembar",
        clock=fixed_clock,
    ).close()


@pytest.mark.parametrize("way", [timedelta(days=1), timedelta(days=-1), timedelta(days=3650)])
def test_turning_the_clock_shortens_no_wait(
    register: Register, fixed_clock: FixedClock, way: timedelta
) -> None:
    fail(register, fixed_clock, times=4)
    fixed_clock.turn(fixed_clock.now() + way)
    with pytest.raises(UserMistake, match="5 detik"):
        open_register(register.location, login=LOGIN, password=PASSWORD, clock=fixed_clock)


def test_time_that_really_passed_ends_it(register: Register, fixed_clock: FixedClock) -> None:
    fail(register, fixed_clock, times=4)
    fixed_clock.set(fixed_clock.now() + timedelta(seconds=6))
    open_register(register.location, login=LOGIN, password=PASSWORD, clock=fixed_clock).close()


def test_after_a_restart_at_most_the_uptime_has_passed(
    register: Register, fixed_clock: FixedClock
) -> None:
    fixed_clock.set(fixed_clock.now() + timedelta(hours=9))
    fail(register, fixed_clock, times=4)
    restarted = FixedClock(fixed_clock.now() + timedelta(minutes=1))
    with pytest.raises(UserMistake, match="5 detik"):
        open_register(register.location, login=LOGIN, password=PASSWORD, clock=restarted)
    restarted.set(restarted.now() + timedelta(seconds=6))
    open_register(register.location, login=LOGIN, password=PASSWORD, clock=restarted).close()
