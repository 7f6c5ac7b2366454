"""What a conversion and a kill leave: nothing in the open, nothing for good, and a way back."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from app import atomic_file
from app.clock import FixedClock
from app.desk.recapping import read_recap
from app.errors import UserMistake
from app.keeping import kept_unsealed, leftovers
from app.keeping.converting import convert_register
from app.keeping.looking import look_at
from app.keeping.restoring import WayIn, bring_back_unsealed
from app.register import Register
from app.roles import Role
from db.encrypting import fits
from db.location import is_plain
from tests.helpers.registers import LOGIN, PASSWORD, SETUP, add_person, open_register

RELEASE = Path(__file__).parents[1] / "db" / "releases" / "0.1.0.sqlite"
WAY = WayIn(LOGIN, PASSWORD)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    place = tmp_path / "lama.mejaaduan"
    shutil.copy(RELEASE, place)
    return place


@pytest.fixture
def kept(place: Path, fixed_clock: FixedClock) -> Path:
    """Return the copy from before sealing of a register that was just converted."""
    convert_register(str(place), setup=SETUP, clock=fixed_clock).register.close()
    ((copy, until),) = kept_unsealed.kept_copies(place)
    assert until == fixed_clock.now().date() + timedelta(days=30)
    return copy


def opened(place: Path, clock: FixedClock) -> tuple[str, ...]:
    with closing(open_register(str(place), clock=clock)) as register:
        return register.cleared


def test_the_copy_opens_for_head_and_sheet_alone(
    place: Path, kept: Path, fixed_clock: FixedClock, tmp_path: Path
) -> None:
    with closing(open_register(str(place), clock=fixed_clock)) as register:
        # What every account gets opens the register, but not the copy.
        assert not fits(kept, key=register.file_key)
        add_person(register, "dewi", Role.DESK, Role.ADMIN)
    back = tmp_path / "kembali.mejaaduan"
    for way in (WayIn("dewi", PASSWORD), WayIn(LOGIN, "salah")):
        with pytest.raises(UserMistake):
            bring_back_unsealed(kept, place=back, way=way)
    bring_back_unsealed(kept, place=back, way=WAY)
    assert look_at(str(back)).old
    with closing(convert_register(str(back), setup=SETUP).register) as again:
        assert read_recap(again, year=2023).total == 2


def test_the_copy_goes_when_its_time_is_over_and_that_is_told(
    place: Path, kept: Path, fixed_clock: FixedClock
) -> None:
    fixed_clock.set(fixed_clock.now() + timedelta(days=30))
    assert opened(place, fixed_clock) == ()
    assert kept.exists()
    fixed_clock.set(fixed_clock.now() + timedelta(days=1))
    assert "sudah dihapus" in opened(place, fixed_clock)[0]
    assert not [each for each in place.parent.iterdir() if "sebelum-disegel" in each.name]


def test_a_copy_of_an_older_program_is_given_to_head_and_sheet(
    file_register: Register, fixed_clock: FixedClock
) -> None:
    place = Path(file_register.location)
    old = place.with_name(place.name + kept_unsealed.SUFFIX)
    shutil.copy(place, old)
    key = file_register.file_key
    opened(place, fixed_clock)
    ((kept, until),) = kept_unsealed.kept_copies(place)
    assert until is not None
    assert not old.exists()
    assert not fits(kept, key=key)


def test_open_text_left_by_an_older_program_is_overwritten(
    place: Path, kept: Path, fixed_clock: FixedClock
) -> None:
    left = place.with_name(place.name + ".lama")
    shutil.copy(RELEASE, left)
    assert "belum tersandi" in opened(place, fixed_clock)[0]
    assert not left.exists()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_kill_in_the_conversion_leaves_no_open_text(
    place: Path, fixed_clock: FixedClock, many: Callable[[str, int], range]
) -> None:
    def shred(_: Path) -> None:
        os._exit(7)

    child = os.fork()
    if child == 0:
        try:
            # The power goes right before the old content is overwritten.
            leftovers.shred.__code__ = shred.__code__
            convert_register(str(place), setup=SETUP)
        finally:
            os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
    assert not is_plain(place)
    left = place.with_name(place.name + leftovers.PLAIN)
    assert is_plain(left)
    assert any("belum tersandi" in told for told in opened(place, fixed_clock))
    assert not left.exists()


def test_litter_of_a_kill_is_swept_at_the_next_opening_and_told(
    register_file: Path, fixed_clock: FixedClock
) -> None:
    atomic_file.building_name(register_file, "0123abcd").write_bytes(b"x")
    register_file.with_name("tmpab12cd_9.baru").write_bytes(b"x")
    assert "2 berkas setengah jadi" in opened(register_file, fixed_clock)[0]
    assert opened(register_file, fixed_clock) == ()
