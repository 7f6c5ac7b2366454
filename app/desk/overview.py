"""The overview of a span of days: what came in it, of which kinds, and how long it all took."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from app.desk.entry_checks import refuse
from app.desk.event_log import append_plain
from app.desk.overview_tables import overview_tables
from app.desk.papers import letterhead_of
from app.desk.reading_cases import cases_in
from app.desk.reading_office import office_in
from app.guard import allowed
from app.register import Register
from app.roles import Role
from app.rules.event_kinds import EventKind
from app.rules.moments import date_words
from db.queries import recap as queries

if TYPE_CHECKING:
    from typing import TypeAlias

    from app.case import Case
    from app.documents.overview import OverviewTable
    from app.documents.table_paper import PaperFacts
    from app.office import Office
    from db.session import Session

    Tables: TypeAlias = Callable[[Session, Sequence[Case], Office], Iterator[OverviewTable]]

_TITLE = "IKHTISAR PENGADUAN MASYARAKAT"


class Overview(NamedTuple):
    """All that the paper, the workbook and the page are made of."""

    facts: PaperFacts
    tables: tuple[OverviewTable, ...]


@allowed(Role.DESK, Role.HEAD)
def overview_pdf(register: Register, *, since: date, until: date) -> bytes:
    """Return the overview of a span of days, both included, as one A4 PDF.

    Raises UserMistake by field for a span that ends before it begins.
    """
    # Imported late, as below: the libraries that write files cost more than a start can spare.
    from app.documents.overview import overview_as_pdf

    return overview_as_pdf(*read_overview(register, since=since, until=until))


@allowed(Role.DESK, Role.HEAD)
def overview_xlsx(register: Register, *, since: date, until: date) -> bytes:
    """Return the same tables as an Excel file."""
    from app.documents.overview import overview_as_xlsx

    return overview_as_xlsx(*read_overview(register, since=since, until=until))


@allowed(Role.DESK, Role.HEAD)
def count_overview(register: Register, *, since: date, until: date) -> None:
    """Write down that an overview went to the printer or into a file."""
    first, last = since.isoformat(), until.isoformat()
    with register.writing() as session:
        append_plain(register, session, EventKind.EXPORTED, what="overview", first=first, last=last)


@allowed(Role.DESK, Role.HEAD)
def read_overview(register: Register, *, since: date, until: date) -> Overview:
    """Return the same tables with the complaints behind each number, for the page."""

    def tables(session: Session, cases: Sequence[Case], office: Office) -> Iterator[OverviewTable]:
        return overview_tables(session, cases, office, since=since, until=until)

    return overview_of(register, since=since, until=until, tables=tables)


@allowed(Role.DESK, Role.HEAD)
def overview_of(register: Register, *, since: date, until: date, tables: Tables) -> Overview:
    """Return what `tables` make of the complaints that came in a span of days."""
    from app.documents.table_paper import PaperFacts

    if until < since:
        refuse({"until": "Lebih dahulu daripada tanggal awal. Periksa kedua tanggalnya."})
    now = register.clock.now()
    with register.reading() as session:
        office = office_in(register, session)
        begin = datetime.combine(since, time(), office.zone)
        end = datetime.combine(until + timedelta(days=1), time(), office.zone)
        counted = office.settings.counted
        ids = session.scalars(queries.ids_received(begin, end, counted)).all()
        # Only what is counted is told: no title, no word of anybody.
        found = cases_in(register, session, ids, on_paper=True, unseen=True)
        cases = [each for each in found if each.counts]
        made = tuple(tables(session, cases, office))
    today = now.astimezone(office.zone).date()
    facts = PaperFacts(
        letterhead=letterhead_of(office, now),
        title=_TITLE,
        period=f"{date_words(since)} sampai dengan {date_words(until)}",
        told_on=today,
        printed_at=now,
        zone=office.zone,
        officer_name=office.settings.officer_name,
        officer_nip=office.settings.officer_nip,
        draft=until >= today,
        sample=office.sample,
    )
    return Overview(facts, made)
