"""The week's full check: on a copy beside the desk's work, and noted by each backup that made one."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from app.atomic_file import scratch
from app.clock import FixedClock
from app.errors import UserMistake
from app.keeping import backup
from app.keeping.backing_up import back_up
from app.keeping.backup import check_and_note
from app.keeping.weekly_check import read_check_state
from app.register import Register
from db.engine import open_file
from tests.desk.slips import registered
from tests.helpers.registers import signed_in


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_a_case_is_registered_while_it_runs(
    file_register: Register, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("app.keeping.checking._STEP", 1)
    registered(file_register)
    made: list[int] = []
    with signed_in(file_register, "siti") as beside:

        def tell(done: int, of: int) -> bool:
            # Whoever waited for the check would be refused: it goes on only afterwards.
            if not made:
                made.append(registered(beside))
            return True

        assert check_and_note(file_register, progress=tell).ok
    assert made == [2]
    assert read_check_state(file_register).checked_at == file_register.clock.now()
    assert not [each for each in names(tmp_path) if each.endswith(".baru")]


def test_who_stops_it_leaves_nothing_behind(
    file_register: Register, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("app.keeping.checking._STEP", 1)
    registered(file_register)
    before = names(tmp_path)
    with pytest.raises(UserMistake, match="dihentikan"):
        check_and_note(file_register, progress=lambda *_: False)
    assert names(tmp_path) == before
    assert read_check_state(file_register).checked_at is None


def test_where_no_copy_can_be_made_the_register_itself_is_checked(
    file_register: Register, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    @contextmanager
    def full(path: Path) -> Iterator[Path]:
        with scratch(path):
            raise OSError(errno.ENOSPC, "No space left on device")
        yield path

    registered(file_register)
    monkeypatch.setattr(backup, "scratch", full)
    before = names(tmp_path)
    assert check_and_note(file_register).ok
    assert names(tmp_path) == before
    with closing(open_file(file_register.location, key=file_register.file_key)) as raw:
        raw.execute("UPDATE complaint SET step = 5")
    assert "Keadaan aduan" in " ".join(check_and_note(file_register).problems)


def test_a_damaged_page_is_told_as_a_problem(file_register: Register) -> None:
    for _ in range(30):
        registered(file_register)
    file_register.close()
    place = Path(file_register.location)
    content = bytearray(place.read_bytes())
    content[-5000] ^= 1
    place.write_bytes(bytes(content))
    assert check_and_note(file_register).problems


def test_a_backups_own_check_counts_as_the_weeks(
    file_register: Register, fixed_clock: FixedClock
) -> None:
    registered(file_register)
    assert read_check_state(file_register).is_due(fixed_clock.now())
    back_up(file_register)
    state = read_check_state(file_register)
    assert (state.checked_at, state.problems) == (fixed_clock.now(), 0)
    fixed_clock.set(fixed_clock.now() + timedelta(days=6))
    assert not state.is_due(fixed_clock.now())
    with closing(open_file(file_register.location, key=file_register.file_key)) as raw:
        raw.execute("UPDATE complaint SET step = 5")
    back_up(file_register)
    assert read_check_state(file_register).problems


def test_a_server_is_checked_as_it_is(register: Register) -> None:
    registered(register)
    assert check_and_note(register).ok
    assert not read_check_state(register).is_due(register.clock.now())
