"""Making a backup: copied while the desk works, opened and read through before it counts."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from app.atomic_file import building, scratch, sweep
from app.desk.event_log import append_plain
from app.errors import UserMistake
from app.guard import allowed
from app.keeping.backup_file import (
    SUFFIX,
    Manifest,
    digest_of,
    opened_backup,
    write_archive,
)
from app.keeping.checking import check_register
from app.keeping.saving import ensure_place
from app.outcome import Outcome
from app.register import Register
from app.roles import Role
from app.rules.event_kinds import EventKind
from app.storage_troubles import storage_troubles
from db.encrypting import copy_whole, damage_of
from db.location import is_server
from db.migrating import CURRENT
from db.trouble import StorageTrouble, Trouble

__all__ = ["SUFFIX", "make_backup", "write_backup", "write_backup_before_update"]


@allowed(Role.ADMIN, Role.DESK, Role.HEAD)
def make_backup(register: Register, *, place: Path) -> Outcome:
    """Save register and key book, as they are at one moment, in one file that the user named.

    Raises UserMistake for a register on a server, which its administrator backs up, and as
    `app.keeping.saving.ensure_place`; EnvironmentTrouble.
    """
    if is_server(register.location):
        raise UserMistake({"": "Register di server dicadangkan oleh pengelola servernya."})
    ensure_place(place, spared=[register.location])
    with register.writing() as session:
        append_plain(register, session, EventKind.EXPORTED, what="backup")
    manifest = write_backup(register, place)
    said = f"Cadangan disimpan di {place}."
    if not manifest.verified:
        said += " Register bermasalah, demikian pula cadangannya: jalankan Periksa register."
    return Outcome(said, frozenset({"backup"}))


@allowed(Role.ADMIN, Role.DESK, Role.HEAD)
def write_backup(register: Register, place: Path) -> Manifest:
    """Write a backup of a register file; nothing takes the place before it was read back.

    The copy is made beside the place, as a full disk must not stop a backup to a stick. Raises
    EnvironmentTrouble.
    """
    return _write(register, place, CURRENT, register.file_key, partial(_is_whole, register))


def write_backup_before_update(register: Register, place: Path, *, schema: str) -> None:
    """Write a backup of a register that nobody is let into yet: its schema is an older one.

    Its pages are authenticated; what stands on them only its own program could read. Raises
    EnvironmentTrouble.
    """
    key = register.unlocked_key
    _write(register, place, schema, key, lambda copy: not damage_of(copy, key=key))


def _write(
    register: Register, place: Path, schema: str, key: bytes, whole: Callable[[Path], bool]
) -> Manifest:
    now = register.clock.now()
    sweep(place.parent)
    with storage_troubles(), building(place, private=True) as archive, scratch(place) as copy:
        copy_whole(Path(register.location), copy, key=key)
        # The book after the file, which accepts no older one than it knew then.
        book = register.key_store.read()
        if book is None:
            raise StorageTrouble(Trouble.KEYLESS)
        manifest = Manifest(
            register=book.register,
            made_at=now,
            schema=schema,
            size=copy.stat().st_size,
            sha256=digest_of(copy),
            verified=whole(copy),
        )
        write_archive(archive, copy, book, manifest)
        with opened_backup(archive) as backup:
            backup.read_through()
    return manifest


def _is_whole(register: Register, copy: Path) -> bool:
    """Read a copy from end to end as who is signed in: pages, links, history, signatures, rows."""
    opened = Register(
        str(copy), clock=register.clock, key=register.file_key, store=register.key_store
    )
    try:
        opened.enter(register.account, register.vault)
        return check_register(opened).ok
    finally:
        opened.close()
