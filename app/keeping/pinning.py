"""What who is signed in knows of the register, kept in their slot of the key book."""

from __future__ import annotations

from app.access.key_book import KeyBook
from app.access.slots import seal_memory
from app.guard import allowed
from app.register import Register
from app.roles import Role


@allowed(*Role)
def pin(register: Register) -> None:
    """Write the memory of who is signed in into their slot; a slot that is gone stays gone."""
    own, login = register.vault.own, register.account.login

    def remember(book: KeyBook) -> KeyBook:
        slot = book.slot(login)
        if slot is None or slot.public != own.pair.public:
            return book
        memory = seal_memory(own.memory, own.pair.private, login=login)
        return book.with_slot(slot._replace(memory=memory))

    register.key_store.change(remember)
