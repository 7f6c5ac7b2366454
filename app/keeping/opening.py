"""Opening a register: with a password, or with the recovery sheet; an older one is brought up to date."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from app.access.key_book import KeyBook
from app.access.key_store import FileKeyStore, KeyStore
from app.access.server_key_store import ServerKeyStore
from app.clock import Clock, SystemClock
from app.keeping.backup_places import erased_before
from app.keeping.file_key import finish_file_key, shut_out
from app.keeping.kept_unsealed import secure_kept
from app.keeping.leftovers import clear_leftovers
from app.keeping.looking import ensure_address
from app.keeping.register_place import ensure_safe, finish_cut
from app.keeping.remembering import vouch_for_update
from app.keeping.server_book import is_unsealed
from app.keeping.signing_in import enter, keep_waiting, note_arrival, take_over, unlock
from app.register import Register
from app.roles import Role
from app.storage_troubles import environment_trouble, storage_troubles
from db.encrypting import fits
from db.engine import ensure_writable
from db.location import is_plain, is_server
from db.migrating import ensure_known, schema_version, upgrade
from db.trouble import StorageTrouble, Trouble

_STILL_READ = (Trouble.FULL, Trouble.READ_ONLY, Trouble.NETWORK, Trouble.SYNCHRONISED)
SAMPLE_LOGIN, SAMPLE_PASSWORD = "contoh", "contoh"
"""The account of every sample register, which opens by itself."""


def open_register(
    location: str,
    *,
    login: str = "",
    password: str = "",
    new_password: str = "",
    clock: Clock | None = None,
    hurried: bool = False,
) -> Register:
    """Sign in to a register; an older one is updated after a copy of it.

    A sample register opens without a login. Raises UserMistake under "login" or "password" when
    they do not fit or must wait, FirstPassword when somebody else chose the password and no
    `new_password` takes its place, WaitsForHead while a head has to certify the account,
    EnvironmentTrouble as `look_at`, and with too_new, locked or
    damaged; the register is left as it was. It is on record who came in; for one who is `hurried`
    to the first page that waits, see `Register.arrive`.
    """
    clock = clock or SystemClock()
    with storage_troubles():
        ensure_address(location)
        if not is_server(location):
            finish_cut(Path(location))
        if is_unsealed(location) if is_server(location) else is_plain(Path(location)):
            raise StorageTrouble(Trouble.FOREIGN, "not converted yet")
        store = own_store(location)
        register = _signed_in(location, store, login, password, new=new_password, clock=clock)
        register.put_off(partial(note_arrival, register))
    if not hurried:
        try:
            register.arrive()
        except BaseException:
            register.close()
            raise
    return register


def _signed_in(
    location: str, store: KeyStore, login: str, password: str, *, new: str, clock: Clock
) -> Register:
    book = store.read()
    if book is None:
        raise StorageTrouble(Trouble.KEYLESS)
    if book.sample and not login:
        login, password = SAMPLE_LOGIN, SAMPLE_PASSWORD
    slot, own, keys = unlock(store, login, password, clock=clock, new=new)
    if not keys and not is_server(location):
        raise keep_waiting(store, book, slot, own, new=new)
    register = Register(location, clock=clock, key=fitting_key(location, keys), store=store)
    try:
        updated = bring_up_to_date(register)
        left_open = enter(register, book, slot=slot, own=own, new=new)
        if not is_server(location) and register.only_reads is None:
            _put_in_order(register)
        if updated:
            vouch_for_update(register)
        if slot.first:
            take_over(register, slot=slot, keys=keys, new=new)
        if register.only_reads is None:
            if len(keys) > 1:
                finish_file_key(register, new=keys[0])
            if left_open and register.account.roles & {Role.ADMIN, Role.HEAD}:
                shut_out(register, logins=left_open)
    except BaseException:
        register.close()
        raise
    return register


def _put_in_order(register: Register) -> None:
    """Clear away what earlier work left beside a register file."""
    today = register.clock.now().astimezone().date()
    register.cleared = clear_leftovers(Path(register.location), today=today)
    if Role.HEAD in register.account.roles:
        secure_kept(register)
        _erase_again(register)


def _erase_again(register: Register) -> None:
    """Erase what came back with an older backup, and tell it."""
    if not erased_before(register.vault.register):
        return
    # Imported late: hardly any register has had anything erased.
    from app.keeping.erasing import erase_again

    if again := erase_again(register):
        told = f"{again} aduan yang sudah pernah dimusnahkan dimusnahkan lagi."
        register.cleared = (*register.cleared, told)


def own_store(location: str) -> KeyStore:
    """Return the store of a register's key book."""
    if is_server(location):
        return ServerKeyStore(location)
    return FileKeyStore(Path(location))


def fitting_key(location: str, keys: tuple[bytes, ...]) -> bytes | None:
    """Return the key a file is encrypted with now; None on a server."""
    if is_server(location):
        return None
    # Two while the file is given a new key, or when the power went before it was.
    found = next((key for key in keys if fits(Path(location), key=key)), None)
    if found is None:
        raise StorageTrouble(Trouble.NOT_A_DATABASE, "no key of the book fits")
    return found


def bring_up_to_date(register: Register) -> bool:
    """Update an older schema after a backup, and note it when the register can only be read.

    Returns whether it was updated: who signs in next vouches for what the update left.
    """
    version = schema_version(register.engine)
    due = ensure_known(version)
    if due:
        if version is not None and not is_server(register.location):
            ensure_safe(Path(register.location))
            # Imported late: most starts update nothing.
            from app.keeping.backing_up import back_up_before_update

            register.updated = back_up_before_update(register, schema=version)
        upgrade(register.engine)
    try:
        if not is_server(register.location):
            ensure_safe(Path(register.location))
        ensure_writable(register.engine)
    except StorageTrouble as trouble:
        # What stands in it is wanted most when its disk is full.
        if trouble.kind not in _STILL_READ:
            raise
        register.only_reads = environment_trouble(trouble)
    return due


def confirmed(book: KeyBook) -> KeyBook:
    """Return the book with its recovery sheet confirmed."""
    return book._replace(recovery=book.recovery._replace(confirmed=True))
