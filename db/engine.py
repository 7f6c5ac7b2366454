"""Driver, URL and pragmas: the one place that connects to a register."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.orm import Session, configure_mappers
from sqlalchemy.pool import QueuePool, StaticPool
from sqlalchemy.util import LRUCache

from db.location import is_server
from db.trouble import StorageTrouble, Trouble, file_trouble, trouble_of

if TYPE_CHECKING:
    import sqlite3
    from types import ModuleType

    from sqlalchemy.engine.interfaces import DBAPIConnection

IN_MEMORY: Final = ""
"""The location of a register that is gone when it is closed; there is one at a time."""
BUSY_MILLISECONDS = 3000
_PRAGMAS = {
    "journal_mode": "truncate",
    "synchronous": 2,
    "foreign_keys": 1,
    "trusted_schema": 0,
    "secure_delete": 1,
    "temp_store": 2,
    # In KB. Every page read again costs a decryption, so that a year's recap should fit.
    "cache_size": -48_000,
}
_FRUGAL = {"cache_size": -12_000}
_WITH_WORDS = (
    *("complaint", "complaint_content", "complaint_search"),
    *("event_note", "sealed_text", "case_key", "evidence_part"),
)
_WRITES = re.compile(r"(?:INSERT INTO|UPDATE|DELETE FROM) \"?(\w+)")
_WRITTEN = "written"
_COMPILED = 1000


def engine_for(location: str, *, key: bytes | None = None, frugal: bool = False) -> Engine:
    """Return an engine for a PostgreSQL URL, the path of a register file, or IN_MEMORY.

    `key` are the 32 bytes a file is encrypted with; only a register older than encryption has
    none. What goes once through a whole file beside the desk's work is `frugal` with memory. Raises StorageTrouble with UNREACHABLE for a URL that can't be read.
    """
    if is_server(location):
        url = "postgresql+psycopg:" + location.split(":", 1)[1]
        try:
            server = create_engine(
                url,
                pool_pre_ping=True,
                hide_parameters=True,
                connect_args={"options": f"-c lock_timeout={BUSY_MILLISECONDS}"},
            )
        except (ArgumentError, ValueError) as error:
            raise StorageTrouble(Trouble.UNREACHABLE, "no such address") from error
        event.listen(server, "before_cursor_execute", _note_table)
        return server
    known = _in_memory()
    if location == IN_MEMORY:
        return known
    compiled: LRUCache[Any, Any] = LRUCache(_COMPILED)
    compiled.update(known.get_execution_options()["compiled_cache"])
    pool = QueuePool(
        lambda: cast("DBAPIConnection", open_file(location, key=key, frugal=frugal)),
        dialect=known.dialect,
        pool_size=2,
        # The connection used last has the pages in its cache that are wanted next.
        use_lifo=True,
        max_overflow=2,
    )
    options = {"compiled_cache": compiled}
    return _watched(
        Engine(pool, known.dialect, known.url, hide_parameters=True, execution_options=options)
    )


@cache
def _in_memory() -> Engine:
    """Return the engine of a database in memory: what is asked of it, files need not compile again.

    A file takes that along and keeps what it compiles itself to itself, as the first values of
    each statement stay in it.
    """
    made = create_engine(
        "sqlite+pysqlite://",
        module=_library(),
        creator=lambda: _library().connect(
            ":memory:", isolation_level=None, check_same_thread=False
        ),
        poolclass=StaticPool,
        # No error message, and so no log, may hold what people wrote.
        hide_parameters=True,
        execution_options={"compiled_cache": LRUCache(_COMPILED)},
    )
    # The dialect gets to know the library by its first connection.
    with made.connect():
        pass
    return _watched(made)


def _watched(engine: Engine) -> Engine:
    event.listen(engine, "begin", _begin)
    event.listen(engine, "before_cursor_execute", _note_table)
    return engine


def _library() -> ModuleType:
    # Imported late: whoever works on a server needs no file library.
    from sqlcipher3 import dbapi2

    library: ModuleType = dbapi2
    return library


def load_file_library() -> None:
    """Load what the first connection to a file would, and put the mapped classes in order."""
    import sqlalchemy.dialects.sqlite  # noqa: F401
    import sqlcipher3.dbapi2  # noqa: F401

    configure_mappers()


def open_file(
    path: str | Path, *, key: bytes | None = None, frugal: bool = False
) -> sqlite3.Connection:
    """Open an existing file with our pragmas, each read back; never create one."""
    uri = Path(path).absolute().as_uri() + "?mode=rw"
    connection: sqlite3.Connection = _library().connect(
        uri,
        uri=True,
        timeout=BUSY_MILLISECONDS / 1000,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        # A wrong key is an answer of ours, not a line on somebody's terminal.
        connection.execute("PRAGMA cipher_log_level=NONE")
        if key is not None:
            connection.execute(f"PRAGMA key = {raw_key(key)}")
        for name, value in (_PRAGMAS | (_FRUGAL if frugal else {})).items():
            connection.execute(f"PRAGMA {name}={value}")
            found = connection.execute(f"PRAGMA {name}").fetchone()[0]
            if found != value:
                raise StorageTrouble(Trouble.READ_ONLY, f"{name} stays {found}")
    except BaseException:
        connection.close()
        raise
    return connection


def raw_key(key: bytes) -> str:
    """Return a key as SQLCipher takes one that is random already, to be put into a statement."""
    return f"\"x'{key.hex()}'\""


def _begin(connection: Connection) -> None:
    """Begin by ourselves: the driver's own way starts transactions too late."""
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
    if not writing:
        # Fixes the moment that is read, and shows here whether the key still is the file's.
        connection.exec_driver_sql("PRAGMA schema_version").close()


def _note_table(
    connection: Connection,
    _cursor: object,
    statement: str,
    _parameters: object,
    _context: object,
    _many: bool,  # noqa: FBT001 - called by the library
) -> None:
    """Note which table a statement writes, for who signs the end of the transaction."""
    if found := _WRITES.match(statement):
        connection.info.setdefault(_WRITTEN, set()).add(found.group(1))


def written_tables(session: Session) -> frozenset[str]:
    """Return the tables that were written in this transaction so far."""
    return frozenset(session.connection().info.get(_WRITTEN, ()))


@contextmanager
def transaction(engine: Engine, *, writing: bool) -> Iterator[Session]:
    """Run a block in one transaction; commit at its end, roll back on any error.

    What only reads sees one moment, on a server too; what writes sees what others saved before it
    got its locks. Raises StorageTrouble for what the environment owns; everything else passes unchanged.
    """
    with storage_errors(), Session(engine, autoflush=False, expire_on_commit=False) as session:
        options: dict[str, object] = {"writing": writing}
        if not writing and engine.dialect.name == "postgresql":
            options |= {"postgresql_readonly": True, "isolation_level": "REPEATABLE READ"}
        session.connection(execution_options=options).info.pop(_WRITTEN, None)
        yield session
        if writing:
            _commit(session)


def _commit(session: Session) -> None:
    """Commit; where that is refused the connection goes with its locks, so that nobody else waits.

    Handed back it would still be in that transaction, and whoever took it next would fail.
    """
    try:
        session.commit()
    except DBAPIError:
        session.invalidate()
        raise


@contextmanager
def storage_errors() -> Iterator[None]:
    """Turn driver errors of the environment into StorageTrouble."""
    try:
        yield
    except DBAPIError as error:
        cause = next((each for each in _with_earlier(error) if trouble_of(each) is not None), None)
        if cause is None or (kind := trouble_of(cause)) is None:
            raise
        raise StorageTrouble(kind, str(cause.orig)) from error


def _with_earlier(error: BaseException | None) -> Iterator[DBAPIError]:
    """Yield an error, then those it came upon: after a failed disk nothing can be cleared up either."""
    while error is not None:
        if isinstance(error, DBAPIError):
            yield error
        error = error.__context__


@contextmanager
def file_errors() -> Iterator[None]:
    """Turn the file library's own errors of the environment into StorageTrouble."""
    from sqlcipher3 import dbapi2

    try:
        yield
    except dbapi2.Error as error:
        kind = file_trouble(error)
        if kind is None:
            raise
        raise StorageTrouble(kind, str(error)) from error


def ensure_writable(engine: Engine) -> None:
    """Begin a change and take it back, so that a read-only or locked register shows at once."""
    with storage_errors(), engine.connect().execution_options(writing=True) as connection:
        if engine.dialect.name == "postgresql":
            if connection.scalar(text("SHOW transaction_read_only")) == "on":
                raise StorageTrouble(Trouble.READ_ONLY)
        else:
            # A write lock alone is granted on a read-only file, and before the journal is made.
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = version_num")
        connection.rollback()


def reclaim(engine: Engine) -> None:
    """Sweep away what a server keeps of changed and deleted rows; a file overwrites it by itself."""
    if engine.dialect.name != "postgresql":
        return
    with storage_errors(), engine.connect() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT")
        for table in _WITH_WORDS:
            connection.execute(text(f"VACUUM FULL {table}"))
