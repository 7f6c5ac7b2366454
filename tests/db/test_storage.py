import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.desk.listing_cases import Wanted, count_rows
from app.errors import EnvironmentTrouble
from app.keeping.looking import look_at
from app.register import Register
from db.migrating import CURRENT, VERSIONS, schema_version
from tests.desk.slips import disposed


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET actor = 'lain'",
        "DELETE FROM event",
        "DELETE FROM event WHERE id = 1",
    ],
)
def test_events_are_never_changed(register: Register, statement: str) -> None:
    disposed(register)
    with pytest.raises(DBAPIError, match="never changed"), register.writing() as session:
        session.execute(text(statement))


def test_events_are_not_truncated(register: Register) -> None:
    if register.dialect == "postgresql":
        with pytest.raises(DBAPIError, match="never changed"), register.writing() as session:
            session.execute(text("TRUNCATE event CASCADE"))


def test_a_case_is_not_deleted_under_its_events(register: Register) -> None:
    disposed(register)
    with pytest.raises(DBAPIError), register.writing() as session:
        session.execute(text("DELETE FROM complaint"))
    assert count_rows(register, wanted=Wanted()) == 1


def test_a_failed_transaction_leaves_nothing(register: Register) -> None:
    disposed(register)

    def fail_half_way() -> None:
        with register.writing() as session:
            session.execute(text("UPDATE complaint SET title = 'lain'"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_half_way()
    with register.reading() as session:
        assert session.scalar(text("SELECT title FROM complaint")) != "lain"


def test_a_reading_transaction_sees_one_moment(register: Register, register_url: str) -> None:
    with register.reading() as session:
        assert session.scalar(text("SELECT count(*) FROM complaint")) == 0
    disposed(register)
    assert count_rows(register, wanted=Wanted()) == 1


def test_every_pragma_is_in_force(file_register: Register) -> None:
    with file_register.reading() as session:
        found = {
            name: session.scalar(text(f"PRAGMA {name}"))
            for name in ("journal_mode", "synchronous", "foreign_keys", "trusted_schema")
        }
    assert found == {
        "journal_mode": "truncate",
        "synchronous": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
    }


def test_the_schema_is_the_newest(register: Register) -> None:
    assert schema_version(register.engine) == CURRENT == VERSIONS[-1]


def test_a_server_that_is_not_there_is_told(tmp_path: object) -> None:
    with pytest.raises(EnvironmentTrouble) as trouble:
        look_at(f"postgresql://meja@/x?host={tmp_path}")
    assert trouble.value.kind == "unreachable"


def test_no_error_message_holds_what_people_wrote(file_register: Register) -> None:
    with pytest.raises(DBAPIError) as error, file_register.writing() as session:
        session.execute(text("INSERT INTO draft (form) VALUES (:form)"), {"form": "Siti Rahmah"})
    assert "Siti" not in str(error.value)
