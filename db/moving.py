"""Brings all rows of a register from one database into another one, as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, insert, inspect, select, text

from db.engine import engine_for, storage_errors
from db.migrating import upgrade
from db.queries.search import rebuild
from db.tables import KeyBookEntry, metadata
from db.trouble import StorageTrouble, Trouble

if TYPE_CHECKING:
    from db.session import Session

_AT_ONCE = 500


def bring_over(source: Session, target: str, *, key: bytes | None, book: str = "") -> None:
    """Give an empty database the schema and every row of what a session reads at one moment.

    `key` encrypts a file; a server gets its key `book` instead. Raises StorageTrouble, with EXISTS
    when the target holds tables already.
    """
    engine = engine_for(target, key=key)
    try:
        with storage_errors():
            if inspect(engine).get_table_names():
                raise StorageTrouble(Trouble.EXISTS)
            upgrade(engine)
            with engine.connect() as connection:
                connection.execution_options(writing=True)
                with connection.begin():
                    _copy_all(source.connection(), connection)
                    rebuild(connection)
                    if book:
                        connection.execute(insert(KeyBookEntry).values(id=1, body=book))
    finally:
        engine.dispose()


def _copy_all(source: Connection, target: Connection) -> None:
    tables = [table for table in metadata.sorted_tables if table.name != KeyBookEntry.__tablename__]
    # What the migrations put in by themselves.
    for table in reversed(tables):
        target.execute(delete(table))
    for table in tables:
        found = source.execute(
            select(table).order_by(*table.primary_key), execution_options={"yield_per": _AT_ONCE}
        )
        for rows in found.mappings().partitions(_AT_ONCE):
            target.execute(insert(table), [dict(row) for row in rows])
    if target.dialect.name == "postgresql":
        _go_on_counting(target)


def _go_on_counting(target: Connection) -> None:
    """Have the next row of each table come after those that brought their numbers with them."""
    for table in metadata.sorted_tables:
        if (counted := table.autoincrement_column) is not None:
            target.execute(
                text(
                    f"SELECT setval(sequence, coalesce((SELECT max({counted.name}) FROM {table.name}), 0) + 1, false) "  # noqa: S608 - ours
                    f"FROM pg_get_serial_sequence('{table.name}', '{counted.name}') AS sequence "
                    "WHERE sequence IS NOT NULL"
                )
            )
