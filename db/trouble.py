"""What a database driver's error means, told apart for both databases."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy.exc import DBAPIError


class Trouble(StrEnum):
    """Kinds of failure that the environment owns."""

    MISSING = "missing"
    EMPTY = "empty"
    NOT_A_DATABASE = "not_a_database"
    FOREIGN = "foreign"
    TOO_NEW = "too_new"
    LOCKED = "locked"
    READ_ONLY = "read_only"
    FULL = "full"
    DAMAGED = "damaged"
    UNREACHABLE = "unreachable"
    EXISTS = "exists"
    KEYLESS = "keyless"
    KEY_DAMAGED = "key_damaged"
    KEY_OUTDATED = "key_outdated"
    SHUT_OUT = "shut_out"
    BEYOND = "beyond"
    SEAL_CHANGED = "seal_changed"
    STRAY_JOURNAL = "stray_journal"
    STRAY_KEYS = "stray_keys"
    SYNCHRONISED = "synchronised"
    NETWORK = "network"


class StorageTrouble(Exception):
    """A failure of the register's storage."""

    def __init__(self, kind: Trouble, detail: str = "") -> None:
        self.kind = kind
        super().__init__(f"{kind}: {detail}")


_SQLITE = {
    5: Trouble.LOCKED,
    6: Trouble.LOCKED,
    8: Trouble.READ_ONLY,
    10: Trouble.DAMAGED,
    11: Trouble.DAMAGED,
    13: Trouble.FULL,
    14: Trouble.READ_ONLY,
    26: Trouble.NOT_A_DATABASE,
}
_SQLITE_SAYS = {
    "database is locked": Trouble.LOCKED,
    "attempt to write a readonly database": Trouble.READ_ONLY,
    "disk I/O error": Trouble.DAMAGED,
    "database disk image is malformed": Trouble.DAMAGED,
    "database or disk is full": Trouble.FULL,
    "unable to open database file": Trouble.READ_ONLY,
    "file is not a database": Trouble.NOT_A_DATABASE,
}
_DISK = {
    errno.ENOSPC: Trouble.FULL,
    errno.EFBIG: Trouble.FULL,
    getattr(errno, "EDQUOT", errno.ENOSPC): Trouble.FULL,
    errno.EIO: Trouble.DAMAGED,
}
_POSTGRES = {
    "55P03": Trouble.LOCKED,
    "57014": Trouble.LOCKED,
    "25006": Trouble.READ_ONLY,
    "42501": Trouble.READ_ONLY,
    "53100": Trouble.FULL,
    "58030": Trouble.DAMAGED,
    "XX001": Trouble.DAMAGED,
    "XX002": Trouble.DAMAGED,
}


@contextmanager
def disk_errors() -> Iterator[None]:
    """Turn errors of the file system into StorageTrouble; waiting in vain passes unchanged."""
    try:
        yield
    except TimeoutError:
        raise
    except OSError as error:
        raise StorageTrouble(disk_trouble(error), type(error).__name__) from error


def disk_trouble(error: OSError) -> Trouble:
    """Return the environment's failure behind an error of the file system.

    A name or a place that can't be counts as one that can't be written.
    """
    return _DISK.get(error.errno or 0, Trouble.READ_ONLY)


def file_trouble(error: BaseException | None) -> Trouble | None:
    """Return the environment's failure behind an error of the file library, or None."""
    code = getattr(error, "sqlite_errorcode", None)
    # Copying page by page fails without a code.
    return _SQLITE_SAYS.get(str(error)) if code is None else _SQLITE.get(code & 0xFF)


def trouble_of(error: DBAPIError) -> Trouble | None:
    """Return the environment's failure behind a driver error, or None when it is our fault."""
    cause = error.orig
    if hasattr(cause, "sqlite_errorcode"):
        return file_trouble(cause)
    state = getattr(cause, "sqlstate", None)
    if state is not None:
        return _POSTGRES.get(state) or (Trouble.UNREACHABLE if state[:2] in ("08", "57") else None)
    if type(cause).__module__.startswith("psycopg") and error.connection_invalidated:
        return Trouble.UNREACHABLE
    return Trouble.UNREACHABLE if type(cause).__name__ == "OperationalError" else None
