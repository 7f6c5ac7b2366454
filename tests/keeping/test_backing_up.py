"""Backups that make themselves: where, how many, what is told of them, and when they stop."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from app.clock import FixedClock
from app.errors import EnvironmentTrouble
from app.keeping import backing_up, backup
from app.keeping.accounts import close_account, read_accounts
from app.keeping.backing_up import (
    back_up,
    backups_in,
    choose_second_place,
    confirm_restored,
    read_backup_state,
)
from app.keeping.backup_places import change_notes, first_place, note_restored
from app.keeping.backup_words import warnings
from app.keeping.restoring import WayIn, restore_backup
from app.keeping.weekly_check import CheckState, read_check_state
from app.register import Register
from app.roles import Role
from db.engine import open_file
from tests.desk.slips import registered
from tests.helpers.registers import (
    LOGIN,
    PASSWORD,
    add_person,
    copy_register,
    create_register,
    open_register,
)

KEPT = (*("db", "releases", "sebelum-pengesahan", "sebelum-pengesahan.mejaaduan"),)


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_a_backup_is_made_beside_the_register_and_opens(
    file_register: Register, tmp_path: Path
) -> None:
    assert read_backup_state(file_register).newest is None
    registered(file_register)
    state = back_up(file_register)
    assert state.newest == file_register.clock.now()
    assert state.folder == tmp_path / "Cadangan register"
    assert names(state.folder) == ["register 2026-03-17 09.00.00.cadangan"]
    way = WayIn(LOGIN, PASSWORD)
    made = state.folder / names(state.folder)[0]
    assert restore_backup(made, place=tmp_path / "pulih.mejaaduan", way=way).problems == ()


def test_old_ones_go_but_never_the_last_that_is_whole(
    file_register: Register, fixed_clock: FixedClock
) -> None:
    registered(file_register)
    whole = back_up(file_register).newest
    with closing(open_file(file_register.location, key=file_register.file_key)) as raw:
        raw.execute("UPDATE complaint SET title = 'lain'")
    for _ in range(20):
        fixed_clock.set(fixed_clock.now() + timedelta(hours=20))
        state = back_up(file_register)
    assert state.newest == whole
    assert state.unsound
    assert "tidak utuh" in warnings(state, now=fixed_clock.now())[0]
    left = [told for _, told in backups_in(state.folder)]
    assert [told.made_at for told in left if told.verified] == [whole]
    assert len(left) < 18


def test_another_registers_backups_are_let_alone(
    file_register: Register, fixed_clock: FixedClock, tmp_path: Path
) -> None:
    other = create_register(str(tmp_path / "lain" / "register.mejaaduan"), clock=fixed_clock)
    with closing(other):
        theirs = next(backups_in(back_up(other).folder))[0]
    folder = first_place(file_register.location)
    folder.mkdir()
    kept = folder / "lain.cadangan"
    shutil.copy(theirs, kept)
    (folder / "catatan.cadangan").write_text("bukan cadangan")
    assert read_backup_state(file_register).newest is None
    fixed_clock.set(fixed_clock.now() + timedelta(days=900))
    for _ in range(3):
        fixed_clock.set(fixed_clock.now() + timedelta(days=40))
        back_up(file_register)
    assert {"lain.cadangan", "catatan.cadangan"} <= set(names(folder))


def test_the_second_place_is_warned_of(
    file_register: Register, fixed_clock: FixedClock, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    state = choose_second_place(file_register, stick)
    assert names(stick) == names(state.folder)
    assert state.same_disk
    assert not state.second_old(fixed_clock.now())
    stick.rename(tmp_path / "dicabut")
    fixed_clock.set(fixed_clock.now() + timedelta(days=8))
    state = back_up(file_register)
    assert (state.unreachable, state.newest) == (True, fixed_clock.now())
    assert state.second_old(fixed_clock.now())


def test_a_full_disk_does_not_stop_the_copy_to_a_stick(
    file_register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    change_notes(file_register.location, second=stick)
    write = backup.write_backup

    def full(register: Register, place: Path) -> object:
        if place.parent != stick:
            raise EnvironmentTrouble("full", "Diska penuh.")
        return write(register, place)

    monkeypatch.setattr(backing_up, "write_backup", full)
    assert back_up(file_register).second_newest == file_register.clock.now()
    stick.rename(tmp_path / "dicabut")
    with pytest.raises(EnvironmentTrouble, match="penuh"):
        back_up(file_register)


def test_a_full_stick_lets_neither_place_fill(
    file_register: Register,
    fixed_clock: FixedClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    choose_second_place(file_register, stick)
    for _ in range(30):
        fixed_clock.set(fixed_clock.now() + timedelta(hours=1))
        back_up(file_register)
    monkeypatch.setattr(backing_up, "copy_whole", refused)
    before = len(names(stick))
    for _ in range(3):
        fixed_clock.set(fixed_clock.now() + timedelta(days=20))
        with pytest.raises(EnvironmentTrouble, match="penuh"):
            back_up(file_register)
    assert len(names(first_place(file_register.location))) < before
    assert len(names(stick)) < before


def refused(_source: Path, _target: Path) -> None:
    raise EnvironmentTrouble("full", "Diska penuh.")


def test_after_a_restore_nothing_is_made_until_it_is_confirmed(file_register: Register) -> None:
    newest = back_up(file_register).newest
    change_notes(file_register.location, paused=True)
    registered(file_register)
    state = back_up(file_register)
    assert (state.paused, state.newest) == (True, newest)
    assert len(names(state.folder)) == 1
    assert not confirm_restored(file_register).paused


def test_a_restored_register_is_told_of_nothing_that_was_found_in_the_other(
    file_register: Register,
) -> None:
    location = file_register.location
    change_notes(location, checked=file_register.clock.now(), problems=3)
    note_restored(location)
    assert read_backup_state(file_register).paused
    assert read_check_state(file_register) == CheckState(None)


def test_before_another_key_a_backup_is_made(file_register: Register) -> None:
    add_person(file_register, "dewi", Role.DESK)
    other = next(each for each in read_accounts(file_register) if each.login == "dewi")
    close_account(file_register, account_id=other.id)
    assert names(first_place(file_register.location))


def test_before_an_update_a_backup_is_made_that_restores(tmp_path: Path) -> None:
    place = copy_register(Path(__file__).parents[1].joinpath(*KEPT), tmp_path / "r.mejaaduan")
    open_register(str(place)).close()
    ((made, manifest),) = backups_in(first_place(str(place)))
    assert manifest.verified
    assert manifest.schema == "0003"
    way = WayIn(LOGIN, PASSWORD)
    back = restore_backup(made, place=tmp_path / "pulih.mejaaduan", way=way)
    open_register(str(back.place)).close()
