"""A key book from before is put back: the register knows that there was a newer one."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.access.key_store import FileKeyStore
from app.errors import EnvironmentTrouble, UserMistake
from app.keeping import creating, opening
from app.keeping.accounts import change_own_password
from app.keeping.backup import make_backup
from app.keeping.recovering import recover
from app.keeping.restoring import WayIn, restore_backup
from app.register import Register
from app.roles import Role
from tests.helpers.registers import LOGIN, PASSWORD, SETUP, add_person, open_register

NEW = "lima puluh lembar"


def taken(register: Register) -> str:
    """Return the book as it lies there now."""
    return FileKeyStore(Path(register.location)).places[0].read_text("utf-8")


def put_back(register: Register, book: str) -> None:
    for place in FileKeyStore(Path(register.location)).places:
        place.write_text(book, "utf-8")


def test_an_old_password_does_not_come_back(file_register: Register) -> None:
    old = taken(file_register)
    change_own_password(file_register, old=PASSWORD, new=NEW)
    put_back(file_register, old)
    with pytest.raises(EnvironmentTrouble, match="lebih lama daripada registernya") as trouble:
        open_register(file_register.location, clock=file_register.clock)
    assert trouble.value.kind == "key_outdated"
    assert "lembar pemulihan" in trouble.value.way_out


def test_a_closed_account_does_not_come_back(file_register: Register) -> None:
    add_person(file_register, "dewi", Role.DESK)
    old = taken(file_register)
    change_own_password(file_register, old=PASSWORD, new=NEW)
    put_back(file_register, old)
    with pytest.raises(EnvironmentTrouble, match="lebih lama"):
        opening.open_register(file_register.location, login="dewi", password=PASSWORD)


def test_the_sheet_opens_a_register_of_which_only_an_old_book_is_left(tmp_path: Path) -> None:
    place = tmp_path / "r.mejaaduan"
    made = creating.create_register(str(place), setup=SETUP)
    old = taken(made.register)
    change_own_password(made.register, old=PASSWORD, new=NEW)
    put_back(made.register, old)
    made.register.close()
    again = recover(
        str(place), code=" ".join(made.words), login=LOGIN, name="", password="enam puluh lembar"
    )
    again.close()
    opening.open_register(str(place), login=LOGIN, password="enam puluh lembar").close()
    with pytest.raises(UserMistake, match="tidak cocok"):
        opening.open_register(str(place), login=LOGIN, password=PASSWORD)


def test_a_backup_opens_with_the_book_it_holds(file_register: Register, tmp_path: Path) -> None:
    backup, place = tmp_path / "r.cadangan", tmp_path / "pulih.mejaaduan"
    make_backup(file_register, place=backup)
    change_own_password(file_register, old=PASSWORD, new=NEW)
    restore_backup(backup, place=place, way=WayIn(LOGIN, PASSWORD))
    open_register(str(place), clock=file_register.clock).close()
