"""From when a day counts that was told without its time of day."""

from datetime import datetime, time

from app.rules.moments import Stated, day_of
from app.rules.work_calendar import WorkCalendar

DAY_ONLY = "day_only"
"""Under which name an event's data says that only the day of its moment was told."""


def counted_from(
    stated: Stated, *, calendar: WorkCalendar, now: datetime, after: datetime | None = None
) -> datetime:
    """Return the moment from which clocks count; a moment told with its time is that itself.

    A day alone counts from `now`, when it is told, if it is the same day; else from the opening of
    the office on that day, or its midnight where the office was closed. On that day it never comes
    before `after`, which it followed.
    """
    if isinstance(stated, datetime):
        return stated
    if stated == day_of(now, calendar.zone):
        return now
    hours = calendar.hours_on(stated)
    begins = datetime.combine(stated, hours.opens if hours else time(), calendar.zone)
    if after is not None and day_of(after, calendar.zone) == stated:
        return max(begins, after)
    return begins


def day_only(stated: Stated) -> dict[str, object]:
    """Return what an event's data says of a moment: nothing where its time is known."""
    return {} if isinstance(stated, datetime) else {DAY_ONLY: True}
