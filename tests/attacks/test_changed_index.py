"""The search index changed past the program, so that a case is found by too little or too much."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from app.keeping.checking import check_register
from app.register import Register
from db.engine import transaction
from tests.attacks.attackers import run
from tests.desk.slips import registered

WRONG = "Indeks pencarian aduan 2026-0002 tidak sesuai isinya."


@pytest.fixture
def filled(register: Register) -> Register:
    registered(register, title="Antrean panjang")
    registered(register, title="Kafé Nur’aini", anonymous=True)
    registered(register, confidential=True)
    assert check_register(register).problems == ()
    return register


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE complaint_search SET body = 'x' WHERE rowid = 2", WRONG),
        ("UPDATE complaint_search SET body = upper(body) WHERE rowid = 2", WRONG),
        ("UPDATE complaint_search SET body = body || ' suap' WHERE rowid = 2", WRONG),
        ("UPDATE complaint SET title = 'Kafe Nuraini' WHERE id = 2", "Isi aduan 2026-0002 diubah"),
        ("DELETE FROM complaint_search WHERE rowid = 2", "2026-0002 tidak ada dalam indeks"),
        (
            "INSERT INTO complaint_search (rowid, body) VALUES (77, 'suap')",
            "Indeks pencarian memuat 1 aduan yang tidak ada",
        ),
    ],
)
def test_it_is_found(filled: Register, statement: str, said: str) -> None:
    run(filled, statement)
    assert any(said in each for each in check_register(filled).problems)


def test_what_is_hidden_of_a_secret_case_and_laid_into_the_index_is_found(
    filled: Register,
) -> None:
    run(filled, "UPDATE complaint_search SET body = body || 'Sari' WHERE rowid = 3")
    assert (
        "Indeks pencarian aduan 2026-0003 tidak sesuai isinya." in check_register(filled).problems
    )


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM complaint_search_data WHERE id > 10",
        "UPDATE complaint_search_content SET c0 = 'x' WHERE id = 2",
    ],
)
def test_its_own_tables_changed_beneath_it_are_found(
    file_register: Register, statement: str
) -> None:
    for _ in range(3):
        registered(file_register)
    with transaction(file_register.engine, writing=True) as session:
        session.execute(text(statement))
    assert any("complaint_search" in said for said in check_register(file_register).problems)
