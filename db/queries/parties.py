"""Which teams a case belongs to, and whom it is about."""

from collections.abc import Collection, Iterable

from sqlalchemy import (
    Select,
    delete,
    select,
    update,
)
from sqlalchemy.orm import Session

from db.queries.seals import _CHUNK
from db.tables import (
    Accused,
    CaseTeam,
)


def teams_of(session: Session, complaint_ids: Collection[int]) -> list[tuple[int, str]]:
    """Return (complaint, team) for the teams that some complaints were disposed to."""
    return _pairs(session, select(CaseTeam.complaint_id, CaseTeam.team), complaint_ids)


def accused_of(session: Session, complaint_ids: Collection[int]) -> list[tuple[int, str]]:
    """Return (complaint, party) for those whom some complaints are about and must not see them."""
    wanted = select(Accused.complaint_id, Accused.party).where(Accused.lifted.is_(False))
    return _pairs(session, wanted, complaint_ids)


def _pairs(
    session: Session, wanted: Select[int, str], complaint_ids: Collection[int]
) -> list[tuple[int, str]]:
    ids, column = list(complaint_ids), wanted.selected_columns["complaint_id"]
    found: list[tuple[int, str]] = []
    for first in range(0, len(ids), _CHUNK):
        rows = session.execute(wanted.where(column.in_(ids[first : first + _CHUNK])))
        found += [(complaint, word) for complaint, word in rows]
    return found


def all_accused(session: Session, complaint_id: int) -> dict[str, bool]:
    """Return every party a complaint is about, and whether the head lifted its guard."""
    rows = session.execute(
        select(Accused.party, Accused.lifted).where(Accused.complaint_id == complaint_id)
    )
    return dict(rows.all())


def set_accused(session: Session, complaint_id: int, parties: Iterable[str]) -> None:
    """Write whom a complaint is about; a guard that was lifted stays so for who stays."""
    kept = all_accused(session, complaint_id)
    session.execute(delete(Accused).where(Accused.complaint_id == complaint_id))
    for party in sorted(set(parties)):
        lifted = kept.get(party, False)
        session.add(Accused(complaint_id=complaint_id, party=party, lifted=lifted))
    session.flush()


def lift_guard(session: Session, complaint_id: int, party: str) -> None:
    """Let a party see a complaint that is about it."""
    guard = Accused
    session.execute(
        update(guard)
        .where(guard.complaint_id == complaint_id, guard.party == party)
        .values(lifted=True)
    )


def add_team(session: Session, complaint_id: int, team: str) -> None:
    """Note that a complaint was disposed to a team."""
    if session.get(CaseTeam, (complaint_id, team)) is None:
        session.add(CaseTeam(complaint_id=complaint_id, team=team))
        session.flush()


def hidden_from(parties: Collection[str]) -> Select[int]:
    """Select the complaints that these parties must not see."""
    guard = Accused
    return select(guard.complaint_id).where(guard.party.in_(parties), guard.lifted.is_(False))


def of_team(team: str) -> Select[int]:
    """Select the complaints that were disposed to a team."""
    return select(CaseTeam.complaint_id).where(CaseTeam.team == team)
