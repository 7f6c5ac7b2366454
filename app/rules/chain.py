"""The hash chain over events: any change, gap or swap breaks it."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime

GENESIS = "0" * 64


def event_hash(
    previous: str,
    *,
    position: int,
    complaint_id: int,
    kind: str,
    happened_at: datetime,
    recorded_at: datetime,
    actor: str,
    via: str,
    data: Mapping[str, object],
) -> str:
    """Return the SHA-256 (hex) of an event bound to the one before it. Moments are UTC."""
    body = json.dumps(
        [
            previous,
            position,
            complaint_id,
            kind,
            happened_at.isoformat(),
            recorded_at.isoformat(),
            actor,
            via,
            data,
        ],
        sort_keys=True,
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return hashlib.sha256(body.encode()).hexdigest()


def note_digest(salt: bytes, speaker: str, text: str) -> str:
    """Return the digest an event keeps of its note; the salt makes guessing hopeless."""
    return hashlib.sha256(salt + speaker.encode() + b"\0" + text.encode()).hexdigest()
