import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from app.desk.closing import close_case
from app.errors import UserMistake
from app.keeping.checking import check_register
from app.keeping.sample import create_sample
from app.register import Register
from app.rules.chain import canonical_data, event_hash, raw_hash
from tests.desk.slips import NOW, disposed, registered
from tests.helpers.registers import signed_in

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
        "Isi aduan 2026-0001 diubah tanpa tanda tangan.",
    )


def test_many_problems_of_a_kind_are_cut_short(register: Register) -> None:
    for _ in range(25):
        registered(register)
    said = spoil(register, "DELETE FROM complaint_search")
    assert sum("tidak ada dalam indeks pencarian" in each for each in said) == 20
    assert "Masih ada masalah lain yang sejenis." in said


def test_what_another_desk_adds_between_two_checks_is_no_damage(register: Register) -> None:
    assert check_register(register).ok
    with signed_in(register, "siti") as beside:
        registered(beside)
    assert check_register(register).ok


def test_the_sample_is_whole_in_any_past_year(empty_place: str) -> None:
    register = create_sample(empty_place, year=2021)
    try:
        assert check_register(register).ok
    finally:
        register.close()


def test_it_tells_how_far_it_is_and_can_be_stopped(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.keeping.checking._STEP", 1)
    monkeypatch.setattr("app.keeping.checking_history._TOLD", 1)
    disposed(register)
    told: list[tuple[int, int]] = []

    def tell(done: int, of: int) -> bool:
        told.append((done, of))
        return True

    assert check_register(register, progress=tell).ok
    far = [done for done, _ in told]
    assert far == sorted(set(far))
    assert len(far) > 5
    assert {whole for _, whole in told} == {far[-1]}
    with pytest.raises(UserMistake, match="dihentikan"):
        check_register(register, progress=lambda *_: False)


@given(
    st.integers(1, 9),
    st.none() | st.integers(1, 9),
    st.text(max_size=9),
    st.datetimes(),
    st.dictionaries(st.text(max_size=5), st.text(max_size=5) | st.integers() | st.booleans()),
)
def test_what_a_database_keeps_has_the_same_hash(
    position: int, complaint: int | None, word: str, at: datetime, data: dict[str, object]
) -> None:
    moment = at.replace(year=max(at.year, 1000), tzinfo=UTC)
    whole = event_hash(
        "0" * 64,
        position=position,
        complaint_id=complaint,
        kind=word,
        happened_at=moment,
        recorded_at=moment,
        actor=word,
        via=word,
        data=data,
    )
    stored = f"{moment:%Y-%m-%d %H:%M:%S.%f}"
    assert whole == raw_hash(
        "0" * 64,
        position=position,
        complaint_id=complaint,
        kind=word,
        happened_at=stored,
        recorded_at=stored,
        actor=word,
        via=word,
        data=canonical_data(json.dumps(data))[0],
    )
