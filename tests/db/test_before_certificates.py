"""A sealed register from before there were certificates: it opens, and a head founds it once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.desk.opening_seals import open_seals
from app.desk.sealing_cases import seal_again
from app.errors import EnvironmentTrouble, UserMistake
from app.keeping.accounts import read_accounts
from app.keeping.certifying import accounts_to_confirm
from app.keeping.checking import check_register
from app.keeping.founding import found_register
from app.keeping.opening import open_register
from app.keeping.recovering import propose_recovery, recover, renew_recovery
from app.register import Register
from app.roles import Refused
from tests.attacks.attackers import keys_of, run
from tests.desk.slips import registered
from tests.helpers.registers import PASSWORD, copy_register

KEPT = Path(__file__).parent / "releases" / "sebelum-pengesahan" / "sebelum-pengesahan.mejaaduan"
WORDS = "simfoni irit kancing savana kunci puisi besar berat senyum sketsa halus benih"
NEW = "lima puluh lembar"


@pytest.fixture
def place(tmp_path: Path) -> str:
    return str(copy_register(KEPT, tmp_path / "r.mejaaduan"))


@pytest.fixture
def head(place: str) -> Iterator[Register]:
    opened = entered(place, "kepala")
    yield opened
    opened.close()


def entered(place: str, login: str, password: str = PASSWORD) -> Register:
    return open_register(place, login=login, password=password)


def found(head: Register, *, without: str = "palsu") -> None:
    ids = [each.id for each in accounts_to_confirm(head) if each.login != without]
    found_register(head, account_ids=ids)


def test_until_a_head_was_in_it_works_as_before(place: str) -> None:
    desk = entered(place, "dewi")
    registered(desk, confidential=True)
    with pytest.raises(Refused):
        accounts_to_confirm(desk)
    desk.close()
    other = entered(place, "siti")
    assert seal_again(other) is None
    assert open_seals(other, complaint_id=5).identity.name == "Siti Rahmah"
    assert check_register(other).problems == ()
    other.close()


def test_the_accounts_are_confirmed_once(head: Register) -> None:
    shown = {each.login for each in accounts_to_confirm(head)}
    assert shown == {"siti", "kepala", "dewi", "budi", "palsu"}
    with pytest.raises(UserMistake, match="Akun Anda sendiri"):
        found_register(head, account_ids=[1])
    found(head)
    assert accounts_to_confirm(head) == ()
    with pytest.raises(UserMistake, match="sudah disahkan"):
        found(head)
    closed = {each.login: each for each in read_accounts(head) if not each.active}
    assert set(closed) == {"palsu"}
    assert keys_of(head, closed["palsu"].id) == 0
    assert check_register(head).problems == ()


def test_everybody_else_comes_in_and_goes_on(head: Register, place: str) -> None:
    found(head)
    for login in ("siti", "dewi", "budi", "kepala", "dewi"):
        entered(place, login).close()
    with pytest.raises(UserMistake, match="tidak cocok"):
        entered(place, "palsu")
    siti = entered(place, "siti")
    case = registered(siti, confidential=True)
    assert open_seals(siti, complaint_id=case).identity.name == "Siti Rahmah"
    assert open_seals(siti, complaint_id=2).identity.name == "Siti Rahmah"
    assert check_register(siti).problems == ()
    siti.close()


def test_what_the_rows_said_is_history_from_then_on(head: Register) -> None:
    found(head)
    for statement in (
        "UPDATE complaint SET confidential = false WHERE id = 2",
        "UPDATE accused SET lifted = true WHERE party = 'team:sosial'",
        "DELETE FROM accused WHERE complaint_id = 4",
    ):
        run(head, statement)
    problems = check_register(head).problems
    told = [said for said in problems if said.startswith("Keadaan")]
    assert [said.partition(" tidak")[0] for said in told] == [
        "Keadaan aduan 2026-0002",
        "Keadaan aduan 2026-0003",
        "Keadaan aduan 2026-0004",
    ]


def test_the_old_sheet_still_opens_it(head: Register, place: str) -> None:
    found(head)
    head.close()
    again = recover(place, code=WORDS, login="kepala", name="", password=NEW)
    assert open_seals(again, complaint_id=2).identity.name == "Siti Rahmah"
    assert check_register(again).problems == ()
    again.close()
    entered(place, "dewi").close()


def test_a_new_sheet_takes_the_place_of_the_root(head: Register, place: str) -> None:
    found(head)
    words = propose_recovery(head)
    renew_recovery(head, words=words, code=" ".join(words))
    head.close()
    with pytest.raises(UserMistake, match="bukan kode"):
        recover(place, code=WORDS, login="kepala", name="", password=NEW)
    again = recover(place, code=" ".join(words), login="kepala", name="", password=NEW)
    assert check_register(again).problems == ()
    again.close()


def test_before_the_founding_the_sheet_opens_it_too(place: str) -> None:
    again = recover(place, code=WORDS, login="kepala", name="", password=NEW)
    found(again)
    assert check_register(again).problems == ()
    again.close()


def test_who_saw_the_founding_is_not_taken_back(head: Register, place: str) -> None:
    """The register as it was before is put in place, with the book of today."""
    found(head, without="")
    entered(place, "siti").close()
    shutil.copy(KEPT, place)
    with pytest.raises(EnvironmentTrouble, match="tidak sama dengan yang Anda kenal"):
        entered(place, "siti")
