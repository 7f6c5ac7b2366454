"""Rows, words and files that nobody of us writes: one clear sentence each, and the right exit code."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from app.access.key_store import FileKeyStore
from app.desk.listing_cases import Wanted, count_rows, list_rows
from app.errors import EnvironmentTrouble, UserMistake
from app.keeping.backup_file import opened_backup
from app.keeping.checking import check_register
from app.register import Register
from tests.attacks.attackers import run, unguard
from tests.desk.slips import registered
from tests.helpers.registers import open_register

BEYOND = (
    "INSERT INTO event (id, complaint_id, kind, happened_at, recorded_at, actor, via, data, hash) "
    "SELECT id + 1, complaint_id, kind, happened_at, recorded_at, actor, via, data, hash "
    "FROM event ORDER BY id DESC LIMIT 1"
)


# The server's driver may still tell of the rest of the batch that it sent along.
@pytest.mark.expected_log("error ignored terminating")
def test_an_event_beyond_the_end_is_told_by_check_and_by_whoever_writes(
    register: Register,
) -> None:
    registered(register)
    run(register, BEYOND)
    assert any("rantai" in each for each in check_register(register).problems)
    with pytest.raises(EnvironmentTrouble, match="peristiwa sesudah ujungnya"):
        registered(register)


@pytest.mark.parametrize(
    "change",
    [
        *("kind = 'bogus'", "data = '[]'", "data = '{\"teams\": 7}'", "happened_at = 'x'"),
        *("via = 'x'", "hash = ''", "actor = ''", "complaint_id = NULL"),
    ],
)
def test_check_ends_whatever_an_event_holds(file_register: Register, change: str) -> None:
    registered(file_register)
    unguard(file_register, "event")
    run(file_register, f"UPDATE event SET {change} WHERE id = (SELECT max(id) FROM event)")
    found = check_register(file_register)
    assert not found.ok
    assert all(each.endswith(".") for each in found.problems)


@pytest.mark.parametrize(
    "change",
    [
        *("complaint SET status = 'x'", "complaint SET turn = 'x'", "complaint SET holder = 'x'"),
        *("complaint SET received_at = 'x'", "setting SET value = 'x'", "certificate SET roles=7"),
        *(
            "attestation SET states = 'x'",
            "attestation SET states = '[]'",
            "sealed_text SET body=''",
        ),
        *("case_key SET sealed = x'00'", "case_key SET serial = 'x'"),
    ],
)
def test_check_ends_whatever_other_rows_hold(file_register: Register, change: str) -> None:
    registered(file_register, confidential=True)
    for table in ("certificate", "attestation"):
        unguard(file_register, table)
    run(file_register, f"UPDATE {change}")
    found = check_register(file_register)
    assert not found.ok


@pytest.mark.parametrize("words", ["a\0bc", "abc\ud800", "\0", "\ud800\udc00 x"])
def test_a_search_for_what_no_keyboard_types_finds_something_or_nothing(
    register: Register, words: str
) -> None:
    registered(register)
    assert count_rows(register, wanted=Wanted(words=words)) >= 0
    list_rows(register, wanted=Wanted(words=words), offset=0, limit=10)


def test_a_search_of_a_thousand_words_is_refused_in_a_sentence(register: Register) -> None:
    registered(register)
    for words in (" ".join(f"kata{at}" for at in range(1200)), "qwertyuiopasdf" * 100):
        with pytest.raises(UserMistake, match="paling banyak 50 kata"):
            count_rows(register, wanted=Wanted(words=words))
    most = " ".join(f"kata{at:015d}" for at in range(50))
    assert count_rows(register, wanted=Wanted(words=most)) == 0


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, 99])
def test_a_backup_packed_in_a_strange_way_is_told(tmp_path: Path, method: int) -> None:
    place = tmp_path / "aneh.cadangan"
    with zipfile.ZipFile(place, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("register.mejaaduan", b"x" * 100)
        archive.writestr("register.mejaaduan.kunci", b"{}")
    content = bytearray(place.read_bytes())
    for mark, offset in ((b"PK\3\4", 8), (b"PK\1\2", 10)):
        at = content.find(mark)
        content[at + offset : at + offset + 2] = method.to_bytes(2, "little")
    place.write_bytes(content)
    with pytest.raises(EnvironmentTrouble, match="bukan cadangan yang utuh"), opened_backup(place):
        pass


@pytest.mark.parametrize("typed", ["\ud800" * 12, "a\0b" * 5, "x" * 100_000])
def test_a_password_of_broken_letters_is_only_a_wrong_one(register_file: Path, typed: str) -> None:
    with pytest.raises(UserMistake, match="tidak cocok"):
        open_register(str(register_file), password=typed)
    book = FileKeyStore(register_file).read()
    assert book is not None


def test_a_page_put_back_to_an_older_state_never_ends_in_a_raw_error(
    register_file: Path, tmp_path: Path
) -> None:
    """Each page in turn is the one from before: opened, listed and checked, or told why not."""
    opened = open_register(str(register_file))
    before = register_file.read_bytes()
    for _ in range(3):
        registered(opened, confidential=True)
    opened.close()
    after = register_file.read_bytes()
    size, told = 4096, 0
    changed = [
        at
        for at in range(0, min(len(before), len(after)), size)
        if before[at : at + size] != after[at : at + size]
    ]
    for at in changed:
        register_file.write_bytes(after[:at] + before[at : at + size] + after[at + size :])
        try:
            register = open_register(str(register_file))
        except (EnvironmentTrouble, UserMistake):
            told += 1
            continue
        try:
            list_rows(register, wanted=Wanted(), offset=0, limit=10)
            told += not check_register(register).ok
        except EnvironmentTrouble:
            told += 1
        finally:
            register.close()
    assert told
