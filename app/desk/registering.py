"""Registering a complaint: its number, its receipt's check code, its first events."""

from __future__ import annotations

from app.desk.confirming_nil import lateness
from app.desk.entry_checks import refuse
from app.desk.new_complaint import (
    NewComplaint,
    accused_mistake,
    mistakes_in,
    received_of,
    tidy,
)
from app.desk.reading_office import cached_office
from app.desk.storing_complaints import store
from app.guard import allowed
from app.outcome import Outcome
from app.register import Register
from app.roles import Role


@allowed(Role.DESK)
def register_complaint(register: Register, *, complaint: NewComplaint) -> Outcome:
    """Save one complaint durably under the next number of its year.

    Raises UserMistake with one sentence per wrong field; nothing is written then.
    """
    with register.writing() as session:
        kept = cached_office(register, session)
        tidied = tidy(complaint)
        mistakes = mistakes_in(tidied, office=kept.office, now=register.clock.now())
        refuse(mistakes | accused_mistake(kept, tidied.accused))
        (number,), (complaint_id,) = store(register, session, kept, [tidied])
        late = lateness(session, kept.office, [received_of(tidied)], now=register.clock.now())
    return Outcome(
        sentence=f"Aduan {number} tersimpan.{late}",
        changed=frozenset({"complaints", "months"}),
        complaint_id=complaint_id,
        number=number,
        late=late.strip(),
    )
