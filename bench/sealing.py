"""Measures what encryption and sealing cost: the same register encrypted and in the open."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter

from app.access.key_store import FileKeyStore
from app.access.slots import open_slot
from app.case import Content, Identity
from app.clock import SystemClock
from app.desk.listing_cases import Wanted, count_rows, list_rows
from app.desk.new_complaint import NewComplaint
from app.desk.recapping import read_recap
from app.desk.searching_seals import open_some_ahead
from app.register import Register
from bench._registers import PASSWORD, bare_connection, bring_in, create_register, open_register
from bench.fill import YEAR, full_register
from db.engine import open_file

JUMPS, SEARCHES, ROUNDS = 120, 30, 9
SEALED_CASES = 10_000
OPENING_MS = 50.0
SEARCH_SECONDS = 0.3
SLICE_SECONDS = 0.05
_WORDS = ("nomor 77", "percobaan 91", "aduan nomor 5000", "tidak ada", "nomor 999")


def run() -> list[tuple[str, float, float]]:
    """Return (name, ratio, limit) of each path; times are divided by what they may take."""
    path = full_register()
    with tempfile.TemporaryDirectory() as folder:
        plain_file = Path(folder) / "plain.mejaaduan"
        with closing(open_register(path)) as sealed:
            _export_plain(sealed, plain_file)
            with closing(_plain_register(plain_file, sealed)) as plain:
                ratios = {name: _ratio(work, sealed, plain) for name, work in _PATHS.items()}
    rows = [(f"{name}, encrypted / plain", ratio, 1.5) for name, ratio in ratios.items()]
    opening = _opening_beyond_argon2()
    rows.append((f"opening beyond argon2 / {OPENING_MS:.0f} ms", opening / OPENING_MS, 1.0))
    ahead, first, again = _search_sealed()
    name = f"search in {SEALED_CASES:,} sealed cases"
    slices = f"{name}, longest slice opened ahead / {SLICE_SECONDS * 1000:.0f} ms"
    rows.append((slices, ahead / SLICE_SECONDS, 1.0))
    rows.append((f"{name}, first / {SEARCH_SECONDS} s", first / SEARCH_SECONDS, 1.0))
    rows.append((f"{name}, again / {SEARCH_SECONDS} s", again / SEARCH_SECONDS, 1.0))
    return rows


def _export_plain(register: Register, place: Path) -> None:
    with closing(bare_connection(register)) as raw:
        raw.execute("ATTACH DATABASE ? AS plain KEY ''", (str(place),))
        raw.execute("SELECT sqlcipher_export('plain')").fetchone()
        raw.execute("DETACH DATABASE plain")


def _plain_register(place: Path, like: Register) -> Register:
    """Return a handle on a file without encryption, with the same account."""
    open_file(place).close()
    register = Register(str(place), clock=SystemClock(), store=like.key_store)
    register.enter(like.account, like.vault)
    return register


def _page(register: Register, random: Random) -> None:
    total = count_rows(register, wanted=Wanted(year=YEAR))
    offset = random.randrange(total - 50)
    list_rows(register, wanted=Wanted(), offset=offset, limit=50, total=total)


def _search(register: Register, random: Random) -> None:
    wanted = Wanted(words=random.choice(_WORDS))
    list_rows(register, wanted=wanted, offset=0, limit=50)


def _recap(register: Register, _: Random) -> None:
    read_recap(register, year=YEAR)


Work = Callable[[Register, Random], None]
_PATHS: dict[str, Work] = {"paging": _page, "search": _search, "recap": _recap}


def _ratio(work: Work, sealed: Register, plain: Register) -> float:
    """Return the ratio of the medians; both take turns over the same random choices."""
    ours, theirs = [], []
    one, other = Random(3), Random(3)
    for _ in range(JUMPS if work is _page else SEARCHES if work is _search else ROUNDS):
        ours.append(_timed(lambda: work(sealed, one)))
        theirs.append(_timed(lambda: work(plain, other)))
    return median(ours) / median(theirs)


def _opening_beyond_argon2() -> float:
    """Return the milliseconds that opening takes after the password was hashed."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "register.mejaaduan"
        create_register(place).close()
        book = FileKeyStore(place).read()
        assert book is not None
        slot = book.slots[0]
        whole, hashing = [], []
        for _ in range(ROUNDS):
            hashing.append(_timed(lambda: open_slot(slot, PASSWORD)))
            whole.append(_timed(lambda: open_register(place).close()))
    return (median(whole) - median(hashing)) * 1000


def _search_sealed() -> tuple[float, float, float]:
    """Return the seconds of the longest slice opened ahead, of the first search, and a later one.

    The first is of a program that has opened none ahead.
    """
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "register.mejaaduan"
        with closing(create_register(place)) as register:
            _fill_sealed(register)
        with closing(open_register(place)) as register:
            wanted = Wanted(words="pelapor ke-77 di ruang")
            times = [_timed(lambda: count_rows(register, wanted=wanted)) for _ in range(ROUNDS)]
            assert count_rows(register, wanted=Wanted(words="ruang 9377")) == 1
        with closing(open_register(place)) as register:
            others, slices = True, []
            while others:
                begun = perf_counter()
                others = open_some_ahead(register)
                slices.append(perf_counter() - begun)
    return max(slices), times[0], median(times[1:])


def _fill_sealed(register: Register) -> None:

    complaints = tuple(
        NewComplaint(
            medium="langsung",
            received_at=datetime(2026, 3, 17, 2, 0, tzinfo=UTC),
            title="Perihal netral",
            content=Content(text=f"Lampu ruang {number} gelap. " * 5),
            identity=Identity(name=f"Pelapor ke-{number}", contact="0812-0000-1111"),
            confidential=True,
        )
        for number in range(SEALED_CASES)
    )
    bring_in(register, complaints)


def _timed(work: Callable[[], object]) -> float:
    begun = perf_counter()
    work()
    return perf_counter() - begun


if __name__ == "__main__":
    for name, ratio, limit in run():
        print(f"{name:60} {ratio:8.2f}  limit {limit:8.2f}")
