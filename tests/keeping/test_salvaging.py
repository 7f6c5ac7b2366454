"""A damaged register: a whole backup with everything newer that can still be read, and what differs."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from app.desk.listing_cases import Wanted, count_rows, list_rows
from app.errors import EnvironmentTrouble, UserMistake
from app.keeping.accounts import change_own_password
from app.keeping.backup import make_backup
from app.keeping.checking import check_register
from app.keeping.file_key import change_file_key
from app.keeping.restoring import WayIn
from app.keeping.salvaging import salvage_register
from app.register import Register
from app.register_files import BEFORE_RESTORE
from tests.desk.slips import registered
from tests.helpers.registers import LOGIN, PASSWORD, create_register, open_register

PAGE = 4096
NEW = "lima puluh lembar"
NOW = WayIn(LOGIN, NEW)


@pytest.fixture
def backup(file_register: Register, tmp_path: Path) -> Path:
    """Return a backup with 3 complaints; the register has 6 since, another key and password."""
    for _ in range(3):
        registered(file_register)
    place = tmp_path / "stick" / "k.cadangan"
    place.parent.mkdir()
    make_backup(file_register, place=place)
    for number in range(3):
        registered(file_register, title=f"Sesudah cadangan {number}")
    change_own_password(file_register, old=PASSWORD, new=NEW)
    change_file_key(file_register)
    file_register.close()
    return place


def spoil(place: Path, *pages: int) -> None:
    """Overwrite pages of a file, the first being 1."""
    with place.open("r+b") as file:
        for page in pages:
            file.seek((page - 1) * PAGE)
            file.write(b"\xa5" * PAGE)


def numbers(place: Path) -> list[int]:
    with closing(open_register(str(place), password=NEW)) as register:
        total = count_rows(register, wanted=Wanted())
        wanted = Wanted(descending=False)
        return [row.id for row in list_rows(register, wanted=wanted, offset=0, limit=total)]


def test_a_whole_register_loses_nothing(file_register: Register, backup: Path) -> None:
    place = Path(file_register.location)
    saved = salvage_register(backup, place=place, way=NOW)
    assert (saved.problems, saved.complaints, saved.newer) == ((), 6, 3)
    assert numbers(place) == [1, 2, 3, 4, 5, 6]
    assert saved.old == place.with_name(place.name + BEFORE_RESTORE)
    with closing(open_register(str(place), password=NEW)) as register:
        assert check_register(register).problems == ()
        registered(register)
        assert check_register(register).problems == ()


def test_with_any_pages_torn_what_can_be_read_is_there_and_what_differs_is_told(
    file_register: Register, backup: Path, many: Callable[[str, int], range]
) -> None:
    chance = random.Random(5)
    place = Path(file_register.location)
    whole = place.read_bytes()
    keys = {each: each.read_bytes() for each in place.parent.glob(f"{place.name}.kunci*")}
    kept = unreadable = 0
    turns = many("registers with torn pages saved", 6)
    for _ in turns:
        place.write_bytes(whole)
        for each, content in keys.items():
            each.write_bytes(content)
        spoil(place, *chance.sample(range(2, len(whole) // PAGE + 1), chance.randint(1, 4)))
        torn = place.read_bytes()
        try:
            saved = salvage_register(backup, place=place, way=NOW)
        except UserMistake:
            # A page that tells where everything else stands.
            assert place.read_bytes() == torn
            unreadable += 1
            continue
        # What the backup holds is never lost; what is amiss is never silent.
        with closing(open_register(str(place), password=NEW)) as register:
            assert count_rows(register, wanted=Wanted()) >= 3
            checked = check_register(register).problems
        assert set(checked) <= set(saved.problems)
        assert saved.complaints == 6 or saved.problems
        kept += saved.newer
        assert saved.old is not None
        for each in place.parent.glob(f"*{BEFORE_RESTORE}*"):
            each.unlink()
    assert kept
    assert unreadable < len(turns) / 2


def test_nothing_is_changed_where_nothing_can_be_read(
    file_register: Register, backup: Path, tmp_path: Path
) -> None:
    place = Path(file_register.location)
    spoil(place, 1)
    before = {each: each.read_bytes() for each in tmp_path.iterdir() if each.is_file()}
    with pytest.raises(UserMistake, match="tidak ada lagi yang terbaca"):
        salvage_register(backup, place=place, way=NOW)
    assert {each: each.read_bytes() for each in tmp_path.iterdir() if each.is_file()} == before


def test_another_registers_backup_and_a_wrong_password_are_refused(
    file_register: Register, backup: Path, tmp_path: Path
) -> None:
    place = Path(file_register.location)
    other = create_register(str(tmp_path / "lain" / "lain.mejaaduan"))
    make_backup(other, place=tmp_path / "lain.cadangan")
    other.close()
    with pytest.raises(UserMistake, match="register lain"):
        salvage_register(tmp_path / "lain.cadangan", place=place, way=NOW)
    with pytest.raises(UserMistake, match="tidak cocok"):
        salvage_register(backup, place=place, way=WayIn(LOGIN, PASSWORD))
    with pytest.raises(EnvironmentTrouble):
        salvage_register(backup, place=tmp_path / "kosong.mejaaduan", way=NOW)
    assert numbers(place) == [1, 2, 3, 4, 5, 6]
