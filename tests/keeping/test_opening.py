import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event, text

from app.access.key_store import FileKeyStore
from app.desk.listing_cases import Wanted, count_rows
from app.desk.registering import register_complaint
from app.errors import EnvironmentTrouble, UserMistake
from app.keeping.checking import check_register
from app.keeping.signing_in import sign_out
from app.register import Register
from db import engine
from db.location import is_server
from tests.desk.slips import registered, slip
from tests.helpers.registers import PASSWORD, copy_register, create_register, open_register

NOBODY = 65534


def kind_of_trouble(location: str | Path) -> str:
    with pytest.raises(EnvironmentTrouble) as trouble:
        open_register(str(location)).close()
    assert trouble.value.sentence.endswith(".")
    assert trouble.value.way_out.endswith(".")
    return trouble.value.kind


def other_program(path: Path) -> sqlite3.Connection:
    """Open the same file as another program that knows its key would."""
    register = open_register(str(path))
    key = register.file_key
    register.close()
    return engine.open_file(path, key=key)


@contextmanager
def ordinary_user() -> Iterator[None]:
    """Be a user whom permissions bind, when the tests run as root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Return a folder that any user can reach."""
    folder = Path(tempfile.mkdtemp(prefix="meja-open-"))
    folder.chmod(0o777)
    yield folder
    folder.chmod(0o777)
    shutil.rmtree(folder)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "empty"),
        (b"hello", "keyless"),
        (b"\0" * 4096, "keyless"),
        (b"SQLite format 3\0", "foreign"),
    ],
)
def test_a_file_that_is_no_register(tmp_path: Path, content: bytes, kind: str) -> None:
    path = tmp_path / "x.mejaaduan"
    path.write_bytes(content)
    assert kind_of_trouble(path) == kind
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    assert kind_of_trouble(tmp_path / "none.mejaaduan") == "missing"
    assert kind_of_trouble(tmp_path) == "not_a_database"
    assert not list(tmp_path.iterdir())


def test_a_folder_is_told_where_the_system_only_denies_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows refuses to open a folder as it does a file that may not be read."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    assert kind_of_trouble(tmp_path) == "not_a_database"
    assert kind_of_trouble(tmp_path / "none.mejaaduan") == "read_only"


def test_another_programs_database(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE complaint (id)")
        other.commit()
    before = path.read_bytes()
    assert kind_of_trouble(path) == "foreign"
    assert path.read_bytes() == before


def test_a_server_database_without_register(postgres_server: object, empty_place: str) -> None:
    if is_server(empty_place):
        assert kind_of_trouble(empty_place) == "foreign"


@pytest.mark.parametrize("version", ["0001", "1a2b3c4d"])
def test_a_server_database_of_another_alembic_program(
    postgres_server: object, empty_place: str, version: str
) -> None:
    if not is_server(empty_place):
        return
    other_program = engine.engine_for(empty_place)
    with other_program.connect() as other:
        other.execute(text("CREATE TABLE alembic_version (version_num varchar(32))"))
        other.execute(text("INSERT INTO alembic_version VALUES (:v)"), {"v": version})
        other.commit()
    other_program.dispose()
    assert kind_of_trouble(empty_place) == "foreign"
    with pytest.raises(EnvironmentTrouble) as trouble:
        create_register(empty_place)
    assert trouble.value.kind == "foreign"


def test_a_register_newer_than_the_program(register_url: str) -> None:
    opened = open_register(register_url)
    with opened.writing() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    opened.close()
    assert kind_of_trouble(register_url) == "too_new"


def test_a_cut_register_is_damaged(register_file: Path) -> None:
    with register_file.open("r+b") as file:
        file.truncate(8192)
    assert kind_of_trouble(register_file) in ("damaged", "not_a_database", "foreign")


def test_a_locked_register(register_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "BUSY_MILLISECONDS", 50)
    with closing(other_program(register_file)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert kind_of_trouble(register_file) == "locked"
        other.execute("ROLLBACK")
    open_register(str(register_file)).close()


def test_a_lock_while_saving_loses_nothing(
    register_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BUSY_MILLISECONDS", 50)
    opened = open_register(str(register_file))
    with closing(other_program(register_file)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(EnvironmentTrouble) as trouble:
            register_complaint(opened, complaint=slip())
        other.execute("ROLLBACK")
    assert trouble.value.kind == "locked"
    assert register_complaint(opened, complaint=slip()).number == "2026-0001"
    opened.close()


def test_a_save_refused_for_a_reader_holds_up_nobody_and_is_repeated(
    register_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BUSY_MILLISECONDS", 50)
    opened = open_register(str(register_file))
    with closing(opened), closing(other_program(register_file)) as other:
        registered(opened)
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM complaint").fetchone()
        for _ in range(3):
            with pytest.raises(EnvironmentTrouble) as trouble:
                registered(opened)
            assert trouble.value.kind == "locked"
        # Nothing of it is left in between: the other one could even write.
        other.execute("ROLLBACK")
        other.execute("BEGIN EXCLUSIVE")
        other.execute("ROLLBACK")
        assert register_complaint(opened, complaint=slip()).number == "2026-0002"


def only_reads(location: str | Path) -> None:
    """Open a register that can't be written: everything is read, and a change says why not."""
    opened = open_register(str(location))
    try:
        assert opened.only_reads is not None
        assert opened.only_reads.kind == "read_only"
        assert count_rows(opened, wanted=Wanted()) == 0
        with pytest.raises(EnvironmentTrouble) as trouble:
            register_complaint(opened, complaint=slip())
        assert trouble.value.kind == "read_only"
        sign_out(opened)
    finally:
        opened.close()


@pytest.mark.skipif(os.name == "nt", reason="permissions of files work otherwise there")
def test_a_read_only_register(register_file: Path, open_folder: Path) -> None:
    path = copy_register(register_file, open_folder / "r.mejaaduan")
    for each in (path, *FileKeyStore(path).places):
        each.chmod(0o444)
    before = path.read_bytes()
    with ordinary_user():
        only_reads(path)
    assert path.read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="permissions of folders work otherwise there")
def test_a_read_only_folder(register_file: Path, open_folder: Path) -> None:
    path = copy_register(register_file, open_folder / "r.mejaaduan")
    for each in (path, *FileKeyStore(path).places):
        each.chmod(0o666)
    open_folder.chmod(0o555)
    with ordinary_user():
        only_reads(path)
        # A wrong password is told as one, though nothing can count it.
        with pytest.raises(UserMistake, match="tidak cocok"):
            open_register(str(path), password="salah sekali")
    with ordinary_user(), pytest.raises(EnvironmentTrouble) as trouble:
        create_register(str(open_folder / "new.mejaaduan"))
    assert trouble.value.kind == "unwritable"
    assert not list(open_folder.glob("new*"))


def test_a_server_that_only_reads(postgres_url: str) -> None:
    opened = open_register(postgres_url)
    with opened.writing() as session:
        name = session.scalar(text("SELECT current_database()"))
        session.execute(text(f"ALTER DATABASE {name} SET default_transaction_read_only = on"))
    opened.close()
    only_reads(postgres_url)


FULL_DISK = """
set -e
mount -t tmpfs -o size=2m tmpfs "$1"
cp "$2"* "$1"/
dd if=/dev/zero of="$1/isi" bs=4k 2>/dev/null || true
run() { "$3" -m ui --register "$1/register.mejaaduan" --user siti --password-file "$4" "${@:5}" || echo "exit $?"; }
run "$1" "$2" "$3" "$4" list
run "$1" "$2" "$3" "$4" receipt 2026-0001 -o "$1/x.pdf"
run "$1" "$2" "$3" "$4" backup -o "$1/k.cadangan"
run "$1" "$2" "$3" "$4" check
ls -A "$1"
"""


@pytest.mark.skipif(shutil.which("unshare") is None, reason="needs a disk of its own")
def test_a_full_disk_is_read_and_told(register_file: Path, tmp_path: Path) -> None:
    opened = open_register(str(register_file))
    registered(opened)
    opened.close()
    disk, password = tmp_path / "disk", tmp_path / "sandi.txt"
    disk.mkdir()
    password.write_text(PASSWORD, "utf-8")
    words = ("unshare", "-Urm", "bash", "-c", FULL_DISK, "-", str(disk), str(register_file))
    ran = subprocess.run(
        [*words, sys.executable, str(password)],
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if "unshare" in ran.stdout or "mount" in ran.stdout:
        pytest.skip("no disk of its own here")
    assert "2026-0001" in ran.stdout
    assert ran.stdout.count("Diska penuh") >= 3
    assert ran.stdout.count("exit 3") == 2
    assert "kesalahan pada program" not in ran.stdout
    assert "Register utuh" in ran.stdout
    left = ran.stdout.split("Register utuh: tidak ada masalah.")[1].split()
    assert [name for name in left if name.startswith(".") or ".pdf" in name] == []


def test_a_full_disk_leaves_nothing_half_written(file_register: Register) -> None:
    registered(file_register)

    def fill_disk(connection: sqlite3.Connection, _: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages}")

    file_register.engine.dispose()
    event.listen(file_register.engine, "connect", fill_disk)

    def register_until_full() -> None:
        for _ in range(200):
            registered(file_register)

    with pytest.raises(EnvironmentTrouble) as trouble:
        register_until_full()
    assert trouble.value.kind == "full"
    assert check_register(file_register).ok
    event.remove(file_register.engine, "connect", fill_disk)
    file_register.engine.dispose()
    assert registered(file_register) == count_rows(file_register, wanted=Wanted())


def test_a_register_is_never_made_over_another(register_url: str) -> None:
    with pytest.raises(EnvironmentTrouble) as trouble:
        create_register(register_url)
    assert trouble.value.kind == "exists"
    open_register(register_url).close()


def test_a_failed_creation_leaves_nothing(
    empty_place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("power cut")

    with monkeypatch.context() as patch:
        patch.setattr("app.keeping.defaults.fill", fail)
        with pytest.raises(RuntimeError):
            create_register(empty_place)
    if is_server(empty_place):
        return
    assert not list(Path(empty_place).parent.iterdir())
    create_register(empty_place).close()
