"""Proves single events without going through the whole history.

An event is proven by the signed end of the transaction it belongs to: from it the hashes are
followed to that end, whose signature then covers it. What was proven once is known by its hash.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from app.access.attesting import signer_logins
from app.access.certificates import Trust
from app.rules.chain import GENESIS, canonical_data, raw_hash
from db.queries import attestations as queries

if TYPE_CHECKING:
    from db.session import Session

_OWN = "own events"


def fits_chain(event: queries.ChainRow, previous: str, data: str) -> bool:
    """Tell whether an event's hash follows from it and the one before it."""
    return event.hash == raw_hash(
        previous,
        position=event.id,
        complaint_id=event.complaint_id,
        kind=event.kind,
        happened_at=event.happened_at,
        recorded_at=event.recorded_at,
        actor=event.actor,
        via=event.via,
        data=data,
    )


def note_own(session: Session, before: Mapping[str, str]) -> None:
    """Note what a transaction itself wrote: the hash before each event, by the event's own."""
    session.info.setdefault(_OWN, {}).update(before)


def _own(session: Session) -> dict[str, str]:
    kept: dict[str, str] = session.info.get(_OWN, {})
    return kept


class Prover:
    """Remembers of proven events, by their own hash, the hash before them."""

    def __init__(self) -> None:
        self._before: dict[str, str] = {}

    def learn(self, session: Session) -> None:
        """Take over what a transaction wrote whose end we signed."""
        self._before |= _own(session)

    def all_proven(
        self,
        session: Session,
        events: Iterable[queries.ChainRow],
        *,
        trust: Callable[[], Trust],
        register: str,
    ) -> bool:
        """Tell whether all events are signed for; those of this transaction are going to be."""
        return all(self._proven(session, event, trust, register) for event in events)

    def _proven(
        self,
        session: Session,
        event: queries.ChainRow,
        trust: Callable[[], Trust],
        register: str,
    ) -> bool:
        before = _own(session).get(event.hash) or self._before.get(event.hash)
        if before is None:
            self._prove_to_the_end(session, event.id, trust, register)
            before = self._before.get(event.hash)
        return before is not None and fits_chain(event, before, canonical_data(event.data)[0])

    def _prove_to_the_end(
        self, session: Session, position: int, trust: Callable[[], Trust], register: str
    ) -> None:
        """Follow the hashes from an event to the signed end of its transaction."""
        end = queries.end_of(session, position)
        if end is None or not signer_logins(end.row, trust(), register, since=end.since):
            return
        previous = queries.hash_before(session, position) or GENESIS
        found: dict[str, str] = {}
        for event in queries.events_after(session, position - 1, until=end.row.position):
            if not fits_chain(event, previous, canonical_data(event.data)[0]):
                return
            found[event.hash], previous = previous, event.hash
        if previous == end.row.head:
            self._before |= found
