"""A register goes from a file to a server and back by its backup: whole, and opened as before."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.clock import FixedClock
from app.desk.listing_cases import Wanted, count_rows
from app.desk.opening_seals import open_seals
from app.errors import EnvironmentTrouble, UserMistake
from app.keeping.backup import make_backup
from app.keeping.backup_file import Backup, opened_backup
from app.keeping.checking import check_register
from app.keeping.restoring import WayIn, restore_backup
from app.keeping.restoring_to_server import restore_to_server
from app.register import Register
from app.roles import Role
from tests.desk.files import attach, picture
from tests.desk.slips import registered
from tests.helpers.registers import LOGIN, PASSWORD, add_person, open_register

if TYPE_CHECKING:
    from tests.helpers.postgres import PrivateServer

WAY = WayIn(LOGIN, PASSWORD)


@pytest.fixture
def empty_server(postgres_server: PrivateServer) -> Iterator[str]:
    yield postgres_server.create("tujuan")
    postgres_server.drop("tujuan")


@pytest.fixture
def backup(register: Register, tmp_path: Path) -> Path:
    """Return a backup of a register with a confidential case and a file, on each database."""
    add_person(register, "dewi", Role.DESK)
    registered(register)
    case = registered(register, confidential=True)
    attach(register, case, "foto.png", picture())
    place = tmp_path / "pindah.cadangan"
    make_backup(register, place=place)
    with opened_backup(place) as made:
        assert made.manifest is not None
        assert made.manifest.verified
    return place


def ensure_same(location: str, clock: FixedClock) -> None:
    for login in (LOGIN, "dewi"):
        with closing(open_register(location, clock=clock, login=login)) as moved:
            assert count_rows(moved, wanted=Wanted()) == 2
            assert check_register(moved).problems == ()
    with closing(open_register(location, clock=clock)) as moved:
        assert open_seals(moved, complaint_id=2).identity.name == "Siti Rahmah"
        assert count_rows(moved, wanted=Wanted(words="antrean")) == 2
        registered(moved)
        assert check_register(moved).problems == ()


def test_it_becomes_a_file(backup: Path, tmp_path: Path, fixed_clock: FixedClock) -> None:
    place = tmp_path / "lain" / "r.mejaaduan"
    restored = restore_backup(backup, place=place, way=WAY, clock=fixed_clock)
    assert (restored.problems, restored.complaints) == ((), 2)
    ensure_same(str(place), fixed_clock)


def test_it_goes_to_a_server(backup: Path, empty_server: str, fixed_clock: FixedClock) -> None:
    restored = restore_to_server(backup, location=empty_server, way=WAY, clock=fixed_clock)
    assert (restored.problems, restored.complaints) == ((), 2)
    ensure_same(empty_server, fixed_clock)
    with pytest.raises(EnvironmentTrouble, match="Sudah ada register"):
        restore_to_server(backup, location=empty_server, way=WAY, clock=fixed_clock)


def test_a_full_disk_for_the_copy_is_told(
    backup: Path, monkeypatch: pytest.MonkeyPatch, fixed_clock: FixedClock
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Backup, "lay_out", full)
    with pytest.raises(EnvironmentTrouble, match="Diska penuh"):
        restore_to_server(
            backup, location="postgresql://meja@tiada/tujuan", way=WAY, clock=fixed_clock
        )


def test_what_does_not_open_brings_nothing_to_the_server(
    backup: Path, empty_server: str, fixed_clock: FixedClock
) -> None:
    with pytest.raises(UserMistake, match="tidak cocok"):
        restore_to_server(backup, location=empty_server, way=WayIn(LOGIN, "salah"))
    restore_to_server(backup, location=empty_server, way=WAY, clock=fixed_clock)
