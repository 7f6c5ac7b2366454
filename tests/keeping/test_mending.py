"""What follows from the history is made anew when it came to differ; the history itself never is."""

from __future__ import annotations

import pytest

from app.desk.listing_cases import Wanted, count_rows
from app.keeping.checking import check_register
from app.keeping.mending import mend_register
from app.register import Register
from tests.attacks.attackers import run
from tests.desk.slips import disposed, registered


@pytest.mark.parametrize(
    "spoilt",
    [
        "UPDATE complaint SET status = 'closed', turn = 'nobody', due_at = NULL WHERE id = 1",
        "UPDATE complaint SET holder = 'team:sosial' WHERE id = 2",
        "DELETE FROM complaint_search WHERE rowid = 1",
    ],
)
def test_what_differs_from_the_history_is_made_anew(register: Register, spoilt: str) -> None:
    registered(register)
    disposed(register)
    run(register, spoilt)
    assert check_register(register).problems
    mend_register(register)
    assert check_register(register).problems == ()
    assert count_rows(register, wanted=Wanted(words="antrean")) == 2


def test_a_whole_register_stays_as_it_is(register: Register) -> None:
    disposed(register)
    assert "Tidak ada" in mend_register(register).sentence
    assert check_register(register).problems == ()


def test_a_changed_history_is_not_made_good(register: Register) -> None:
    registered(register)
    run(register, "UPDATE complaint SET title = 'Lain', status = 'closed' WHERE id = 1")
    mend_register(register)
    assert any("tanpa peristiwa" in said for said in check_register(register).problems)
