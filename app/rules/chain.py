"""The hash chain over events: any change, gap or swap breaks it."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache

GENESIS = "0" * 64
# Made once: each event passes it.
_ENCODER = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"))


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
    body = _ENCODER.encode(
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
        ]
    )
    return hashlib.sha256(body.encode()).hexdigest()


def raw_hash(
    previous: str,
    *,
    position: int,
    complaint_id: int | None,
    kind: str,
    happened_at: str,
    recorded_at: str,
    actor: str,
    via: str,
    data: str,
) -> str:
    """Return the same of an event as a database keeps it, at a fraction of the cost.

    Moments are UTC as "2026-03-17 02:00:00.000000", `data` is what `canonical_data` returns.
    """
    body = (
        f'["{previous}",{position},{"null" if complaint_id is None else complaint_id},'
        f"{_quoted(kind)},{_moment(happened_at)},{_moment(recorded_at)},"
        f"{_quoted(actor)},{_quoted(via)},{data}]"
    )
    return hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()


@lru_cache(maxsize=4096)
def canonical_data(stored: str) -> tuple[str, str | None]:
    """Return an event's stored data as it is hashed, and the digest of its note, if it has one.

    What is no JSON is returned as it is: no hash fits it.
    """
    try:
        data = json.loads(stored)
    except ValueError:
        return stored, None
    note = data.get("note") if isinstance(data, dict) else None
    canonical = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return canonical, note if isinstance(note, str) else None


@lru_cache(maxsize=1024)
def _quoted(word: str) -> str:
    return json.dumps(word, ensure_ascii=False)


@lru_cache(maxsize=1024)
def _moment(stored: str) -> str:
    seconds, _, fraction = stored.replace(" ", "T").partition(".")
    return f'"{seconds}+00:00"' if fraction == "000000" else f'"{seconds}.{fraction}+00:00"'


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
