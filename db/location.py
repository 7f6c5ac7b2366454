"""Where a register can lie, in a file or on a server, and what a file tells before it is opened.

Read before the window's first page: nothing here loads a database library.
"""

from __future__ import annotations

import os
from pathlib import Path

from db.trouble import StorageTrouble, Trouble

APPLICATION_ID = 0x4D414455  # "MADU"
_PLAIN_HEAD = b"SQLite format 3\0"


def is_server(location: str) -> bool:
    """Tell whether a location is a PostgreSQL URL rather than a file."""
    return location.startswith(("postgresql:", "postgresql+psycopg:", "postgres:"))


def can_be_written(location: str) -> bool:
    """Tell whether the file system lets this user write a register file and beside it."""
    if is_server(location):
        return False
    path = Path(location)
    return os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)


def is_plain(path: Path) -> bool:
    """Tell whether a file is a register from before encryption, or may be an encrypted one.

    Raises StorageTrouble with MISSING, EMPTY, NOT_A_DATABASE, FOREIGN or READ_ONLY, before any
    connection touches the file.
    """
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError as error:
        raise StorageTrouble(Trouble.MISSING) from error
    except (IsADirectoryError, PermissionError) as error:
        # Windows refuses a folder as if it were a file that may not be read.
        folder = os.path.isdir(path)  # noqa: PTH112 - pathlib's own fails where nothing may be seen
        kind = Trouble.NOT_A_DATABASE if folder else Trouble.READ_ONLY
        raise StorageTrouble(kind) from error
    except OSError as error:
        # A name too long, or a file where a folder should be: nothing can be there.
        raise StorageTrouble(Trouble.MISSING) from error
    if not head:
        raise StorageTrouble(Trouble.EMPTY)
    if not head.startswith(_PLAIN_HEAD):
        return False
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise StorageTrouble(Trouble.FOREIGN)
    return True
