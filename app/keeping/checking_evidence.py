"""Compares the files kept with cases with what the history tells of them, to the last byte."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from app.access.entitlement import Compartment
from app.access.sealed_files import StoredDigest, keyed_digest
from app.access.sealed_words import evidence_place, facts_body, read_evidence
from app.access.sealing import CannotOpen
from app.register import Register
from app.rules.event_kinds import EventKind
from app.rules.numbering import screen_number
from db.queries import evidence as queries
from db.queries.checking import number_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from db.session import Row, Session

PART_WEIGHT = 100
"""How much longer a part of a file takes than an event."""
_Told = dict[str, "Mapping[str, object]"]


def evidence_problems(
    register: Register, session: Session, *, step: Callable[[int], object]
) -> Iterator[str]:
    """Yield every file that is not as it was attached, is gone, or was never attached.

    `step` is called for each part with its weight. No key is needed for the bytes; names and kinds are compared
    where who checks holds one.
    """
    told: dict[int, _Told] = {}
    for row in queries.attached_files(session, kind=EventKind.ATTACHED):
        told.setdefault(row.complaint_id, {})[str(row.data["file"])] = row.data
    wrong = {key: _misnamed(register, session, key, files) for key, files in told.items()}
    found: dict[int, set[str]] = {key: set() for key in told}
    for (key, file), parts in groupby(queries.all_parts(session), _whose):
        digest = StoredDigest()
        for row in parts:
            step(PART_WEIGHT)
            digest.add(row.body)
        if file not in told.get(key, {}):
            yield f"Aduan {_number(session, key)} menyimpan berkas yang tidak pernah dilampirkan."
            continue
        found[key].add(file)
        if told[key][file].get("digest") != digest.text:
            wrong[key].add(file)
    for key, files in told.items():
        for number, file in enumerate(files, 1):
            if file not in found[key]:
                yield f"Bukti {number} aduan {_number(session, key)} hilang."
            elif file in wrong[key]:
                yield f"Bukti {number} aduan {_number(session, key)} diubah."


def _misnamed(register: Register, session: Session, complaint_id: int, files: _Told) -> set[str]:
    """Return which of a case's files have other sealed facts than were told, as far as we can."""
    now = register.clock.now()
    try:
        texts = register.vault.open_case(session, complaint_id, [Compartment.EVIDENCE], now=now)
    except CannotOpen:
        return set(files)
    opened = {file: texts.get(evidence_place(file)) for file in files}
    facts = {file: read_evidence(body) for file, body in opened.items() if body is not None}
    return {
        file
        for file, (told, key) in facts.items()
        if keyed_digest(facts_body(told), key=key) != files[file].get("facts")
    }


def _whose(row: Row[Any]) -> tuple[int, str]:
    return row.complaint_id, row.file


def _number(session: Session, complaint_id: int) -> str:
    return screen_number(*number_of(session, complaint_id))
