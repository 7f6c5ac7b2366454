"""Notices when the computer's clock was set back, or years ahead, and writes it down."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from app.desk.reading_office import office_in
from app.guard import allowed
from app.register import Register
from app.roles import Role
from app.rules.moments import table_moment
from db import tables, writing
from db.queries import clock as queries
from db.queries.office import setting

if TYPE_CHECKING:
    from db.session import Session

_log = logging.getLogger(__name__)
# Clocks that are set by the network move a little all the time.
SLACK = timedelta(minutes=2)
# An office may have no complaint for a year; two years without any event are no rest.
YEARS_AHEAD = timedelta(days=730)
TOLD_AHEAD, TOLD_BACK = timedelta(days=30), timedelta(days=1)


@allowed(*Role)
def clock_trouble(register: Register) -> str | None:
    """Say that the computer's clock jumped, None when it agrees with the register.

    A jump not known yet is logged and noted. One that was noted is told for a time, as work goes
    on with the new time and hides it: a clock years ahead for a month of its own time, one that
    went back, by mistake or because it was ahead, for a day. Events keep the order they were
    recorded in.
    """
    now = register.clock.now()
    with register.reading() as session:
        newest = session.scalar(queries.last_recorded())
        found = _jump(session, now, newest)
        zone = office_in(register, session).zone
        known = found is not None and session.scalar(queries.noted(*found)) is not None
        told = found or _noted(session, now)
    if found is not None and not known and register.only_reads is None:
        with register.writing() as session:
            note_jump(session, now, newest)
    return None if told is None else _sentence(told[0], now=now, newest=told[1], zone=zone)


def _noted(session: Session, now: datetime) -> tuple[str, datetime] | None:
    """Return the jump that was noted last, as long as it is told."""
    if (note := session.execute(queries.last_note()).one_or_none()) is None:
        return None
    told_for = TOLD_AHEAD if note.kind == "ahead" else TOLD_BACK
    if not timedelta(0) <= now + SLACK - note.noticed_at <= told_for:
        return None
    return note.kind, note.newest_at


def note_jump(session: Session, now: datetime, newest: datetime | None) -> None:
    """Log and note a jump of the clock away from `newest`, the last moment on record, each one once."""
    found = _jump(session, now, newest)
    if found is None or session.scalar(queries.noted(*found)) is not None:
        return
    kind, before = found
    _log.warning("the clock jumped %s: it shows %s after %s was on record", kind, now, before)
    row = {"noticed_at": now, "newest_at": before, "kind": kind}
    writing.add_rows(session, tables.ClockNote, [row])


def _jump(session: Session, now: datetime, newest: datetime | None) -> tuple[str, datetime] | None:
    if newest is None or newest - SLACK <= now <= newest + YEARS_AHEAD:
        return None
    # The sample was recorded in the year it tells of, not when it was made.
    if session.scalar(setting("kind")) == "sample":
        return None
    return ("back" if now < newest else "ahead"), newest


def _sentence(kind: str, *, now: datetime, newest: datetime, zone: ZoneInfo) -> str:
    shown, kept = (table_moment(moment, zone) for moment in (now, newest))
    gap = "lebih awal daripada" if kind == "back" else "bertahun-tahun sesudah"
    return (
        f"Jam komputer menunjukkan {shown}, {gap} catatan terakhir ({kept}). "
        "Periksa jam komputer; urutan catatan tetap terjaga."
    )
