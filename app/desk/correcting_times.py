"""Correcting when a complaint was sent and received, as far as it was told."""

from __future__ import annotations

from datetime import datetime

from app.desk.amending import Change, first_deed
from app.desk.event_log import NewEvent
from app.desk.new_complaint import NewComplaint
from app.desk.open_case import OpenedCase
from app.desk.storing_complaints import sent_from
from app.rules.counted_from import DAY_ONLY, counted_from, day_only
from app.rules.event_kinds import EventKind
from app.rules.happenings import amendment, in_force
from app.rules.moments import is_before, table_moment

_TIMES = {EventKind.RECEIVED: "waktu diterima", EventKind.COMPLAINED: "waktu pengaduan"}


def time_mistakes(case: OpenedCase, new: NewComplaint) -> dict[str, str]:
    """Return what is wrong with a corrected receipt: nothing was done before it."""
    first, zone = first_deed(case), case.office.zone
    if new.received_at is None or first is None:
        return {}
    if not is_before(first.happened_at, new.received_at, zone):
        return {}
    shown = table_moment(first.told_at(zone), zone)
    return {"received_at": f"Sesudah tindakan pertama ({shown}). Periksa tanggal dan jamnya."}


def time_changes(
    case: OpenedCase, new: NewComplaint
) -> tuple[list[dict[str, object]], list[NewEvent], list[Change]]:
    """Return how the moments on record are to be read, those that are added, and what changes."""
    amends, added, changes, zone = [], [], [], case.office.zone
    wanted = {EventKind.RECEIVED: new.received_at, EventKind.COMPLAINED: new.complained_at}
    known, at = in_force(case.events), counted(case, new)
    told_at = {event.kind for event in known}
    if (sent := new.complained_at) is not None and EventKind.COMPLAINED not in told_at:
        added.append(NewEvent(EventKind.COMPLAINED, at[EventKind.COMPLAINED], day_only(sent)))
        changes.append(Change("waktu pengaduan", "", table_moment(sent, zone)))
    for event in known:
        told, was = wanted.get(event.kind), event.told_at(zone)
        if told is None or (told == was and at[event.kind] == event.happened_at):
            continue
        by_day = {DAY_ONLY: not isinstance(told, datetime)}
        amends.append(amendment(event, at=at[event.kind], data=by_day))
        if told != was:
            old, now = table_moment(was, zone), table_moment(told, zone)
            changes.append(Change(_TIMES[event.kind], old, now))
    return amends, added, changes


def counted(case: OpenedCase, new: NewComplaint) -> dict[EventKind, datetime]:
    """Return from when receipt and complaint count; of a day alone never after the first deed.

    What is told as before counts as before, whatever the time and the calendar are now.
    """
    calendar, now, zone = case.office.calendar, case.now, case.office.zone
    known = {event.kind: event for event in in_force(case.events)}
    received, sent = new.received_at or case.received, new.complained_at
    at, first = known[EventKind.RECEIVED].happened_at, first_deed(case)
    if received != case.received:
        at = counted_from(received, calendar=calendar, now=now)
        if not isinstance(received, datetime) and first is not None:
            at = min(at, first.happened_at)
    if sent is None:
        return {EventKind.RECEIVED: at}
    complained = known.get(EventKind.COMPLAINED)
    if complained is None or sent != complained.told_at(zone):
        sent_at = sent_from(sent, at, calendar=calendar, now=now)
    elif complained.day_only:
        sent_at = min(complained.happened_at, at)
    else:
        sent_at = complained.happened_at
    return {EventKind.RECEIVED: at, EventKind.COMPLAINED: sent_at}
