"""The hash chain, and its end as papers print it."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.chain import (
    GENESIS,
    canonical_data,
    event_hash,
    note_digest,
    raw_hash,
    seal_digits,
    seal_words,
)

HEAD = "3f9a22c107be91d4" * 4
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
data = st.dictionaries(words, st.none() | st.booleans() | st.integers() | words | st.lists(words))
moments = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis adds the zone


def stored(moment: datetime) -> str:
    """Return a moment as both databases are asked for it."""
    return moment.strftime("%Y-%m-%d %H:%M:%S.%f")


@given(st.none() | st.integers(1), words, words, moments, data)
def test_an_event_read_back_has_the_hash_it_was_written_with(
    complaint: int | None, actor: str, via: str, moment: datetime, told: dict[str, object]
) -> None:
    written = event_hash(
        GENESIS,
        position=7,
        complaint_id=complaint,
        kind="answered",
        happened_at=moment,
        recorded_at=moment,
        actor=actor,
        via=via,
        data=told,
    )
    read = raw_hash(
        GENESIS,
        position=7,
        complaint_id=complaint,
        kind="answered",
        happened_at=stored(moment),
        recorded_at=stored(moment),
        actor=actor,
        via=via,
        data=canonical_data(json.dumps(told))[0],
    )
    assert written == read


def test_data_tells_its_note_and_what_is_no_json_stays() -> None:
    assert canonical_data('{"note": "ab", "a": 1}') == ('{"a":1,"note":"ab"}', "ab")
    assert canonical_data('{"note": 5}') == ('{"note":5}', None)
    assert canonical_data("[1]") == ("[1]", None)
    assert canonical_data("{rusak") == ("{rusak", None)


def test_a_note_has_another_digest_with_another_salt_or_word() -> None:
    digests = {
        note_digest(salt, speaker, text)
        for salt in (b"a", b"b")
        for speaker, text in (("", "kursi"), ("Ibu Sri", "kursi"), ("", "Ibu Srikursi"))
    }
    assert len(digests) == 6


def test_a_seal_is_read_as_it_was_printed() -> None:
    words = seal_words(128, HEAD)
    assert words.startswith("128, sidik 3F9A 22C1 07BE 91D4")
    assert seal_digits(words) == (128, HEAD[:32])
    assert seal_digits("128 3f9a22c107be91d4") == (128, "3f9a22c107be91d4")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "128",
        "sidik",
        "3F9A 22C1 07BE 91D4",
        "128, sidik 3F9A",
        "128, sidik 3F9A 22C1 07BE XXXX",
    ],
)
def test_what_is_no_seal(text: str) -> None:
    assert seal_digits(text) is None
