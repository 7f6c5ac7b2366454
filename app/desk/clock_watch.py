"""Notices when the computer's clock was set back, or years ahead, and writes it down."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from app.desk.clock_jumps import SLACK, jump_from
from app.desk.event_log import append_plain
from app.desk.reading_office import office_in
from app.guard import allowed
from app.register import Register
from app.roles import Role
from app.rules.event_kinds import EventKind
from app.rules.moments import table_moment
from db.queries import clock as queries

if TYPE_CHECKING:
    from db.session import Session

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
        found = jump_from(session, now, newest)
        zone = office_in(register, session).zone
        known = found is not None and session.scalar(queries.noted(*found)) is not None
        told = found or _noted(session, now)
    if found is not None and not known and register.only_reads is None:
        with register.writing() as session:
            # Whatever is written notes it; nothing is written without an event.
            append_plain(register, session, EventKind.SETTINGS_CHANGED, what=["clock_note"])
    return None if told is None else _sentence(told[0], now=now, newest=told[1], zone=zone)


def _noted(session: Session, now: datetime) -> tuple[str, datetime] | None:
    """Return the jump that was noted last, as long as it is told."""
    if (note := session.execute(queries.last_note()).one_or_none()) is None:
        return None
    told_for = TOLD_AHEAD if note.kind == "ahead" else TOLD_BACK
    if not timedelta(0) <= now + SLACK - note.noticed_at <= told_for:
        return None
    return note.kind, note.newest_at


def _sentence(kind: str, *, now: datetime, newest: datetime, zone: ZoneInfo) -> str:
    shown, kept = (table_moment(moment, zone) for moment in (now, newest))
    gap = "lebih awal daripada" if kind == "back" else "bertahun-tahun sesudah"
    return (
        f"Jam komputer menunjukkan {shown}, {gap} catatan terakhir ({kept}). "
        "Periksa jam komputer; urutan catatan tetap terjaga."
    )
