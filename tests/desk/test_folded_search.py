"""What is typed without accents and apostrophes, or with others, finds the same."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.case import Content, Identity
from app.desk.listing_cases import Wanted, list_rows
from app.register import Register
from db.queries.search import folded
from tests.desk.slips import registered

SAME = [
    ("Nur'aini", "Nur’aini"),
    ("Nur’aini", "nuraini"),
    ("KAFÉ", "KAFÉ"),
    ("KAFÉ", "kafe"),
    ("kafe", "KAFÉ"),
    ("Jumʼat", "jum'at"),
    ("Provinsi–Banten", "provinsi-banten"),
    ("e\u0301dition", "edition"),
    ("ＢＰＳ", "bps"),
    ("Straße", "STRASSE"),
    ("İstanbul", "istanbul"),
    ("data\u200bmikro", "datamikro"),
]


def found(register: Register, words: str) -> list[str]:
    return [
        row.number for row in list_rows(register, wanted=Wanted(words=words), offset=0, limit=9)
    ]


def test_in_titles_texts_and_reference_numbers(register: Register) -> None:
    for number, (written, typed) in enumerate(SAME, 1):
        kind = number % 3
        registered(
            register,
            title=f"Perihal {written} itu" if kind == 0 else "Perihal lain",
            content=Content(text=f"Kata {written} di tengah" if kind == 1 else "Uraian."),
            source_reference=f"X {written}" if kind == 2 else "",
            anonymous=True,
        )
        assert f"2026-{number:04}" in found(register, typed), (written, typed)


@pytest.mark.parametrize(("written", "typed"), SAME[:4])
def test_in_what_is_sealed(register: Register, written: str, typed: str) -> None:
    registered(register, identity=Identity(name=f"Ibu {written}"))
    registered(register, content=Content(text=f"Tentang {written}."), confidential=True)
    assert found(register, typed) == ["2026-0002", "2026-0001"]


def test_apostrophes_alone_narrow_nothing(register: Register) -> None:
    registered(register)
    assert found(register, "’ '") == ["2026-0001"]


@given(st.text())
@example("ϓ")
@example("ﬃ Ⅷ ℌ ½ İ ß ŉ")
def test_folding_twice_changes_nothing(words: str) -> None:
    once = folded(words)
    assert folded(once) == once
    assert folded(words.upper()) == folded(words.upper().lower())
