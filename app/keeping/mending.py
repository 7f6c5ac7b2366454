"""Makes anew what follows from the history: where each case stands, and the index of its words."""

from __future__ import annotations

from itertools import groupby

from app.desk.event_log import append_plain
from app.desk.open_case import projection
from app.desk.reading_office import office_in
from app.guard import allowed
from app.outcome import Outcome
from app.register import Register
from app.roles import Role
from app.rules.event_kinds import EventKind
from app.rules.happenings import Happening
from app.rules.timeline import fold
from db import writing
from db.queries.case import move_due
from db.queries.checking import events_by_complaint, projections
from db.queries.search import rebuild
from db.touching import touch


@allowed(Role.ADMIN, Role.HEAD, Role.DESK)
def mend_register(register: Register) -> Outcome:
    """Fold the history of every case anew, and make the index of words from what is registered.

    The history itself is never mended: what is wrong with it stays told by the check.
    """
    with register.writing() as session:
        # First of all: from here on no other desk moves a case.
        writing.chain_end(session)
        office = office_in(register, session)
        kept = {row.id: row for row in projections(session, least=0)}
        mended: dict[int, dict[str, object]] = {}
        happened = events_by_complaint(session, least=0)
        for case, events in groupby(happened, key=lambda event: event.complaint_id):
            happenings = [
                Happening(EventKind(each.kind), each.happened_at, each.data, each.id)
                for each in events
            ]
            told = projection(fold(happenings, targets=office.targets, calendar=office.calendar))
            row = kept.get(case)
            if row is not None and any(getattr(row, name) != told[name] for name in told):
                mended[case] = told
        for case, told in mended.items():
            session.execute(move_due(case, **told))
        touch(session, mended)
        rebuild(session.connection())
        append_plain(register, session, EventKind.MENDED, count=len(mended))
    register.cached_office = None
    words = f"Keadaan {len(mended)} aduan" if mended else "Tidak ada keadaan aduan yang"
    return Outcome(f"{words} disusun ulang dari riwayatnya; indeks pencarian dibuat baru.")
