"""Notices a jump of the computer's clock away from the last moment on record."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

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


def note_jump(session: Session, now: datetime, newest: datetime | None) -> None:
    """Log and note a jump of the clock away from `newest`, the last moment on record, each one once."""
    found = jump_from(session, now, newest)
    if found is None or session.scalar(queries.noted(*found)) is not None:
        return
    kind, before = found
    _log.warning("the clock jumped %s: it shows %s after %s was on record", kind, now, before)
    row = {"noticed_at": now, "newest_at": before, "kind": kind}
    writing.add_rows(session, tables.ClockNote, [row])


def jump_from(
    session: Session, now: datetime, newest: datetime | None
) -> tuple[str, datetime] | None:
    """Return which way the clock jumped, "back" or "ahead", and from when; None if it didn't."""
    if newest is None or newest - SLACK <= now <= newest + YEARS_AHEAD:
        return None
    # The sample was recorded in the year it tells of, not when it was made.
    if session.scalar(setting("kind")) == "sample":
        return None
    return ("back" if now < newest else "ahead"), newest
