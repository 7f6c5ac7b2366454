"""Measures the check of a register in which each case was signed by itself, against bare reading.

The bare one reads the same events and attestations by hand, takes a digest of each, and has the
storage test itself.
"""

from __future__ import annotations

import json
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from statistics import median
from time import process_time
from typing import TYPE_CHECKING

from app.access.attesting import OWN, Attestation, all_case_states, digest_of
from app.case import Content, Identity
from app.desk.new_complaint import NewComplaint
from app.keeping.checking import check_register
from app.rules.chain import event_hash
from bench._registers import bare_connection, bring_in, create_register
from db import tables, writing
from db.engine import transaction
from db.queries.attestations import last_attestation

if TYPE_CHECKING:
    from app.register import Register
    from db.session import Session

CASES, ROUNDS = 20_000, 3


def run() -> list[tuple[str, float, float]]:
    """Return (name, ratio, limit); seconds of the processor, as the parts run beside each other."""
    ours, bare = [], []
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(create_register(Path(folder) / "check.mejaaduan")) as register,
    ):
        fill(register, CASES)
        for _ in range(ROUNDS):
            busy = process_time()
            assert check_register(register, progress=lambda *_: True).ok
            ours.append(process_time() - busy)
            bare.append(_bare(register))
    # All of these are rebuilt as well: in a larger register only the newest 20,000.
    ratio = median(ours) / median(bare)
    return [(f"check of {CASES:,} cases / bare reading and hashing", ratio, 6.5)]


def fill(register: Register, cases: int) -> None:
    """Bring in complaints at once, then have each looked at and signed for by itself."""
    complaints = tuple(
        NewComplaint(
            medium="langsung",
            received_at=datetime(2026, 3, 17, 2, 0, tzinfo=UTC),
            title=f"Antrean layanan nomor {number} terlalu lama",
            content=Content(text="Menunggu dua jam di ruang PST tanpa kejelasan."),
            identity=Identity(name=f"Pelapor ke-{number}", contact="0812-0000-1111"),
            confidential=number % 20 == 0,
        )
        for number in range(cases)
    )
    bring_in(register, complaints)
    with transaction(register.engine, writing=True) as session:
        _sign_each(register, session, cases)


def _sign_each(register: Register, session: Session, cases: int) -> None:
    """Write what as many small transactions would have, in one."""
    states, own = dict(all_case_states(session)), register.vault.own
    end, now = writing.chain_end(session), register.clock.now().astimezone(UTC)
    (serial, previous), head = last_attestation(session), end.hash
    events, signed = [], []
    for case, position in enumerate(range(end.position + 1, end.position + cases + 1), 1):
        row = {"complaint_id": case, "kind": "printed", "happened_at": now, "recorded_at": now}
        row |= {"actor": register.actor, "via": "window", "data": {}}
        head = event_hash(head, position=position, **row)  # type: ignore[arg-type]
        events.append({"id": position, "hash": head, **row})
        left = {key: states[key] for key in (f"c{case}", f"k{case}", f"p{case}")}
        told = json.dumps(left | ({OWN: previous} if case > 1 else {}))
        made = Attestation(serial + case, position, head, register.account.id, told, previous)
        body = made.canonical(register.vault.register)
        signature = own.signer.sign(body)
        previous = digest_of(body, signature)
        kept = {"serial": made.serial, "position": position, "actor": made.actor, "states": told}
        kept |= {"previous": made.previous, "digest": previous, "signature": signature}
        signed.append(kept)
    writing.add_events(session, events)
    writing.add_rows(session, tables.AttestationEntry, signed)
    writing.set_end(session, writing.ChainEnd(position, head, now))


def _bare(register: Register) -> float:
    """Return the seconds of the processor that it takes to read and hash what is signed."""
    with closing(bare_connection(register)) as raw:
        busy = process_time()
        for table in ("event", "attestation"):
            for row in raw.execute(f"SELECT * FROM {table} ORDER BY 1"):
                sha256(repr(row).encode()).hexdigest()
        raw.execute("PRAGMA integrity_check").fetchall()
        return process_time() - busy


if __name__ == "__main__":
    for name, ratio, limit in run():
        print(f"{name:60} {ratio:8.2f}  limit {limit:8.2f}")
