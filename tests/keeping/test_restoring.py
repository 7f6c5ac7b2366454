"""Backups and restores: what is told to be whole was opened, and what was there before stays."""

from __future__ import annotations

import os
import random
import shutil
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import timedelta
from itertools import count as numbers
from pathlib import Path

import pytest

from app import atomic_file
from app.clock import FixedClock
from app.desk.closing import close_case
from app.desk.listing_cases import Wanted, count_rows, list_rows
from app.errors import EnvironmentTrouble, UserMistake
from app.keeping import creating
from app.keeping.backup import make_backup
from app.keeping.backup_file import Backup, opened_backup
from app.keeping.checking import check_register
from app.keeping.erasing import erase
from app.keeping.looking import look_at
from app.keeping.restoring import WayIn, restore_backup
from app.keeping.retention import save_rules
from app.register import Register
from app.register_files import BEFORE_RESTORE
from db.engine import open_file
from tests.desk.slips import NOW, registered
from tests.helpers.registers import LOGIN, PASSWORD, SETUP, copy_register, open_register

WAY = WayIn(LOGIN, PASSWORD)
REGISTER, KEYS = "register.mejaaduan", "register.mejaaduan.kunci"


@pytest.fixture
def backup(file_register: Register, tmp_path: Path) -> Path:
    """Return a backup of a register with one complaint; the register has one more since."""
    registered(file_register)
    place = tmp_path / "stick" / "k.cadangan"
    place.parent.mkdir()
    make_backup(file_register, place=place)
    registered(file_register)
    return place


def count(place: Path) -> int:
    with closing(open_register(str(place))) as register:
        assert check_register(register).ok
        return count_rows(register, wanted=Wanted())


def trouble_of(backup: Path, place: Path) -> str:
    with pytest.raises(EnvironmentTrouble) as trouble:
        restore_backup(backup, place=place, way=WAY)
    assert not [each for each in place.parent.iterdir() if each.name != backup.name]
    return trouble.value.kind


def test_a_backup_tells_that_it_was_read_through(backup: Path) -> None:
    with opened_backup(backup) as opened:
        assert opened.manifest is not None
        assert opened.manifest.verified
        assert opened.manifest.size == opened.size
    if os.name != "nt":
        assert not backup.stat().st_mode & 0o077


def test_a_backup_of_a_damaged_register_is_no_verified_one(
    file_register: Register, tmp_path: Path
) -> None:
    registered(file_register)
    with closing(open_file(file_register.location, key=file_register.file_key)) as raw:
        raw.execute("UPDATE complaint SET title = 'lain'")
    place = tmp_path / "k.cadangan"
    assert "bermasalah" in make_backup(file_register, place=place).sentence
    with opened_backup(place) as opened:
        assert opened.manifest is not None
        assert not opened.manifest.verified
    back = restore_backup(place, place=tmp_path / "pulih.mejaaduan", way=WAY)
    assert any("tanpa tanda tangan" in problem for problem in back.problems)


def test_the_desk_saves_while_a_backup_is_made(
    file_register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    registered(file_register)
    monkeypatch.setattr("db.encrypting._AT_ONCE", 1)
    seen = numbers()

    def work(status: int, left: int, whole: int) -> None:
        # Another connection saves twice while pages are copied.
        if next(seen) in (3, 9):
            registered(file_register)

    real = open_file

    class Watched:
        def __init__(self, *args: object, **kwargs: object) -> None:
            self._raw = real(*args, **kwargs)  # type: ignore[arg-type]

        def backup(self, target: Watched, **words: object) -> None:
            self._raw.backup(target._raw, **words | {"progress": work})  # type: ignore[arg-type]

        def close(self) -> None:
            self._raw.close()

    place = tmp_path / "k.cadangan"
    with monkeypatch.context() as patch:
        patch.setattr("db.encrypting.open_file", Watched)
        make_backup(file_register, place=place)
    back = restore_backup(place, place=tmp_path / "pulih.mejaaduan", way=WAY)
    assert back.problems == ()
    assert count(back.place) == 3


# --- what is no backup -------------------------------------------------------------------


def rewritten(backup: Path, made: Path, parts: dict[str, bytes], *, packed: int = 0) -> Path:
    with zipfile.ZipFile(backup) as old, zipfile.ZipFile(made, "w", packed) as new:
        for name in (REGISTER, KEYS):
            new.writestr(name, parts.get(name, old.read(name)))
    return made


def test_junk_is_never_restored(backup: Path, tmp_path: Path) -> None:
    folder = tmp_path / "kosong"
    folder.mkdir()
    place, made = folder / "r.mejaaduan", folder / "x.cadangan"
    chance = random.Random(1)
    whole = backup.read_bytes()
    for junk in (b"", b"junk", whole[:-300], whole[: len(whole) // 2], b"PK" + bytes(99)):
        made.write_bytes(junk)
        assert trouble_of(made, place) == "damaged_backup"
    for parts in ({REGISTER: chance.randbytes(65536)}, {REGISTER: b""}, {KEYS: b"{}"}):
        assert trouble_of(rewritten(backup, made, parts), place) == "damaged_backup"
    bomb = rewritten(backup, made, {REGISTER: bytes(40_000_000)}, packed=zipfile.ZIP_DEFLATED)
    assert bomb.stat().st_size < 100_000
    assert trouble_of(made, place) == "damaged_backup"


def test_one_flipped_bit_is_found(
    backup: Path, tmp_path: Path, many: Callable[[str, int], range]
) -> None:
    folder = tmp_path / "kosong"
    folder.mkdir()
    chance, whole = random.Random(2), backup.read_bytes()
    for _ in many("flipped bits in a backup", 20):
        spoilt = bytearray(whole)
        spoilt[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        (folder / "x.cadangan").write_bytes(spoilt)
        # What carries no content of ours may be flipped: the archive's own dates and flags.
        with suppress(EnvironmentTrouble):
            back = restore_backup(folder / "x.cadangan", place=folder / "r.mejaaduan", way=WAY)
            assert count(back.place) == 1
        for left in folder.iterdir():
            left.unlink()


def test_an_older_backup_without_manifest_is_restored(backup: Path, tmp_path: Path) -> None:
    old = rewritten(backup, tmp_path / "lama.cadangan", {})
    restored = restore_backup(old, place=tmp_path / "pulih.mejaaduan", way=WAY)
    assert restored.made_at is None
    assert count(restored.place) == 1


def test_a_way_in_that_does_not_fit_restores_nothing(backup: Path, tmp_path: Path) -> None:
    place = tmp_path / "pulih.mejaaduan"
    for way in (WayIn(LOGIN, "salah"), WayIn("siapa", PASSWORD), WayIn(code="satu dua")):
        with pytest.raises(UserMistake):
            restore_backup(backup, place=place, way=way)
    assert not place.exists()


def test_the_sheet_opens_a_backup(tmp_path: Path) -> None:
    created = creating.create_register(str(tmp_path / "r.mejaaduan"), setup=SETUP)
    registered(created.register, confidential=True)
    make_backup(created.register, place=tmp_path / "k.cadangan")
    created.register.close()
    way = WayIn(code=" ".join(created.words))
    back = restore_backup(tmp_path / "k.cadangan", place=tmp_path / "pulih.mejaaduan", way=way)
    assert back.problems == ()
    assert count(back.place) == 1


# --- in the place of a register ----------------------------------------------------------


def test_the_old_register_is_kept_beside(file_register: Register, backup: Path) -> None:
    place = Path(file_register.location)
    file_register.close()
    with pytest.raises(EnvironmentTrouble, match="Sudah ada"):
        restore_backup(backup, place=place, way=WAY)
    for number in ("", "-2"):
        before = count(place)
        restored = restore_backup(backup, place=place, way=WAY, replacing=True)
        assert restored.old == place.with_name(place.name + BEFORE_RESTORE + number)
        assert (count(place), count(restored.old)) == (1, before)


def test_a_hot_journal_goes_with_its_register(file_register: Register, backup: Path) -> None:
    place = Path(file_register.location)
    file_register.close()
    journal = Path(f"{place}-journal")
    journal.write_bytes(b"panas")
    restored = restore_backup(backup, place=place, way=WAY, replacing=True)
    assert not journal.exists()
    assert restored.old is not None
    assert Path(f"{restored.old}-journal").read_bytes() == b"panas"
    assert count(place) == 1


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[int], None]]:
    """Return what has this process die before a certain move or second name."""
    done = 0
    move, link = atomic_file.durable_move, os.link

    def limit(at: int) -> None:
        def dying(deed: Callable[..., object]) -> Callable[..., object]:
            def step(*args: object) -> object:
                nonlocal done
                if done == at:
                    os._exit(7)
                done += 1
                return deed(*args)

            return step

        atomic_file.durable_move = dying(move)  # type: ignore[assignment]
        os.link = dying(link)  # type: ignore[assignment]

    yield limit
    atomic_file.durable_move, os.link = move, link


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_at_any_step_of_a_restore_the_old_or_the_new_opens(
    register_template: Path, tmp_path: Path, backup: Path, steps: Callable[[int], None]
) -> None:
    found: list[int] = []
    for at in range(20):
        folder = tmp_path / f"turn-{at}"
        folder.mkdir()
        place = copy_register(register_template, folder / "r.mejaaduan")
        child = os.fork()
        if child == 0:
            try:
                steps(at)
                restore_backup(backup, place=place, way=WAY, replacing=True)
            finally:
                os._exit(0)
        ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        look_at(str(place))
        found.append(count(place))
        shutil.rmtree(folder)
        if ended == 0:
            break
    # Before the keys are written it is the empty one, from then on the restored one.
    assert found == sorted(found)
    assert found.count(0) >= 3
    assert found.count(1) >= 2


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_kill_while_the_newest_backup_is_laid_out_touches_nothing(
    file_register: Register, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The backup has the very key book that lies beside the register."""
    place = Path(file_register.location)
    file_register.close()
    monkeypatch.setattr(Backup, "lay_out", half_laid_out)
    for _ in range(2):
        child = os.fork()
        if child == 0:
            try:
                restore_backup(backup, place=place, way=WAY, replacing=True)
            finally:
                os._exit(1)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
    monkeypatch.undo()
    assert count(place) == 2
    restore_backup(backup, place=place, way=WAY, replacing=True)
    assert count(place) == 1
    assert not list(place.parent.glob(".*"))


def half_laid_out(_: Backup, target: Path) -> None:
    target.write_bytes(b"setengah")
    os._exit(7)


def test_what_was_erased_is_erased_again_after_a_restore(
    file_register: Register, fixed_clock: FixedClock, tmp_path: Path
) -> None:
    for title in ("tetap", "dimusnahkan"):
        case = registered(file_register, title=title, confidential=True)
        close_case(file_register, complaint_id=case, happened_at=NOW, closing="withdrawn")
    backup, place = tmp_path / "k.cadangan", Path(file_register.location)
    make_backup(file_register, place=backup)
    fixed_clock.set(NOW + timedelta(days=400))
    save_rules(file_register, years={"any": 1})
    erase(file_register, complaint_ids=[2])
    file_register.close()
    restore_backup(backup, place=place, way=WAY, replacing=True, clock=fixed_clock)
    with closing(open_register(str(place), clock=fixed_clock)) as register:
        assert "1 aduan" in register.cleared[0]
        rows = list_rows(register, wanted=Wanted(descending=False), offset=0, limit=9)
        assert [row.title for row in rows] == ["tetap", "(dimusnahkan)"]
        assert check_register(register).problems == ()
    with closing(open_register(str(place), clock=fixed_clock)) as register:
        assert register.cleared == ()


def test_another_case_of_the_same_number_is_not_erased(
    file_register: Register, fixed_clock: FixedClock, tmp_path: Path
) -> None:
    backup, place = tmp_path / "k.cadangan", Path(file_register.location)
    make_backup(file_register, place=backup)
    case = registered(file_register)
    close_case(file_register, complaint_id=case, happened_at=NOW, closing="withdrawn")
    fixed_clock.set(NOW + timedelta(days=400))
    save_rules(file_register, years={"any": 1})
    erase(file_register, complaint_ids=[case])
    file_register.close()
    restore_backup(backup, place=place, way=WAY, replacing=True, clock=fixed_clock)
    with closing(open_register(str(place), clock=fixed_clock)) as register:
        assert registered(register, title="yang lain") == case
    with closing(open_register(str(place), clock=fixed_clock)) as register:
        assert register.cleared == ()
        (row,) = list_rows(register, wanted=Wanted(), offset=0, limit=9)
        assert row.title == "yang lain"
