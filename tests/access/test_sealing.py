from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.access.key_book import Cost, KeyBook
from app.access.key_book_text import DamagedBook, book_text, read_book
from app.access.passwords import key_of, new_hashing, password_mistake
from app.access.sealing import (
    CannotOpen,
    Opener,
    Sealer,
    new_key,
    new_pair,
    open_text,
    seal_text,
)
from app.access.slots import make_recovery, make_slot, open_recovery, open_slot
from tests.helpers.registers import STANDARD

CHEAP = Cost(mebibytes=8, rounds=1)


@given(st.binary(max_size=300))
def test_what_was_sealed_opens_in_its_place_only(text: bytes) -> None:
    key = new_key()
    sealed = seal_text(text, key=key, place="1/identity")
    assert open_text(sealed, key=key, place="1/identity") == text
    with pytest.raises(CannotOpen):
        open_text(sealed, key=key, place="2/identity")
    with pytest.raises(CannotOpen):
        open_text(sealed, key=new_key(), place="1/identity")


@pytest.mark.parametrize("at", [0, 23, 24, -1])
def test_a_changed_byte_opens_no_more(at: int) -> None:
    key = new_key()
    sealed = bytearray(seal_text(b"Siti", key=key, place="1"))
    sealed[at] ^= 1
    with pytest.raises(CannotOpen):
        open_text(bytes(sealed), key=key, place="1")


@pytest.mark.parametrize("sealed", [b"", b"x" * 10, b"x" * 39, b"x" * 40, b"x" * 200])
def test_nonsense_does_not_open(sealed: bytes) -> None:
    with pytest.raises(CannotOpen):
        open_text(sealed, key=new_key(), place="1")
    with pytest.raises(CannotOpen):
        Opener(new_pair()).open_key(sealed)


def test_who_sealed_a_key_cannot_open_it_again() -> None:
    desk, head, key = new_pair(), new_pair(), new_key()
    sealed = Sealer().seal_key(key, to=head.public)
    assert Opener(head).open_key(sealed) == key
    with pytest.raises(CannotOpen):
        Opener(desk).open_key(sealed)


def test_the_standard_is_64_mebibytes_three_times() -> None:
    assert Cost(mebibytes=64, rounds=3) == STANDARD
    hashing = new_hashing(STANDARD)
    assert len(key_of("empat puluh lembar", hashing)) == 32


@pytest.mark.parametrize("password", ["", "pendek", "siti rahmah", "aaaaaaaaaaaa", "1111111111"])
def test_a_weak_password_is_refused(password: str) -> None:
    assert password_mistake(password, login="siti", name="Siti Rahmah").endswith(".")
    assert password_mistake("empat puluh lembar", login="siti") == ""


def make_book() -> tuple[KeyBook, bytes]:
    key = new_key()
    slot, _ = make_slot(login="siti", name="Siti", password="abc", keys=(key,), cost=CHEAP)
    recovery, _ = make_recovery(b"x" * 14, keys=(key,), cost=CHEAP)
    return KeyBook("id", recovery, (slot,)), key


def test_a_book_is_read_back_and_opens_both_ways() -> None:
    book, key = make_book()
    again = read_book(book_text(book))
    assert again == book
    slot = again.slot("SITI ")
    assert slot is not None
    assert open_slot(slot, "abc")[1] == (key,)
    assert open_recovery(again, b"x" * 14)[1] == (key,)
    with pytest.raises(CannotOpen):
        open_slot(slot, "abd")
    with pytest.raises(CannotOpen):
        open_recovery(again, b"y" * 14)
    assert key.hex() not in book_text(book)


def test_any_damage_to_a_book_is_noticed() -> None:
    text = book_text(make_book()[0])
    for at in range(0, len(text), 37):
        spoiled = text[:at] + ("0" if text[at] != "0" else "1") + text[at + 1 :]
        try:
            assert read_book(spoiled) == read_book(text)
        except DamagedBook:
            continue
    for nonsense in ("", "{}", "[]", "null", '{"digest": 1, "body": 2}'):
        with pytest.raises(DamagedBook):
            read_book(nonsense)


@pytest.mark.parametrize("key", [b"", b"x" * 31, b"x" * 33])
def test_what_is_no_key_opens_nothing(key: bytes) -> None:
    with pytest.raises(CannotOpen):
        open_text(seal_text(b"Siti", key=new_key(), place="a"), key=key, place="a")


def test_nothing_at_all_is_sealed_and_opened() -> None:
    key = new_key()
    assert open_text(seal_text(b"", key=key, place="a"), key=key, place="a") == b""


def test_what_was_written_as_text_does_not_open() -> None:
    key = new_key()
    text: Any = "x" * 80
    with pytest.raises(CannotOpen):
        open_text(text, key=key, place="a")
