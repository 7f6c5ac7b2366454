"""Looking at a register from outside, before its door is shown: nothing heavy is loaded here."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from app.access.key_book import KeyBook
from app.access.key_store import FileKeyStore
from app.keeping.register_place import ensure_none_strayed, finish_cut
from app.register_files import ensure_name
from app.storage_troubles import storage_troubles
from db.location import is_plain, is_server
from db.trouble import StorageTrouble, Trouble


class Doorway(NamedTuple):
    """What can be known of a register before anybody has signed in.

    `people` are (login, name). An `old` one was made before there were passwords: it must be
    converted, see `app.keeping.converting`.
    """

    location: str
    people: tuple[tuple[str, str], ...] = ()
    sample: bool = False
    old: bool = False
    confirmed: bool = True


def look_at(location: str) -> Doorway:
    """Look at a register from outside; nothing is changed.

    Raises EnvironmentTrouble with kind missing, empty, not_a_database, foreign, keyless,
    key_damaged, stray_journal, stray_keys, read_only or unreachable.
    """
    with storage_troubles():
        ensure_address(location)
        if is_server(location):
            # Imported late: who keeps a file sees its door before the database library is loaded.
            from app.keeping.server_book import server_book

            book = server_book(location)
            return Doorway(location, old=True) if book is None else _doorway(location, book)
        finish_cut(Path(location))
        ensure_none_strayed(Path(location))
        if is_plain(Path(location)):
            return Doorway(location, old=True)
        return _doorway(location, _file_book(Path(location)))


def ensure_room(location: str) -> None:
    """Raise EnvironmentTrouble when a part of another register lies where one is to be made."""
    with storage_troubles():
        ensure_address(location)
        if not is_server(location):
            ensure_none_strayed(Path(location))


def _doorway(location: str, book: KeyBook) -> Doorway:
    people = sorted(((slot.login, slot.name) for slot in book.slots), key=lambda pair: pair[1])
    return Doorway(location, tuple(people), sample=book.sample, confirmed=book.recovery.confirmed)


def _file_book(path: Path) -> KeyBook:
    """Return a file's key book. Raises StorageTrouble with KEYLESS or KEY_DAMAGED."""
    book = FileKeyStore(path).read()
    if book is None:
        raise StorageTrouble(Trouble.KEYLESS)
    return book


def ensure_address(location: str) -> None:
    """Refuse a URL of another kind, which would be taken for a file's name."""
    if "://" in location and not is_server(location):
        raise StorageTrouble(Trouble.UNREACHABLE, "no such kind of address")
    if not is_server(location):
        ensure_name(Path(location))
