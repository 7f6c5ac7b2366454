"""What the disk has when the power goes: nothing moves before it is synced, and no place is lost."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app import atomic_file
from app.atomic_file import building_name, sweep, write_whole
from app.errors import EnvironmentTrouble
from app.keeping.backup import make_backup
from app.keeping.converting import convert_register
from app.keeping.file_key import change_file_key
from app.keeping.restoring import WayIn, restore_backup
from app.register import Register
from app.register_files import with_parts
from tests.helpers.registers import LOGIN, PASSWORD, SETUP, create_register, open_register

pytestmark = pytest.mark.skipif(os.name == "nt", reason="folders are synced by moving there")
RELEASE = Path(__file__).parents[1] / "db" / "releases" / "0.1.0.sqlite"
SYNC, REPLACE = os.fsync, Path.replace


class Disk:
    """Notes what is synced and what is moved, and refuses what a power cut would spoil."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.synced: set[tuple[int, int]] = set()
        self.moved: list[Path] = []
        self.folders_due: set[Path] = set()
        monkeypatch.setattr(os, "fsync", self.sync)

        def replace(source: Path, target: Path) -> Path:
            return self.replace(source, target)

        monkeypatch.setattr(Path, "replace", replace)

    def sync(self, handle: int) -> None:
        SYNC(handle)
        found = os.fstat(handle)
        self.synced.add((found.st_ino, found.st_size))
        self.folders_due.discard(Path(f"/proc/self/fd/{handle}").readlink())

    def replace(self, source: Path, target: Path) -> Path:
        found = source.stat()
        assert (found.st_ino, found.st_size) in self.synced, f"{source.name} moved before synced"
        self.moved.append(target)
        self.folders_due.add(target.parent)
        return REPLACE(source, target)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(monkeypatch)


def test_every_file_is_synced_before_it_moves_and_its_folder_after(
    register_file: Path, tmp_path: Path, disk: Disk
) -> None:
    register = open_register(str(register_file))
    backup, back = tmp_path / "k.cadangan", tmp_path / "pulih.mejaaduan"
    make_backup(register, place=backup)
    change_file_key(register)
    register.close()
    restore_backup(backup, place=back, way=WayIn(LOGIN, PASSWORD))
    create_register(str(tmp_path / "tahun" / "baru.mejaaduan")).close()
    old = tmp_path / "lama.mejaaduan"
    shutil.copy(RELEASE, old)
    convert_register(str(old), setup=SETUP).register.close()
    assert {backup, back, old, tmp_path / "tahun" / "baru.mejaaduan"} <= set(disk.moved)
    assert not disk.folders_due


def test_what_is_sealed_is_durable_before_the_old_is_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, disk: Disk
) -> None:
    place = tmp_path / "lama.mejaaduan"
    shutil.copy(RELEASE, place)
    shredded: list[Path] = []

    def shred(path: Path) -> None:
        assert place in disk.moved
        assert not disk.folders_due
        shredded.append(path)
        path.unlink()

    monkeypatch.setattr("app.keeping.converting.shred", shred)
    convert_register(str(place), setup=SETUP).register.close()
    assert shredded


@pytest.mark.parametrize("cut", ["_resolved", "durable_move"])
def test_a_failed_write_leaves_the_old_file_and_no_litter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cut: str
) -> None:
    place = tmp_path / "laporan.pdf"
    place.write_bytes(b"lama")

    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(atomic_file, cut, fail)
    with pytest.raises(RuntimeError):
        write_whole(place, b"baru")
    assert place.read_bytes() == b"lama"
    assert list(tmp_path.iterdir()) == [place]


def test_litter_is_swept_but_nothing_that_is_being_built(tmp_path: Path) -> None:
    place = tmp_path / "register.mejaaduan"
    litter = [building_name(place, "0123abcd"), tmp_path / "tmpab_cd12z.baru"]
    journal = litter[0].with_name(litter[0].name + "-journal")
    for each in (*litter, journal):
        each.write_bytes(b"x")
    kept = [tmp_path / "catatan.baru", tmp_path / ".lain.mejaaduan.0123abcd.baru"]
    for each in kept:
        each.write_bytes(b"x")
    with atomic_file.building(place) as beside:
        beside.write_bytes(b"x")
        assert sweep(tmp_path, place.name) == len(litter)
    assert {*tmp_path.iterdir()} == {place, *kept}


def die_before(place: Path) -> None:
    """Have this process end when a file is to take this place."""
    move = atomic_file.durable_move

    def die(source: Path, target: Path) -> None:
        if target == place:
            os._exit(0)
        move(source, target)

    atomic_file.durable_move = die


def test_a_kill_before_the_register_takes_its_place_blocks_no_second_try(
    tmp_path: Path, many: Callable[[str, int], range]
) -> None:
    place = tmp_path / "register.mejaaduan"
    for _ in many("kills between key book and register", 2):
        child = os.fork()
        if child == 0:
            try:
                die_before(place)
                create_register(str(place))
            finally:
                os._exit(1)
        assert os.waitpid(child, 0)[1] == 0
        assert not place.exists()
        assert place.with_name("register.mejaaduan.kunci").exists()
        with pytest.raises(EnvironmentTrouble, match="Sudah ada register"):
            create_register(str(place))
        open_register(str(place)).close()
        assert not list(tmp_path.glob(".*"))
        for part in with_parts(place):
            part.unlink()


def test_a_backup_needs_no_room_beside_the_register(
    file_register: Register, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    beside = {*tmp_path.iterdir()}
    seen: set[Path] = set()
    make_backup(file_register, place=stick / "k.cadangan")
    seen |= {*tmp_path.iterdir()}
    assert seen == beside
    assert [each.name for each in stick.iterdir()] == ["k.cadangan"]
