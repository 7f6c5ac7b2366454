"""Registers to measure with: one account, and the same file opened by hand with its key."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from app.keeping import creating, opening
from app.keeping.setup import Setup
from db.engine import open_file

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from pathlib import Path

    from app.clock import Clock
    from app.desk.new_complaint import NewComplaint
    from app.register import Register

LOGIN, PASSWORD = "ukur", "kata sandi pengukuran"
_SETUP = Setup("BPS Provinsi Banten", "Juru Ukur", LOGIN, PASSWORD)


def create_register(place: Path, *, clock: Clock | None = None) -> Register:
    """Create a register of a single desk and return it open."""
    created = creating.create_register(str(place), setup=_SETUP, clock=clock)
    creating.confirm_recovery(created.register, code=" ".join(created.words))
    return created.register


def open_register(place: Path) -> Register:
    """Open such a register."""
    return opening.open_register(str(place), login=LOGIN, password=PASSWORD)


def bare_connection(register: Register) -> sqlite3.Connection:
    """Open the same encrypted file by hand, pragmas alike."""
    return open_file(register.location, key=register.file_key)


def bring_in(register: Register, complaints: Sequence[NewComplaint]) -> None:
    """Have complaints imported as a file would be that held nothing else."""
    from app.desk.reading_office import cached_office
    from app.transfer.import_row import ImportRow, RowState
    from app.transfer.importing import Preview, apply_import
    from app.transfer.mapping import Heads, Mapping, Source

    rows = tuple(ImportRow(n, RowState.NEW, each) for n, each in enumerate(complaints))
    mapping = Mapping(Source.OWN, ())
    with register.reading() as session:
        kept = cached_office(register, session)
    # Looked for nowhere: the file held all there is.
    preview = Preview(rows, Heads(1, ()), mapping, kept, {}, position=sys.maxsize)
    apply_import(register, preview=preview)
