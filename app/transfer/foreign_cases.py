"""Reads the cases of another register: their words laid open, their history as it holds."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from app.access.entitlement import Compartment
from app.access.sealed_words import (
    CONTENT_PLACE,
    IDENTITY_PLACE,
    evidence_place,
    note_place,
    read_content,
    read_identity,
    read_note,
)
from app.case import Content, Identity
from app.desk.event_log import NewEvent, happening_of
from app.desk.rewording import REWORDS
from app.desk.written_words import content_from
from app.register import Register
from app.rules.event_detail import codes
from app.rules.event_kinds import EventKind
from app.rules.happenings import ORIGIN, in_force
from app.rules.kinds import Closing
from app.rules.numbering import screen_number
from db.queries import merging as queries
from db.queries.attestations import ChainRow, chain_events

if TYPE_CHECKING:
    from db.session import Row, Session

_AT_ONCE = 200
BROUGHT = frozenset(
    {
        *(EventKind.COMPLAINED, EventKind.SOURCE_STEP, EventKind.RECEIVED, EventKind.REGISTERED),
        *(EventKind.REPORTED, EventKind.DISPOSED, EventKind.MOVED, EventKind.EXTENDED),
        *(EventKind.PASSED_ON, EventKind.CALLED_BACK, EventKind.REVOKED, EventKind.SEEN),
        *(EventKind.REVIEWED, EventKind.APPROVED, EventKind.RETURNED),
        *(EventKind.PROGRESS, EventKind.RESULT, EventKind.ANSWERED, EventKind.HEARD),
        *(EventKind.FORWARDED, EventKind.ACKNOWLEDGED),
        *(EventKind.PAUSED, EventKind.RESUMED, EventKind.REMINDED, EventKind.CLOSED),
        *(EventKind.REOPENED, EventKind.CORRECTED, EventKind.SUMMARISED, EventKind.ATTACHED),
        *(EventKind.DOUBLED, EventKind.PARTED, EventKind.LINKED, EventKind.UNLINKED),
        *(EventKind.GUARD_LIFTED, EventKind.HELD, EventKind.RELEASED),
    }
)
"""What is told of a case in another register too. Papers, the numbers of letters, openings and keys are those of the old one."""
# What a correction changed is told by the events themselves, which are brought as they hold now.
_APPLIED = frozenset({"amends", "confidential", "accused", "lifted"})
_COMPARTMENTS = (Compartment.IDENTITY, Compartment.CONTENT, Compartment.EVIDENCE)


@dataclass(frozen=True, slots=True)
class ForeignFile:
    """A file of a case: its name in the history, and its facts with what opens it."""

    file: str
    facts: bytes


@dataclass(frozen=True, slots=True)
class ForeignCase:
    """A case of another register; `row` as `queries.cases` yields it, `events` as they hold.

    `number` is the one it has there, `position` the place where it was registered. A `sealed` one
    has words that the way in does not open. `accused` are parties of that register.
    """

    row: Row[Any]
    number: str
    position: int
    events: tuple[NewEvent, ...]
    identity: Identity
    content: Content
    reference: str
    files: tuple[ForeignFile, ...]
    sealed: bool
    accused: frozenset[str]

    @property
    def id(self) -> int:
        """Its key in the register it comes from."""
        return int(self.row.id)

    @property
    def gone(self) -> str:
        """Why there is nothing to bring, in a sentence; "" for any other case."""
        if self.row.erased_at is not None:
            return "Isinya sudah dimusnahkan di register asalnya."
        undone = self.row.settlement == Closing.UNDONE.value
        return "Impornya diurungkan di register asalnya." if undone else ""

    @property
    def teams(self) -> frozenset[str]:
        """The codes of every team that its history names."""
        return self._told("teams") | self._told("copies") | self._told("back_to")

    @property
    def instructions(self) -> frozenset[str]:
        """The codes of every instruction that its history names."""
        return self._told("instructions")

    def _told(self, key: str) -> frozenset[str]:
        return frozenset(code for event in self.events for code in codes(event.data, key))


def foreign_cases(archive: Register, session: Session) -> Iterator[ForeignCase]:
    """Yield the cases of a register that is open, in the order in which they were registered."""
    found = queries.cases(session)
    while rows := list(islice(found, _AT_ONCE)):
        ids = [row.id for row in rows]
        told: dict[int, list[ChainRow]] = {key: [] for key in ids}
        for event in chain_events(session, ids):
            told[event.complaint_id or 0].append(event)
        vault, now = archive.vault, archive.clock.now()
        held = vault.held(session, ids, now=now)
        opened = vault.open_cases(session, held, dict.fromkeys(ids, _COMPARTMENTS))
        for row in rows:
            yield _case(row, told[row.id], opened[row.id])


def _case(row: Row[Any], told: list[ChainRow], texts: Mapping[str, bytes]) -> ForeignCase:
    notes, sealed = _notes(told, texts, confidential=row.confidential)
    happened = {each.position: each for each in in_force([happening_of(one) for one in told])}
    kept = [each for each in told if each.id in happened and each.kind in BROUGHT]
    events, files = [], []
    for each in kept:
        data = {k: v for k, v in happened[each.id].data.items() if k not in _APPLIED | {"note"}}
        kind = EventKind(each.kind)
        if kind is EventKind.REGISTERED and row.confidential:
            data["confidential"] = True
        if kind is EventKind.ATTACHED:
            file = str(data["file"])
            sealed = sealed or evidence_place(file) not in texts
            files.append(ForeignFile(file, texts.get(evidence_place(file), b"")))
        data[ORIGIN] = {"at": each.id, "hash": each.hash, "by": each.actor}
        speaker, note = notes.get(each.id, ("", ""))
        events.append(NewEvent(kind, happened[each.id].happened_at, data, speaker, note))
    content, reference = content_from(row._asdict()), row.source_reference
    if row.confidential:
        sealed = sealed or CONTENT_PLACE not in texts
        content, reference = read_content(texts.get(CONTENT_PLACE))
    return ForeignCase(
        row,
        screen_number(row.year, row.seq),
        next(each.id for each in told if each.kind == EventKind.REGISTERED),
        tuple(events),
        read_identity(texts.get(IDENTITY_PLACE)),
        content,
        reference,
        tuple(files),
        sealed or (not row.anonymous and IDENTITY_PLACE not in texts),
        _accused(told),
    )


def _notes(
    told: list[ChainRow], texts: Mapping[str, bytes], *, confidential: bool
) -> tuple[dict[int, tuple[str, str]], bool]:
    """Return who spoke and what was said by event, as it was worded last, and whether any is sealed."""
    notes: dict[int, tuple[str, str]] = {}
    sealed = False
    for each in told:
        data = json.loads(each.data)
        body = texts.get(note_place(each.id))
        if body is not None:
            speaker, text, _ = read_note(body)
        else:
            speaker, text = each.speaker or "", each.text or ""
            sealed = sealed or (confidential and "note" in data)
        if speaker or text or each.kind == EventKind.REWORDED:
            notes[data.get(REWORDS, each.id)] = speaker, text
    return notes, sealed


def _accused(told: list[ChainRow]) -> frozenset[str]:
    """Return whom a case is about now; it is told whole at every change."""
    accused = frozenset[str]()
    for each in told:
        data = json.loads(each.data)
        if "accused" in data:
            accused = frozenset(map(str, data["accused"]))
    return accused
