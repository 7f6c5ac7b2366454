"""The place of a register file: whether it is free, and what was left there is cleared away."""

from __future__ import annotations

from pathlib import Path

from app.access.key_store import FileKeyStore
from app.atomic_file import building_name, discard
from app.register_files import hot_journals, key_files
from db.trouble import StorageTrouble, Trouble, disk_errors


def ensure_free(path: Path) -> None:
    """Raise StorageTrouble when a register, or a part of one, lies at a place.

    What a kill left of a register being made there is cleared away first; its key book, which
    opens nothing, is kept under another name.
    """
    with disk_errors():
        if path.exists():
            raise StorageTrouble(Trouble.EXISTS)
    ensure_none_strayed(path)


def ensure_none_strayed(path: Path) -> None:
    """Raise StorageTrouble when a journal or a key book lies where its register is not."""
    with disk_errors():
        if path.exists():
            return
        if hot_journals(path):
            raise StorageTrouble(Trouble.STRAY_JOURNAL)
        if key_files(path) and not _cut_short(path):
            raise StorageTrouble(Trouble.STRAY_KEYS)


def _cut_short(path: Path) -> bool:
    """Clear away a register whose making was cut short; tell whether the key book was that one's."""
    store = FileKeyStore(path)
    book = store.read()
    built = None if book is None else building_name(path, book.register)
    if built is None or not built.exists() or not discard(built):
        return False
    store.set_aside()
    return True
