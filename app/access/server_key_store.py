"""The key book of a register on a server, kept in its database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from app.access.key_book import KeyBook
from app.access.key_book_text import DamagedBook, book_text, read_book
from db.engine import engine_for, transaction
from db.queries import accounts as queries
from db.trouble import StorageTrouble, Trouble

if TYPE_CHECKING:
    from db.session import Engine


class ServerKeyStore:
    """The key book in the server's database, in one row that a change locks."""

    def __init__(self, location: str) -> None:
        self._location = location

    def read(self) -> KeyBook | None:
        """Return the book; None before the register has one."""
        with self._connected() as engine, transaction(engine, writing=False) as session:
            body = queries.key_book(session)
        return None if body is None else _whole(body)

    def change(self, change: Callable[[KeyBook], KeyBook]) -> KeyBook:
        """Lock the row, change it."""
        with self._connected() as engine, transaction(engine, writing=True) as session:
            body = queries.key_book(session, lock=True)
            if body is None:
                raise StorageTrouble(Trouble.KEYLESS)
            book = _whole(body)
            changed = change(book)._replace(serial=book.serial + 1)
            queries.put_key_book(session, book_text(changed))
        return changed

    @contextmanager
    def _connected(self) -> Iterator[Engine]:
        """Connect for this once: the book is asked for when a register is opened, hardly after."""
        engine = engine_for(self._location)
        try:
            yield engine
        finally:
            engine.dispose()


def _whole(body: str) -> KeyBook:
    try:
        return read_book(body)
    except DamagedBook as error:
        raise StorageTrouble(Trouble.KEY_DAMAGED) from error
