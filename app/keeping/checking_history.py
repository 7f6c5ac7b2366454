"""Goes along the history: the hashes of its events, and who signed which part of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from app.access.attesting import OWN, made_as_kept
from app.access.certificates import Certificate, Trust
from app.access.proving import fits_chain
from app.access.signing import is_signed
from app.rules.chain import GENESIS, canonical_data
from app.rules.event_kinds import EventKind
from db.queries import attestations as queries
from db.queries.states import CASE, KEYS

if TYPE_CHECKING:
    from db.session import Session

MOST = 20
"""Of one kind so many problems are told, and that there are more."""
_BATCH, _SLICE = 2000, 500
# So many are told of at once, as whoever counts them locks and looks at the progress each time.
_TOLD = 200
# Without looking for spaces around it, half of what it takes to read so little.
_read: Final[Callable[[str], tuple[dict[str, str], int]]] = json.JSONDecoder().raw_decode
# A jump of the clock is noted with whatever event comes next; a blank sheet leaves its table for
# the case that it is issued to.
_QUIET = frozenset({"t:clock_note", "t:spare_sheet"})
# Who comes to the register, or goes, changes the keys of many cases.
_PEOPLE = frozenset(
    {
        EventKind.ACCOUNT_CHANGED.value,
        EventKind.CERTIFIED.value,
        EventKind.RECOVERED.value,
    }
)
_EVERYBODYS = "people"
# Who founds or updates a register vouches for cases of which nothing is told.
_VOUCHING = frozenset({EventKind.FOUNDED.value, EventKind.UPDATED.value})

Noted = Callable[[queries.ChainRow, str | None], bool]
"""Tells whether an event's note is the one whose digest the event has; None for no note."""


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
class _Acts:
    """What was done from one attestation to the next: little, however many events there were.

    `first` has for everybody who did something since the founding where they began, `told` the
    complaints as text, with "" for the register and `_EVERYBODYS` for its people, and `vouched` is
    set where all that is there was.
    """

    first: dict[str, int] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)
    vouched: bool = False


@dataclass(slots=True)
class HistoryWalk:
    """Goes through the events after a `position`, of which the last had the hash `head`.

    And at once through the attestations after a `serial`, the digest of the last being `previous`.
    `broken` tells what is wrong with events; `unsigned` with signatures, who acted in whose name,
    and what is not signed. When it has `ended`, `states` are the last digests that were signed.
    """

    register: str
    position: int = 0
    head: str = GENESIS
    serial: int = 0
    previous: str = ""
    states: dict[str, str] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)
    unsigned: list[str] = field(default_factory=list)
    trust: Trust = field(init=False)
    ended: bool = False
    _founded: int = 0
    _since: int = 0
    _newest: dict[int, Certificate] = field(default_factory=dict)
    _last: dict[int, _Claim] = field(default_factory=dict)
    _claims: list[_Claim] = field(default_factory=list)

    def go(
        self,
        session: Session,
        trust: Trust,
        *,
        step: Callable[[int], object] = lambda _: None,
        noted: Noted = lambda *_: True,
    ) -> None:
        """Go to the end of the history; `step` is told of so many events and attestations."""
        self.trust, self._since = trust, self.position
        self._founded = trust.founded_at or 0
        self._newest = {each.account_id: each for each in trust.history}
        events = queries.events_after(session, self.position)
        waiting = next(events, None)
        # Before it is founded a register has no signatures.
        signed = queries.attestations(session, after=self.serial) if trust.founded else ()
        with ThreadPoolExecutor(2) as threads:
            passed = 0
            for row in signed:
                acts = _Acts()
                while waiting is not None and waiting.id <= row.position:
                    self._event(waiting, acts, noted)
                    waiting = next(events, None)
                    passed += 1
                    if passed >= _TOLD:
                        step(passed)
                        passed = 0
                self._attestation(row, acts)
                passed += 1
                if len(self._claims) >= _BATCH:
                    self._verify(threads)
            self._claims += self._last.values()
            self._verify(threads)
            step(passed)
        if waiting is not None and trust.founded:
            _tell(self.unsigned, f"Sejak peristiwa ke-{waiting.id} riwayat tidak bertanda tangan.")
        while waiting is not None:
            step(1)
            self._event(waiting, _Acts(), noted)
            waiting = next(events, None)
        self.ended = True

    def _event(self, event: queries.ChainRow, acts: _Acts, noted: Noted) -> None:
        if event.id != self.position + 1:
            lost = f"Rantai riwayat terputus: peristiwa ke-{self.position + 1} tidak ada."
            _tell(self.broken, lost)
        data, note = canonical_data(event.data)
        if not fits_chain(event, self.head, data):
            _tell(self.broken, f"Peristiwa ke-{event.id} tidak cocok dengan rantai riwayat.")
        if not noted(event, note):
            _tell(self.broken, f"Catatan peristiwa ke-{event.id} hilang atau diubah.")
        # From the kept hash, so that one break is told once.
        self.position, self.head = event.id, event.hash
        acts.told.add(str(event.complaint_id or ""))
        if event.complaint_id is None and event.kind in _PEOPLE:
            acts.told.add(_EVERYBODYS)
        # What happened before the founding is vouched for by who founded the register.
        if event.actor not in acts.first and event.id >= self._founded:
            acts.first[event.actor] = event.id
        acts.vouched = acts.vouched or event.kind in _VOUCHING

    def _verify(self, threads: ThreadPoolExecutor) -> None:
        """Verify what nothing later vouches for."""
        claims, self._claims = self._claims, []
        slices = [claims[first : first + _SLICE] for first in range(0, len(claims), _SLICE)]
        for wrong in threads.map(lambda some: [each for each in some if not each.true], slices):
            for each in wrong:
                _tell(self.unsigned, _not_signed(each.row))

    def _attestation(self, row: queries.AttestationRow, acts: _Acts) -> None:
        if row.serial != self.serial + 1 or row.previous != self.previous:
            _tell(self.unsigned, f"Tanda tangan ke-{self.serial + 1} riwayat tidak ada.")
        body = made_as_kept(row, self.register)
        signer = self._signer(row, body) if body else None
        if signer is None:
            _tell(self.unsigned, _not_signed(row))
        else:
            states = _states_in(row.states)
            self._claim(_Claim(row, body, signer.sign_key), own=states.pop(OWN, ""))
            self._compare(states, signer.login, acts)
        self.serial, self.previous, self._since = row.serial, row.digest, row.position

    def _signer(self, row: queries.AttestationRow, body: bytes) -> Certificate | None:
        """Return the certificate by which somebody signed: where it changed just then, the right one."""
        newest = self._newest.get(row.actor)
        if newest is not None and newest.position <= self._since <= row.position:
            return newest if newest.active and newest.sign_key else None
        known = self.trust.signers(row.actor, row.position, since=self._since)
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

    def _compare(self, states: dict[str, str], login: str, acts: _Acts) -> None:
        """Tell who acted in another's name, and what changed without an event."""
        for actor, position in acts.first.items():
            if actor != login:
                said = f"Peristiwa ke-{position} ditulis atas nama {actor} oleh {login}."
                _tell(self.unsigned, said)
        if not acts.vouched:
            for key, digest in states.items():
                if self.states.get(key, digest) != digest and _silent(key, acts.told):
                    _tell(self.unsigned, f"{_whose(key)} diubah oleh {login} tanpa peristiwa.")
        self.states |= states


def _states_in(text: str) -> dict[str, str]:
    """Read the states of an attestation. Raises ValueError when that isn't what we write."""
    states, end = _read(text)
    if end != len(text):
        raise ValueError
    return states


def _tell(told: list[str], sentence: str) -> None:
    if len(told) <= MOST:
        told.append(sentence)


def _not_signed(row: queries.AttestationRow) -> str:
    return f"Tanda tangan sampai peristiwa ke-{row.position} tidak cocok."


def _silent(key: str, told: set[str]) -> bool:
    """Tell whether a state may change only with an event that these complaints don't have.

    "" stands for the register, and `_EVERYBODYS` for whose it is. Where a case stands follows from
    its events and the calendar.
    """
    if key.startswith("t:"):
        return not told if key in _QUIET else "" not in told
    if key[:1] == KEYS:
        return not told & {_EVERYBODYS, key[1:]}
    return key[:1] == CASE and key[1:] not in told


def _whose(key: str) -> str:
    if key.startswith("t:"):
        return f"Isi tabel {key[2:]}"
    return f"{'Kunci aduan' if key[0] == KEYS else 'Aduan'} dengan nomor dalam {key[1:]}"
