"""Builds and updates a register's schema: migrations are the only way tables come to be."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import DBAPIError

from db.engine import file_errors, raw_key, storage_errors
from db.location import APPLICATION_ID
from db.tables import metadata
from db.trouble import StorageTrouble, Trouble

VERSIONS = tuple(f"{number:04d}" for number in range(1, 27))
# Up to here people's names and words lay in the open; the version after it has none.
_OPEN, _SEALING = VERSIONS[:2]
CURRENT = VERSIONS[-1]


def schema_version(engine: Engine) -> str | None:
    """Return the schema version; None when there is no register at all.

    Raises StorageTrouble with FOREIGN when the version is that of another program's tables.
    """
    with storage_errors(), engine.connect() as connection:
        try:
            found = connection.scalar(text("SELECT version_num FROM alembic_version"))
        except DBAPIError as error:
            if "alembic_version" in str(error.orig):
                return None
            raise
        if found is None:
            return None
        # Other programs keep such a version as well, and may even number it as we do.
        if not inspect(connection).has_table("setting"):
            raise StorageTrouble(Trouble.FOREIGN)
        return str(found)


def ensure_known(version: str | None) -> bool:
    """Tell whether an update is due; StorageTrouble when the schema isn't one of ours."""
    if version is None:
        raise StorageTrouble(Trouble.FOREIGN)
    if version not in VERSIONS:
        raise StorageTrouble(Trouble.TOO_NEW, version)
    return version != CURRENT


def is_open(version: str | None) -> bool:
    """Tell whether a register of this version holds identities that are not sealed."""
    return version in (_OPEN, _SEALING)


def create_file(path: Path, *, key: bytes) -> None:
    """Make an encrypted file that carries our application id and nothing else."""
    from sqlcipher3 import dbapi2

    with file_errors(), closing(dbapi2.connect(path)) as connection:
        connection.execute(f"PRAGMA key = {raw_key(key)}")
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute("PRAGMA user_version=1")


def lay_out(engine: Engine) -> None:
    """Lay out the tables in memory, where no register is kept and so none is ever updated."""
    metadata.create_all(engine, checkfirst=False)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE alembic_version (version_num)")
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (CURRENT,))


def upgrade(engine: Engine, *, seal: Callable[[Connection], None] | None = None) -> None:
    """Bring the schema to the current version in one transaction.

    On SQLite foreign keys are off meanwhile (table copies would trip over them) and checked
    before the commit; a failed update leaves the register as it was. `seal` is called, inside the
    transaction, once the tables for sealed texts stand and those for open ones still do; it must
    empty them.
    """
    with storage_errors(), engine.connect() as connection:
        sqlite = engine.dialect.name == "sqlite"
        if sqlite:
            _foreign_keys(connection, on=False)
        connection.execution_options(writing=True)
        with connection.begin():
            if seal is not None:
                _run_alembic(connection, _SEALING)
                seal(connection)
            _run_alembic(connection, "head")
            if sqlite and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                raise StorageTrouble(Trouble.DAMAGED, "foreign keys broken by the update")
        if sqlite:
            _foreign_keys(connection, on=True)


def _foreign_keys(connection: Connection, *, on: bool) -> None:
    """Switch the pragma outside any transaction, where alone it works, and read it back."""
    cursor = connection.connection.cursor()
    cursor.execute(f"PRAGMA foreign_keys={int(on)}")
    if cursor.execute("PRAGMA foreign_keys").fetchone()[0] != int(on):
        raise StorageTrouble(Trouble.LOCKED, "foreign_keys can't be switched")
    cursor.close()


def _run_alembic(connection: Connection, target: str) -> None:
    # Imported here: alembic costs 0.1 s and most starts need no update.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, target)
