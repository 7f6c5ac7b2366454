"""Makes an encrypted register out of one from before encryption, and gives a file another key."""

from __future__ import annotations

import shutil
import time
from contextlib import closing
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from db.engine import file_errors, open_file, raw_key
from db.location import APPLICATION_ID
from db.trouble import StorageTrouble, Trouble, file_trouble

if TYPE_CHECKING:
    import sqlite3

# The search index itself has no rows: they lie in the tables it keeps, which are compared.
_TABLES = (
    "SELECT name FROM {schema}.sqlite_master WHERE type = 'table' "
    "AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
)
# Of the file library, 4 KiB each; and how long (s) a copy goes on by them.
_AT_ONCE, _PATIENCE = 2000, 60.0
_OBJECTS = "SELECT type, name, sql FROM {schema}.sqlite_master ORDER BY type, name"


def export_encrypted(source: Path, target: Path, *, key: bytes) -> None:
    """Write an encrypted copy of a plain register and compare both, object by object, row by row.

    The source is only read. Raises StorageTrouble with DAMAGED when the two differ.
    """
    with file_errors(), closing(open_file(source)) as connection:
        connection.execute(f"ATTACH DATABASE ? AS copy KEY {raw_key(key)}", (str(target),))
        # The same moment for copying and comparing: no other program writes in between.
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("SELECT sqlcipher_export('copy')").fetchone()
        connection.execute(f"PRAGMA copy.application_id={APPLICATION_ID}")
        connection.execute("PRAGMA copy.user_version=1")
        if difference := _difference(connection):
            raise StorageTrouble(Trouble.DAMAGED, f"the encrypted copy differs in {difference}")
        connection.execute("COMMIT")
        connection.execute("DETACH DATABASE copy")


def export_plain(source: Path, target: Path, *, key: bytes | None) -> None:
    """Write a copy of a register from before sealing in the open, as it was. Raises StorageTrouble."""
    with file_errors(), closing(open_file(source, key=key)) as connection:
        connection.execute("ATTACH DATABASE ? AS copy KEY ''", (str(target),))
        connection.execute("SELECT sqlcipher_export('copy')").fetchone()
        connection.execute(f"PRAGMA copy.application_id={APPLICATION_ID}")
        connection.execute("PRAGMA copy.user_version=1")
        connection.execute("DETACH DATABASE copy")


def _difference(connection: sqlite3.Connection) -> str:
    """Name the first object of the main file that its copy lacks or has otherwise."""
    ours = connection.execute(_OBJECTS.format(schema="main")).fetchall()
    if ours != connection.execute(_OBJECTS.format(schema="copy")).fetchall():
        return "its schema"
    for (name,) in connection.execute(_TABLES.format(schema="main")).fetchall():
        quoted = '"' + name.replace('"', '""') + '"'
        # Row by row in one order, so that a register of any size needs no room for both.
        both = [
            connection.execute(f"SELECT * FROM {side}.{quoted}")  # noqa: S608 - quoted above
            for side in ("main", "copy")
        ]
        if any(row != other for row, other in zip_longest(*both)):
            return str(name)
    return ""


def change_key(path: Path, *, old: bytes, new: bytes) -> None:
    """Encrypt a whole register file anew, in one transaction of the file itself."""
    with file_errors(), closing(open_file(path, key=old)) as connection:
        _rekey(connection, path, new)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _rekey(connection: sqlite3.Connection, path: Path, key: bytes) -> None:
    from sqlcipher3 import dbapi2

    try:
        connection.execute(f"PRAGMA rekey = {raw_key(key)}")
    except dbapi2.OperationalError as error:
        # Whatever keeps it from being carried out, it names its usage instead.
        if file_trouble(error) is not None or "rekey" not in str(error):
            raise
        full = shutil.disk_usage(path.parent).free < path.stat().st_size
        raise StorageTrouble(Trouble.FULL if full else Trouble.DAMAGED, "rekey") from error


def fits(path: Path, *, key: bytes) -> bool:
    """Tell whether a file opens with a key. Raises StorageTrouble for other troubles."""
    try:
        with file_errors(), closing(open_file(path, key=key)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except StorageTrouble as trouble:
        if trouble.kind is Trouble.NOT_A_DATABASE:
            return False
        raise
    return True


def copy_whole(source: Path, target: Path, *, key: bytes) -> None:
    """Copy a register into an empty file as it is at one moment, while others work in it.

    Some pages at a time, so that nobody waits for it; should they not let it come to an end, the
    rest at once. Raises StorageTrouble.
    """
    with (
        file_errors(),
        closing(open_file(source, key=key, frugal=True)) as ours,
        closing(open_file(target, key=key, frugal=True)) as copy,
    ):
        ends = time.monotonic() + _PATIENCE

        def pace(_status: int, _left: int, _all: int) -> None:
            if time.monotonic() > ends:
                raise TimeoutError

        try:
            ours.backup(copy, pages=_AT_ONCE, progress=pace)
        except TimeoutError:
            ours.backup(copy)


def damage_of(path: Path, *, key: bytes) -> str:
    """Return what the file library finds wrong with a whole file, or ""; nothing is written.

    Every page is decrypted and authenticated. Raises StorageTrouble for other troubles.
    """
    try:
        with file_errors(), closing(open_file(path, key=key, frugal=True)) as connection:
            for question in ("PRAGMA cipher_integrity_check", "PRAGMA foreign_key_check"):
                if found := connection.execute(question).fetchone():
                    return str(found[0])
            said = str(connection.execute("PRAGMA integrity_check").fetchone()[0])
            return "" if said == "ok" else said
    except StorageTrouble as trouble:
        if trouble.kind in (Trouble.DAMAGED, Trouble.NOT_A_DATABASE):
            return str(trouble)
        raise
