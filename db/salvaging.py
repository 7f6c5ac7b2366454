"""Reads what still can be read of a damaged register file, and lays it over a copy that is whole."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from db.engine import engine_for, file_errors, open_file, transaction
from db.queries.search import rebuild
from db.trouble import StorageTrouble, Trouble

if TYPE_CHECKING:
    import sqlite3

_BLOCK = 4096
_AT_ONCE = 500
_LAST = 2**63 - 1
# What the index of words is kept in is made anew instead.
_TABLES = (
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
    "AND name NOT LIKE 'complaint\\_search%' ESCAPE '\\'"
)
_TORN = (Trouble.DAMAGED, Trouble.NOT_A_DATABASE)


class _Table(NamedTuple):
    name: str
    columns: str
    marks: str


def copy_readable(source: Path, target: Path) -> None:
    """Copy a file block by block, zeros for what the disk does not give back. Raises OSError."""
    with source.open("rb", buffering=0) as ours, target.open("wb") as copy:
        for at in range(0, source.stat().st_size, _BLOCK):
            try:
                ours.seek(at)
                copy.write(ours.read(_BLOCK))
            except OSError:
                copy.write(bytes(_BLOCK))


def lay_over(damaged: Path, whole: Path, *, key: bytes, torn_key: bytes) -> int:
    """Give a whole register every row that a damaged one of the same schema still holds.

    Where rows of the damaged one can't be read, those of the whole one stay. The damaged one, which
    `torn_key` opens, is changed by its journal only. Returns how many stretches could not be read.
    Raises StorageTrouble, with DAMAGED when not even the damaged one's schema can be read.
    """
    schema = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
    with closing(_Torn(damaged, torn_key)) as torn:
        known = torn.ask(schema)
        with file_errors(), closing(open_file(whole, key=key)) as connection:
            if connection.execute(schema).fetchall() != known:
                raise StorageTrouble(Trouble.DAMAGED, "another schema")
            connection.execute("PRAGMA foreign_keys=0")
            connection.execute("BEGIN IMMEDIATE")
            guards = _without_guards(connection)
            unread = sum(_lay_over(torn, connection, table) for table in _tables(connection))
            for guard in guards:
                connection.execute(guard)
            connection.execute("COMMIT")
    engine = engine_for(str(whole), key=key)
    try:
        with transaction(engine, writing=True) as session:
            rebuild(session.connection())
    finally:
        engine.dispose()
    return unread


def _tables(connection: sqlite3.Connection) -> list[_Table]:
    found = []
    for (name,) in connection.execute(_TABLES).fetchall():
        told = connection.execute(f'PRAGMA table_info("{name}")').fetchall()
        columns = [f'"{column[1]}"' for column in told]
        # A number that is the only key is the row's own number.
        keys = [column for column in told if column[5]]
        if not (len(keys) == 1 and keys[0][2].upper() == "INTEGER"):
            columns = ["rowid", *columns]
        found.append(_Table(name, ", ".join(columns), ", ".join("?" * len(columns))))
    return found


def _without_guards(connection: sqlite3.Connection) -> list[str]:
    """Take away what keeps the history from being changed; returns how it is put back."""
    guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    kept = guards.fetchall()
    for name, _ in kept:
        connection.execute(f'DROP TRIGGER "{name}"')
    return [str(made) for _, made in kept]


def _lay_over(torn: _Torn, connection: sqlite3.Connection, table: _Table) -> int:
    connection.execute("CREATE TEMP TABLE seen (number INTEGER PRIMARY KEY)")
    connection.execute("CREATE TEMP TABLE gap (low INTEGER, high INTEGER)")
    put = f'INSERT OR REPLACE INTO "{table.name}" ({table.columns}) VALUES ({table.marks})'  # noqa: S608 - names of our own tables
    for part in torn.parts(table):
        if isinstance(part, tuple):
            connection.execute("INSERT INTO gap VALUES (?, ?)", part)
            continue
        connection.executemany("INSERT INTO seen VALUES (?)", [(row[0],) for row in part])
        connection.executemany(put, [row[1:] for row in part])
    # What is gone from a stretch that was read was deleted since the copy was made.
    connection.execute(
        f'DELETE FROM "{table.name}" WHERE rowid NOT IN (SELECT number FROM seen) AND NOT EXISTS '  # noqa: S608
        f'(SELECT 1 FROM gap WHERE "{table.name}".rowid BETWEEN low AND high)'
    )
    gaps: int = connection.execute("SELECT count(*) FROM gap").fetchone()[0]
    connection.execute("DROP TABLE seen")
    connection.execute("DROP TABLE gap")
    return gaps


class _Torn:
    """A damaged file; after every failure it is opened anew, as the library reads no further then."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._path, self._key = path, key
        self._connection: sqlite3.Connection | None = None

    def ask(self, question: str, *values: object) -> list[tuple[Any, ...]]:
        """Return the rows of an answer. Raises StorageTrouble."""
        with file_errors():
            if self._connection is None:
                self._connection = open_file(self._path, key=self._key)
            try:
                return self._connection.execute(question, values).fetchall()
            except BaseException:
                self.close()
                raise

    def close(self) -> None:
        """Close the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def parts(self, table: _Table) -> Iterator[list[tuple[Any, ...]] | tuple[int, int]]:
        """Yield rows, each with its number before it, and between them what can't be read, from, to."""
        after, at_once = -_LAST, _AT_ONCE
        question = f'SELECT rowid, {table.columns} FROM "{table.name}" WHERE rowid > ? ORDER BY rowid LIMIT ?'  # noqa: S608
        while True:
            try:
                rows = self.ask(question, after, at_once)
            except StorageTrouble as trouble:
                if trouble.kind not in _TORN:
                    raise
                if at_once > 1:
                    at_once = max(at_once // 8, 1)
                    continue
                unread = self._end_of_gap(table, after)
                yield (after + 1, unread)
                if unread == _LAST:
                    return
                after, at_once = unread, _AT_ONCE
                continue
            if not rows:
                return
            yield rows
            after = rows[-1][0]

    def _end_of_gap(self, table: _Table, after: int) -> int:
        """Return the last number that can't be read behind one that can."""
        step, low, found = 1, after, self._first(table, after + 1)
        if found is not None:
            # Only this row's own words are torn.
            return found
        low = max(after, 0)
        while found is None:
            low += step
            step *= 2
            if step > 2**40:
                return _LAST
            found = self._first(table, low)
        # Between the last number from where nothing was found and this one.
        unread, read = low - step // 2, low
        while read - unread > 1:
            middle = (unread + read) // 2
            if (nearer := self._first(table, middle)) is None:
                unread = middle
            else:
                read, found = middle, nearer
        return found - 1

    def _first(self, table: _Table, number: int) -> int | None:
        """Return the first number from a number on; None where that can't be read."""
        question = f'SELECT rowid FROM "{table.name}" WHERE rowid >= ? ORDER BY rowid LIMIT 1'  # noqa: S608
        try:
            rows = self.ask(question, number)
        except StorageTrouble as trouble:
            if trouble.kind not in _TORN:
                raise
            return None
        return int(rows[0][0]) if rows else _LAST
