"""Builds and updates a register's schema: migrations are the only way tables come to be."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import DBAPIError

from db.engine import APPLICATION_ID, storage_errors
from db.trouble import StorageTrouble, Trouble

VERSIONS = ("0001",)
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


def create_file(path: Path) -> None:
    """Make an empty file that carries our application id and nothing else."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute("PRAGMA user_version=1")


def upgrade(engine: Engine) -> None:
    """Bring the schema to the current version in one transaction.

    On SQLite foreign keys are off meanwhile (table copies would trip over them) and checked
    before the commit; a failed update leaves the register as it was.
    """
    with storage_errors(), engine.connect() as connection:
        sqlite = engine.dialect.name == "sqlite"
        if sqlite:
            _foreign_keys(connection, on=False)
        connection.execution_options(writing=True)
        with connection.begin():
            _run_alembic(connection)
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


def _run_alembic(connection: Connection) -> None:
    # Imported here: alembic costs 0.1 s and most starts need no update.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
