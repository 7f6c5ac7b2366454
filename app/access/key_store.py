"""Where a key book is kept: in two copies beside a register file; a server keeps its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Protocol

from app.access.key_book import KeyBook
from app.access.key_book_text import DamagedBook, book_text, read_book
from app.atomic_file import durable_move, write_whole
from app.register_files import KEYS, KEYS_ASIDE, KEYS_COPY, KEYS_LOCK
from db.trouble import StorageTrouble, Trouble, disk_errors

_LOCK_SECONDS = 10.0
# The lock holds nothing, and everybody who may write the book has to take it.
_FOR_ALL = 0o666


class KeyStore(Protocol):
    """Keeps one register's key book."""

    def read(self) -> KeyBook | None:
        """Return the book, None when there is none. Raises StorageTrouble with KEY_DAMAGED."""
        ...

    def change(self, change: Callable[[KeyBook], KeyBook]) -> KeyBook:
        """Apply a change to the book as it is now, and return it."""
        ...


class FileKeyStore:
    """The key book beside a register file, in two copies of which the newer whole one counts."""

    def __init__(self, register: Path) -> None:
        self.places = tuple(
            register.with_name(register.name + suffix) for suffix in (KEYS, KEYS_COPY)
        )
        self._aside = register.with_name(register.name + KEYS_ASIDE)
        self._lock = register.with_name(register.name + KEYS_LOCK)

    def read(self) -> KeyBook | None:
        """Return the newer whole copy."""
        found, damaged = [], False
        for place in self.places:
            try:
                found.append(read_book(place.read_text("utf-8")))
            except FileNotFoundError:
                continue
            except (OSError, UnicodeDecodeError, DamagedBook):
                damaged = True
        if not found and damaged:
            raise StorageTrouble(Trouble.KEY_DAMAGED)
        return max(found, key=lambda book: book.serial, default=None)

    def change(self, change: Callable[[KeyBook], KeyBook]) -> KeyBook:
        """Read again, change, write both copies; also mends a copy that was lost.

        One program at a time: the lock is held from the reading to the end of the writing. What a
        program without the lock wrote in between is read and changed anew. Raises StorageTrouble
        with LOCKED after ten seconds, with KEYLESS when there is no book.
        """
        with self._alone():
            while True:
                book = self._present()
                changed = change(book)._replace(serial=book.serial + 1)
                if self._present() == book:
                    break
            self._write(changed)
        return changed

    def create(self, book: KeyBook, *, replacing: bool = False) -> None:
        """Write the book of a new register.

        Copies that lie there are given names of their own, never written over unless they are to
        be replaced, for which the caller has kept them elsewhere.
        """
        with self._alone():
            with disk_errors():
                for place in () if replacing else self.places:
                    if place.exists():
                        durable_move(place, self._free_aside())
            self._write(book)

    def _free_aside(self) -> Path:
        names = (f"-{number}" if number > 1 else "" for number in count(1))
        places = (self._aside.with_name(self._aside.name + name) for name in names)
        return next(place for place in places if not place.exists())

    def _present(self) -> KeyBook:
        book = self.read()
        if book is None:
            raise StorageTrouble(Trouble.KEYLESS)
        return book

    @contextmanager
    def _alone(self) -> Iterator[None]:
        # Imported late: most starts only read the book.
        from filelock import FileLock, Timeout

        lock = FileLock(self._lock, timeout=_LOCK_SECONDS, mode=_FOR_ALL)
        try:
            with disk_errors():
                lock.acquire()
        except Timeout as error:
            raise StorageTrouble(Trouble.LOCKED, "the key book") from error
        try:
            yield
        finally:
            lock.release()

    def _write(self, book: KeyBook) -> None:
        content = book_text(book).encode()
        # One after the other, so that a power cut leaves at least one whole.
        for place in self.places:
            write_whole(place, content, private=True)
        if self.read() != book:
            raise StorageTrouble(Trouble.KEY_DAMAGED, "the book reads back otherwise")
