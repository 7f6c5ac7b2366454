"""What is sealed of a case, changed past the program: opened it ends in one sentence, never bare."""

from __future__ import annotations

import pytest

from app.access.entitlement import Compartment
from app.access.sealed_words import CONTENT_PLACE, IDENTITY_PLACE, evidence_place
from app.access.sealing import Sealer, new_key
from app.access.vault import NewText
from app.desk.listing_cases import Wanted, list_rows
from app.desk.opening_seals import open_seals
from app.desk.reading_cases import read_case
from app.desk.reading_evidence import open_evidence
from app.errors import EnvironmentTrouble
from app.keeping.checking import check_register
from app.register import Register
from tests.attacks.attackers import run, secret_case
from tests.desk.files import attach, picture
from tests.helpers.registers import LOGIN, signed_in

SAID = "Yang disegel itu diubah dari luar atau rusak, jadi tidak dibuka."
TEXT = "UPDATE sealed_text SET body = :body WHERE complaint_id = 1 AND compartment = :part"
KEY = "UPDATE case_key SET sealed = :body WHERE complaint_id = 1 AND compartment = :part"
STRANGE = (b"", b"x" * 90)
"""Too short to hold anything, and of the right length."""


@pytest.fixture
def file(register: Register) -> str:
    """Have a confidential case with a file, and another one."""
    case = secret_case(register)
    attached = attach(register, case, "a.png", picture())
    secret_case(register)
    assert check_register(register).problems == ()
    return attached


def opened(register: Register, part: Compartment, file: str) -> object:
    if part is Compartment.EVIDENCE:
        return open_evidence(register, complaint_id=1, file=file)
    return open_seals(register, complaint_id=1)


@pytest.mark.parametrize("body", STRANGE)
@pytest.mark.parametrize("statement", [TEXT, KEY])
@pytest.mark.parametrize("part", Compartment)
def test_it_is_told_in_one_sentence(
    register: Register, file: str, part: Compartment, statement: str, body: bytes
) -> None:
    run(register, statement, body=body, part=part.value)
    # What was opened before it was changed is not believed for ever.
    with signed_in(register, register.actor) as again:
        with pytest.raises(EnvironmentTrouble) as told:
            opened(again, part, file)
        assert (told.value.kind, told.value.sentence) == ("seal_changed", SAID)
        assert "Periksa register" in told.value.way_out
        assert read_case(again, complaint_id=1).row.title
        assert check_register(again).problems


PLANTED = (b"", b"\xff", b"[]", b'["a", 5, "zz"]', b'{"name": 5}', b'{"nama": "Orang"}')


@pytest.mark.parametrize("body", PLANTED)
@pytest.mark.parametrize("part", Compartment)
def test_what_somebody_sealed_to_us_that_is_none_of_ours_is_told_alike(
    register: Register, file: str, part: Compartment, body: bytes
) -> None:
    """Whoever has the file's key and our public one can put a key and a text of their own there."""
    places = (IDENTITY_PLACE, CONTENT_PLACE, evidence_place(file))
    place = dict(zip(Compartment, places, strict=True))[part]
    key = new_key()
    with register.writing() as session:
        register.vault.put_under(session, [NewText(1, part, place, body)], {part.value: (77, key)})
    run(
        register,
        "INSERT INTO case_key (complaint_id, compartment, serial, account_id, sealed) "
        "VALUES (1, :part, 77, :to, :sealed)",
        part=part.value,
        to=register.account.id,
        sealed=Sealer().seal_key(key, to=register.account.public_key),
    )
    with pytest.raises(EnvironmentTrouble, match=SAID):
        opened(register, part, file)
    assert read_case(register, complaint_id=1).row.title
    assert check_register(register).problems


def found(register: Register, word: str) -> list[int]:
    rows = list_rows(register, wanted=Wanted(words=word), offset=0, limit=10)
    return [row.id for row in rows]


@pytest.mark.parametrize("word", ["Rahmah", "kejelasan"])
def test_a_search_still_finds_the_others(register: Register, file: str, word: str) -> None:
    assert file
    assert found(register, word) == [2, 1]
    run(register, "UPDATE sealed_text SET body = :body WHERE complaint_id = 1", body=b"x" * 90)
    # What was opened before may be found as long as who opened it stays signed in.
    with signed_in(register, LOGIN) as again:
        assert found(again, word) == [2]
