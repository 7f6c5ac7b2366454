import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.lettering import (
    BOLD,
    LONGEST,
    REGULAR,
    UNKNOWN,
    fit,
    fit_name,
    load_fonts,
    markup,
    plain,
    text_width,
    wrap,
)

NAME = "Raden Ajeng Siti Nurhaliza Kusumawardhani Prawiranegara"


@pytest.mark.parametrize(
    ("given_text", "printed"),
    [
        ("satu\n  dua\ttiga", "satu dua tiga"),
        ("a\x00b\x07c", "abc"),
        ("\u202ekanan\u202c\u2066kiri\u2069\u200f", "kanankiri"),
        ("senang 😀", f"senang {UNKNOWN}"),
        ("e\u0301", "é"),
        ("\ud800", UNKNOWN),
        ("Rp5.000 – “baik”", "Rp5.000 – “baik”"),
    ],
)
def test_user_text_is_cleaned_for_the_typeface(given_text: str, printed: str) -> None:
    assert plain(given_text) == printed


def test_a_megabyte_of_text_ends_at_a_word() -> None:
    text = plain("kata " * 200_000)
    assert text.endswith("kata …")
    assert len(text) <= LONGEST + 2


def test_markup_is_only_ever_text() -> None:
    assert markup("<b>&") == "&lt;b&gt;&amp;"


@given(st.text(max_size=300))
def test_any_text_can_be_drawn_and_broken(text: str) -> None:
    cleaned = plain(text)
    assert all(ord(char) in load_fonts() for char in cleaned)
    lines, whole = wrap(cleaned, font=REGULAR, size=9, width=60, most=99999)
    assert whole
    assert "".join(lines).replace(" ", "") == cleaned.replace(" ", "")
    assert all(text_width(line, REGULAR, 9) <= 60.01 for line in lines)


def test_what_does_not_fit_ends_at_a_word() -> None:
    lines, whole = wrap("satu dua tiga empat lima enam", font=REGULAR, size=10, width=60, most=2)
    assert not whole
    assert lines[-1].endswith(" …")
    assert all(text_width(line, REGULAR, 10) <= 60 for line in lines)


def test_text_shrinks_before_it_is_cut() -> None:
    size, lines = fit("Tindak lanjuti segera", font=BOLD, size=10, floor=7, width=90)
    assert (size < 10, lines) == (True, ["Tindak lanjuti segera"])


def test_a_name_is_not_cut() -> None:
    size, lines = fit_name(NAME, font=REGULAR, size=8.5, width=120)
    assert (size, " ".join(lines)) == (7.0, NAME)
    assert len(lines) == 2
