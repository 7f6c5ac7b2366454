"""The power goes at any call: the old or the new, whole, and nothing that was told as kept is lost."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from functools import partial
from pathlib import Path

import pytest

from app.clock import FixedClock
from app.desk.listing_cases import Wanted, count_rows
from app.errors import EnvironmentTrouble, UserMistake
from app.keeping.accounts import read_accounts
from app.keeping.backing_up import backups_in
from app.keeping.backup_file import SUFFIX, opened_backup
from app.keeping.looking import look_at
from app.register import Register
from app.register_files import BEFORE_RESTORE
from tests.conftest import MOMENT
from tests.helpers.fault_deeds import BACKUP, DEEDS, ensure_sound, lay_ground
from tests.helpers.outcomes import Outcomes
from tests.helpers.power_cuts import Call, Disk, lay_out, mark_of, strace_works, watch
from tests.helpers.registers import (
    PASSWORD,
    create_register,
    open_register,
)

PER_DEED, DEEDS_AT_ONCE = 20, 2
BY_DATABASE = {"register", "account", "close", "migrate"}
"""The deeds that change a register where it lies; a new one is synced when it is moved there."""
pytestmark = pytest.mark.skipif(not strace_works(), reason="needs strace")


@pytest.fixture(scope="module")
def before(register_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with all that a deed can be done to: two complaints, one when it was backed up."""
    return lay_ground(register_template, tmp_path_factory.mktemp("sebelum"))


def count_in(place: Path) -> int:
    with closing(opened(place)) as register:
        return count_rows(register, wanted=Wanted())


def opened(place: Path, login: str = "siti") -> Register:
    return open_register(str(place), clock=FixedClock(MOMENT), login=login, password=PASSWORD)


# --- what must be found afterwards, for each deed ----------------------------------------------


def ensure_kept(deed: str, folder: Path, done: int) -> None:
    """Make sure that a place is sound, and that it holds what was told as kept."""
    place = folder / DEEDS[deed][1]
    if deed == "new" and not place.exists():
        assert not done, "the new register is gone"
        # When its keys were written it is as good as there: the second try finds it.
        with suppress(EnvironmentTrouble):
            create_register(str(place), clock=FixedClock(MOMENT)).close()
    if deed == "convert":
        assert not (done and look_at(str(place)).old), "what was sealed lies open again"
    ensure_sound(place)
    KEPT[deed](folder, place, done)


def _register(_folder: Path, place: Path, done: int) -> None:
    assert count_in(place) - 2 in (done, done + 1)


def _account(_folder: Path, place: Path, done: int) -> None:
    assert count_in(place) == 2
    if done:
        opened(place, "tono").close()


def _close(_folder: Path, place: Path, done: int) -> None:
    with closing(opened(place)) as register:
        active = {each.login: each.active for each in read_accounts(register)}
    assert not (done and active["dewi"])
    if not active["dewi"]:
        with pytest.raises(UserMistake):
            opened(place, "dewi")


def _backup(folder: Path, place: Path, done: int) -> None:
    made = folder / "Cadangan r"
    for path in made.glob(f"*{SUFFIX}") if made.is_dir() else ():
        with opened_backup(path) as backup:
            backup.read_through()
    whole = [told for _, told in backups_in(made) if told.verified]
    assert len(whole) >= done
    assert count_in(place) == 2


def _restore(_folder: Path, place: Path, done: int) -> None:
    count = count_in(place)
    assert count in ((1,) if done else (1, 2))
    if count == 1:
        assert count_in(place.with_name(place.name + BEFORE_RESTORE)) == 2


def _whole(_folder: Path, place: Path, _done: int) -> None:
    assert count_in(place) == {"baru": 0, "lama": 2, "dulu": 4}[place.stem]


KEPT: dict[str, Callable[[Path, Path, int], None]] = {
    "register": _register,
    "account": _account,
    "close": _close,
    "backup": _backup,
    "restore": _restore,
    "new": _whole,
    "convert": _whole,
    "migrate": _whole,
}


class Recorded:
    """A deed's calls in a folder, to be cut off anywhere."""

    def __init__(self, deed: str, before: Path, folder: Path, *words: str) -> None:
        self.deed, self.folder = deed, folder
        self._before = folder.with_name(f"{folder.name}-sebelum")
        for place in (folder, self._before):
            place.mkdir()
            for part in before.iterdir():
                # The others' registers would only be copied to and fro.
                if part.name == BACKUP or part.name.startswith(DEEDS[deed][1]):
                    shutil.copy(part, place)
        self._calls: list[Call] = watch(deed, folder, *words)
        disk = self._disk(loose=True)
        for call in self._calls:
            disk.take(call)
        self._ensure_all_seen(disk)

    def _disk(self, *, loose: bool) -> Disk:
        disk = Disk(self._before, loose=loose).load()
        # As it was before, under the names it had while the deed was done.
        disk.folder = self.folder
        for names in (disk.names, disk.kept):
            moved = {
                str(self.folder / Path(each).relative_to(self._before)): each for each in names
            }
            contents = {place: names[each] for place, each in moved.items()}
            names.clear()
            names.update(contents)
        return disk

    def _ensure_all_seen(self, disk: Disk) -> None:
        """Make sure that the calls tell all that happened to the files."""
        found = {str(path) for path in self.folder.rglob("*") if path.is_file()}
        assert found == set(disk.names)
        for place, content in disk.names.items():
            assert content.with_all() == Path(place).read_bytes(), place

    def states(self, chance: random.Random, wanted: int) -> Iterator[tuple[dict[str, bytes], int]]:
        """Yield so many distinct states that a power cut may leave, and what was told as kept before."""
        seen: set[int] = set()
        while len(seen) < wanted:
            disk = self._disk(loose=chance.random() < 0.5)
            cuts = sorted(chance.choices(range(len(self._calls) + 1), k=wanted))
            for at, call in enumerate([None, *self._calls]):
                if call is not None:
                    disk.take(call)
                while cuts and cuts[0] == at and len(seen) < wanted:
                    cuts.pop(0)
                    state = disk.after_cut(chance)
                    if mark_of(state) not in seen:
                        seen.add(mark_of(state))
                        yield state, disk.done


def lost_of(made: Recorded, chance: random.Random, wanted: int) -> Iterator[str]:
    """Yield what is wrong with distinct states that a power cut may leave of a deed."""
    outcomes = Outcomes()
    found = made.folder.with_name(f"{made.folder.name}-ditemukan")
    for state, done in made.states(chance, wanted):
        lay_out(state, made.folder, found)
        place, ensure = found / DEEDS[made.deed][1], partial(ensure_kept, made.deed, found, done)
        try:
            outcomes.look(place, done, ensure)
        except Exception as trouble:  # noqa: BLE001 - whatever it is, it is what the power did
            yield f"{made.deed}, {done} told as done: {trouble!r}"
        shutil.rmtree(found)


def test_a_power_cut_leaves_the_old_or_the_new(
    before: Path, tmp_path: Path, many: Callable[[str, int], range]
) -> None:
    chance = random.Random(11)
    deeds = chance.sample(list(DEEDS), len(DEEDS))
    turns = many("distinct states after a power cut", DEEDS_AT_ONCE * PER_DEED)
    met = deeds[: len(turns) // PER_DEED]
    for deed in met:
        made = Recorded(deed, before, tmp_path / deed)
        assert [*lost_of(made, chance, len(turns) // len(met))] == []


@pytest.mark.expected_log("Error closing cursor")
def test_it_is_the_syncing_that_keeps_it(
    before: Path, tmp_path: Path, many: Callable[[str, int], range]
) -> None:
    chance = random.Random(11)
    turns = many("states at most, syncing nothing, until each deed loses something", PER_DEED)
    met = sorted(BY_DATABASE)[: len(turns) // PER_DEED]
    for deed in met:
        made = Recorded(deed, before, tmp_path / f"{deed}-ceroboh", "careless")
        assert next(lost_of(made, chance, len(turns) // len(met)), ""), deed
