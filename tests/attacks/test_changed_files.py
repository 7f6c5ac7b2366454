"""Files of a case changed past the program: the check tells of every one, and none is opened."""

from __future__ import annotations

import contextlib
import os
from dataclasses import replace

import pytest
from sqlalchemy import text

from app.access.entitlement import Compartment
from app.access.sealed_words import evidence_body, evidence_place, read_evidence
from app.access.vault import NewText
from app.desk.reading_cases import read_case
from app.desk.reading_evidence import open_evidence
from app.errors import EnvironmentTrouble, UserMistake
from app.keeping.checking import check_register, problems_in
from app.register import Register
from db.engine import transaction
from tests.attacks.attackers import run
from tests.desk.files import attach, picture
from tests.desk.slips import registered

PART = "complaint_id = 1 AND part = 1"
LAST = "complaint_id = 1 AND part = 2"
OTHER = "SELECT body FROM evidence_part WHERE complaint_id = 2 AND part = 1"
SECOND = "SELECT body FROM evidence_part WHERE complaint_id = 1 AND part = 2"
CHANGES = {
    "bytes": f"UPDATE evidence_part SET body = '{{nothing}}' WHERE {PART}",
    "a part of another file": f"UPDATE evidence_part SET body = ({OTHER}) WHERE {PART}",
    "a part twice": f"UPDATE evidence_part SET body = ({SECOND}) WHERE {PART}",
    "a part dropped": f"DELETE FROM evidence_part WHERE {PART}",
    "the end cut off": f"DELETE FROM evidence_part WHERE {LAST}",
    "in another order": f"UPDATE evidence_part SET part = 9 WHERE {PART}",
    "all gone": "DELETE FROM evidence_part WHERE complaint_id = 1",
    "to another case": "UPDATE evidence_part SET complaint_id = 2 WHERE complaint_id = 1",
}
PLANTED = {
    "a part more": "INSERT INTO evidence_part SELECT complaint_id, file, 7, body "
    f"FROM evidence_part WHERE {PART}",
    "a file more": "INSERT INTO evidence_part SELECT complaint_id, 'lain', part, body "
    "FROM evidence_part WHERE complaint_id = 1",
    "of no case": "INSERT INTO evidence_part SELECT 99, file, part, body "
    "FROM evidence_part WHERE complaint_id = 1",
}
NAMES = {
    "no name": "DELETE FROM sealed_text WHERE complaint_id = 1 AND place LIKE 'evidence/%'",
    "another's name": "UPDATE sealed_text SET body = (SELECT body FROM sealed_text "
    "WHERE complaint_id = 2 AND place LIKE 'evidence/%') "
    "WHERE complaint_id = 1 AND place LIKE 'evidence/%'",
}


class _TakenBack(Exception):
    """The change was only tried."""


@pytest.fixture
def files(register: Register) -> list[str]:
    """Have two cases with a file of three parts each."""
    found = []
    for size in (1, 2):
        case = registered(register)
        found.append(attach(register, case, "a.png", picture(size, extra=os.urandom(600_000))))
    assert check_register(register).problems == ()
    return found


@pytest.mark.parametrize("name", [*CHANGES, *PLANTED, *NAMES])
def test_the_check_tells_of_every_change(register: Register, files: list[str], name: str) -> None:
    assert len(files) == 2
    statement = (CHANGES | PLANTED | NAMES)[name]
    said: list[str] = []
    with contextlib.suppress(_TakenBack), transaction(register.engine, writing=True) as session:
        assert session.execute(text(statement)).rowcount  # type: ignore[attr-defined]
        said = list(problems_in(register, session))
        raise _TakenBack
    assert said
    if name not in NAMES:
        assert any("ukti" in each or "berkas" in each for each in said), said


@pytest.mark.parametrize("name", [*CHANGES, "a part more", *NAMES])
def test_nothing_that_was_changed_is_opened(
    register: Register, files: list[str], name: str
) -> None:
    with transaction(register.engine, writing=True) as session:
        session.execute(text((CHANGES | PLANTED | NAMES)[name]))
        session.commit()
    with pytest.raises((EnvironmentTrouble, UserMistake)):
        open_evidence(register, complaint_id=1, file=files[0])


@pytest.mark.parametrize("name", NAMES)
def test_its_case_can_still_be_read(register: Register, files: list[str], name: str) -> None:
    assert len(files) == 2
    run(register, NAMES[name])
    case = read_case(register, complaint_id=1)
    assert case.content.text
    assert [each.facts for each in case.evidence] == [None]


def test_who_holds_the_keys_cannot_give_a_file_another_name(
    register: Register, files: list[str]
) -> None:
    """A colleague who may open a case seals its file's facts anew, as if it were resealed."""
    place = evidence_place(files[0])
    now = register.clock.now()
    with register.writing() as session:
        opened = register.vault.open_case(session, 1, [Compartment.EVIDENCE], now=now)
        facts, key = read_evidence(opened[place])
        other = evidence_body(replace(facts, name="lain.png"), key)
        keys = register.vault.all_keys(session, 1)
        assert keys is not None
        serial = max(number for part, number in keys if part == Compartment.EVIDENCE)
        fresh = {"evidence": (serial, keys["evidence", serial])}
        text_of = NewText(1, Compartment.EVIDENCE, place, other)
        register.vault.put_under(session, [text_of], fresh)
    assert "Bukti 1 aduan 2026-0001 diubah." in check_register(register).problems
