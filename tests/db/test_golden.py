"""A register of every schema there was, made by the program of then: migrated whole, or not at all."""

from __future__ import annotations

import gzip
import random
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest
from sqlalchemy import event, text

from app.access.key_book_text import read_book
from app.access.key_store import FileKeyStore
from app.clock import FixedClock
from app.desk.listing_cases import Wanted, count_rows
from app.desk.opening_seals import open_seals
from app.keeping.checking import check_register
from db.encrypting import export_encrypted
from db.engine import engine_for
from db.location import is_server
from db.migrating import CURRENT, VERSIONS, schema_version, upgrade
from tests.conftest import MOMENT
from tests.desk.slips import registered
from tests.helpers.golden import EMPTY, FILLED, GOLDEN
from tests.helpers.registers import open_register

if TYPE_CHECKING:
    from db.session import Engine
    from tests.helpers.postgres import PrivateServer

# The first schema has its own release; the second came in one program with the third.
SCHEMAS = [version for version in VERSIONS if "0003" <= version < CURRENT]
CASES = {EMPTY: 0, FILLED: 5}


class Golden:
    """A register of an old schema at a place, with the key of its file."""

    def __init__(self, location: str, key: bytes | None) -> None:
        self.location, self.key = location, key

    def engine(self) -> Engine:
        """Return what connects to it."""
        return engine_for(self.location, key=self.key)


@pytest.fixture(params=["sqlite", "postgresql"])
def lay_out(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[str], Golden]]:
    """Return what lays a golden register out, once on each database."""
    if request.param == "sqlite":
        yield lambda name: in_file(name, tmp_path / f"{name}.mejaaduan")
        return
    server: PrivateServer = request.getfixturevalue("postgres_server")
    made: list[str] = []

    def on_server(name: str) -> Golden:
        made.append("golden_" + name.replace("-", "_"))
        url = server.create(made[-1])
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(gzip.decompress((GOLDEN / f"{name}.sql.gz").read_bytes()))
        return Golden(url, None)

    yield on_server
    for database in made:
        server.drop(database)


def in_file(name: str, place: Path) -> Golden:
    with zipfile.ZipFile(GOLDEN / f"{name}.zip") as kept:
        key = bytes.fromhex(kept.read("key").decode())
        plain = place.with_suffix(".sqlite")
        plain.write_bytes(kept.read("register.sqlite"))
        place.touch()
        export_encrypted(plain, place, key=key)
        plain.unlink()
        FileKeyStore(place).create(read_book(kept.read("register.kunci").decode()))
    return Golden(str(place), key)


def test_there_is_one_of_every_schema() -> None:
    names = {f"{schema}-{how}" for schema in SCHEMAS for how in CASES}
    for ending in (".zip", ".sql.gz"):
        assert {each.name.removesuffix(ending) for each in GOLDEN.glob(f"*{ending}")} >= names


def ensure_whole(golden: Golden, cases: int) -> None:
    """Open it as today's program does, and go on in it."""
    with closing(open_register(golden.location, clock=FixedClock(MOMENT))) as register:
        assert schema_version(register.engine) == CURRENT
        assert check_register(register).problems == ()
        assert count_rows(register, wanted=Wanted()) == cases
        if cases:
            # The second one is confidential.
            assert open_seals(register, complaint_id=2).identity.name == "Siti Rahmah"
        registered(register)
        assert check_register(register).problems == ()


@pytest.mark.parametrize("schema", SCHEMAS)
def test_it_opens_whole_and_goes_on(lay_out: Callable[[str], Golden], schema: str) -> None:
    ensure_whole(lay_out(f"{schema}-{FILLED}"), CASES[FILLED])


def test_an_empty_one_does_too(
    lay_out: Callable[[str], Golden], many: Callable[[str, int], range]
) -> None:
    turns = many("empty registers of old schemas", 1)
    for schema in random.Random(3).sample(SCHEMAS, min(len(turns), len(SCHEMAS))):
        ensure_whole(lay_out(f"{schema}-{EMPTY}"), CASES[EMPTY])


def test_a_file_says_where_it_is_kept_as_it_was_before_the_update(tmp_path: Path) -> None:
    place = tmp_path / "lama.mejaaduan"
    in_file(f"{SCHEMAS[0]}-{EMPTY}", place)
    with closing(open_register(str(place), clock=FixedClock(MOMENT))) as register:
        assert register.updated is not None
        assert register.updated.is_file()
    with closing(open_register(str(place), clock=FixedClock(MOMENT))) as register:
        assert register.updated is None


# --- a failure in any step -------------------------------------------------------------------


class Broken(Exception):
    """A step of a migration that failed."""


def content(engine: Engine) -> dict[str, list[str]]:
    """Return every row of every table, and what the schema says."""
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            listed = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
            told = "SELECT type, name, coalesce(sql, '') FROM sqlite_master ORDER BY type, name"
        else:
            listed = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
            told = (
                "SELECT table_name, column_name, data_type FROM information_schema.columns "
                "WHERE table_schema = 'public' ORDER BY 1, 2"
            )
        found = {"": [repr(tuple(row)) for row in connection.execute(text(told))]}
        for (name,) in connection.execute(text(listed)).all():
            rows = connection.execute(text(f'SELECT * FROM "{name}"'))
            found[name] = sorted(repr(tuple(row)) for row in rows)
    return found


def upgrade_to(engine: Engine, breaks_at: int) -> None:
    """Update a schema up to one of its statements, where Broken is raised."""
    done = 0

    def count(*_: object) -> None:
        nonlocal done
        done += 1
        if done == breaks_at:
            raise Broken

    event.listen(engine, "before_cursor_execute", count)
    try:
        upgrade(engine)
    finally:
        event.remove(engine, "before_cursor_execute", count)


def test_a_failure_in_any_step_leaves_the_old_register(
    lay_out: Callable[[str], Golden], many: Callable[[str, int], range]
) -> None:
    chance = random.Random(7)
    turns = many("failures in steps of migrations", 16)
    chosen = chance.sample(SCHEMAS, 2 if len(turns) == 16 else len(SCHEMAS))
    for schema in chosen:
        golden = lay_out(f"{schema}-{FILLED}")
        server = is_server(golden.location)
        if not server:
            kept = Path(golden.location).read_bytes()
        engine = golden.engine()
        before = content(engine)
        # How many statements there are is known from one that is taken back at its end.
        steps = count_steps(engine)
        assert content(engine) == before
        for _ in turns[:: len(chosen)]:
            with pytest.raises(Broken):
                upgrade_to(engine, chance.randint(1, steps))
            assert content(engine) == before
        engine.dispose()
        if not server:
            assert Path(golden.location).read_bytes() == kept
        with closing(open_register(golden.location, clock=FixedClock(MOMENT))) as register:
            assert check_register(register).problems == ()


def count_steps(engine: Engine) -> int:
    """Return how many statements an update takes, which a failing commit takes back."""
    steps = 0

    def count(*_: object) -> None:
        nonlocal steps
        steps += 1

    def fail(_: object) -> None:
        raise Broken

    event.listen(engine, "before_cursor_execute", count)
    event.listen(engine, "commit", fail)
    try:
        with pytest.raises(Broken):
            upgrade(engine)
    finally:
        event.remove(engine, "before_cursor_execute", count)
        event.remove(engine, "commit", fail)
    return steps
