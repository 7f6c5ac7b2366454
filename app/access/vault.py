"""The one way to identities and confidential texts: seals them, opens them for who holds a key."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from app.access.attesting import EVERYTHING, attest
from app.access.entitlement import Compartment, KeyHolder
from app.access.opened_texts import OpenedTexts
from app.access.proving import Prover
from app.access.sealing import CannotOpen, Opener, Sealer, new_key, open_text, seal_text
from app.access.slots import OwnKeys, open_keys
from db import tables, writing
from db.engine import written_tables
from db.queries import seals as queries
from db.queries.seals import newest_sealed
from db.queries.states import OFFICE
from db.touching import touched

if TYPE_CHECKING:
    from app.access.key_book import KeyBook
    from db.session import Session

_KeyName = tuple[int, str, int]
HeldKeys = dict[tuple[Compartment, int], bytes]
"""Sealed keys of a case by compartment and serial."""
KeyHolders = Callable[[int, Compartment], Sequence[KeyHolder]]


@dataclass(frozen=True, slots=True)
class NewText:
    """A text about to be sealed, in place of the one that was there."""

    complaint_id: int
    compartment: Compartment
    place: str
    body: bytes


class Vault:
    """The keys of who is signed in; it forgets them all when the register is locked.

    And with them what was opened for a search. `account_id` is RECOVERY while the recovery code is used, `register` what the register calls
    itself.
    """

    def __init__(self, own: OwnKeys, *, account_id: int, register: str) -> None:
        self.own = own
        self.register = register
        self.prover = Prover()
        self._account_id = account_id
        self._opener = Opener(own.pair)
        self._keys: dict[_KeyName, tuple[bytes, bytes]] = {}
        self._opened: dict[str, OpenedTexts] = {}

    # --- putting in -------------------------------------------------------------------------

    def put(
        self,
        session: Session,
        texts: Sequence[NewText],
        *,
        holders: KeyHolders,
        fresh: bool = False,
    ) -> None:
        """Seal texts and write them under new keys; `fresh` cases have no keys yet.

        A key that is there is never sealed with again: anybody could have put it there for us.
        """
        if not texts:
            return
        sealer = Sealer()
        ids = {text.complaint_id for text in texts}
        top = {} if fresh else queries.top_serials(session, ids)
        used: dict[tuple[int, Compartment], tuple[int, bytes]] = {}
        key_rows: list[dict[str, object]] = []
        text_rows: list[dict[str, object]] = []
        for text in texts:
            compartment = (text.complaint_id, text.compartment)
            if compartment not in used:
                serial = top.get((text.complaint_id, text.compartment.value), 0) + 1
                key = new_key()
                key_rows += [
                    key_row(sealer, compartment, serial, key, holder)
                    for holder in holders(*compartment)
                ]
                used[compartment] = serial, key
            serial, key = used[compartment]
            if not fresh:
                queries.drop_place(session, text.complaint_id, text.place)
            text_rows.append(self._row(text, serial, key))
        writing.add_rows(session, tables.CaseKey, key_rows)
        writing.add_rows(session, tables.SealedText, text_rows)

    def _row(self, text: NewText, serial: int, key: bytes) -> dict[str, object]:
        name = self._name(text.complaint_id, text.compartment, text.place, serial)
        return {
            "complaint_id": text.complaint_id,
            "place": text.place,
            "compartment": text.compartment.value,
            "serial": serial,
            "body": seal_text(text.body, key=key, place=name),
        }

    # --- opening ----------------------------------------------------------------------------

    def held(
        self, session: Session, complaint_ids: Collection[int], *, now: datetime
    ) -> dict[int, HeldKeys]:
        """Return the keys we hold of some cases, still sealed; empty for a case without any."""
        found: dict[int, HeldKeys] = {key: {} for key in complaint_ids}
        for row in queries.keys_of(session, complaint_ids, account_id=self._account_id):
            if row.until is None or row.until > now:
                found[row.complaint_id][Compartment(row.compartment), row.serial] = row.sealed
        return found

    def open_cases(
        self,
        session: Session,
        held: Mapping[int, HeldKeys],
        compartments: Mapping[int, Collection[Compartment]],
    ) -> dict[int, dict[str, bytes]]:
        """Return the texts of some compartments by case and place, of what is held; see `held`."""
        found: dict[int, dict[str, bytes]] = {key: {} for key in held}
        for row in queries.sealed_of(session, [key for key in held if compartments.get(key)]):
            compartment = Compartment(row.compartment)
            kept = held[row.complaint_id].get((compartment, row.serial))
            if compartment not in compartments[row.complaint_id] or kept is None:
                continue
            key = self._open_key((row.complaint_id, compartment.value, row.serial), kept)
            name = self._name(row.complaint_id, row.compartment, row.place, row.serial)
            found[row.complaint_id][row.place] = open_text(row.body, key=key, place=name)
        return found

    def open_case(
        self,
        session: Session,
        complaint_id: int,
        compartments: Collection[Compartment],
        *,
        now: datetime,
    ) -> dict[str, bytes]:
        """Return the texts of some compartments by place; what we hold no key for is left out."""
        held = self.held(session, [complaint_id], now=now)
        return self.open_cases(session, held, {complaint_id: compartments})[complaint_id]

    def newest(
        self,
        session: Session,
        compartment: Compartment,
        place: str,
        *,
        now: datetime,
        limit: int,
    ) -> list[tuple[int, bytes]]:
        """Return (complaint, text) of one kind for every case we hold, the newest first.

        What was changed is left out: one case must not keep anybody from the others. They are kept,
        as opening them takes many times as long as looking through.
        """
        return self._opened_texts(compartment, place).newest(session, now=now, limit=limit)

    def open_ahead(
        self,
        session: Session,
        compartment: Compartment,
        place: str,
        *,
        now: datetime,
        limit: int,
        few: int,
    ) -> bool:
        """Open a `few` more of what `newest` would open; return whether that may leave others."""
        opened = self._opened_texts(compartment, place)
        return opened.open_ahead(session, now=now, limit=limit, few=few)

    def _opened_texts(self, compartment: Compartment, place: str) -> OpenedTexts:
        if place not in self._opened:
            kind = compartment.value

            def opened(complaint_id: int, serial: int, body: bytes, sealed: bytes) -> bytes:
                key = self._open_key((complaint_id, kind, serial), sealed)
                return open_text(body, key=key, place=self._name(complaint_id, kind, place, serial))

            asked = partial(newest_sealed, self._account_id, kind, place)
            self._opened[place] = OpenedTexts(asked, opened)
        return self._opened[place]

    def _open_key(self, name: _KeyName, sealed: bytes) -> bytes:
        # A case that was laid open and sealed again has other keys under the same serials.
        known, key = self._keys.get(name, (b"", b""))
        if known != sealed:
            key = self._opener.open_key(sealed)
            self._keys[name] = sealed, key
        return key

    def _name(self, complaint_id: int, compartment: str, place: str, serial: int) -> str:
        """Return what binds a text to its row and column."""
        return f"{self.register}/{complaint_id}/{compartment}/{place}/{serial}"

    # --- for sealing again ------------------------------------------------------------------

    def all_keys(self, session: Session, complaint_id: int) -> dict[tuple[str, int], bytes] | None:
        """Return every key of a case by compartment and serial; None while we lack one for good."""
        rows = queries.keys_of(session, [complaint_id])
        mine = {
            (row.compartment, row.serial): row.sealed
            for row in rows
            if row.account_id == self._account_id and row.until is None
        }
        if {(row.compartment, row.serial) for row in rows} - mine.keys():
            return None
        return {
            name: self._open_key((complaint_id, *name), sealed) for name, sealed in mine.items()
        }

    def put_under(
        self, session: Session, texts: Sequence[NewText], keys: Mapping[str, tuple[int, bytes]]
    ) -> None:
        """Seal texts under given keys (serial, key) of their compartments."""
        for text in texts:
            queries.drop_place(session, text.complaint_id, text.place)
        rows = [self._row(text, *keys[text.compartment.value]) for text in texts]
        writing.add_rows(session, tables.SealedText, rows)

    def sign_end(self, session: Session, *, actor: int) -> None:
        """Sign what a transaction wrote, at its end, in a register that is founded."""
        written, cases = written_tables(session), touched(session)
        office = written.intersection(OFFICE)
        if not self.own.memory.founding or not (cases or office or "event" in written):
            return
        made = attest(
            session,
            register=self.register,
            actor=actor,
            signer=self.own.signer,
            cases=cases,
            office=sorted(office),
            everything=EVERYTHING in session.info,
            own=self.own.memory.own,
        )
        # Should the transaction be taken back, the next one names one that nobody finds.
        self.own = replace(self.own, memory=replace(self.own.memory, own=made))
        self.prover.learn(session)

    def file_keys(self, book: KeyBook) -> tuple[bytes, ...]:
        """Return the register file's keys that a key book has for who is signed in, newest first."""
        slot = next((each for each in book.slots if each.public == self.own.pair.public), None)
        try:
            return () if slot is None else open_keys(slot.keys, self.own.pair)
        except CannotOpen:
            return ()

    # --- for oneself ------------------------------------------------------------------------

    def seal_own(self, body: bytes, *, place: str) -> bytes:
        """Seal something that only who is signed in can open again: a draft."""
        key = new_key()
        sealed = Sealer().seal_key(key, to=self.own.pair.public)
        name = f"{self.register}/own/{self._account_id}/{place}"
        return len(sealed).to_bytes(2, "big") + sealed + seal_text(body, key=key, place=name)

    def open_own(self, sealed: bytes, *, place: str) -> bytes:
        """Open what `seal_own` sealed. Raises CannotOpen."""
        size = int.from_bytes(sealed[:2], "big")
        key = self._opener.open_key(sealed[2 : 2 + size])
        name = f"{self.register}/own/{self._account_id}/{place}"
        return open_text(sealed[2 + size :], key=key, place=name)


def key_row(
    sealer: Sealer,
    of: tuple[int, Compartment],
    serial: int,
    key: bytes,
    holder: KeyHolder,
    *,
    until: datetime | None = None,
) -> dict[str, object]:
    """Return the row that gives one holder a key `of` a complaint's compartment."""
    complaint_id, compartment = of
    return {
        "complaint_id": complaint_id,
        "compartment": compartment.value,
        "serial": serial,
        "account_id": holder.account_id,
        "sealed": sealer.seal_key(key, to=holder.public_key),
        "until": until,
    }
