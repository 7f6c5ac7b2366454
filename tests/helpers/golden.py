"""Keeps a register of the present schema, empty and filled, for both databases.

`python -m tests.helpers.golden`, before the next migration is written: `tests/db/test_golden.py`
opens them from then on. A file's content is kept in the open, beside the key it had.
"""

from __future__ import annotations

import gzip
import shutil
import subprocess
import sys
import tempfile
import zipfile
from contextlib import closing
from pathlib import Path

from app.clock import FixedClock
from app.register import Register
from app.register_files import KEYS
from app.roles import Role
from db.encrypting import export_plain
from db.migrating import CURRENT
from tests.conftest import MOMENT
from tests.desk.files import attach, picture
from tests.desk.slips import disposed, registered, with_result
from tests.helpers.postgres import PrivateServer, programs
from tests.helpers.registers import add_person, cheaply, create_register

GOLDEN = Path(__file__).parents[1] / "db" / "releases" / "golden"
EMPTY, FILLED = "kosong", "berisi"
# What psql alone understands, and what older servers do not.
_NOT_SQL = (b"--", b"\\", b"SET transaction_timeout")


def _made(location: str, how: str) -> Register:
    register = create_register(location, clock=FixedClock(MOMENT))
    if how == FILLED:
        add_person(register, "kepala", Role.HEAD)
        for changes in ({}, {"confidential": True}, {"anonymous": True}):
            registered(register, **changes)
        disposed(register)
        with_result(register)
        attach(register, 1, "foto.png", picture())
    return register


def _keep_file(folder: Path, how: str) -> None:
    place, plain = folder / f"{how}.mejaaduan", folder / f"{how}.sqlite"
    with closing(_made(str(place), how)) as register:
        key = register.file_key
    plain.touch()
    export_plain(place, plain, key=key)
    target = GOLDEN / f"{CURRENT}-{how}.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as kept:
        kept.write(plain, "register.sqlite")
        kept.write(place.with_name(place.name + KEYS), "register.kunci")
        kept.writestr("key", key.hex())


def _keep_server(server: PrivateServer, how: str) -> None:
    url = server.create(f"golden_{how}")
    _made(url, how).close()
    dump = ["pg_dump", "--no-owner", "--no-privileges", "--inserts", url]
    told = subprocess.run(dump, check=True, capture_output=True).stdout
    lines = (line for line in told.split(b"\n") if not line.startswith(_NOT_SQL))
    packed = gzip.compress(b"\n".join(lines), 9, mtime=0)
    (GOLDEN / f"{CURRENT}-{how}.sql.gz").write_bytes(packed)


def main() -> int:
    """Keep all four."""
    home = programs()
    if home is None or shutil.which("pg_dump") is None:
        sys.exit("PostgreSQL with pg_dump is needed")
    cheaply()
    server = PrivateServer(home)
    try:
        with tempfile.TemporaryDirectory() as folder:
            for how in (EMPTY, FILLED):
                _keep_file(Path(folder), how)
                _keep_server(server, how)
    finally:
        server.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
