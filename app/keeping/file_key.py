"""Encrypts a register file anew, so that the key that somebody knew no longer fits."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.access.key_book import KeyBook
from app.access.sealing import new_key
from app.access.slots import seal_keys
from app.guard import allowed
from app.register import Register
from app.roles import Role
from db.encrypting import change_key


@allowed(Role.ADMIN)
def change_file_key(register: Register) -> None:
    """Give the file another key. Raises StorageTrouble.

    Until the file is encrypted anew both keys are in the key book: a power cut loses nothing, and
    whoever signs in next finishes the change.
    """
    old, new = register.file_key, new_key()
    register.key_store.change(lambda book: _with_keys(book, (new, old)))
    finish_file_key(register, new=new)


@allowed(*Role)
def finish_file_key(register: Register, *, new: bytes) -> None:
    """Encrypt the file with the newest key of its book if it isn't yet, and drop the older one."""
    if register.file_key != new:
        register.engine.dispose()
        change_key(Path(register.location), old=register.file_key, new=new)
        register.replace_key(new)
    register.key_store.change(lambda book: _with_keys(book, (new,)))


def _with_keys(book: KeyBook, keys: tuple[bytes, ...]) -> KeyBook:
    """Return the book with the file's keys sealed anew to everybody in it."""
    recovery = replace(book.recovery, keys=seal_keys(keys, to=book.recovery.public))
    slots = tuple(replace(slot, keys=seal_keys(keys, to=slot.public)) for slot in book.slots)
    # A former recovery slot is settled on signing in: here there is none to be sealed to.
    return replace(book, recovery=recovery, former=None, slots=slots)
