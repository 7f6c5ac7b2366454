"""Deeds that change files, each to be run alone in a process that is killed or whose disk fails.

`python -m tests.helpers.fault_deeds DEED FOLDER`: 0 done, 3 told as the environment's trouble.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from app.clock import FixedClock
from app.errors import EnvironmentTrouble
from app.keeping.accounts import close_account, read_accounts
from app.keeping.backing_up import back_up
from app.keeping.converting import convert_register
from app.keeping.restoring import WayIn, restore_backup
from tests.conftest import MOMENT
from tests.desk.slips import registered
from tests.helpers.registers import LOGIN, PASSWORD, SETUP, cheaply, create_register, open_register

PLACE, BACKUP = "r.mejaaduan", "k.cadangan"


def _register(folder: Path) -> None:
    register = open_register(str(folder / PLACE), clock=FixedClock(MOMENT))
    registered(register)
    register.close()


def _close(folder: Path) -> None:
    register = open_register(str(folder / PLACE), clock=FixedClock(MOMENT))
    other = next(each for each in read_accounts(register) if each.login == "dewi")
    close_account(register, account_id=other.id)
    register.close()


def _backup(folder: Path) -> None:
    register = open_register(str(folder / PLACE), clock=FixedClock(MOMENT))
    back_up(register)
    register.close()


def _restore(folder: Path) -> None:
    way = WayIn(LOGIN, PASSWORD)
    restore_backup(folder / BACKUP, place=folder / PLACE, way=way, replacing=True)


def _new(folder: Path) -> None:
    create_register(str(folder / "baru.mejaaduan"), clock=FixedClock(MOMENT)).close()


def _convert(folder: Path) -> None:
    convert_register(str(folder / "lama.mejaaduan"), setup=SETUP).register.close()


DEEDS: dict[str, tuple[Callable[[Path], None], str]] = {
    "register": (_register, PLACE),
    "close": (_close, PLACE),
    "backup": (_backup, PLACE),
    "restore": (_restore, PLACE),
    "new": (_new, "baru.mejaaduan"),
    "convert": (_convert, "lama.mejaaduan"),
}

BEGINS = b"the deed begins"
"""Written right before the deed, so that faults are put into nothing else."""

if __name__ == "__main__":
    cheaply()
    try:
        with Path(os.devnull).open("wb", buffering=0) as nowhere:
            nowhere.write(BEGINS)
        DEEDS[sys.argv[1]][0](Path(sys.argv[2]))
    except EnvironmentTrouble:
        sys.exit(3)
    except Exception:  # noqa: BLE001 - told by a call that no fault is put into
        os.writev(2, [traceback.format_exc().encode()])
        sys.exit(1)
