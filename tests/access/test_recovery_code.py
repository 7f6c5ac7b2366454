import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.access.recovery_code import _listed, new_entropy, read_code, words_of
from app.errors import UserMistake

CODE = bytes(range(14))


def sentence_for(text: str) -> str:
    with pytest.raises(UserMistake) as mistake:
        read_code(text)
    return mistake.value.fields["code"]


def test_four_letters_tell_every_word_from_the_others() -> None:
    words = _listed()
    assert len(words) == 1024
    assert len({word[:4] for word in words}) == 1024
    assert all(re.fullmatch("[a-z]{4,8}", word) for word in words)
    assert list(words) == sorted(words)


@given(st.binary(min_size=14, max_size=14))
def test_every_code_is_read_back(entropy: bytes) -> None:
    words = words_of(entropy)
    assert len(words) == 12
    assert read_code(" ".join(words)) == entropy


def test_no_two_codes_are_alike() -> None:
    assert len({new_entropy() for _ in range(100)}) == 100


@pytest.mark.parametrize(
    "write",
    [
        lambda words: "\n".join(f"{at}. {word.upper()}" for at, word in enumerate(words, 1)),
        ", ".join,
        lambda words: "-".join(word[:4] for word in words),
        lambda words: "  ".join(f"{at}) {word}" for at, word in enumerate(words, 1)),
    ],
)
def test_it_is_read_however_it_is_written(write: object) -> None:
    assert read_code(write(words_of(CODE))) == CODE  # type: ignore[operator]


def test_a_mistake_is_told_by_its_place() -> None:
    words = list(words_of(CODE))
    assert "Baru 11 dari 12 kata" in sentence_for(" ".join(words[:11]))
    assert "Ada 13 kata, seharusnya 12" in sentence_for(" ".join([*words, words[0]]))
    wrong = "x" + words[4][1:]
    told = sentence_for(" ".join([*words[:4], wrong, *words[5:]]))
    assert "Kata ke-5" in told
    assert words[4] in told
    assert words[3] not in told


def test_hardly_any_single_wrong_word_goes_unnoticed() -> None:
    words, listed = words_of(CODE), _listed()
    unnoticed = 0
    for place in range(12):
        for other in set(listed[place::12]) - {words[place]}:
            changed = [*words[:place], other, *words[place + 1 :]]
            with suppress(UserMistake):
                unnoticed += read_code(" ".join(changed)) != CODE
    # About 1,020 were tried, and one in 256 has the same checksum.
    assert unnoticed < 16


def test_a_mistake_never_tells_the_rest_of_the_code() -> None:
    words = words_of(CODE)
    swapped = " ".join([words[1], words[0], *words[2:]])
    short = " ".join(words[:11])
    assert not any(word in sentence_for(text) for text in (swapped, short) for word in words)


def test_swapped_words_are_noticed() -> None:
    words = words_of(CODE)
    found = 0
    for place in range(11):
        swapped = list(words)
        swapped[place], swapped[place + 1] = swapped[place + 1], swapped[place]
        try:
            read_code(" ".join(swapped))
        except UserMistake as mistake:
            found += "tertukar" in mistake.fields["code"]
    # One in 256 has the same checksum.
    assert found >= 10
