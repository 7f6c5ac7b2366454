"""Writes cases of another register into ours: numbers, history, words sealed anew, and their files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from app.access.entitlement import CaseFacts, Compartment, told_facts
from app.access.sealed_words import (
    CONTENT_PLACE,
    IDENTITY_PLACE,
    content_body,
    evidence_place,
    identity_body,
)
from app.access.vault import NewText
from app.desk.event_log import NewEvent, append_many, holders_in
from app.desk.open_case import projection
from app.desk.reading_office import cached_office
from app.desk.storing_complaints import receipt_columns, searchable
from app.desk.written_words import content_row
from app.errors import UserMistake
from app.office import CachedOffice
from app.register import Register
from app.rules.event_kinds import EventKind
from app.rules.happenings import ORIGIN
from app.rules.kinds import Closing
from app.rules.moments import day_of
from app.rules.numbering import screen_number
from app.rules.timeline import concerned_office, fold
from app.transfer.counterparts import Counterparts, called_here
from app.transfer.foreign_cases import ForeignCase
from app.transfer.watching import Watch
from db import tables, writing
from db.queries import merging as queries
from db.queries.numbering import take_numbers

if TYPE_CHECKING:
    from db.session import Session

_NAMING = frozenset(
    {EventKind.DOUBLED, EventKind.PARTED, EventKind.LINKED, EventKind.UNLINKED, EventKind.CLOSED}
)
# Under which names an event tells codes of the office's lists.
_LISTED = {"teams": "team", "copies": "team", "back_to": "team", "instructions": "instruction"}


def store_foreign(
    register: Register,
    session: Session,
    cases: Sequence[ForeignCase],
    *,
    theirs: Session,
    parties: Counterparts,
    known: Mapping[str, str],
    watch: Watch,
) -> list[str]:
    """Write cases that were found fit to be brought, in their order; returns their numbers here.

    `theirs` reads the other register's files, `parties` is what its teams, topics, instructions and
    people are called here, `known` has our number of what came from it before.
    Raises UserMistake for a double whose leading case is in neither, Stopped by who watches.
    """
    kept = cached_office(register, session)
    zone = kept.office.zone
    given = take_numbers(session, [day_of(c.row.received_at, zone).year for c in cases])
    numbers = [screen_number(*each) for each in given]
    called = {**known, **{c.number: n for c, n in zip(cases, numbers, strict=True)}}
    history = [_events(case, called, parties) for case in cases]
    rows = [
        _row(case, number, events, kept, parties)
        for case, number, events in zip(cases, given, history, strict=True)
    ]
    ids = writing.add_complaints(session, rows)
    facts = {
        key: told_facts((each.kind, each.data) for each in events)
        for key, events in zip(ids, history, strict=True)
    }
    told = [(key, each) for key, some in zip(ids, history, strict=True) for each in some]
    secret = {key for key, each in facts.items() if each.confidential}
    texts = append_many(register, session, events=told, sealed=secret)
    for case, key, row, number in zip(cases, ids, rows, given, strict=True):
        _store_words(session, case, key, number, str(row["source_reference"]))
        _store_parties(session, case, key, facts[key], parties)
        texts += _sealed(case, key)
        for file in case.files:
            _bring_parts(session, theirs, case.id, key, file.file)
        if case.row.held_since is not None:
            since = {"reason": "", "actor": register.actor, "since": case.row.held_since}
            writing.add_rows(session, tables.LegalHold, [{"complaint_id": key, **since}])
        watch.step()
    register.vault.put(session, texts, holders=holders_in(kept, facts), fresh=True)
    return numbers


def _events(case: ForeignCase, called: Mapping[str, str], parties: Counterparts) -> list[NewEvent]:
    """Return a case's history as it is told here: cases, teams and people by what they are called."""
    events = []
    for each in case.events:
        data = {key: _told(key, value, parties) for key, value in each.data.items()}
        if each.kind in _NAMING and "case" in data:
            there = str(data["case"])
            if there in called:
                data["case"] = called[there]
            elif data.get("closing") == Closing.DOUBLE.value:
                said = f"{case.number} di sana dihitung sebagai {there}; pilih keduanya."
                raise UserMistake({"": said})
            else:
                continue
        if each.kind is EventKind.GUARD_LIFTED:
            if (party := parties.get(str(data.get("party")))) is None:
                continue
            data["party"] = party
        if each.kind is EventKind.REGISTERED:
            data |= _beginning(case, data, parties)
        events.append(replace(each, data=data))
    return events


def _told(key: str, value: object, parties: Counterparts) -> object:
    if key in ("lead", "team"):
        return called_here(value, "team", parties)
    if key in _LISTED and isinstance(value, list):
        return [called_here(each, _LISTED[key], parties) for each in value]
    return value


def _beginning(case: ForeignCase, data: dict[str, Any], parties: Counterparts) -> dict[str, Any]:
    origin = {**data[ORIGIN], "number": [case.row.year, case.row.seq]}
    told: dict[str, Any] = {ORIGIN: origin}
    if accused := sorted(parties[each] for each in case.accused if each in parties):
        told["accused"] = accused
    return told


def _row(
    case: ForeignCase,
    number: tuple[int, int],
    events: Sequence[NewEvent],
    kept: CachedOffice,
    parties: Counterparts,
) -> dict[str, object]:
    row, office = case.row, kept.office
    medium_id, column_id = kept.keys["medium", row.medium]
    happened = [each.happening for each in events]
    # An office or a topic that is told nowhere in the history is where its row has it.
    about = concerned_office(happened) or row.about
    return {
        "year": number[0],
        "seq": number[1],
        "check_code": row.check_code,
        "medium_id": medium_id,
        "recap_column_id": column_id,
        "source_reference": "" if row.confidential else _reference(case),
        "title": row.title,
        "classification": row.classification,
        "topic_id": kept.keys.get(("topic", called_here(row.topic, "topic", parties)), (None, 0))[
            0
        ],
        "about_office_id": kept.keys["office", about][0],
        "anonymous": row.anonymous,
        "confidential": row.confidential,
        "attachments": row.attachments,
        "version": 1,
        "erased_at": None,
        "complained_at": _moment(events, EventKind.COMPLAINED),
        **receipt_columns(row.received_at, office, by_day=row.received_by_day),
        **projection(fold(happened, targets=office.targets, calendar=office.calendar)),
    }


def _moment(events: Sequence[NewEvent], kind: EventKind) -> object:
    return next((each.happened_at for each in events if each.kind is kind), None)


def _reference(case: ForeignCase) -> str:
    """Return the number its source gave a case; without one, that of the other register."""
    return case.reference or case.number


def _store_words(
    session: Session, case: ForeignCase, key: int, number: tuple[int, int], reference: str
) -> None:
    row = case.row
    if not row.confidential:
        words = {"complaint_id": key, **content_row(case.content)}
        writing.add_rows(session, tables.ComplaintContent, [words])
    if row.summary:
        said = {"complaint_id": key, "text": row.summary}
        writing.add_rows(session, tables.ReportSummary, [said])
    body = searchable(
        number,
        title=row.title,
        reference=reference,
        text=case.content.text,
        confidential=row.confidential,
    )
    writing.add_search(session, [{"rowid": key, "body": body}])


def _store_parties(
    session: Session, case: ForeignCase, key: int, facts: CaseFacts, parties: Counterparts
) -> None:
    named = sorted(parties[each] for each in case.accused if each in parties)
    accused = [
        {"complaint_id": key, "party": party, "lifted": party not in facts.accused}
        for party in named
    ]
    writing.add_rows(session, tables.Accused, accused)
    teams = [{"complaint_id": key, "team": team} for team in sorted(facts.teams)]
    writing.add_rows(session, tables.CaseTeam, teams)


def _sealed(case: ForeignCase, key: int) -> list[NewText]:
    """Return what is sealed of a case, under its key here."""
    texts = [
        NewText(key, Compartment.EVIDENCE, evidence_place(each.file), each.facts)
        for each in case.files
    ]
    if not case.row.anonymous:
        body = identity_body(case.identity)
        texts.append(NewText(key, Compartment.IDENTITY, IDENTITY_PLACE, body))
    if case.row.confidential:
        body = content_body(case.content, _reference(case))
        texts.append(NewText(key, Compartment.CONTENT, CONTENT_PLACE, body))
    return texts


def _bring_parts(session: Session, theirs: Session, there: int, here: int, file: str) -> None:
    """Copy the sealed parts of a file: what opens them is sealed anew, they are as they were."""
    for row in queries.sealed_parts(theirs, there, file):
        part = {"complaint_id": here, "file": file, "part": row.part, "body": row.body}
        writing.add_rows(session, tables.EvidencePart, [part])
