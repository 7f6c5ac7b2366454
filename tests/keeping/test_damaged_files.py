"""Registers, key books and backups that are damaged or somebody else's: told, and never in silence."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from app.clock import FixedClock
from app.errors import EnvironmentTrouble, UserMistake
from app.keeping.backup import check_and_note, make_backup
from app.keeping.restoring import WayIn, restore_backup
from tests.conftest import MOMENT
from tests.desk.slips import registered
from tests.helpers.registers import LOGIN, PASSWORD, copy_register, open_register

KEYS = ".kunci"
FOREIGN = (b"", b"PK\x03\x04", b"%PDF-1.7\n", b"SQLite format 3\0", b"<html>", b"{}", b"\xff\xfe")


@pytest.fixture(scope="module")
def whole(register_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a register, its keys and a backup of it."""
    folder = tmp_path_factory.mktemp("utuh")
    place = copy_register(register_template, folder / "r.mejaaduan")
    with closing(open_register(str(place), clock=FixedClock(MOMENT))) as register:
        registered(register)
        registered(register, confidential=True)
        make_backup(register, place=folder / "k.cadangan")
    return folder


def spoil(path: Path, chance: random.Random) -> None:
    """Change a file so that it differs: a bit, a stretch, its length, or all of it."""
    content = path.read_bytes()
    made = bytearray(content)
    at = chance.randrange(len(made))
    match chance.randrange(6):
        case 0 | 1:
            made[at] ^= 1 << chance.randrange(8)
        case 2:
            stretch = min(chance.choice((1, 512, 4096)), len(made) - at)
            made[at : at + stretch] = chance.randbytes(stretch)
        case 3:
            del made[at:]
        case 4:
            made[at : at + 4096] = bytes(len(made[at : at + 4096]))
        case _:
            made[:] = chance.choice(FOREIGN) + chance.randbytes(chance.choice((0, 50, 9000)))
    if bytes(made) == content:
        made[at] ^= 0xFF
    path.write_bytes(bytes(made))


def said_of_register(place: Path) -> str:
    """Return what is told of a register, "" when it is opened and found whole."""
    try:
        with closing(open_register(str(place), clock=FixedClock(MOMENT))) as register:
            return " ".join(check_and_note(register).problems)
    except (EnvironmentTrouble, UserMistake) as told:
        return told.sentence


def said_of_backup(backup: Path) -> str:
    try:
        way = WayIn(LOGIN, PASSWORD)
        restored = restore_backup(backup, place=backup.with_name("pulih.mejaaduan"), way=way)
    except (EnvironmentTrouble, UserMistake) as told:
        return told.sentence
    return " ".join(restored.problems)


def test_no_damage_is_silent(
    whole: Path, tmp_path: Path, many: Callable[[str, int], range]
) -> None:
    chance = random.Random(31)
    for turn in many("damaged or foreign files opened", 28):
        folder = shutil.copytree(whole, tmp_path / str(turn))
        place, backup = folder / "r.mejaaduan", folder / "k.cadangan"
        match turn % 4:
            case 0 | 1:
                spoil(place, chance)
                assert said_of_register(place)
            case 2:
                spoil(backup, chance)
                assert said_of_backup(backup)
            case _:
                # One copy of the key book is enough; with both gone it is told.
                spoil(place.with_name(place.name + KEYS), chance)
                assert said_of_register(place) == ""
                copies = list(folder.glob(f"{place.name}{KEYS}*"))
                for copy in copies:
                    if not copy.name.endswith("gembok"):
                        spoil(copy, chance)
                assert said_of_register(place)
        shutil.rmtree(folder)
