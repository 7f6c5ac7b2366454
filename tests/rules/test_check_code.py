from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from app.rules.check_code import (
    ALPHABET,
    drawn_part,
    fits,
    new_check_code,
    printed_code,
    read_check_code,
    read_receipt,
)

CODES = st.text(ALPHABET, min_size=4, max_size=4).map(lambda plain: f"{plain[:3]}-{plain[3]}")
YEARS, SEQS = st.integers(1900, 2199), st.integers(1, 9_999_999)


def test_a_code_is_read_aloud_without_doubt() -> None:
    for code in {new_check_code() for _ in range(50)}:
        assert code[3] == "-"
        assert set(code.replace("-", "")) <= set(ALPHABET)


def test_a_code_is_read_with_and_without_its_dash() -> None:
    assert read_check_code("7K4-M") == read_check_code(" 7k4m ") == "7K4-M"
    assert read_check_code("7K4-MQ") == read_check_code("7k4mq") == "7K4-MQ"
    assert read_check_code("7K40") == read_check_code("kursi") == ""


@given(CODES, YEARS, SEQS)
def test_what_is_printed_is_read_back(code: str, year: int, seq: int) -> None:
    printed = printed_code(code, year, seq)
    assert len(printed) == 6
    assert drawn_part(printed) == code
    assert fits(printed, year, seq)
    told = read_receipt(f"{year}-{seq} {printed}")
    assert told == (((year, seq),), printed)


@given(CODES, YEARS, SEQS)
def test_any_one_wrong_character_and_any_two_swapped_do_not_fit(
    code: str, year: int, seq: int
) -> None:
    printed = printed_code(code, year, seq)
    whole = f"{year:04}{seq:07}{printed.replace('-', '')}"
    places = range(len(whole))
    wrong = {
        whole[:at] + other + whole[at + 1 :]
        for at in places
        for other in ("0123456789" if at < 11 else ALPHABET)
    }
    for one, other in (*combinations(places[:11], 2), *combinations(places[11:], 2)):
        swapped = list(whole)
        swapped[one], swapped[other] = swapped[other], swapped[one]
        wrong.add("".join(swapped))
    for each in wrong - {whole}:
        if each[:11].isdigit() and set(each[11:]) <= set(ALPHABET):
            assert not fits(f"{each[11:14]}-{each[14:]}", int(each[:4]), int(each[4:11])), each


def test_a_code_of_an_older_receipt_has_no_check_character() -> None:
    assert fits("7K4-M", 2026, 12)
    told = read_receipt("0012/PGD/2026 7k4m")
    assert told is not None
    assert (told.numbers, told.code) == (((2026, 12),), "7K4-M")


def test_words_are_no_receipt() -> None:
    for typed in ("3 meja", "ruang 7 lama", "7K4-MQ", "antrean lama", ""):
        assert read_receipt(typed) is None, typed


def test_what_was_planted_in_the_register_is_shown_as_it_is() -> None:
    assert [printed_code(code, 2026, 1) for code in ("", "x", "7k4-m", "Ω")] == [
        *("", "x", "7k4-m", "Ω")
    ]
