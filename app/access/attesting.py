"""Attestations: each transaction's end, signed by who made it, with digests of what it left.

They are an append-only list. Its first one vouches for all that is there when a register is made,
founded or updated; a later one for what its transaction touched.

Canonical bytes, of which the signature is Ed25519: the JSON list (UTF-8, no spaces, no escapes)
["meja-aduan/attestation/1", register id, serial, position of the last event (0 before any), that
event's hash, account id of who signs, states, digest of the attestation before (hex, empty for the
first)]. `states` is a JSON object as text, its keys sorted: "c12" what complaint 12 says, "k12" its
keys, "p12" where it stands, "t:topic" the office's table "topic". A state is the BLAKE2b (20 bytes,
hex) over the text of `db.queries.states`. The digest of an attestation is the SHA-256 (hex) of its
canonical bytes and signature.

Beside the states stands, as "own", the digest of the attestation that who signs knows to have made
last, remembered where only they can write. So each of one's signatures vouches for the one before
it, and of an unbroken row of them, under one key, only the last has to be verified.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from json.encoder import encode_basestring as _quoted
from typing import TYPE_CHECKING, NamedTuple

from app.access.certificates import Trust
from app.access.signing import Signer, is_signed
from app.rules.chain import GENESIS
from db import tables, writing
from db.queries import attestations as queries
from db.queries import states as states_queries

if TYPE_CHECKING:
    from db.session import Session

EVERYTHING = "everything"
"""Set in a session's info when the end of its transaction vouches for all that is there."""
OWN = "own"
"""Among the states of an attestation: the digest of the signer's attestation before it."""
_CHUNK = 2000
# Of all cases, so many at once that whoever reads them seldom has to wait for whoever digests.
_READ = 5000
_SIZE = 20


class Attestation(NamedTuple):
    """One signed end of a transaction; `head` is the hash of the event at its position."""

    serial: int
    position: int
    head: str
    actor: int
    states: str
    previous: str
    digest: str = ""
    signature: bytes = b""

    def canonical(self, register: str) -> bytes:
        """Return the bytes that are signed."""
        # Word by word: a check asks it of every transaction, and a list takes ten times as long.
        body = (
            f'["meja-aduan/attestation/1",{_quoted(register)},{self.serial:d},{self.position:d},'
            f"{_quoted(self.head)},{self.actor:d},{_quoted(self.states)},{_quoted(self.previous)}]"
        )
        return body.encode()


def digest_of(canonical: bytes, signature: bytes) -> str:
    """Return what the next attestation tells of one."""
    digest = hashlib.sha256(canonical)
    digest.update(signature)
    return digest.hexdigest()


def made_as_kept(row: queries.AttestationRow, register: str) -> bytes:
    """Return the bytes that an attestation's signature is of; none when its digest is another."""
    head = row.head if row.position else GENESIS
    made = Attestation(row.serial, row.position, head or "", row.actor, row.states, row.previous)
    body = made.canonical(register)
    return body if digest_of(body, row.signature) == row.digest else b""


def signer_logins(
    row: queries.AttestationRow, trust: Trust, register: str, *, since: int
) -> list[str]:
    """Return the logins under which who signed an attestation may have acted; none without one.

    `since` is the position of the attestation before it.
    """
    body = made_as_kept(row, register)
    known = trust.signers(row.actor, row.position, since=since) if body else ()
    return [each.login for each in known if is_signed(body, row.signature, by=each.sign_key)]


def attest(
    session: Session,
    *,
    register: str,
    actor: int,
    signer: Signer,
    cases: Collection[int] = (),
    office: Collection[str] = (),
    everything: bool = False,
    own: str = "",
) -> str:
    """Sign the end of a transaction, with the states of the cases and tables that it touched.

    Call it last: it locks the chain's end, and reads the rows as they will stay. `own` is the
    digest that this returned to the same signer last, "" where they don't know it.
    """
    position, head, _ = writing.chain_end(session)
    listed = [] if everything else sorted(cases)
    (serial, previous), texts = states_queries.last_and_texts(session, ids=listed[:_CHUNK])
    states = dict(_case_states(texts))
    states |= _all_states(session) if everything else _states(session, listed[_CHUNK:], office)
    if own:
        states[OWN] = own
    made = Attestation(
        serial=serial + 1,
        position=position,
        head=head,
        actor=actor,
        states=json.dumps(states, sort_keys=True, separators=(",", ":")),
        previous=previous,
    )
    canonical = made.canonical(register)
    signature = signer.sign(canonical)
    digest = digest_of(canonical, signature)
    row = {
        "serial": made.serial,
        "position": position,
        "actor": actor,
        "states": made.states,
        "previous": previous,
        "digest": digest,
        "signature": signature,
    }
    writing.add_rows(session, tables.AttestationEntry, [row])
    return digest


def _all_states(session: Session) -> Iterator[tuple[str, str]]:
    yield from office_states(session, states_queries.OFFICE)
    yield from all_case_states(session)


def _states(
    session: Session, cases: Sequence[int], office: Collection[str]
) -> Iterator[tuple[str, str]]:
    yield from office_states(session, office)
    for first in range(0, len(cases), _CHUNK):
        ids = cases[first : first + _CHUNK]
        yield from _case_states(states_queries.case_texts(session, ids=ids))


def office_states(session: Session, office: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the state of some of the office's tables."""
    for table in office:
        yield f"t:{table}", _digest("\n".join(states_queries.table_texts(session, table)))


def all_case_states(session: Session) -> Iterator[tuple[str, str]]:
    """Yield the states of all cases by id, three for each.

    The database writes the next texts while digests are taken of the last: until the end nobody
    else may use the session.
    """

    def read(low: int) -> str:
        return states_queries.packed_texts(session, low=low, high=low + _READ - 1)

    highest = states_queries.highest_case(session)
    with ThreadPoolExecutor(1) as aside:
        coming = aside.submit(read, 1)
        for low in range(1, highest + 1, _READ):
            packed = coming.result()
            coming = aside.submit(read, low + _READ)
            yield from _case_states(states_queries.unpacked(packed))


def _case_states(texts: Iterable[tuple[int, str, str]]) -> Iterator[tuple[str, str]]:
    cases: dict[int, None] = {}
    found: dict[str, str] = {}
    for complaint_id, part, text in texts:
        cases[complaint_id] = None
        found[f"{part}{complaint_id}"] = _digest(text)
    for complaint_id in cases:
        for part in states_queries.PARTS:
            name = f"{part}{complaint_id}"
            yield name, found.get(name, _NOTHING)


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=_SIZE).hexdigest()


_NOTHING = _digest("")
