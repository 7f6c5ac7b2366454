"""One register of every release is kept, and still opens."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from app.desk.reading_cases import read_case
from app.desk.reading_office import read_office
from app.desk.recapping import read_recap
from app.keeping.checking import check_register
from app.keeping.converting import convert_register
from db import tables
from db.engine import engine_for, transaction
from db.location import is_server
from db.migrating import _run_alembic, create_file, upgrade
from db.queries import office as queries
from tests.helpers.registers import SETUP

RELEASES = sorted((Path(__file__).parent / "releases").glob("*.sqlite"))


@pytest.mark.parametrize("release", RELEASES, ids=lambda path: path.stem)
def test_a_register_of_an_old_release_opens_whole(release: Path, tmp_path: Path) -> None:
    place = tmp_path / "lama.mejaaduan"
    shutil.copy(release, place)
    register = convert_register(str(place), setup=SETUP).register
    try:
        assert check_register(register).ok
        assert read_recap(register, year=2023).total == 2
    finally:
        register.close()


def test_what_an_old_program_forwarded_concerns_the_office_it_went_to(tmp_path: Path) -> None:
    place = tmp_path / "lama.mejaaduan"
    shutil.copy(RELEASES[0], place)
    with closing(sqlite3.connect(place)) as old, old:
        own = "(SELECT id FROM office WHERE grouping = 'own')"
        old.execute(f"UPDATE complaint SET about_office_id = {own}")
    with closing(convert_register(str(place), setup=SETUP).register) as register:
        cases = [read_case(register, complaint_id=key) for key in (1, 2)]
        assert {case.about_office for case in cases} == {
            "BPS Kabupaten Tangerang",
            "BPS Kota Tangerang Selatan",
        }
        assert not any(case.about_own_office for case in cases)
        assert check_register(register).ok


def test_there_is_one_of_this_release() -> None:
    assert "0.1.0" in {release.stem for release in RELEASES}


def test_an_old_register_of_another_office_says_so_everywhere(tmp_path: Path) -> None:
    """It was named on the first screen, but its letterhead was BPS Provinsi Banten's until then."""
    place = tmp_path / "lebak.mejaaduan"
    shutil.copy(RELEASES[0], place)
    with closing(sqlite3.connect(place)) as old, old:
        words = ("BPS Kabupaten Lebak",)
        old.execute("UPDATE setting SET value = ? WHERE key = 'office_name'", words)
        old.execute("UPDATE setting SET value = 'Jl. Kita 1' WHERE key = 'address'")
    setup = replace(SETUP, office_name="")
    with closing(convert_register(str(place), setup=setup).register) as register:
        office = read_office(register)
        assert (office.name, office.settings.office_code) == ("BPS Kabupaten Lebak", "3602")
        assert office.letterhead_lines == ("BADAN PUSAT STATISTIK", "KABUPATEN LEBAK")
        assert office.head_title == "Kepala BPS Kabupaten Lebak"
        assert (office.settings.city, office.settings.email) == ("", "")
        assert office.settings.address == "Jl. Kita 1"
        assert office.name not in [entry.name for entry in office.others]
        assert check_register(register).ok


def test_lists_of_an_old_register_come_whole_into_their_own_tables(empty_place: str) -> None:
    key = bytes(32)
    server = is_server(empty_place)
    if not server:
        create_file(Path(empty_place), key=key)
    engine = engine_for(empty_place, key=None if server else key)
    try:
        with engine.connect() as connection:
            connection.execution_options(writing=True)
            with connection.begin():
                _run_alembic(connection, "0003")
                for statement in OLD_LISTS:
                    connection.execute(text(statement))
        upgrade(engine)
        with transaction(engine, writing=True) as session:
            media = session.execute(queries.media()).all()
            assert [(row[0], row[3]) for row in media] == [("wbs", "surel"), ("surat", "surat")]
            # Rows that brought their ids with them must not stand in the way of new ones.
            values = {"label": "Baru", "position": 9, "optional": False, "active": True}
            session.execute(queries.put_column(0, **values))
            values = {"code": "baru", "name": "Baru", "position": 9, "active": True}
            session.execute(queries.add_entry(tables.AnswerChannel, **values))
            labels = [row[1] for row in session.execute(queries.recap_columns())]
            assert labels == ["Website", "Lainnya", "Baru"]
    finally:
        engine.dispose()


OLD_LISTS = (
    "INSERT INTO setting VALUES ('office_name', 'BPS Kota Batu')",
    "INSERT INTO recap_column VALUES (1, 'Website', 1, false), (2, 'Lainnya', 2, true)",
    """INSERT INTO medium VALUES (1, 'wbs', 'Website', 1, 'surel', '01234', 1, true),
    (2, 'surat', 'Surat', 2, 'surat', '01234', 2, true)""",
    "INSERT INTO office VALUES (1, '3600', 'BPS Provinsi Banten', 'own', 1, true)",
    "INSERT INTO sop_target VALUES (1, 1, 'Terima', 5, 'minutes', 'any', '2020-01-01', '', NULL)",
)
