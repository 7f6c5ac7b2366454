"""Tells the events of a case as a timeline, for the screen and for the annual report."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from app.case import TimelineEntry
from app.office import Office
from app.rules.event_detail import detail_of
from app.rules.event_kinds import BEFORE_US, EVENT_KINDS, EventKind, Story
from app.rules.event_sentences import Names, Telling, speaker_words
from app.rules.happenings import Happening, in_force, withdrawn
from app.rules.moments import day_of, table_moment
from app.rules.wording import elapsed_words

_NAMED = "dengan identitas pelapor"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedEvent(Happening):
    """An event with its note, as read from the register."""

    recorded_at: datetime
    speaker: str
    note: str
    actor: str = ""


def describe(
    events: Sequence[RecordedEvent], *, office: Office, medium: str
) -> tuple[TimelineEntry, ...]:
    """Return the timeline: what came before us as its source gives it, then what we did by time.

    A moment earlier than the one before it is flagged and kept where the source has it. What was
    corrected is told as it is now, and what was withdrawn is still told, as withdrawn. Files that
    somebody attached one after the other are told once.
    """
    gone = withdrawn(events)
    counted = {event.position: event for event in in_force(events)}
    told_as = [counted.get(event.position, event) for event in events]
    before = [event for event in told_as if event.kind in BEFORE_US]
    # When it was complained may have been told after its history.
    before.sort(key=lambda event: event.kind is not EventKind.COMPLAINED)
    ours = [event for event in told_as if event.kind not in BEFORE_US]
    ours.sort(key=lambda event: event.happened_at)
    registered = next((e.happened_at for e in ours if e.kind is EventKind.REGISTERED), None)
    names = Names(
        medium=medium,
        own=office.name,
        desk=office.desk,
        teams={team.code: team.name for team in office.known_teams},
        offices={entry.code: entry.name for entry in office.known_offices},
        zone=office.zone,
    )
    naming, silent = _openings(events)
    told: list[TimelineEntry] = []
    for event in (*before, *ours):
        story = EVENT_KINDS[event.kind].story
        if story is None or event.position in silent:
            continue
        entry = _entry(event, story, names, registered=registered)
        if event.position in naming:
            entry = replace(entry, actor=event.actor, sentence=f"{entry.sentence} {_NAMED}")
        entry = replace(entry, withdrawn=event.position in gone)
        if told and event.happened_at < told[-1].happened_at:
            gap = _gap_words(told[-1], entry, names.zone)
            what = (
                "waktu pengaduan"
                if told[-1].kind is EventKind.COMPLAINED
                else "peristiwa sebelumnya"
            )
            entry = replace(
                entry,
                out_of_order=True,
                remark=f"Urutan waktu janggal: tercatat {gap} sebelum {what}; "
                "dimuat sebagaimana tertera pada sumber.",
            )
        told.append(entry)
    return tuple(_joined(told))


def _joined(told: Sequence[TimelineEntry]) -> Iterator[TimelineEntry]:
    """Yield the same with files attached together as one line."""
    for key, same in groupby(told, key=_attached_by):
        entries = list(same)
        if key is None or len(entries) == 1:
            yield from entries
        else:
            yield replace(entries[-1], sentence=f"melampirkan {len(entries)} bukti")


def _attached_by(entry: TimelineEntry) -> tuple[str, bool, bool] | None:
    if entry.kind is not EventKind.ATTACHED:
        return None
    return entry.actor, entry.withdrawn, entry.out_of_order


def _openings(events: Sequence[RecordedEvent]) -> tuple[set[int], set[int]]:
    """Return which printings tell that an identity was opened for them, and which openings don't.

    Several openings for one thing, one right after the other, are told once.
    """
    naming: set[int] = set()
    silent: set[int] = set()
    opened: dict[str, list[int]] = {}
    before: RecordedEvent | None = None
    for event in sorted(events, key=lambda each: each.position):
        if event.kind is EventKind.IDENTITY_READ:
            opened.setdefault(str(event.data.get("purpose")), []).append(event.position)
            same = before is not None and before.kind is event.kind
            if before and same and (before.actor, before.data) == (event.actor, event.data):
                silent.add(before.position)
        elif event.kind is EventKind.PRINTED:
            for_it = opened.pop(str(event.data.get("paper")), [])
            silent.update(for_it)
            naming.update({event.position} if for_it else ())
        before = event
    return naming, silent


def _gap_words(before: TimelineEntry, entry: TimelineEntry, zone: ZoneInfo) -> str:
    """Return how much earlier an entry is than the one before it: in days where no more is told."""
    if all(isinstance(each.told_at, datetime) for each in (before, entry)):
        return elapsed_words(before.happened_at - entry.happened_at)
    days = day_of(before.told_at, zone) - day_of(entry.told_at, zone)
    return f"{days.days} hari" if days else "kurang dari 1 hari"


def _entry(
    event: RecordedEvent, story: Story, names: Names, *, registered: datetime | None
) -> TimelineEntry:
    told = Telling(
        detail=detail_of(event.data),
        speaker=event.speaker,
        note=event.note,
        actor=event.brought_from or event.actor,
        names=names,
    )
    days = {at.astimezone(names.zone).date() for at in (event.happened_at, event.recorded_at)}
    # What was done on paper before the slip was typed in was recorded later, be it on one day.
    early = registered is not None and event.happened_at < registered
    typed_in_later = early and event.kind is not EventKind.RECEIVED
    late = not story.before_us and (len(days) > 1 or typed_in_later)
    recorded = table_moment(event.recorded_at, names.zone)
    remark = f"Dicatat kemudian, {recorded}." if late else ""
    if event.brought_from:
        remark = f"Dibawa dari register lain, {recorded}."
    return TimelineEntry(
        kind=event.kind,
        detail=told.detail,
        happened_at=event.happened_at,
        told_at=event.told_at(names.zone),
        recorded_at=event.recorded_at,
        actor=speaker_words(story.speaker, told),
        sentence=story.sentence(told),
        note="" if event.kind is EventKind.SOURCE_STEP else event.note,
        before_us=story.before_us,
        remark=remark,
    )
