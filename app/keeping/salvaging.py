"""Saving a damaged register: a whole backup, and over it all that the damaged file still holds."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from app.access.key_book import KeyBook
from app.access.key_store import FileKeyStore
from app.access.slots import open_keys
from app.atomic_file import building, building_name, discard, scratch
from app.clock import Clock, SystemClock
from app.errors import UserMistake
from app.keeping.backup_file import Backup, opened_backup
from app.keeping.looking import ensure_address
from app.keeping.opening import fitting_key
from app.keeping.register_place import ensure_safe, finish_cut, keep_beside, mark_of, write_keys
from app.keeping.restoring import Restored, Unlocked, WayIn, next_book, read_whole, unlock_copy
from app.register_files import hot_journals
from app.storage_troubles import storage_troubles
from db.encrypting import change_key
from db.engine import engine_for, transaction
from db.migrating import ensure_known, schema_version
from db.queries.checking import numbers
from db.salvaging import copy_readable, lay_over
from db.trouble import StorageTrouble, Trouble, disk_errors

_NOT_ITS_BACKUP = "Cadangan itu dari register lain; pilih cadangan register ini."
_NOTHING_READ = "Di register itu tidak ada lagi yang terbaca. Pulihkan cadangannya saja."
_OTHER_SCHEMA = (
    "Cadangan itu dari program yang lebih lama daripada registernya. Pulihkan cadangannya saja."
)


def is_backup_of(backup: Backup, place: Path) -> bool:
    """Tell whether a backup is of the register at a place, whose key book can still be read."""
    with suppress(StorageTrouble):
        book = FileKeyStore(place).read()
        return place.exists() and book is not None and book.register == backup.book.register
    return False


def salvage_register(
    backup: Path, *, place: Path, way: WayIn, clock: Clock | None = None
) -> Restored:
    """Restore a backup with everything newer that the damaged register at the place still holds.

    Where the damaged one can't be read, the backup's rows stay. The damaged one is set aside whole;
    its key book goes on, so that the passwords are those of now. What is amiss afterwards is told
    by `problems`.

    Raises UserMistake as `restore_backup`, and under "" when the two are not of one register or
    nothing can be read; EnvironmentTrouble. Nothing is changed then.
    """
    clock = clock or SystemClock()
    with storage_troubles(), opened_backup(backup) as found:
        ensure_address(str(place))
        finish_cut(place)
        ensure_safe(place)
        book = FileKeyStore(place).read()
        if book is None:
            raise StorageTrouble(Trouble.KEYLESS)
        if book.register != found.book.register:
            raise UserMistake({"": _NOT_ITS_BACKUP})
        opened = unlock_copy(book, way)
        book = next_book(book, place)
        discard(building_name(place, mark_of(book)))
        with building(place, private=True, mark=mark_of(book)) as beside:
            before = _laid_out(found, beside, opened, way)
            unread = _filled(place, beside, opened)
            problems, complaints = read_whole(book, opened, beside, clock)
            old = keep_beside(place)
            write_keys(place, beside, book, replacing=True)
    if unread:
        told = f"{unread} bagian register yang rusak tidak terbaca; di sana berlaku isi cadangan."
        problems = (told, *problems)
    made_at = found.manifest.made_at if found.manifest else None
    return Restored(place, made_at, problems, complaints, old, max(complaints - before, 0))


def _laid_out(found: Backup, beside: Path, opened: Unlocked, way: WayIn) -> int:
    """Lay the backup out under the key of the register; returns how many complaints it has."""
    found.lay_out(beside)
    then = _keys_then(found.book, opened, way)
    key = fitting_key(str(beside), then)
    if key is None:
        raise StorageTrouble(Trouble.KEYLESS)
    complaints = _count(beside, key)
    if key != opened.keys[0]:
        change_key(beside, old=key, new=opened.keys[0])
    return complaints


def _count(copy: Path, key: bytes) -> int:
    """Return how many complaints a copy has. Raises UserMistake when its schema is an older one."""
    engine = engine_for(str(copy), key=key)
    try:
        if ensure_known(schema_version(engine)):
            raise UserMistake({"": _OTHER_SCHEMA})
        with transaction(engine, writing=False) as session:
            return sum(row[1] for row in numbers(session))
    finally:
        engine.dispose()


def _keys_then(book: KeyBook, opened: Unlocked, way: WayIn) -> tuple[bytes, ...]:
    """Return the file keys in a backup's book for who is known by their keys of now."""
    slot = book.recovery if opened.by_sheet else book.slot(way.login)
    if slot is not None and slot.public == opened.own.pair.public:
        return open_keys(slot.keys, opened.own.pair)
    return unlock_copy(book, way).keys


def _filled(place: Path, beside: Path, opened: Unlocked) -> int:
    """Lay over the copy what the damaged register still holds; returns what could not be read."""
    with scratch(place) as torn:
        with disk_errors():
            copy_readable(place, torn)
            for journal in hot_journals(place):
                copy_readable(
                    journal, torn.with_name(torn.name + journal.name.removeprefix(place.name))
                )
        for key in opened.keys:
            try:
                return lay_over(torn, beside, key=opened.keys[0], torn_key=key)
            except StorageTrouble as trouble:
                if trouble.kind not in (Trouble.DAMAGED, Trouble.NOT_A_DATABASE):
                    raise
    raise UserMistake({"": _NOTHING_READ})
