"""The words of an event as they hold now: what it was told with, or what a correction says instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from app.access.entitlement import Compartment
from app.access.sealed_words import note_place, read_note
from app.desk.describing_events import RecordedEvent
from app.desk.event_log import NewEvent
from app.desk.open_case import OpenedCase
from app.register import Register
from app.rules.event_kinds import EventKind
from app.rules.happenings import Happening
from db.queries.case import open_notes

if TYPE_CHECKING:
    from db.session import Session

REWORDS = "of"
"""Under which name a rewording's data holds the place of the event whose words it replaces."""


def reworded(events: Sequence[RecordedEvent]) -> list[RecordedEvent]:
    """Return the events, each with the words that hold now."""
    newest = {each.data[REWORDS]: each for each in events if each.kind is EventKind.REWORDED}
    return [
        replace(event, speaker=words.speaker, note=words.note)
        if (words := newest.get(event.position)) is not None
        else event
        for event in events
    ]


def words_now(
    register: Register, session: Session, case: OpenedCase, event: Happening
) -> tuple[str, str] | None:
    """Return who spoke in an event and what was said, None where that is sealed for who asks."""
    at = event.position
    told = [each for each in case.events if at in (each.position, each.data.get(REWORDS))]
    last = max(told, key=lambda each: each.position)
    if "note" not in last.data:
        return "", ""
    if case.confidential:
        opened = register.vault.open_case(session, case.id, [Compartment.CONTENT], now=case.now)
        body = opened.get(note_place(last.position))
        return None if body is None else read_note(body)[:2]
    rows = session.execute(open_notes(case.id))
    return next(((row.speaker, row.text) for row in rows if row.event_id == last.position), None)


def rewording(case: OpenedCase, event: Happening, *, speaker: str, note: str) -> NewEvent:
    """Return what puts other words in the place of an event's."""
    data = {REWORDS: event.position}
    return NewEvent(EventKind.REWORDED, case.now, data, speaker=speaker, note=note)
