"""The place of a register file: whether it is free, who takes it, and what was there before.

A register takes its place in three steps: it is built whole beside it, its key book is written,
it is moved there. The book is the turning point: when the power goes before it, nothing has
happened; when it goes after it, `finish_cut` makes the move at the next look.
"""

from __future__ import annotations

import contextlib
import os
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from app.access.key_book_text import book_text
from app.access.key_store import FileKeyStore
from app.atomic_file import (
    building_name,
    claimed_file,
    copy_whole,
    durable_move,
    remove_built,
    sync_file,
    sync_folder,
)
from app.register_files import BEFORE_RESTORE, hot_journals, key_files, with_parts
from db.shared_places import unsafe_place
from db.trouble import StorageTrouble, Trouble, disk_errors

if TYPE_CHECKING:
    from app.access.key_book import KeyBook


def mark_of(book: KeyBook) -> str:
    """Return the mark under which the register of a new key book is built."""
    return sha256(book_text(book).encode()).hexdigest()[:16]


def write_keys(path: Path, beside: Path, book: KeyBook, *, replacing: bool = False) -> None:
    """Write the key book of a register that is built whole `beside` its place; then move it.

    A book that lies there is given another name, unless it is to be replaced.
    """
    with disk_errors():
        sync_file(beside)
    FileKeyStore(path).create(book, replacing=replacing)


def finish_cut(path: Path) -> None:
    """Move a register to its place that was built, with its keys written, when the power went."""
    with disk_errors():
        if not path.name:
            return
        store = FileKeyStore(path)
        if not any(place.exists() for place in store.places):
            return
        with contextlib.suppress(StorageTrouble):
            book = store.read()
            built = None if book is None else building_name(path, mark_of(book))
            if built is not None and built.exists():
                with claimed_file(built) as free:
                    if free:
                        durable_move(built, path)
                        remove_built(built)


def ensure_free(path: Path) -> None:
    """Raise StorageTrouble when a register, or a part of one, lies at a place."""
    finish_cut(path)
    with disk_errors():
        if path.exists():
            raise StorageTrouble(Trouble.EXISTS)
    ensure_none_strayed(path)
    ensure_safe(path)


def ensure_safe(path: Path) -> None:
    """Raise StorageTrouble for a place where a register would come to harm."""
    if (kind := unsafe_place(path)) is not None:
        raise StorageTrouble(kind)


def ensure_none_strayed(path: Path) -> None:
    """Raise StorageTrouble when a journal or a key book lies where its register is not."""
    with disk_errors():
        if path.exists():
            return
        if hot_journals(path):
            raise StorageTrouble(Trouble.STRAY_JOURNAL)
        if key_files(path):
            raise StorageTrouble(Trouble.STRAY_KEYS)


def keep_beside(path: Path) -> Path | None:
    """Give all files of a register at a place a second name; returns it, None where none lies.

    Under it they are a register that opens as before. Only one that was cut short, whose journal
    would spoil what follows it, is moved away instead. Raises StorageTrouble, EnvironmentTrouble.
    """
    parts = with_parts(path)
    if not parts:
        return None
    names = (f"-{number}" if number > 1 else "" for number in count(1))
    places = (path.with_name(path.name + BEFORE_RESTORE + name) for name in names)
    kept = next(place for place in places if not with_parts(place))

    def name_of(part: Path) -> Path:
        return kept.with_name(kept.name + part.name.removeprefix(path.name))

    for part in key_files(path):
        copy_whole(part, name_of(part))
    moved = hot_journals(path)
    with disk_errors():
        if moved:
            for part in (path, *moved):
                if part.exists():
                    durable_move(part, name_of(part))
        elif path.exists():
            _second_name(path, kept)
    return kept


def _second_name(path: Path, kept: Path) -> None:
    try:
        os.link(path, kept)
        sync_folder(kept.parent)
    except OSError:
        # Sticks know no second names.
        copy_whole(path, kept)
