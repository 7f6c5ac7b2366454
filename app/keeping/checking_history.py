"""Goes along the history: the hashes of its events, and who signed which part of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from app.access.attesting import OWN, made_as_kept
from app.access.certificates import Certificate, Trust
from app.access.proving import fits_chain
from app.access.signing import is_signed
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


class _Claim(NamedTuple):
    """An attestation with the bytes that were signed, and the key by which it should be."""

    row: queries.AttestationRow
    body: bytes
    key: bytes

    @property
    def true(self) -> bool:
        """Verify the signature."""
        return is_signed(self.body, self.row.signature, by=self.key)


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
    _last: dict[int, _Claim] = field(default_factory=dict)
    _claims: list[_Claim] = field(default_factory=list)

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
                for row in batch:
                    step()
                    within: list[queries.Act] = []
                    while waiting is not None and waiting.id <= row.position:
                        within.append(waiting)
                        waiting = next(events, None)
                    yield from self._next(row, within)
                yield from self._verified(threads)
            self._claims += self._last.values()
            yield from self._verified(threads)
        if waiting is not None:
            yield f"Sejak peristiwa ke-{waiting.id} riwayat tidak bertanda tangan."

    def _verified(self, threads: ThreadPoolExecutor) -> Iterator[str]:
        """Verify what nothing later vouches for."""
        claims, self._claims = self._claims, []
        slices = [claims[first : first + _SLICE] for first in range(0, len(claims), _SLICE)]
        for wrong in threads.map(lambda some: [each for each in some if not each.true], slices):
            for each in wrong:
                yield _not_signed(each.row)

    def _next(self, row: queries.AttestationRow, within: list[queries.Act]) -> Iterator[str]:
        if row.serial != self.serial + 1 or row.previous != self.previous:
            yield f"Tanda tangan ke-{self.serial + 1} riwayat tidak ada."
        body = made_as_kept(row, self.register)
        signer = self._signer(row, body) if body else None
        if signer is None:
            yield _not_signed(row)
        else:
            states: dict[str, str] = json.loads(row.states)
            self._claim(_Claim(row, body, signer.sign_key), own=states.pop(OWN, ""))
            yield from self._as_told(states, signer.login, within)
        self.serial, self.position, self.previous = row.serial, row.position, row.digest

    def _signer(self, row: queries.AttestationRow, body: bytes) -> Certificate | None:
        """Return the certificate by which somebody signed: where it changed just then, the right one."""
        known = self.trust.signers(row.actor, row.position, since=self.position)
        if len(known) > 1:
            known = [each for each in known if _Claim(row, body, each.sign_key).true]
        return known[0] if known else None

    def _claim(self, new: _Claim, *, own: str) -> None:
        """Have a signature verified later, unless the signer's next one vouches for it.

        That one is by the same key, and names the digest of this one.
        """
        before = self._last.get(new.row.actor)
        if before is not None and (own != before.row.digest or new.key != before.key):
            self._claims.append(before)
        self._last[new.row.actor] = new

    def _as_told(
        self, states: dict[str, str], login: str, within: list[queries.Act]
    ) -> Iterator[str]:
        """Yield who acted in another's name, and what changed without an event."""
        founded = self.trust.history[0].position
        for each in within:
            # What happened before the founding is vouched for by who founded the register.
            if each.actor != login and each.id >= founded:
                yield f"Peristiwa ke-{each.id} ditulis atas nama {each.actor} oleh {login}."
        if not any(each.kind in _VOUCHING for each in within):
            told = {str(each.complaint_id or "") for each in within}
            for key, digest in states.items():
                if self.states.get(key, digest) != digest and _silent(key, told):
                    yield f"{_whose(key)} diubah oleh {login} tanpa peristiwa."
        self.states |= states


def _not_signed(row: queries.AttestationRow) -> str:
    return f"Tanda tangan sampai peristiwa ke-{row.position} tidak cocok."


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
