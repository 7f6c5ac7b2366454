"""Searches the sealed names and texts of the cases that who is signed in holds keys for."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from app.access.entitlement import Compartment
from app.access.sealed_words import CONTENT_PLACE, IDENTITY_PLACE, words_of
from app.access.sealing import CannotOpen
from app.guard import allowed
from app.register import Register
from app.roles import Role
from db.queries.search import folded

if TYPE_CHECKING:
    from db.session import Session

# They are opened one by one: the newest, as many as half a second allows.
_MOST_OPENED = 10_000
# So many at a time that whoever wants the register meanwhile does not notice.
_FEW = 300
_SEARCHED = ((Compartment.IDENTITY, IDENTITY_PLACE), (Compartment.CONTENT, CONTENT_PLACE))


@allowed(Role.DESK, Role.HEAD, Role.TEAM)
def open_some_ahead(register: Register) -> bool:
    """Open a few more of what a search looks through; return whether there are others.

    What is opened stays in memory until the register is locked.
    """
    now, vault = register.clock.now(), register.vault
    with register.reading(searching=True) as session:
        return any(
            vault.open_ahead(session, compartment, place, now=now, limit=_MOST_OPENED, few=_FEW)
            for compartment, place in _SEARCHED
        )


def sealed_matches(register: Register, session: Session, words: Sequence[str]) -> list[int]:
    """Return the cases whose sealed name or text holds every word, of those we hold keys for."""
    now, vault = register.clock.now(), register.vault
    # As they are written, whatever is around them; a quotation mark is not.
    plain = [word for word in words if '"' not in word and "\\" not in word]
    found = []
    for compartment, place in _SEARCHED:
        opened = vault.newest(session, compartment, place, now=now, limit=_MOST_OPENED)
        for complaint_id, body in opened:
            # Most don't hold all of the words, and need not be read for that.
            written = folded(body.decode(errors="replace"))
            if not all(word in written for word in plain):
                continue
            # What somebody planted is not found; the check tells of it.
            with suppress(CannotOpen):
                text = folded(words_of(body))
                if all(word in text for word in words):
                    found.append(complaint_id)
    return sorted(found, reverse=True)
