import pytest
from sqlalchemy import text

from app.desk.closing import close_case
from app.keeping.checking import check_register
from app.keeping.sample import create_sample
from app.register import Register
from tests.desk.slips import NOW, disposed, registered

_FREE = {
    "sqlite": "DROP TRIGGER event_no_update",
    "postgresql": "ALTER TABLE event DISABLE TRIGGER event_no_change",
}


def spoil(register: Register, *statements: str) -> tuple[str, ...]:
    """Change a register behind the program's back and return what the check says."""
    disposed(register)
    close_case(register, complaint_id=registered(register), happened_at=NOW, closing="withdrawn")
    assert check_register(register).ok
    with register.writing() as session:
        for statement in statements:
            session.execute(text(statement))
    checked = check_register(register)
    assert not checked.ok
    return checked.problems


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("UPDATE complaint SET status = 'closed' WHERE seq = 1", "2026-0001 tidak sesuai"),
        ("UPDATE complaint SET due_at = NULL WHERE seq = 1", "(due_at)"),
        ("UPDATE complaint SET seq = 7 WHERE seq = 2", "tidak berurutan"),
        ("UPDATE number_counter SET last = 9", "Penghitung nomor tahun 2026"),
        ("INSERT INTO number_counter (year, last) VALUES (2020, 1)", "tahun 2020"),
        ("UPDATE event_note SET text = 'lain' WHERE event_id > 0", "Catatan peristiwa"),
        ("UPDATE chain_head SET hash = 'x'", "Ujung rantai"),
        ("UPDATE chain_head SET position = 99", "Ujung rantai"),
        ("DELETE FROM complaint_search WHERE rowid = 2", "2026-0002 tidak ada dalam indeks"),
    ],
)
def test_what_was_changed_outside_is_found(
    register: Register, statement: str, problem: str
) -> None:
    if "event_note" in statement:
        registered(register, received_from="Badan Pusat Statistik")
    assert any(problem in said for said in spoil(register, statement))


def test_a_changed_event_breaks_the_chain(register: Register) -> None:
    said = spoil(register, _FREE[register.dialect], "UPDATE event SET actor = 'x' WHERE id = 2")
    assert any("Peristiwa ke-2 tidak cocok" in problem for problem in said)
    assert any("Pelindung riwayat hilang" in problem for problem in said)


def test_a_lost_event_is_a_gap(register: Register) -> None:
    free = "DROP TRIGGER event_no_delete" if register.dialect == "sqlite" else _FREE["postgresql"]
    said = spoil(register, free, "DELETE FROM event WHERE id = 2")
    assert any("ke-2 tidak ada" in problem for problem in said)


def test_a_row_that_points_nowhere_is_found(file_register: Register) -> None:
    disposed(file_register)
    with file_register.engine.connect() as connection:
        raw = connection.connection.cursor()
        raw.execute("PRAGMA foreign_keys=0")
        raw.execute("UPDATE complaint SET topic_id = 999")
        raw.execute("PRAGMA foreign_keys=1")
        raw.close()
    assert check_register(file_register).problems == (
        "Ada baris complaint yang menunjuk topic yang tidak ada.",
    )


def test_many_problems_of_a_kind_are_cut_short(register: Register) -> None:
    for _ in range(25):
        registered(register)
    said = spoil(register, "DELETE FROM complaint_search")
    assert len(said) == 21


def test_the_sample_is_whole_in_any_past_year(empty_place: str) -> None:
    register = create_sample(empty_place, year=2021)
    try:
        assert check_register(register).ok
    finally:
        register.close()
