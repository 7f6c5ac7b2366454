"""What was opened to be searched: ahead and bit by bit, and renewed by what is signed since."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.access import opened_texts
from app.case import Content, Identity
from app.clock import FixedClock
from app.desk import searching_seals
from app.desk.correcting_identity import correct_identity
from app.desk.listing_cases import Wanted, list_rows
from app.desk.searching_seals import open_some_ahead
from app.register import Register
from tests.attacks.attackers import run
from tests.desk.slips import registered
from tests.helpers.registers import create_register, open_register
from tests.helpers.statements import asked_of

FAR = '{"c99999999999999999999":""}'


@pytest.fixture
def place(tmp_path: Path) -> str:
    return str(tmp_path / "register.mejaaduan")


@pytest.fixture
def register(place: str, fixed_clock: FixedClock) -> Register:
    """Return a register with seven confidential cases, opened anew."""
    made = create_register(place, clock=fixed_clock)
    for number in range(7):
        brought(made, f"Pelapor ke-{number}", f"Lampu ruang {number} gelap")
    made.close()
    return open_register(place, clock=fixed_clock)


def brought(register: Register, name: str, text: str) -> int:
    return registered(
        register,
        title="Perihal netral",
        content=Content(text=text),
        identity=Identity(name=name),
        confidential=True,
    )


def found(register: Register, words: str) -> list[int]:
    rows = list_rows(register, wanted=Wanted(words=words), offset=0, limit=50)
    return [row.id for row in rows]


def bodies_read(register: Register, words: str) -> int:
    """Return how many statements a search takes that read what is sealed."""
    with asked_of(register) as asked:
        found(register, words)
    return sum("sealed_text.body" in statement for statement in asked.statements)


def open_all_ahead(register: Register) -> int:
    slices = 1
    while open_some_ahead(register):
        slices += 1
    return slices


def test_what_was_opened_ahead_is_searched_without_opening_any(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching_seals, "_FEW", 2)
    assert open_all_ahead(register) == 7
    assert found(register, "ruang 5 gelap") == [6]
    assert found(register, "pelapor ke-0") == [1]
    assert bodies_read(register, "lampu ruang") == 0
    assert not open_some_ahead(register)


def test_a_search_opens_whatever_is_not_opened_yet(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching_seals, "_FEW", 2)
    open_some_ahead(register)
    assert found(register, "lampu ruang") == [7, 6, 5, 4, 3, 2, 1]
    assert found(register, "pelapor ke-1") == [2]
    assert not open_some_ahead(register)


def test_only_the_newest_are_opened(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching_seals, "_FEW", 2)
    monkeypatch.setattr(searching_seals, "_MOST_OPENED", 3)
    open_all_ahead(register)
    assert found(register, "lampu ruang") == [7, 6, 5]


@pytest.mark.parametrize("limit", [100_000, 0])
def test_what_was_signed_since_is_found(
    register: Register, monkeypatch: pytest.MonkeyPatch, limit: int
) -> None:
    """Whether only the cases signed for are opened again, or all as there are too many."""
    monkeypatch.setattr(opened_texts, "_MOST_SIGNED", limit)
    open_all_ahead(register)
    new = brought(register, "Ratna Murai", "Kipas ruang 9 mati")
    wulan = Identity(name="Wulan")
    correct_identity(register, complaint_id=3, identity=wulan, anonymous=False, reason="Keliru")
    assert found(register, "ratna murai") == found(register, "kipas ruang") == [new]
    assert found(register, "wulan") == [3]
    assert found(register, "pelapor ke-2") == []
    assert found(register, "lampu ruang 2") == [3]


def test_what_another_window_signed_is_found(
    register: Register, place: str, fixed_clock: FixedClock
) -> None:
    open_all_ahead(register)
    other = open_register(place, clock=fixed_clock)
    new = brought(other, "Ratna Murai", "Kipas ruang 9 mati")
    other.close()
    assert found(register, "kipas ruang") == [new]
    assert bodies_read(register, "kipas ruang") == 0


@pytest.mark.parametrize("states", ["[]", "7", "{", '{"cx":""}', '{"":""}', "[[[", '{"c9":1}', FAR])
def test_what_nobody_of_us_signed_keeps_no_search_from_its_answer(
    register: Register, states: str
) -> None:
    open_all_ahead(register)
    planted = (
        "INSERT INTO attestation SELECT serial + 1, position, actor, :states, previous, 'x', "
        "signature FROM attestation ORDER BY serial DESC LIMIT 1"
    )
    run(register, planted, states=states)
    assert found(register, "lampu ruang 2") == [3]
