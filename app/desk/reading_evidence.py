"""The files kept with a case: which there are, and opening one, which is on record."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.access.entitlement import Compartment
from app.access.sealed_files import opened_parts
from app.access.sealed_words import evidence_place, read_evidence
from app.access.sealing import CannotOpen
from app.case import Evidence, FileFacts
from app.desk.describing_events import RecordedEvent
from app.desk.event_log import append_plain
from app.desk.listing_cases import READERS
from app.desk.open_case import OpenedCase, open_case
from app.errors import EnvironmentTrouble, UserMistake
from app.guard import allowed
from app.register import Register
from app.rules.event_detail import number
from app.rules.event_kinds import EventKind
from app.rules.happenings import withdrawn
from db.queries.evidence import parts_of

if TYPE_CHECKING:
    from db.session import Session


def evidence_of(
    events: Sequence[RecordedEvent], texts: Mapping[str, bytes]
) -> tuple[Evidence, ...]:
    """Return the files that a case's events tell of, with their facts where those were opened."""
    attached = [event for event in events if event.kind is EventKind.ATTACHED]
    why = {
        position: event.note
        for event in events
        if event.kind is EventKind.WITHDRAWN
        for position in withdrawn([event])
    }
    found = []
    for count, event in enumerate(attached, 1):
        file = str(event.data["file"])
        found.append(
            Evidence(
                file=file,
                number=count,
                position=event.position,
                added_at=event.recorded_at,
                added_by=event.brought_from or event.actor,
                size=number(event.data, "size"),
                facts=_facts(texts.get(evidence_place(file))),
                withdrawn=event.position in why,
                withdrawn_because=why.get(event.position, ""),
            )
        )
    return tuple(found)


def _facts(body: bytes | None) -> FileFacts | None:
    """Return the facts of a file; none of one that is sealed, or that nobody of us sealed."""
    with suppress(CannotOpen):
        return None if body is None else read_evidence(body)[0]
    return None


def facts_in(
    register: Register, session: Session, case: OpenedCase
) -> dict[str, tuple[FileFacts, bytes]]:
    """Return facts and key of the files of a case that we hold keys for, by file.

    Raises CannotOpen when any of them was changed.
    """
    texts = register.vault.open_case(session, case.id, [Compartment.EVIDENCE], now=case.now)
    files = (str(each.data["file"]) for each in case.events if each.kind is EventKind.ATTACHED)
    bodies = ((file, texts.get(evidence_place(file))) for file in files)
    return {file: read_evidence(body) for file, body in bodies if body is not None}


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A file laid open, whole in memory."""

    facts: FileFacts
    body: bytes


@allowed(*READERS)
def open_evidence(register: Register, *, complaint_id: int, file: str) -> OpenedFile:
    """Return a file of a case to be looked at, and write down that it was opened.

    Raises UserMistake when there is none or it is sealed to others, EnvironmentTrouble when it is
    not what was attached.
    """
    with register.writing() as session:
        facts, key = note_opening(register, session, complaint_id, file, purpose="screen")
        return OpenedFile(facts, b"".join(plain_parts(session, complaint_id, file, facts, key)))


def note_opening(
    register: Register, session: Session, complaint_id: int, file: str, *, purpose: str
) -> tuple[FileFacts, bytes]:
    """Write down that a file is opened, for "screen" or "file"; return its facts and key."""
    case = open_case(register, session, complaint_id=complaint_id)
    found = facts_in(register, session, case).get(file)
    if found is None:
        raise UserMistake({"": "Bukti ini disegel untuk akun Anda, atau tidak ada pada aduan ini."})
    told = {"parts": [Compartment.EVIDENCE.value], "purpose": purpose, "file": file}
    append_plain(register, session, EventKind.IDENTITY_READ, complaint_id=complaint_id, **told)
    return found


def plain_parts(
    session: Session, complaint_id: int, file: str, facts: FileFacts, key: bytes
) -> Iterator[bytes]:
    """Yield what is in a file. Raises EnvironmentTrouble, at its end at the latest, if it differs."""
    taken = hashlib.sha256()
    try:
        for part in opened_parts(parts_of(session, complaint_id, file), key=key):
            taken.update(part)
            yield part
    except CannotOpen as error:
        raise _differing() from error
    if taken.hexdigest() != facts.sha256:
        raise _differing()


def _differing() -> EnvironmentTrouble:
    return EnvironmentTrouble(
        "evidence_differs",
        "Isi bukti ini tidak sama dengan yang dilampirkan, jadi tidak dibuka.",
        "Jalankan Periksa register, lalu pulihkan dari cadangan.",
    )
