"""Somebody mistypes a word, and is offered what cases hold instead."""

from __future__ import annotations

import pytest

from app.case import Content
from app.desk.listing_cases import Wanted
from app.desk.near_words import near_words
from app.register import Register
from app.roles import Role
from tests.desk.slips import disposed_to, registered
from tests.helpers.registers import signed_in


@pytest.fixture
def filled(register: Register) -> Register:
    registered(register, title="Toilet lantai dua bocor", anonymous=True)
    registered(register, title="Antrean pelayanan", content=Content(text="Kursi di kafé patah."))
    registered(
        register, title="Perihal", content=Content(text="Rahasia wewenang"), confidential=True
    )
    return register


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("toilett", "toilet"),
        ("tolet", "toilet"),
        ("TOILLET bocor", "toilet bocor"),
        ("pelayannan antrean", "pelayanan antrean"),
        ("kursy", "kursi"),
        ("kaffe", "kafe"),
        ("wewenangg", ""),
        ("xyzzyq", ""),
        ("zz", ""),
        ('"a" OR b*', ""),
        ("toilett antrean", ""),
    ],
)
def test_the_nearest_words_are_offered(filled: Register, typed: str, meant: str) -> None:
    assert near_words(filled, wanted=Wanted(words=typed)) == meant


def test_a_team_is_offered_no_word_of_others_cases(filled: Register) -> None:
    disposed_to(filled, 2, "umum")
    with signed_in(filled, "budi", Role.TEAM, team="umum") as budi:
        assert near_words(budi, wanted=Wanted(words="kursy")) == "kursi"
        assert near_words(budi, wanted=Wanted(words="toilett")) == ""
