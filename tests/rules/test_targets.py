"""Which version of a standard or limit holds for a case."""

from datetime import date

import pytest

from app.rules.kinds import Classification, Unit
from app.rules.targets import (
    ANY,
    CONFIDENTIAL,
    WBS,
    LimitVersion,
    Targets,
    TargetVersion,
    case_classes,
)

SPRING, SUMMER = date(2026, 3, 1), date(2026, 6, 1)


def version(amount: int, since: date, case_class: str = ANY, step: int = 1) -> TargetVersion:
    return TargetVersion(step, f"Langkah {step}", amount, Unit.MINUTES, case_class, since)


def targets(*versions: TargetVersion, today: date = SUMMER) -> Targets:
    return Targets(versions, (LimitVersion("whole", WBS, 60, SPRING),), today)


def amount(book: Targets, began: date, *classes: str) -> int:
    return book.for_case(began=began, classes=classes)[0].amount


def test_the_newest_version_of_the_day_a_case_began() -> None:
    book = targets(version(15, SPRING), version(20, SUMMER), version(25, SUMMER))
    assert amount(book, SPRING) == 15
    assert amount(book, SUMMER) == 25
    # Asked again it is the very same.
    assert book.for_case(began=SUMMER) is book.for_case(began=SUMMER)


def test_a_case_older_than_every_version_has_the_first() -> None:
    assert amount(targets(version(20, SUMMER), version(15, SPRING)), date(2020, 1, 1)) == 15


def test_the_weightiest_class_that_has_a_version() -> None:
    book = targets(version(15, SPRING), version(5, SPRING, WBS), version(9, SUMMER, CONFIDENTIAL))
    assert amount(book, SPRING, WBS, CONFIDENTIAL) == 5
    assert amount(book, SPRING, CONFIDENTIAL) == 15
    assert amount(book, SUMMER, CONFIDENTIAL) == 9


def test_a_step_that_no_version_is_about_is_left_out() -> None:
    book = targets(version(15, SPRING), version(5, SPRING, WBS, step=2))
    assert [each.step for each in book.for_case(began=SPRING)] == [1]


def test_a_limit_that_only_one_class_has() -> None:
    assert targets().limit_days("whole", began=SUMMER, classes=(WBS,)) == 60
    assert targets().limit_days("whole", began=SUMMER) is None


def test_the_classes_of_a_case() -> None:
    plain = Classification.COMPLAINT
    told = case_classes(classification=plain, confidential=True, medium="wbs")
    assert told == (WBS, CONFIDENTIAL, plain.value)
    assert case_classes(classification=plain, confidential=False, medium="lapor") == (plain.value,)


@pytest.mark.parametrize("today", [SPRING, SUMMER])
def test_as_a_sequence_it_is_what_is_in_force_today(today: date) -> None:
    book = targets(
        version(15, SPRING), version(20, SUMMER), version(3, SPRING, step=2), today=today
    )
    assert len(book) == 2
    assert [each.amount for each in book] == [15 if today == SPRING else 20, 3]
    assert book[1].step == 2
    assert [each.step for each in book[:1]] == [1]
