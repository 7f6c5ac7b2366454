"""What a server tells of a register before anybody has signed in."""

from __future__ import annotations

from app.access.key_book import KeyBook
from app.access.server_key_store import ServerKeyStore
from db.engine import engine_for
from db.migrating import ensure_known, is_open, schema_version


def is_unsealed(location: str) -> bool:
    """Tell whether a server's register is one from before passwords.

    Raises StorageTrouble with FOREIGN or TOO_NEW when its tables are none of ours.
    """
    engine = engine_for(location)
    try:
        version = schema_version(engine)
    finally:
        engine.dispose()
    ensure_known(version)
    return is_open(version)


def server_book(location: str) -> KeyBook | None:
    """Return a server's key book; None while its register is one from before passwords."""
    return None if is_unsealed(location) else ServerKeyStore(location).read()
