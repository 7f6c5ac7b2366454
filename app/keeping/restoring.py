"""Restoring: a backup is laid out beside its place, opened and read through, then moved there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from app.access.key_store import FileKeyStore
from app.access.reading_accounts import read_people
from app.access.recovery_code import read_code
from app.access.sealing import CannotOpen
from app.access.slots import OwnKeys, open_recovery, open_slot
from app.access.vault import Vault
from app.atomic_file import building, building_name, discard, ensure_folder
from app.clock import Clock, SystemClock
from app.errors import UserMistake
from app.keeping.backup_file import Backup, damaged, opened_backup
from app.keeping.certifying import PAPER_LOGIN, PAPER_NAME
from app.keeping.checking import check_register
from app.keeping.creating import NOT_THE_CODE
from app.keeping.looking import ensure_address
from app.keeping.opening import SAMPLE_LOGIN, SAMPLE_PASSWORD, fitting_key
from app.keeping.register_place import (
    ensure_free,
    ensure_safe,
    finish_cut,
    keep_beside,
    mark_of,
    write_keys,
)
from app.keeping.signing_in import WAITS, WRONG
from app.register import Register
from app.roles import RECOVERY, Account, Role
from app.storage_troubles import storage_troubles
from db.encrypting import damage_of, export_plain
from db.engine import transaction
from db.migrating import CURRENT, ensure_known, schema_version
from db.queries.checking import numbers
from db.trouble import StorageTrouble, Trouble, disk_errors

if TYPE_CHECKING:
    from app.access.key_book import KeyBook


OLDER = (
    "Cadangan itu dari program yang lebih lama. Pulihkan dahulu menjadi berkas, masuk sekali, lalu "
    "buat cadangannya lagi."
)


@dataclass(frozen=True, slots=True)
class WayIn:
    """How a backup is opened: a login with its password of then, or the words of the sheet."""

    login: str = ""
    password: str = field(default="", repr=False)
    code: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Restored:
    """A register that was restored: from when it is, what its check found, where the old one is.

    `made_at` is aware, None for a backup from before there were manifests. `problems` are
    Indonesian sentences, `complaints` how many were read, `newer` how many of them the backup did
    not have. `old` is None when there was no register at the place.
    """

    place: Path
    made_at: datetime | None
    problems: tuple[str, ...]
    complaints: int
    old: Path | None = None
    newer: int = 0


def restore_backup(
    backup: Path,
    *,
    place: Path,
    way: WayIn,
    replacing: bool = False,
    clock: Clock | None = None,
) -> Restored:
    """Lay a backup out as a register, open it and read it through; only then it takes the place.

    A register that lies there is refused; if it is `replacing` one, that is set aside whole, with
    journal and keys, under a name of its own. Its passwords are those of the backup's time.

    Raises UserMistake under "password", "login" or "code" when the way in does not fit;
    EnvironmentTrouble with kind exists, damaged_backup, too_new or those of writing. Nothing is
    changed then.
    """
    clock = clock or SystemClock()
    with storage_troubles(), opened_backup(backup) as found:
        ensure_address(str(place))
        if replacing:
            finish_cut(place)
            ensure_safe(place)
        else:
            ensure_free(place)
        with disk_errors():
            ensure_folder(place.parent)
        book = next_book(found.book, place)
        discard(building_name(place, mark_of(book)))
        with building(place, private=True, mark=mark_of(book)) as beside:
            opened = unlock_copy(found.book, way)
            problems, complaints = laid_out(found, beside, backup, opened, clock)
            if not replacing:
                ensure_free(place)
            old = keep_beside(place)
            write_keys(place, beside, book, replacing=True)
    made_at = found.manifest.made_at if found.manifest else None
    return Restored(place, made_at, problems, complaints, old)


def next_book(book: KeyBook, place: Path) -> KeyBook:
    """Return a backup's key book as one that never lay at a place yet.

    By the book there it is told, after a kill, whether what was built beside may take the place.
    """
    there = None
    with suppress(StorageTrouble):
        there = FileKeyStore(place).read()
    return book._replace(serial=max(book.serial, there.serial if there else 0) + 1)


def is_of_sample(backup: Path) -> bool:
    """Tell whether a backup is of a sample register, which opens without an account."""
    with opened_backup(backup) as found:
        return found.book.sample


def laid_out(
    found: Backup, beside: Path, backup: Path, opened: Unlocked, clock: Clock
) -> tuple[tuple[str, ...], int]:
    """Lay a backup's register out and read it through; returns what was found, and in how many."""
    found.lay_out(beside)
    try:
        return _read_through(found.book, opened, beside, clock)
    except StorageTrouble as error:
        if error.kind in (Trouble.DAMAGED, Trouble.NOT_A_DATABASE, Trouble.FOREIGN):
            raise damaged(backup) from error
        raise


def _read_through(
    book: KeyBook, opened: Unlocked, copy: Path, clock: Clock
) -> tuple[tuple[str, ...], int]:
    """Return the same as `read_whole` of a copy in which every page is sound."""
    key = fitting_key(str(copy), opened.keys)
    if key is not None and (found := damage_of(copy, key=key)):
        raise StorageTrouble(Trouble.DAMAGED, found)
    return read_whole(book, opened, copy, clock)


def read_whole(
    book: KeyBook, opened: Unlocked, copy: Path, clock: Clock
) -> tuple[tuple[str, ...], int]:
    """Return what the check of a copy finds, and how many complaints it has.

    Raises StorageTrouble when it can't be read.
    """
    with entered_copy(copy, book, opened, clock) as register:
        older = ensure_known(schema_version(register.engine))
        with transaction(register.engine, writing=False) as session:
            complaints = sum(row[1] for row in numbers(session))
        if older:
            # Of an older program: updated and vouched for when somebody signs in.
            return (), complaints
        return check_register(register).problems, complaints


class Unlocked(NamedTuple):
    """What a way in gives: private keys, and the keys of the file, the newest first."""

    own: OwnKeys
    keys: tuple[bytes, ...]
    by_sheet: bool = False


def unlock_copy(book: KeyBook, way: WayIn) -> Unlocked:
    """Return private keys and file keys behind a way in. Raises UserMistake when it is none."""
    try:
        if way.code:
            return Unlocked(*open_recovery(book, read_code(way.code)), by_sheet=True)
        login, password = way.login, way.password
        if book.sample and not login:
            login, password = SAMPLE_LOGIN, SAMPLE_PASSWORD
        slot = book.slot(login)
        if slot is None:
            raise CannotOpen
        own, keys = open_slot(slot, password)
    except CannotOpen as error:
        field, said = ("code", NOT_THE_CODE) if way.code else ("password", WRONG)
        raise UserMistake({field: said}) from error
    if not keys:
        raise UserMistake({"login": WAITS})
    return Unlocked(own, keys)


@contextmanager
def entered_copy(copy: Path, book: KeyBook, opened: Unlocked, clock: Clock) -> Iterator[Register]:
    """Open a copy to read it, leaving no trace in it."""
    key = fitting_key(str(copy), opened.keys)
    register = Register(str(copy), clock=clock, key=key, store=_LooseBook(book), frugal=True)
    try:
        if schema_version(register.engine) == CURRENT:
            account = _account(register, book, opened)
            register.enter(
                account, Vault(opened.own, account_id=account.id, register=book.register)
            )
        yield register
    finally:
        register.close()


def _account(register: Register, book: KeyBook, opened: Unlocked) -> Account:
    own = opened.own
    if opened.by_sheet:
        return Account(RECOVERY, PAPER_LOGIN, PAPER_NAME, frozenset(Role))
    with transaction(register.engine, writing=False) as session:
        people = read_people(session, register=book.register, pinned=own.memory.founding)
    for each in people.accounts:
        if each.public_key == own.pair.public and each.active:
            return each
    raise UserMistake({"login": "Akun itu sudah ditutup sebelum cadangan dibuat."})


class _LooseBook:
    """The key book of a copy that has no place yet; it can only be read."""

    def __init__(self, book: KeyBook) -> None:
        self._book = book

    def read(self) -> KeyBook | None:
        """Return the book."""
        return self._book

    def change(self, _change: object) -> KeyBook:
        """Refuse: nothing of a copy is changed."""
        raise StorageTrouble(Trouble.READ_ONLY, "a copy is only read")


def bring_back_unsealed(copy: Path, *, place: Path, way: WayIn) -> None:
    """Lay the copy out at a place where no register is, in the open, as it was before sealing.

    Raises UserMistake as `unlock_copy`; EnvironmentTrouble with kind keyless, exists or those of
    writing.
    """
    with storage_troubles():
        book = FileKeyStore(copy).read()
        if book is None:
            raise StorageTrouble(Trouble.KEYLESS)
        key = fitting_key(str(copy), unlock_copy(book, way).keys)
        ensure_free(place)
        with disk_errors():
            ensure_folder(place.parent)
        with building(place, private=True) as beside:
            export_plain(copy, beside, key=key)
