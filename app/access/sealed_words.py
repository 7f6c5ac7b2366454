"""What sealed texts hold: an identity, a content, an event's note, a file's facts, each as bytes.

Whoever has an account's public key can seal to it. What reads as none of ours was not sealed by
this program, and raises CannotOpen like what was changed.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict

from app.access.sealing import CannotOpen
from app.case import Content, FileFacts, Identity, Origin
from app.rules.file_kinds import FileKind

IDENTITY_PLACE = "identity"
CONTENT_PLACE = "content"


@contextmanager
def _reading() -> Iterator[None]:
    try:
        yield
    except (AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        raise CannotOpen from error


def note_place(event_id: int) -> str:
    """Return the place of an event's note."""
    return f"note/{event_id}"


def note_event(place: str) -> int | None:
    """Return the event whose note has a place; None for another kind of text."""
    return int(place.removeprefix("note/")) if place.startswith("note/") else None


def replaced_place(event_id: int) -> str:
    """Return the place of an identity as it was before an event corrected it."""
    return f"{IDENTITY_PLACE}/{event_id}"


def identity_body(identity: Identity) -> bytes:
    """Write an identity as bytes to be sealed."""
    return json.dumps(asdict(identity), ensure_ascii=False).encode()


@_reading()
def read_identity(body: bytes | None) -> Identity:
    """Read what `identity_body` wrote; nobody when there is nothing."""
    return Identity() if body is None else Identity(**_words(body))


def content_body(content: Content, reference: str) -> bytes:
    """Write a content with the source's own number as bytes to be sealed."""
    return json.dumps({**asdict(content), "reference": reference}, ensure_ascii=False).encode()


@_reading()
def read_content(body: bytes | None) -> tuple[Content, str]:
    """Read what `content_body` wrote: the content and the source's own number."""
    if body is None:
        return Content(), ""
    found = _words(body)
    reference = found.pop("reference")
    return Content(**found), reference


@_reading()
def words_of(body: bytes) -> str:
    """Return all words of an identity or a content, to be searched."""
    return "\n".join(_words(body).values())


def _words(body: bytes) -> dict[str, str]:
    return {name: _word(told) for name, told in json.loads(body).items()}


def _word(told: object) -> str:
    if not isinstance(told, str):
        raise TypeError
    return told


def note_body(speaker: str, text: str, salt: bytes) -> bytes:
    """Write an event's note, with the salt of its digest, as bytes to be sealed."""
    return json.dumps([speaker, text, salt.hex()], ensure_ascii=False).encode()


@_reading()
def read_note(body: bytes) -> tuple[str, str, bytes]:
    """Read what `note_body` wrote: speaker, text, salt."""
    speaker, text, salt = json.loads(body)
    return _word(speaker), _word(text), bytes.fromhex(salt)


def evidence_place(file: str) -> str:
    """Return the place of the facts of a file."""
    return f"evidence/{file}"


def facts_body(facts: FileFacts) -> bytes:
    """Write the facts of a file as bytes."""
    return json.dumps(asdict(facts), ensure_ascii=False, sort_keys=True).encode()


def evidence_body(facts: FileFacts, key: bytes) -> bytes:
    """Write the facts of a file, with what opens it, as bytes to be sealed."""
    return json.dumps([key.hex(), facts_body(facts).decode()], ensure_ascii=False).encode()


@_reading()
def read_evidence(body: bytes) -> tuple[FileFacts, bytes]:
    """Read what `evidence_body` wrote: the facts and what opens the file."""
    key, told = json.loads(body)
    found = json.loads(told)
    found |= {"name": _word(found["name"]), "size": int(found["size"])}
    found |= {"kind": FileKind(found["kind"]), "origin": Origin(found["origin"])}
    return FileFacts(**found), bytes.fromhex(key)
