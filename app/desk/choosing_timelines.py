"""Choosing which cases of a year the annual report tells at length, where there are many."""

from __future__ import annotations

from dataclasses import dataclass

from app.desk.changing_office import tell_changed
from app.desk.entry_checks import refuse
from app.desk.reading_office import cached_office, office_in, standing_in
from app.guard import allowed
from app.outcome import Outcome
from app.register import Register
from app.roles import Role
from app.rules.kinds import Classification
from app.rules.numbering import screen_number
from db import writing
from db.queries import recap as queries


@dataclass(frozen=True, slots=True)
class CaseChoice:
    """One case of a year and whether the report tells it at length."""

    complaint_id: int
    number: str
    title: str
    chosen: bool


@allowed(Role.DESK, Role.HEAD)
def read_choices(register: Register, *, year: int) -> tuple[CaseChoice, ...]:
    """Return the cases that the report of a year counts, by the day of their complaint."""
    with register.reading() as session:
        counted = office_in(register, session).settings.counted
        hidden = standing_in(register, session).hidden
        rows = session.execute(queries.choices(year, counted)).all()
    return tuple(
        CaseChoice(
            row.id,
            screen_number(row.year, row.seq),
            "Dirahasiakan" if row.id in hidden else row.title,
            chosen=row.chosen is not None,
        )
        for row in rows
    )


@allowed(Role.DESK, Role.HEAD)
def choose_timelines(register: Register, *, year: int, cases: tuple[int, ...]) -> Outcome:
    """Have the report of a year tell exactly these cases at length."""
    with register.writing() as session:
        writing.chain_end(session)
        cached_office(register, session)
        known = set(session.scalars(queries.ids_of_year(year, list(Classification))))
        if not known.issuperset(cases):
            refuse({"cases": f"Pilih aduan tahun {year} saja."})
        queries.set_chosen(session, known, cases)
        tell_changed(register, session, "report_choice")
    words = f"{len(cases)} aduan dimuat sebagai linimasa" if cases else "tidak ada linimasa"
    return Outcome(f"Laporan {year}: {words}.", frozenset({"months"}))
