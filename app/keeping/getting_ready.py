"""Gets ready for opening a register file while nobody waits: at its door, as the password is typed.

A register without a case is made and opened in memory. What that loads and compiles, and what else
is asked of it before the door opens, the file's own opening then finds done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.desk.event_log import append_plain
from app.desk.reading_calendar import hours_text
from app.keeping.creating import SAMPLE_OFFICE, first_keys, put_first_account, put_founding
from app.keeping.remembering import keep_in_mind, look_back
from app.keeping.setup import Setup
from app.keeping.signing_in import enter
from app.office import OWN
from app.register import Register
from app.rules.chain import GENESIS
from app.rules.event_kinds import EventKind
from app.rules.seasons import DEFAULT_SEASON
from db import tables
from db.engine import IN_MEMORY, load_file_library, transaction
from db.migrating import lay_out, schema_version
from db.writing import add_rows

if TYPE_CHECKING:
    from app.clock import Clock

_SETUP = Setup(SAMPLE_OFFICE, "-", "-", "-")


def get_ready(clock: Clock) -> Register:
    """Return a register in memory that was opened as one behind a password is.

    There is one at a time: close it, or get ready again.
    """
    import filelock  # noqa: F401 - locks the key book, which remembers how each sign-in left it

    load_file_library()
    register = Register(IN_MEMORY, clock=clock)
    register.close()
    lay_out(register.engine)
    schema_version(register.engine)
    # Its keys are a sample's, which cost little, but it is opened as a real one.
    keys = first_keys(_SETUP, sample=True, on_server=False)
    book = keys.book._replace(sample=False)
    with transaction(register.engine, writing=True) as session:
        for table, row in _rows().items():
            add_rows(session, table, [row])
        put_founding(session, put_first_account(session, keys, now=clock.now()), keys)
    enter(register, book, slot=book.slots[0], own=keys.own)
    with register.writing() as session:
        append_plain(register, session, EventKind.SIGNED_IN, login=_SETUP.login)
    keep_in_mind(register)
    look_back(register)
    return register


def _rows() -> dict[type[tables.Base], dict[str, object]]:
    """Return the least that an office can be read from."""
    own: dict[str, object] = {
        "code": OWN,
        "name": SAMPLE_OFFICE,
        "grouping": OWN,
        "position": 1,
        "active": True,
    }
    season: dict[str, object] = {"name": DEFAULT_SEASON.name, "hours": hours_text(DEFAULT_SEASON)}
    return {
        tables.ChainHead: {"id": 1, "position": 0, "hash": GENESIS},
        tables.OfficeEntry: own,
        tables.SeasonEntry: season,
    }
