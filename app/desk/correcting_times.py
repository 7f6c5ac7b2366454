"""Correcting when a complaint was sent and received, as far as it was told."""

from __future__ import annotations

from datetime import datetime

from app.desk.amending import Change, first_deed
from app.desk.event_log import NewEvent
from app.desk.open_case import OpenedCase
from app.desk.registering import NewComplaint, sent_from
from app.rules.counted_from import DAY_ONLY, counted_from, day_only
from app.rules.event_kinds import EventKind
from app.rules.happenings import amendment, in_force
from app.rules.moments import is_before, table_moment

_TIMES = {EventKind.RECEIVED: "waktu diterima", EventKind.COMPLAINED: "waktu pengaduan"}


def time_mistakes(case: OpenedCase, new: NewComplaint) -> dict[str, str]:
    """Return what is wrong with a corrected receipt: nothing was done before it."""
    first, zone = first_deed(case), case.office.zone
    if new.received_at is None or first is None or not is_before(first, new.received_at, zone):
        return {}
    shown = table_moment(case.told(first), zone)
    return {"received_at": f"Sesudah tindakan pertama ({shown}). Periksa tanggal dan jamnya."}


def time_changes(
    case: OpenedCase, new: NewComplaint
) -> tuple[list[dict[str, object]], list[NewEvent], list[Change]]:
    """Return how the moments on record are to be read, those that are added, and what changes."""
    amends, added, changes, zone = [], [], [], case.office.zone
    wanted = {EventKind.RECEIVED: new.received_at, EventKind.COMPLAINED: new.complained_at}
    told_at = {event.kind for event in in_force(case.events)}
    if (sent := new.complained_at) is not None and EventKind.COMPLAINED not in told_at:
        at = counted(case, new)[EventKind.COMPLAINED]
        added.append(NewEvent(EventKind.COMPLAINED, at, day_only(sent)))
        changes.append(Change("waktu pengaduan", "", table_moment(sent, zone)))
    for event in in_force(case.events):
        told, was = wanted.get(event.kind), case.told(event.happened_at)
        if told is None or told == was:
            continue
        at = counted(case, new)[event.kind]
        amends.append(amendment(event, at=at, data={DAY_ONLY: not isinstance(told, datetime)}))
        changes.append(
            Change(_TIMES[event.kind], table_moment(was, zone), table_moment(told, zone))
        )
    return amends, added, changes


def counted(case: OpenedCase, new: NewComplaint) -> dict[EventKind, datetime]:
    """Return from when receipt and complaint count; of a day alone never after the first deed."""
    calendar, now = case.office.calendar, case.now
    received, first = new.received_at or case.received_at, first_deed(case)
    at = counted_from(received, calendar=calendar, now=now)
    if not isinstance(received, datetime) and first is not None:
        at = min(at, first)
    if new.complained_at is None:
        return {EventKind.RECEIVED: at}
    sent = sent_from(new.complained_at, at, calendar=calendar, now=now)
    return {EventKind.RECEIVED: at, EventKind.COMPLAINED: sent}
