"""Where a key book is kept: in two copies beside a register file; a server keeps its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from app.access.key_book import DamagedBook, KeyBook, book_text, read_book
from app.atomic_file import write_whole
from db.trouble import StorageTrouble, Trouble

SUFFIX = ".kunci"
_COPY = ".kunci-salinan"
_ASIDE = ".kunci-lama"


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
            register.with_name(register.name + suffix) for suffix in (SUFFIX, _COPY)
        )
        self._aside = register.with_name(register.name + _ASIDE)

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
        """Read again, change, write both copies; also mends a copy that was lost."""
        book = self.read()
        if book is None:
            raise StorageTrouble(Trouble.KEYLESS)
        changed = replace(change(book), serial=book.serial + 1)
        self._write(changed)
        return changed

    def create(self, book: KeyBook) -> None:
        """Write the book of a new register; one that lies there without a register is kept."""
        for place in self.places:
            if place.exists():
                place.replace(self._aside)
        self._write(book)

    def _write(self, book: KeyBook) -> None:
        content = book_text(book).encode()
        # One after the other, so that a power cut leaves at least one whole.
        for place in self.places:
            write_whole(place, content)
