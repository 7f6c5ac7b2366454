"""Backups that make themselves: into the folder beside the register, and into a second place."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from app.access.key_store import FileKeyStore
from app.atomic_file import copy_whole, ensure_folder, sync_folder
from app.desk.reading_office import read_office
from app.errors import EnvironmentTrouble
from app.guard import allowed
from app.keeping.backup import write_backup, write_backup_before_update
from app.keeping.backup_file import SUFFIX, Manifest, opened_backup
from app.keeping.backup_places import (
    change_notes,
    first_place,
    noted_moment,
    read_notes,
    same_disk,
)
from app.register import Register
from app.roles import Role
from app.rules.thinning import Kept, newest_verified, staying
from app.storage_troubles import storage_troubles
from db.location import is_server
from db.trouble import StorageTrouble, disk_errors

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_log = logging.getLogger(__name__)
SECOND_OLD = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class BackupState:
    """How a register's backups stand.

    `newest` is when the newest one that was found whole was made, in any of its places; `folder`
    the place beside the register, `second` the chosen one with its own newest. `same_disk` tells
    that both would be lost together, `unreachable` that the second is not there now, `rehearsed`
    when a restore was last rehearsed on this PC, `unsound` that the last backup was not found whole.
    """

    newest: datetime | None
    folder: Path
    second: Path | None = None
    second_newest: datetime | None = None
    same_disk: bool = False
    unreachable: bool = False
    paused: bool = False
    rehearsed: datetime | None = None
    unsound: bool = False

    def second_old(self, now: datetime) -> bool:
        """Tell whether the second place has no whole backup of the last seven days."""
        newest = self.second_newest
        return self.second is not None and (newest is None or now - newest > SECOND_OLD)


@allowed(Role.ADMIN, Role.DESK, Role.HEAD)
def read_backup_state(register: Register) -> BackupState:
    """Return how the backups of a register file stand, by their manifests."""
    notes, folder = read_notes(register.location), first_place(register.location)
    now, identity = register.clock.now(), register.vault.register
    newest = _newest(folder, identity, now)
    unsound = _unsound(folder, identity, newest, now)
    rehearsed = noted_moment(notes.rehearsed)
    if not notes.second:
        return BackupState(
            newest, folder, paused=notes.paused, rehearsed=rehearsed, unsound=unsound
        )
    second = Path(notes.second)
    second_newest = _newest(second, identity, now)
    return BackupState(
        newest=max(filter(None, (newest, second_newest)), default=None),
        folder=folder,
        second=second,
        second_newest=second_newest,
        same_disk=same_disk(folder, second),
        unreachable=not second.is_dir(),
        paused=notes.paused,
        rehearsed=rehearsed,
        unsound=unsound,
    )


@allowed(Role.ADMIN, Role.DESK, Role.HEAD)
def back_up(register: Register) -> BackupState:
    """Make a backup in each place that is there, and thin each out; returns how it stands then.

    Raises EnvironmentTrouble when none could be made. After a restore that nobody has confirmed
    nothing is made: what is kept must not give way to a register that may be the wrong one.
    """
    notes, folder = read_notes(register.location), first_place(register.location)
    if is_server(register.location) or notes.paused:
        return read_backup_state(register)
    zone = read_office(register).zone
    name = _free_name(register, folder, register.clock.now().astimezone(zone))
    made, trouble = _made_in(register, folder / name)
    hindered: EnvironmentTrouble | None = None
    try:
        # Whatever becomes of the second place, this one does not fill.
        thin_out(register, folder, zone)
    except EnvironmentTrouble as error:
        # The second place gets its backup all the same.
        hindered = error
    if notes.second and Path(notes.second).is_dir():
        second = Path(notes.second) / name
        try:
            if made:
                with storage_troubles():
                    copy_whole(folder / name, second)
                    _ensure_whole(second)
            else:
                made, trouble = _made_in(register, second)
        finally:
            # A full one has room the next time.
            thin_out(register, second.parent, zone)
    if trouble is not None and not made:
        raise trouble
    if hindered is not None:
        raise hindered
    return read_backup_state(register)


@allowed(Role.ADMIN, Role.DESK, Role.HEAD)
def thin_out(register: Register, folder: Path, zone: ZoneInfo) -> int:
    """Remove what need not stay of a register's backups in a folder; returns how many went."""
    found = [each for each in backups_in(folder) if each[1].register == register.vault.register]
    stay = staying(_kept(told for _, told in found), now=register.clock.now(), zone=zone)
    gone = [path for number, (path, _) in enumerate(found) if number not in stay]
    with storage_troubles(), disk_errors():
        for path in gone:
            path.unlink(missing_ok=True)
        if gone:
            sync_folder(folder)
    return len(gone)


@allowed(Role.ADMIN, Role.DESK, Role.HEAD)
def choose_second_place(register: Register, folder: Path) -> BackupState:
    """Have backups made in a second folder as well."""
    change_notes(register.location, second=folder)
    return back_up(register)


@allowed(Role.ADMIN, Role.DESK, Role.HEAD)
def confirm_restored(register: Register) -> BackupState:
    """Go on making backups after a restore: this is the register that was meant."""
    change_notes(register.location, paused=False)
    return back_up(register)


@allowed(*Role)
def back_up_before(register: Register) -> None:
    """Make a backup before a large change where that can be done; the change goes on without."""
    may = {Role.ADMIN, Role.DESK, Role.HEAD} & register.account.roles
    if is_server(register.location) or not may:
        return
    try:
        back_up(register)
    except EnvironmentTrouble as trouble:
        _log.info("no backup before a change: %s", trouble.kind)


def back_up_before_update(register: Register, *, schema: str) -> Path:
    """Make a backup of a register whose schema is about to be updated; return where it lies.

    Raises EnvironmentTrouble.
    """
    folder = first_place(register.location)
    place = folder / _free_name(register, folder, register.clock.now().astimezone())
    with storage_troubles(), disk_errors():
        ensure_folder(place.parent)
    write_backup_before_update(register, place, schema=schema)
    return place


def backups_in(folder: Path) -> Iterator[tuple[Path, Manifest]]:
    """Yield the backups in a folder that have a manifest; nothing where there is no folder."""
    if not folder.is_dir():
        return
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        try:
            with opened_backup(path) as backup:
                manifest = backup.manifest
        except EnvironmentTrouble:
            continue
        if manifest is not None:
            yield path, manifest


def newest_backup(location: str, *, now: datetime) -> tuple[Path, Manifest] | None:
    """Return the newest whole backup of the register at a place, in any of its places."""
    store = FileKeyStore(Path(location))
    with suppress(StorageTrouble):
        book = store.read()
        folders = [first_place(location)]
        if second := read_notes(location).second:
            folders.append(Path(second))
        found = {
            Kept(told.made_at, told.verified): (path, told)
            for folder in folders
            for path, told in backups_in(folder)
            if book is None or told.register == book.register
        }
        newest = newest_verified(list(found), now=now)
        return None if newest is None else found[newest]
    return None


def _newest(folder: Path, identity: str, now: datetime) -> datetime | None:
    own = (told for _, told in backups_in(folder) if told.register == identity)
    newest = newest_verified(_kept(own), now=now)
    return newest.made_at if newest else None


def _unsound(folder: Path, identity: str, newest: datetime | None, now: datetime) -> bool:
    """Tell whether a backup was made since the newest whole one, and was not found whole."""
    own = (told.made_at for _, told in backups_in(folder) if told.register == identity)
    return any(made_at <= now and (newest is None or made_at > newest) for made_at in own)


def _kept(manifests: Iterable[Manifest]) -> list[Kept]:
    return [Kept(told.made_at, told.verified) for told in manifests]


def _free_name(register: Register, folder: Path, at: datetime) -> str:
    """Return a name by the office's time that no backup has yet."""
    first = f"{Path(register.location).stem[:100]} {at:%Y-%m-%d %H.%M.%S}"
    names = (first if number == 1 else f"{first} ({number})" for number in count(1))
    return next(f"{name}{SUFFIX}" for name in names if not (folder / f"{name}{SUFFIX}").exists())


def _made_in(register: Register, place: Path) -> tuple[bool, EnvironmentTrouble | None]:
    try:
        with storage_troubles(), disk_errors():
            ensure_folder(place.parent)
        return write_backup(register, place).verified, None
    except EnvironmentTrouble as trouble:
        return False, trouble


def _ensure_whole(path: Path) -> None:
    with opened_backup(path) as backup:
        backup.read_through()
