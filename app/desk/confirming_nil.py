"""Confirming that a month brought no complaint: the proof that nothing was forgotten."""

from app.desk.changing_office import tell_changed
from app.desk.entry_checks import refuse
from app.desk.reading_office import office_in
from app.guard import allowed
from app.outcome import Outcome
from app.register import Register
from app.roles import Role
from app.rules.moments import MONTHS
from db import tables
from db.queries import office as queries


@allowed(Role.DESK, Role.HEAD)
def confirm_nil(register: Register, *, year: int, month: int) -> Outcome:
    """Confirm a past month as nil; UserMistake when it has complaints or isn't over."""
    with register.writing() as session:
        office = office_in(register, session)
        today = register.clock.now().astimezone(office.zone)
        nil = tables.NilMonth
        name = f"{MONTHS[month - 1]} {year}"
        count = session.scalar(queries.complaints_in(year, month))
        if count:
            refuse({"": f"{name} tidak nihil: ada {count} aduan."})
        if (today.year, today.month) <= (year, month):
            refuse({"": f"{name} belum selesai."})
        if session.get(nil, (year, month)) is None:
            session.add(
                nil(
                    year=year,
                    month=month,
                    confirmed_at=register.clock.now(),
                    actor=register.actor,
                )
            )
            session.flush()
            tell_changed(register, session, "nil_month")
    return Outcome(f"{name} dikonfirmasi nihil.", frozenset({"months"}))
