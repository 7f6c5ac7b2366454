"""Two programs change the key book at the same time: nothing that was acknowledged is lost."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from app.access.key_book import KeyBook
from app.access.key_store import FileKeyStore
from app.desk.opening_seals import open_seals
from app.errors import UserMistake
from app.keeping.accounts import close_account, read_accounts
from app.register import Register
from app.roles import Role
from db.encrypting import fits
from db.trouble import StorageTrouble, Trouble
from tests.attacks.attackers import secret_case
from tests.helpers.registers import open_register, signed_in

ROUNDS = 40
_WRITER = """
import sys
from pathlib import Path
from datetime import UTC, datetime
from app.access.key_store import FileKeyStore
store = FileKeyStore(Path(sys.argv[1]))
for _ in range(int(sys.argv[2])):
    store.change(lambda book: book.failing(sys.argv[3], now=datetime.now(UTC), uptime=0))
"""


def test_no_change_of_two_programs_is_lost(register_file: Path) -> None:
    before = FileKeyStore(register_file).read()
    assert before is not None
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", _WRITER, str(register_file), str(ROUNDS), login],
            cwd=Path(__file__).parents[2],
        )
        for login in ("siti", "hantu")
    ]
    assert [writer.wait(120) for writer in writers] == [0, 0]
    book = FileKeyStore(register_file).read()
    assert book is not None
    assert book.serial == before.serial + 2 * ROUNDS
    assert {book.failures[key].in_a_row for key in ("siti", "?")} == {ROUNDS}


def test_a_failing_sign_in_beside_a_closing_brings_no_old_key_back(
    file_register: Register,
) -> None:
    case = secret_case(file_register)
    with signed_in(file_register, "dewi", Role.DESK):
        pass
    other = next(each for each in read_accounts(file_register) if each.login == "dewi")
    place, old = Path(file_register.location), file_register.file_key
    held, go_on = threading.Event(), threading.Event()

    def slow(book: KeyBook) -> KeyBook:
        held.set()
        assert go_on.wait(20)
        return book.failing("siti", now=file_register.clock.now(), uptime=0)

    stale = threading.Thread(target=lambda: FileKeyStore(place).change(slow))
    closing = threading.Thread(target=lambda: close_account(file_register, account_id=other.id))
    stale.start()
    assert held.wait(20)
    closing.start()
    closing.join(0.5)
    assert closing.is_alive()
    go_on.set()
    stale.join()
    closing.join()
    assert not fits(place, key=old)
    again = open_register(str(place), clock=file_register.clock)
    assert open_seals(again, complaint_id=case).identity.name == "Siti Rahmah"
    again.close()


def test_a_program_without_the_lock_is_not_overwritten(register_file: Path) -> None:
    """An older program writes between our reading and our writing: both changes are there."""
    store = FileKeyStore(register_file)
    turns: list[int] = []

    def beside(book: KeyBook) -> KeyBook:
        if not turns:
            theirs = book._replace(serial=book.serial + 1).failing(
                "hantu", now=book.failures["siti"].last, uptime=0
            )
            FileKeyStore(register_file)._write(theirs)
        turns.append(book.serial)
        return book._replace(recovery=book.recovery._replace(confirmed=False))

    with pytest.raises(UserMistake):
        open_register(str(register_file), password="salah sekali")
    store.change(beside)
    book = store.read()
    assert book is not None
    assert len(turns) == 2
    assert not book.recovery.confirmed
    assert "?" in book.failures


def test_who_waits_too_long_for_the_book_is_told(
    register_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.access.key_store._LOCK_SECONDS", 0.2)
    store = FileKeyStore(register_file)
    with store._alone(), pytest.raises(StorageTrouble) as trouble:
        FileKeyStore(register_file).change(lambda book: book)
    assert trouble.value.kind is Trouble.LOCKED


def test_the_old_key_stays_until_the_new_one_was_seen_to_fit(
    file_register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    with signed_in(file_register, "dewi", Role.DESK):
        pass
    other = next(each for each in read_accounts(file_register) if each.login == "dewi")
    monkeypatch.setattr("app.keeping.file_key.fits", lambda *_, **__: False)
    with pytest.raises(Exception, match=r"kunci register ini rusak"):
        close_account(file_register, account_id=other.id)
    book = FileKeyStore(Path(file_register.location)).read()
    assert book is not None
    assert len(book.slots[0].keys) == 2
    monkeypatch.undo()


@pytest.mark.parametrize("name", ["r.mejaaduan", "x" * 300])
def test_a_lock_that_cannot_be_had_is_the_environments(tmp_path: Path, name: str) -> None:
    (tmp_path / "r.mejaaduan.kunci-gembok").mkdir()
    with pytest.raises(StorageTrouble) as caught:
        FileKeyStore(tmp_path / name).change(lambda book: book)
    assert caught.value.kind is Trouble.READ_ONLY


def test_an_error_inside_the_lock_stays_what_it_is(register_file: Path) -> None:
    def fail(_: KeyBook) -> KeyBook:
        raise IsADirectoryError("not about the lock")

    with pytest.raises(IsADirectoryError):
        FileKeyStore(register_file).change(fail)
    assert FileKeyStore(register_file).change(lambda book: book).slots
