"""Whom the key of a register's file is sealed to: everybody certified, and the recovery sheet."""

from __future__ import annotations

from collections.abc import Mapping

from app.access.key_book import KeyBook
from app.access.slots import seal_keys
from app.desk.reading_office import people_in
from app.guard import allowed
from app.register import Register
from app.roles import Role


@allowed(*Role)
def known_keys(register: Register) -> dict[str, bytes]:
    """Return the certified public keys by login, the sheet's under an empty one."""
    with register.reading() as session:
        people = people_in(register, session)
    keys = {each.login: each.public_key for each in people.accounts if each.active}
    return keys | {"": people.recovery}


def with_keys(book: KeyBook, keys: tuple[bytes, ...], known: Mapping[str, bytes]) -> KeyBook:
    """Return the book with the file's keys sealed anew to everybody in it who is certified.

    A slot with another public key than the certified one gets nothing.
    """
    paper = keys if book.recovery.public == known[""] else ()
    recovery = book.recovery._replace(keys=seal_keys(paper, to=known[""]))
    slots = tuple(
        slot._replace(keys=seal_keys(keys, to=slot.public))
        if known.get(slot.login) == slot.public
        else slot._replace(keys=())
        for slot in book.slots
    )
    # A former recovery slot is settled on signing in: here there is none to be sealed to.
    return book._replace(recovery=recovery, former=None, slots=slots)
