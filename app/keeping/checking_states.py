"""Rebuilds where cases stand from their events, and compares it with the register's rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from app.access.entitlement import CaseFacts, told_facts
from app.desk.event_log import may_tell
from app.desk.open_case import projection
from app.desk.reading_office import cached_office
from app.register import Register
from app.rules.event_kinds import EventKind
from app.rules.happenings import Happening
from app.rules.numbering import screen_number
from app.rules.timeline import fold
from db.queries import checking as queries
from db.queries import parties as parties_queries
from db.queries.states import highest_case

if TYPE_CHECKING:
    from typing import Any

    from db.session import Row, Session

REBUILT = 20_000
"""Older cases of a large register are compared with what was signed, not rebuilt as well."""


def state_problems(
    register: Register, session: Session, *, step: Callable[[int], object] = lambda _: None
) -> Iterator[str]:
    """Yield every case that does not stand where its events lead, of the newest `REBUILT`.

    `step` is called with 1 for each.
    """
    try:
        kept = cached_office(register, session)
    except (KeyError, ValueError):
        yield "Pengaturan atau kalender kantor tidak terbaca; keadaan aduan tidak diperiksa."
        return
    office = kept.office
    known = _told_rows(session)
    least = highest_case(session) - REBUILT + 1 if kept.founded else 0
    happened = queries.events_by_complaint(session, least=least)
    grouped = groupby(happened, key=lambda event: event.complaint_id)
    events = next(grouped, None)
    for row in queries.projections(session, least=least):
        step(1)
        told_of: list[Row[Any]] = []
        if events is not None and events[0] == row.id:
            told_of = list(events[1])
            events = next(grouped, None)
        happenings = [
            Happening(EventKind(event.kind), event.happened_at, event.data, event.id)
            for event in told_of
        ]
        number = screen_number(row.year, row.seq)
        if not happenings:
            yield f"Aduan {number} tidak punya riwayat."
            continue
        state = fold(happenings, targets=office.targets, calendar=office.calendar)
        told = projection(state)
        differing = [name for name, value in told.items() if getattr(row, name) != value]
        if state.about and kept.keys.get(("office", state.about), (0,))[0] != row.about_office_id:
            differing.append("satker yang dituju")
        if kept.founded and row.erased_at is None:
            facts = told_facts((each.kind, each.data) for each in happenings)
            if facts != replace(
                known.get(row.id, CaseFacts(confidential=False)), confidential=row.confidential
            ):
                differing.append("yang berhak")
        if differing:
            yield f"Keadaan aduan {number} tidak sesuai riwayatnya ({', '.join(differing)})."
        for event in told_of if kept.founded else ():
            if not may_tell(register, session, event.data, actor=event.actor, position=event.id):
                yield f"Kerahasiaan aduan {number} diakhiri {event.actor}, yang bukan Pimpinan."


def _told_rows(session: Session) -> dict[int, CaseFacts]:
    """Return teams and accused of every case that has any, as the rows tell them."""
    teams, accused = defaultdict(set), defaultdict(set)
    for complaint_id, team, party in parties_queries.concerned(session, None):
        teams[complaint_id].add(team)
        accused[complaint_id].add(party)
    return {
        key: CaseFacts(
            confidential=False,
            teams=frozenset(teams[key] - {""}),
            accused=frozenset(accused[key] - {""}),
        )
        for key in teams
    }
