"""What faults leave on a disk, told apart: each different outcome is looked at in full only once.

First a place recovers as at any opening: what was cut short is finished, the file rolled back. If
the same bytes came of another fault before, what is found in them is known.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing, suppress
from hashlib import sha256
from pathlib import Path

from app.access.key_store import FileKeyStore
from app.access.slots import open_slot
from app.errors import EnvironmentTrouble
from app.keeping.looking import look_at
from app.keeping.opening import fitting_key
from db.engine import file_errors, open_file
from db.trouble import StorageTrouble
from tests.helpers.registers import LOGIN, PASSWORD

IN_FULL = 100
"""Of so many faults one is looked at in full whatever it left, and as it left it."""


class Outcomes:
    """Remembers the outcomes that were found sound."""

    def __init__(self) -> None:
        self._met = 0
        self._sound: set[bytes] = set()
        self._keys: dict[tuple[bytes, ...], tuple[bytes, ...]] = {}

    def look(self, place: Path, told: object, ensure: Callable[[], object]) -> None:
        """Have `ensure` look at what lies at a place unless the same, and as much `told`, is known."""
        self._met += 1
        if self._met % IN_FULL == 1:
            ensure()
            return
        self._recover(place)
        mark = _mark_of(place, told)
        if mark not in self._sound:
            ensure()
            self._sound.add(mark)

    def _recover(self, place: Path) -> None:
        """Do what comes first when a register is opened; whatever fails there fails again later."""
        with suppress(EnvironmentTrouble, StorageTrouble):
            if look_at(str(place)).old:
                with file_errors(), closing(open_file(place)) as connection:
                    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            else:
                fitting_key(str(place), self._keys_at(place))

    def _keys_at(self, place: Path) -> tuple[bytes, ...]:
        book = FileKeyStore(place).read()
        slot = book.slot(LOGIN) if book is not None else None
        if slot is None:
            return ()
        if slot.keys not in self._keys:
            self._keys[slot.keys] = open_slot(slot, PASSWORD)[1]
        return self._keys[slot.keys]


def _mark_of(place: Path, told: object) -> bytes:
    mark = sha256(f"{place.name} {told}".encode())
    for path in sorted(place.parent.rglob("*")):
        if path.is_file():
            mark.update(f"{path.relative_to(place.parent)}\0".encode() + _counted(path))
    return mark.digest()


def _counted(path: Path) -> bytes:
    """Return of a file what may matter to whoever opens the register."""
    # What is being built is cleared away by its name alone.
    if path.name.startswith(".") and ".baru" in path.name:
        return b"built"
    content = path.read_bytes()
    # By its first byte the library tells a journal that is over: the rest is never read.
    if path.name.endswith("-journal") and content[:1] in (b"", b"\0"):
        return b"over" if content else b"empty"
    return sha256(content).digest()
