from datetime import date, timedelta

import pytest

from app.desk.changing_office import save_settings
from app.desk.changing_targets import read_limits, read_targets, save_limit, save_target
from app.desk.closing import close_case
from app.desk.listing_cases import open_rows
from app.desk.reading_cases import read_case
from app.desk.reading_office import read_office
from app.errors import UserMistake
from app.keeping.checking import check_register
from app.register import Register
from app.rules.kinds import Unit
from app.rules.timer_words import span_words
from app.rules.timers import TimerState
from tests.desk.slips import NOW, disposed, pass_time, registered

DAYS = Unit.WORKING_DAYS
TODAY, TOMORROW = date(2026, 3, 17), date(2026, 3, 18)


def save_days(register: Register, amount: int, *, starting: date = TOMORROW) -> None:
    save_target(
        register, step=5, case_class="any", amount=amount, unit=DAYS, effective_from=starting
    )


def test_a_case_keeps_the_standard_it_began_under(register: Register) -> None:
    disposed(register)
    save_days(register, 3)
    assert read_office(register).target(5).amount == 5
    pass_time(register, days=1)
    assert read_office(register).target(5).amount == 3
    (row,) = open_rows(register)
    assert row.target(read_office(register)).amount == 5
    assert row.due_at == NOW.replace(day=31, hour=16)
    assert check_register(register).ok


def test_a_standard_from_today_moves_the_cases_of_today(register: Register) -> None:
    number = disposed(register)
    save_days(register, 3, starting=TODAY)
    case = read_case(register, complaint_id=number)
    assert case.row.due_at == NOW.replace(day=27, hour=16, minute=30)
    assert case.timeline[-1].kind == "recounted"


def test_every_version_is_kept_with_who_set_it(register: Register) -> None:
    save_days(register, 3)
    fifth = [version for version in read_targets(register) if version.step == 5]
    assert [(v.amount, v.actor, v.recorded_at) for v in fifth] == [
        (5, "", None),
        (3, register.actor, NOW),
    ]


def test_a_later_word_for_the_same_day_holds(register: Register) -> None:
    save_days(register, 3)
    save_days(register, 4)
    pass_time(register, days=1)
    assert read_office(register).target(5).amount == 4


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("step", 8),
        ("amount", 0),
        ("amount", 251),
        ("case_class", "gaib"),
        ("effective_from", TODAY - timedelta(days=1)),
    ],
)
def test_a_standard_that_cannot_be_is_refused(
    register: Register, field: str, value: object
) -> None:
    good: dict[str, object] = {"step": 5, "case_class": "any", "amount": 3, "unit": DAYS}
    with pytest.raises(UserMistake) as refused:
        save_target(register, **(good | {"effective_from": TOMORROW} | {field: value}))  # type: ignore[arg-type]
    assert list(refused.value.fields) == [field]


def test_the_national_limits_stand_beside_the_standards(register: Register) -> None:
    number = registered(register)
    limits = read_case(register, complaint_id=number).limits
    assert [(limit.code, limit.days, limit.finished) for limit in limits] == [
        ("verification", 3, None),
        ("whole", 14, None),
    ]
    number = disposed(register)
    (verified, whole) = read_case(register, complaint_id=number).limits
    assert (verified.finished, whole.stricter) == (NOW, False)


def test_the_stricter_of_limit_and_standard_is_told(register: Register) -> None:
    old = NOW.replace(month=2, day=20)
    number = disposed(register, received_at=old)
    verified, whole = read_case(register, complaint_id=number).limits
    assert verified.over_by is not None
    assert (span_words(verified.over_by), whole.stricter) == ("13 hari kerja 1 jam", True)


def test_a_limit_gets_a_version(register: Register) -> None:
    save_limit(register, code="whole", case_class="any", days=10, effective_from=TODAY)
    assert [v.days for v in read_limits(register) if v.code == "whole"] == [14, 10, 5, 60]
    number = registered(register)
    assert read_case(register, complaint_id=number).limits[1].days == 10
    for code, days in (("gaib", 3), ("whole", 0)):
        with pytest.raises(UserMistake):
            save_limit(register, code=code, case_class="any", days=days, effective_from=TODAY)


def test_a_closed_case_keeps_its_limits(register: Register) -> None:
    number = disposed(register)
    close_case(register, complaint_id=number, happened_at=NOW, closing="withdrawn")
    save_limit(register, code="whole", case_class="any", days=10, effective_from=TODAY)
    (_, whole) = read_case(register, complaint_id=number).limits
    assert (whole.days, whole.finished) == (14, NOW)


def test_the_office_sets_when_it_is_warned(register: Register) -> None:
    disposed(register)
    (row,) = open_rows(register)
    assert row.timer(read_office(register), now=NOW).state is TimerState.CALM
    save_settings(register, values={"warn_days": "5"})
    assert row.timer(read_office(register), now=NOW).state is TimerState.SOON


@pytest.mark.parametrize(("key", "value"), [("warn_percent", "101"), ("warn_days", "nol")])
def test_a_bad_warning_is_refused(register: Register, key: str, value: str) -> None:
    with pytest.raises(UserMistake) as refused:
        save_settings(register, values={key: value})
    assert list(refused.value.fields) == [key]
