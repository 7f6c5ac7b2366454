"""Goes along the history: the hashes of its events, and who signed which part of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from app.access.attesting import signer_logins
from app.access.certificates import Trust
from app.access.proving import fits_chain
from app.rules.chain import canonical_data
from app.rules.event_kinds import EventKind
from db.queries import attestations as queries
from db.queries.states import CASE, KEYS

if TYPE_CHECKING:
    from db.session import Session

_BATCH, _SLICE = 2000, 500
# A jump of the clock is noted with whatever event comes next.
_QUIET = frozenset({"t:clock_note"})
# Who founds or updates a register vouches for cases of which nothing is told.
_VOUCHING = frozenset({EventKind.FOUNDED.value, EventKind.UPDATED.value})


def newer_events(session: Session, *, after: int, previous: str) -> Iterator[str]:
    """Yield what is wrong with the hashes of the events after a place in the chain."""
    expected = after + 1
    for event in queries.events_after(session, after):
        data, _ = canonical_data(event.data)
        if event.id != expected or not fits_chain(event, previous, data):
            yield f"Peristiwa ke-{event.id} tidak cocok dengan rantai riwayat."
        previous, expected = event.hash, event.id + 1


@dataclass(slots=True)
class SignedWalk:
    """Goes through the attestations after `serial`, of which the last had a position and digest.

    `states` are in the end the last digests that were signed of each case and table.
    """

    trust: Trust
    register: str
    serial: int = 0
    position: int = 0
    previous: str = ""
    states: dict[str, str] = field(default_factory=dict)

    def problems(
        self, session: Session, *, step: Callable[[], object] = lambda: None
    ) -> Iterator[str]:
        """Yield what is wrong with signatures, with who acted in whose name, and what is unsigned.

        `step` is called for each attestation.
        """
        events = queries.acts_after(session, self.position)
        waiting = next(events, None)
        rows = queries.attestations(session, after=self.serial)
        with ThreadPoolExecutor(2) as threads:
            while batch := list(islice(rows, _BATCH)):
                for row, logins in self._signed(threads, batch):
                    step()
                    within: list[queries.Act] = []
                    while waiting is not None and waiting.id <= row.position:
                        within.append(waiting)
                        waiting = next(events, None)
                    yield from self._next(row, logins, within)
        if waiting is not None:
            yield f"Sejak peristiwa ke-{waiting.id} riwayat tidak bertanda tangan."

    def _signed(
        self, threads: ThreadPoolExecutor, batch: list[queries.AttestationRow]
    ) -> Iterator[tuple[queries.AttestationRow, list[str]]]:
        since = [self.position, *(row.position for row in batch)]
        listed = list(zip(batch, since, strict=False))
        slices = [listed[first : first + _SLICE] for first in range(0, len(listed), _SLICE)]
        for each, found in zip(slices, threads.map(self._signers, slices), strict=True):
            for (row, _), logins in zip(each, found, strict=True):
                yield row, logins

    def _signers(self, rows: Iterable[tuple[queries.AttestationRow, int]]) -> list[list[str]]:
        """Return, for each, the logins under which who signed may have acted; none without one."""
        return [signer_logins(row, self.trust, self.register, since=since) for row, since in rows]

    def _next(
        self, row: queries.AttestationRow, logins: list[str], within: list[queries.Act]
    ) -> Iterator[str]:
        if row.serial != self.serial + 1 or row.previous != self.previous:
            yield f"Tanda tangan ke-{self.serial + 1} riwayat tidak ada."
        if logins:
            yield from self._signed_rightly(row, logins[0], within)
        else:
            yield f"Tanda tangan sampai peristiwa ke-{row.position} tidak cocok."
        self.serial, self.position, self.previous = row.serial, row.position, row.digest

    def _signed_rightly(
        self, row: queries.AttestationRow, login: str, within: list[queries.Act]
    ) -> Iterator[str]:
        founded = self.trust.history[0].position
        for each in within:
            # What happened before the founding is vouched for by who founded the register.
            if each.actor != login and each.id >= founded:
                yield f"Peristiwa ke-{each.id} ditulis atas nama {each.actor} oleh {login}."
        states: dict[str, str] = json.loads(row.states)
        if not any(each.kind in _VOUCHING for each in within):
            told = {str(each.complaint_id or "") for each in within}
            for key, digest in states.items():
                if _silent(key, told) and self.states.get(key, digest) != digest:
                    yield f"{_whose(key)} diubah oleh {login} tanpa peristiwa."
        self.states |= states


def _silent(key: str, told: set[str]) -> bool:
    """Tell whether a state may change only with an event that these complaints don't have.

    "" stands for the register: who may come to it changes the keys of many cases. Where a case
    stands follows from its events and the calendar.
    """
    if key.startswith("t:"):
        return not told if key in _QUIET else "" not in told
    if key[:1] == KEYS:
        return not told & {"", key[1:]}
    return key[:1] == CASE and key[1:] not in told


def _whose(key: str) -> str:
    if key.startswith("t:"):
        return f"Isi tabel {key[2:]}"
    return f"{'Kunci aduan' if key[0] == KEYS else 'Aduan'} dengan nomor dalam {key[1:]}"
