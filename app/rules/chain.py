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
    complaint_id: int | None,
    kind: str,
    happened_at: datetime,
    recorded_at: datetime,
    actor: str,
    via: str,
    data: Mapping[str, object],
) -> str:
    """Return the SHA-256 (hex) of an event bound to the one before it. Moments are UTC.

    An event of the register as a whole has no complaint.
    """
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


def seal_words(position: int, head: str) -> str:
    """Return the end of the chain as papers print it: "128, sidik 3F9A 22C1 07BE 91D4"."""
    shown = head[:32].upper()
    return f"{position}, sidik " + " ".join(shown[i : i + 4] for i in range(0, len(shown), 4))


def seal_digits(text: str) -> tuple[int, str] | None:
    """Read a printed end of the chain: position and the hex digits given, at least 16 of them.

    None when there is no such thing in the text.
    """
    words = text.replace(",", " ").replace(":", " ").lower().replace("sidik", " ").split()
    if not words or not words[0].isdecimal():
        return None
    digits = "".join(words[1:])
    if len(digits) < 16 or any(digit not in "0123456789abcdef" for digit in digits):
        return None
    return int(words[0]), digits
