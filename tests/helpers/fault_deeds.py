"""Deeds that change files, each to be run alone in a process that is killed or whose disk fails.

`python -m tests.helpers.fault_deeds DEED FOLDER`: 0 done, 3 told as the environment's trouble.
With `careless` behind it the database syncs nothing, with `peak` the memory taken is printed.
`… serve` does each deed that a line on its input asks for in a process that waits to be watched.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from app.clock import FixedClock
from app.errors import EnvironmentTrouble
from app.keeping.accounts import close_account, read_accounts
from app.keeping.backing_up import back_up
from app.keeping.backup import make_backup
from app.keeping.checking import check_register
from app.keeping.converting import convert_register
from app.keeping.leftovers import PLAIN
from app.keeping.looking import look_at
from app.keeping.restoring import WayIn, restore_backup
from app.register import Register
from app.roles import Role
from db import engine
from tests.conftest import MOMENT
from tests.desk.slips import registered
from tests.helpers.registers import (
    LOGIN,
    PASSWORD,
    SETUP,
    add_person,
    cheaply,
    copy_register,
    create_register,
    open_register,
)

RELEASES = Path(__file__).parents[1] / "db" / "releases"
PLACE, BACKUP = "r.mejaaduan", "k.cadangan"
PEAK = Path("/proc/self/status")
BEGINS = b"the deed begins"
"""Written right before the deed, so that faults are put into nothing else."""
DONE = b"told as done"
"""Written whenever somebody is told that something is kept now."""


def tell(words: bytes) -> None:
    """Tell whoever watches the system calls how far the deed is."""
    handle = os.open(os.devnull, os.O_WRONLY)
    # The faults that are put into a deed are put into this as well.
    with suppress(OSError):
        os.write(handle, words)
    os.close(handle)


def _opened(folder: Path) -> Register:
    return open_register(str(folder / PLACE), clock=FixedClock(MOMENT))


def _register(folder: Path) -> None:
    with closing(_opened(folder)) as register:
        for _ in range(2):
            registered(register)
            tell(DONE)


def _account(folder: Path) -> None:
    with closing(_opened(folder)) as register:
        add_person(register, "tono", Role.DESK)
        tell(DONE)


def _close(folder: Path) -> None:
    with closing(_opened(folder)) as register:
        other = next(each for each in read_accounts(register) if each.login == "dewi")
        close_account(register, account_id=other.id)
        tell(DONE)


def _backup(folder: Path) -> None:
    with closing(_opened(folder)) as register:
        back_up(register)
        tell(DONE)


def _restore(folder: Path) -> None:
    way = WayIn(LOGIN, PASSWORD)
    restore_backup(folder / BACKUP, place=folder / PLACE, way=way, replacing=True)
    tell(DONE)


def _new(folder: Path) -> None:
    create_register(str(folder / "baru.mejaaduan"), clock=FixedClock(MOMENT)).close()
    tell(DONE)


def _convert(folder: Path) -> None:
    convert_register(str(folder / "lama.mejaaduan"), setup=SETUP).register.close()
    tell(DONE)


def _migrate(folder: Path) -> None:
    open_register(str(folder / "dulu.mejaaduan"), clock=FixedClock(MOMENT)).close()
    tell(DONE)


DEEDS: dict[str, tuple[Callable[[Path], None], str]] = {
    "register": (_register, PLACE),
    "account": (_account, PLACE),
    "close": (_close, PLACE),
    "backup": (_backup, PLACE),
    "restore": (_restore, PLACE),
    "new": (_new, "baru.mejaaduan"),
    "convert": (_convert, "lama.mejaaduan"),
    "migrate": (_migrate, "dulu.mejaaduan"),
}


def lay_ground(template: Path, folder: Path) -> Path:
    """Put into a folder all that a deed can be done to: two complaints, one when it was backed up."""
    place = copy_register(template, folder / PLACE)
    with closing(open_register(str(place), clock=FixedClock(MOMENT))) as register:
        registered(register)
        add_person(register, "dewi", Role.DESK)
        make_backup(register, place=folder / BACKUP)
        registered(register)
    shutil.copy(RELEASES / "0.1.0.sqlite", folder / "lama.mejaaduan")
    kept = RELEASES / "sebelum-pengesahan" / "sebelum-pengesahan.mejaaduan"
    copy_register(kept, folder / "dulu.mejaaduan")
    return folder


def ensure_sound(place: Path) -> None:
    """Open what a fault left, twice: whole, and the second time with nothing to clear away."""
    if place.name.startswith("lama") and look_at(str(place)).old:
        convert_register(str(place), setup=SETUP).register.close()
    for _ in range(2):
        with closing(open_register(str(place), clock=FixedClock(MOMENT))) as register:
            assert check_register(register).problems == ()
            cleared = register.cleared
    assert cleared == ()
    left = [each.name for each in place.parent.iterdir() if each.name.startswith(f".{place.name}")]
    assert left == []
    assert not place.with_name(place.name + PLAIN).exists()


def peak() -> int:
    """Return the most memory that this process has taken, in bytes."""
    told = PEAK.read_text("ascii").partition("VmHWM:")[2]
    return int(told.split()[0]) * 1024


def do(deed: str, folder: Path) -> int:
    """Do a deed; return how its process is to end."""
    try:
        tell(BEGINS)
        DEEDS[deed][0](folder)
    except EnvironmentTrouble:
        return 3
    except Exception:  # noqa: BLE001 - told by a call that no fault is put into
        os.writev(2, [traceback.format_exc().encode()])
        return 1
    return 0


def serve() -> None:
    """Do deeds as lines (deed, tab, folder) ask for them, each in a fork that stops before it begins.

    Tells the fork's number, and once somebody has let it go on, how it ended.
    """
    with tempfile.TemporaryDirectory() as folder:
        # What is loaded and compiled now need not be so in every fork.
        register = create_register(str(Path(folder) / PLACE), clock=FixedClock(MOMENT))
        with closing(register):
            check_register(register)
    for line in sys.stdin:
        deed, _, where = line.rstrip("\n").partition("\t")
        child = os.fork()
        if child == 0:
            os.kill(os.getpid(), signal.SIGSTOP)
            os._exit(do(deed, Path(where)))
        os.waitpid(child, os.WUNTRACED)
        print(child, flush=True)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


if __name__ == "__main__":
    cheaply()
    if "serve" in sys.argv[1:2]:
        serve()
        sys.exit()
    if "careless" in sys.argv[3:]:
        engine._PRAGMAS["synchronous"] = 0
    ended = do(sys.argv[1], Path(sys.argv[2]))
    if "peak" in sys.argv[3:]:
        sys.stdout.write(str(peak()))
    sys.exit(ended)
