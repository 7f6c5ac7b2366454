"""Which boxes and media are to be looked at today, and the record of who looked when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.desk.changing_office import tell_changed
from app.desk.entry_checks import refuse
from app.desk.opening_boxes import draft_name
from app.desk.reading_office import cached_office, office_in
from app.guard import allowed
from app.outcome import Outcome
from app.register import Register
from app.roles import Role
from app.rules.work_calendar import WorkCalendar
from db import tables, writing
from db.queries import office as queries


@dataclass(frozen=True, slots=True)
class MediumToday:
    """A medium on the weekly rota: its weekdays (0 for Monday), and when it was last looked at.

    `begun` tells of a box whose opening is half typed.
    """

    code: str
    name: str
    weekdays: frozenset[int]
    due_today: bool
    looked_at: datetime | None
    begun: bool = False
    looked_by: str = ""
    """The name of whoever looked at it last."""


@allowed(*Role)
def media_today(register: Register) -> tuple[MediumToday, ...]:
    """Return all media; one is due until it is looked at, and only on days the office works."""
    with register.reading() as session:
        office = office_in(register, session)
        rows = session.execute(queries.last_looks(register.account.id, draft_name(""))).all()
        people = {each.login: each.name for each in cached_office(register, session).accounts}
    looks = {
        code: (at, bool(begun), people.get(by or "", by or "")) for code, at, by, begun in rows
    }
    today = register.clock.now().astimezone(office.zone).date()
    found = []
    for medium in office.media:
        looked_at, begun, looked_by = looks.get(medium.code, (None, False, ""))
        looked_on = None if looked_at is None else looked_at.astimezone(office.zone).date()
        due = _due(office.calendar, medium.weekdays, today=today, looked_on=looked_on)
        found.append(
            MediumToday(
                code=medium.code,
                name=medium.name,
                weekdays=medium.weekdays,
                due_today=due or begun,
                looked_at=looked_at,
                begun=begun,
                looked_by=looked_by,
            )
        )
    return tuple(found)


@allowed(Role.DESK)
def tick_medium(register: Register, *, code: str) -> Outcome:
    """Record that a medium was looked at now.

    The record is never changed, nor is it taken back: a month is confirmed nil on its strength.
    """
    with register.writing() as session:
        writing.chain_end(session)
        kept = cached_office(register, session)
        names = {medium.code: medium.name for medium in kept.office.media}
        if code not in names:
            refuse({"": "Media itu tidak ada dalam daftar."})
        key, _ = kept.keys["medium", code]
        row = {
            "medium_id": key,
            "checked_at": register.clock.now(),
            "actor": register.actor,
        }
        writing.add_rows(session, tables.MediumCheck, [row])
        tell_changed(register, session, "medium_check")
    return Outcome(f"{names[code]} sudah diperiksa.", frozenset({"media"}))


def _due(
    calendar: WorkCalendar, weekdays: frozenset[int], *, today: date, looked_on: date | None
) -> bool:
    """Tell whether a medium's last turn is still open; one on a closed day waits for the next."""
    if not calendar.is_working_day(today):
        return False
    week = (today - timedelta(days=back) for back in range(7))
    turn = next((day for day in week if day.weekday() in weekdays), None)
    return turn is not None and (looked_on is None or looked_on < turn)
