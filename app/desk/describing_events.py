"""Tells the events of a case as a timeline, for the screen and for the annual report."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app.case import TimelineEntry
from app.office import Office
from app.rules.event_detail import detail_of
from app.rules.event_kinds import BEFORE_US, EVENT_KINDS, EventKind, Story
from app.rules.event_sentences import Names, Telling, speaker_words
from app.rules.moments import table_moment
from app.rules.wording import LESS_THAN_A_MINUTE


@dataclass(frozen=True, slots=True)
class RecordedEvent:
    """An event with its note, as read from the register."""

    kind: EventKind
    happened_at: datetime
    recorded_at: datetime
    data: dict[str, object]
    speaker: str
    note: str
    actor: str = ""


def describe(
    events: Sequence[RecordedEvent], *, office: Office, medium: str
) -> tuple[TimelineEntry, ...]:
    """Return the timeline: what came before us as its source gives it, then what we did by time.

    A moment earlier than the one before it is flagged and kept where the source has it.
    """
    before = [event for event in events if event.kind in BEFORE_US]
    ours = [event for event in events if event.kind not in BEFORE_US]
    ours.sort(key=lambda event: event.happened_at)
    names = Names(
        medium=medium,
        own=office.name,
        desk=office.desk,
        teams={team.code: team.name for team in office.teams},
        offices={o.code: o.name for o in (*office.offices, *office.former_offices)},
        zone=office.zone,
    )
    told: list[TimelineEntry] = []
    for event in (*before, *ours):
        story = EVENT_KINDS[event.kind].story
        if story is None:
            continue
        entry = _entry(event, story, names)
        if told and event.happened_at < told[-1].happened_at:
            gap = elapsed_words(told[-1].happened_at - event.happened_at)
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
    return tuple(told)


def elapsed_words(gap: timedelta) -> str:
    """Return plain elapsed time in at most two units: "1 jam 2 menit"."""
    minutes = int(gap.total_seconds() // 60)
    parts = [(minutes // 1440, "hari"), (minutes // 60 % 24, "jam"), (minutes % 60, "menit")]
    worded = [f"{count} {unit}" for count, unit in parts if count]
    return " ".join(worded[:2]) or LESS_THAN_A_MINUTE


def _entry(event: RecordedEvent, story: Story, names: Names) -> TimelineEntry:
    told = Telling(
        detail=detail_of(event.data),
        speaker=event.speaker,
        note=event.note,
        actor=event.actor,
        names=names,
    )
    days = {at.astimezone(names.zone).date() for at in (event.happened_at, event.recorded_at)}
    late = not story.before_us and len(days) > 1
    return TimelineEntry(
        kind=event.kind,
        detail=told.detail,
        happened_at=event.happened_at,
        recorded_at=event.recorded_at,
        actor=speaker_words(story.speaker, told),
        sentence=story.sentence(told),
        note="" if event.kind is EventKind.SOURCE_STEP else event.note,
        before_us=story.before_us,
        remark=f"Dicatat kemudian, {table_moment(event.recorded_at, names.zone)}." if late else "",
    )
