"""Changes of the key book behind an open register, and another key for the register's file."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

from app.access.key_book import KeyBook
from app.access.sealing import CannotOpen, new_key
from app.access.slots import open_keys
from app.guard import allowed
from app.keeping.file_key_holders import known_keys, with_keys
from app.register import Register
from app.roles import Role
from db.encrypting import change_key, fits
from db.location import is_server
from db.trouble import StorageTrouble, Trouble
from db.writing import put_setting

LEAST_SERIAL = "key_book_serial"
"""The setting that holds the least serial of a key book which the register accepts."""


@allowed(*Role)
def change_book(register: Register, change: Callable[[KeyBook], KeyBook]) -> KeyBook:
    """Change the key book, and have the register refuse every older one from now on."""
    book = register.key_store.change(change)
    with register.writing() as session:
        put_setting(session, LEAST_SERIAL, str(book.serial))
    return book


@allowed(Role.ADMIN, Role.HEAD)
def change_file_key(register: Register) -> None:
    """Give the file another key. Raises StorageTrouble.

    Until the file is encrypted anew both keys are in the key book: a power cut loses nothing, and
    whoever signs in next finishes the change.
    """
    # Imported late: hardly any start gives another key.
    from app.keeping.backing_up import back_up_before

    back_up_before(register)
    old, new = register.file_key, new_key()
    known = known_keys(register)
    register.key_store.change(lambda book: with_keys(book, (new, old), known))
    finish_file_key(register, new=new)


@allowed(Role.ADMIN, Role.HEAD)
def shut_out(register: Register, *, logins: Collection[str]) -> None:
    """Have what closed accounts hold open nothing more: another key for the file, then their slots go.

    In this order, so that whoever signs in after a power cut still sees what is left to do. Raises
    StorageTrouble.
    """
    if not is_server(register.location):
        change_file_key(register)
    change_book(register, lambda book: book.without(*logins))


@allowed(*Role)
def finish_file_key(register: Register, *, new: bytes) -> None:
    """Encrypt the file with the newest key of its book if it isn't yet, and drop the older one.

    The older one goes only after the file was opened with the newer, and the newer one found in
    the book as it lies on the disk. Raises StorageTrouble when it isn't.
    """
    place = Path(register.location)
    if register.file_key != new:
        register.engine.dispose()
        change_key(place, old=register.file_key, new=new)
        register.replace_key(new)
    if not fits(place, key=new) or not _holds(register, new):
        raise StorageTrouble(Trouble.KEY_DAMAGED, "the new key is not in the book")
    known = known_keys(register)
    change_book(register, lambda book: with_keys(book, (new,), known))


def _holds(register: Register, key: bytes) -> bool:
    """Tell whether the book on the disk gives a key to who is signed in."""
    book = register.key_store.read()
    slot = book.slot(register.account.login) if book else None
    try:
        return slot is not None and key in open_keys(slot.keys, register.vault.own.pair)
    except CannotOpen:
        return False
